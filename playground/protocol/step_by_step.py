"""Messages of Step by step."""

from typing import Literal, NotRequired, TypeAlias, TypedDict

from playground.protocol.shared import JsonNumber

CodeTokenKind: TypeAlias = Literal["", "comment", "keyword", "string", "number", "left-out"]
CodeToken: TypeAlias = tuple[CodeTokenKind, str]
"""The kind of a token of Python, empty where it has no colour, and its text."""
EditKind: TypeAlias = Literal["leave out", "put back", "move up", "move down"]


class ShownTensor(TypedDict):
    """A tensor by some of its rows and columns."""

    kind: Literal["tensor"]
    shape: list[int]
    dtype: str
    rows: list[int]
    """The positions of the rows that are shown; a tensor of no or one dimension is a single row."""
    columns: list[int]
    values: list[list[float | str | bool]]
    grad_fn: str | None
    requires_grad: bool


class ShownNumber(TypedDict):
    """A plain number."""

    kind: Literal["number"]
    value: float | str | bool
    unit: NotRequired[str]


class ShownWord(TypedDict):
    """A word, such as the mode of the model."""

    kind: Literal["word"]
    value: str


class ShownLists(TypedDict):
    """The last entries of the lists in the history."""

    kind: Literal["lists"]
    values: dict[str, list[JsonNumber]]
    length: int
    """Of each whole list."""


class ShownNone(TypedDict):
    """None, such as a gradient that does not exist."""

    kind: Literal["none"]


ShownValue: TypeAlias = ShownTensor | ShownNumber | ShownWord | ShownLists | ShownNone
ShownState: TypeAlias = dict[str, ShownValue]
"""By key: `variable loss`, `value layers.0.weight`, `gradient …`, `update …`, `state … exp_avg`, `buffer …`, `mode`, …"""


class LossPoint(TypedDict):
    """One point of a loss curve."""

    x: JsonNumber
    loss: JsonNumber
    slope: JsonNumber


class LossCurve(TypedDict):
    """The loss of one sample against one of the model's outputs, with the target unchanged."""

    sample: int
    target: JsonNumber
    """A number, or the number of the true class."""
    x: list[JsonNumber]
    loss: list[JsonNumber]
    slope: list[JsonNumber]
    at: LossPoint
    """At the model's own output."""


class LossChart(TypedDict):
    """The loss of the samples of a batch."""

    kind: Literal["loss"]
    loss: str
    """Its class in torch.nn."""
    axis: str
    """What the output means: logit, probability, …"""
    samples: int
    curves: list[LossCurve]


class UpdateLine(TypedDict):
    """One line of an optimizer's rule."""

    words: str
    formula: str
    numbers: str
    """The formula with {names} of arrays in place of its symbols."""


class UpdateRule(TypedDict):
    """The rule of an optimizer with the numbers of one step."""

    kind: Literal["rule"]
    optimizer: str
    derived: bool
    """Whether the lines derive the update; otherwise they show what went in and what came out."""
    rounded: bool
    """The lines exist, but float32 rounds these numbers too coarsely for them."""
    lines: list[UpdateLine]
    parameters: dict[str, dict[str, list[list[JsonNumber]]]]
    """The arrays of every parameter, by their names in the lines."""
    skipped: list[str]
    """Parameters without a gradient."""


class LineEvent(TypedDict):
    """One executed line."""

    line: int
    changed: dict[str, ShownValue | None]
    """By key, as in ShownState; null where something no longer exists."""
    printed: list[str]
    warnings: list[str]
    explanation: LossChart | UpdateRule | None
    calls_function: bool
    """The line calls a function of the script, whose lines come next."""
    resumed: bool
    """The line continues after the function that it called."""


class WalkedBatch(TypedDict):
    """One batch of the walk, executed."""

    number: int
    """Of the batch, from 0 over all epochs."""
    epoch: int
    batch: int
    batches: int
    """In an epoch."""
    start: ShownState
    """What is shown before the first line."""
    events: list[LineEvent]
    last_of_epoch: bool
    ends_script: bool
    error: str
    """What stopped the script; empty when nothing did."""


class ShownStatement(TypedDict):
    """One statement of the loops, with its explanation."""

    first: int
    last: int
    end: int
    """The last line of its body."""
    kind: Literal["simple", "for", "with", "if", "def", "left out"]
    title: str
    does: str
    without: str
    step: str
    """Which of the training or testing steps it is; empty for the lines around them."""
    edits: list[EditKind]


class WalkSteps(TypedDict):
    """The names of the steps, in order."""

    training: list[str]
    testing: list[str]


class WalkedScript(TypedDict):
    """The script that is walked through."""

    id: str
    above: list[list[CodeToken]]
    """The lines above the loops."""
    first: int
    """The number of the first line of the loops."""
    lines: list[list[CodeToken]]
    batch_line: int
    """The number of the line that fetches the next batch."""
    statements: list[ShownStatement]
    steps: WalkSteps
    affordable_steps: int
    """How many batches can be walked through."""
    edited: bool
    features: list[str]
    classes: list[str]


class WalkData(TypedDict):
    """What the walk draws."""

    script: WalkedScript
    batch: WalkedBatch


class BatchAction(TypedDict):
    """A batch is requested."""

    action: Literal["batch"]
    number: int


class EditAction(TypedDict):
    """A line is edited."""

    action: Literal["edit"]
    kind: EditKind
    line: int


class RestoreAction(TypedDict):
    """All edits are undone."""

    action: Literal["restore"]


WalkAction: TypeAlias = BatchAction | EditAction | RestoreAction
