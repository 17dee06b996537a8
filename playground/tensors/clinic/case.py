"""What one case of the error clinic is made of."""

from dataclasses import dataclass
from typing import Literal

from playground.tensors.shown_code import ShownCode

Kind = Literal["error", "trap"]
"""``error``: torch refuses. ``trap``: torch says nothing, and the result is not what was meant."""

GROUPS = ("Shapes", "Dtypes and devices", "Memory", "Numbers", "Surprises")


@dataclass(frozen=True)
class Repair:
    """One way to mend a case.

    Attributes:
        label: what is done, in a few words or as code.
        lines: what stands in place of the wrong lines.
        works: whether it mends the case.
        because: why it does, or why it does not.
    """

    label: str
    lines: tuple[str, ...]
    works: bool
    because: str


@dataclass(frozen=True, kw_only=True)
class Case:
    """One thing that goes wrong.

    Attributes:
        name: its key.
        title: a few words.
        group: cases of one kind stand together.
        kind: whether torch says so.
        story: what somebody wanted, in a sentence.
        given, wrong, shown: the program: what it starts from, the lines that go wrong, and the lines that look at the
            outcome.
        goal: an expression that is True once it is mended.
        wanted: the same in words, after "Mended when".
        meaning: what happened and why, in a few sentences.
        repairs: several; at least one mends it and at least one does not.
        imports: besides torch.
    """

    name: str
    title: str
    group: str
    kind: Kind
    story: str
    given: tuple[str, ...]
    wrong: tuple[str, ...]
    shown: tuple[str, ...]
    goal: str
    wanted: str
    meaning: str
    repairs: tuple[Repair, ...]
    imports: tuple[str, ...] = ()

    def program(self, repair: Repair | None = None) -> ShownCode:
        """The whole code as it goes wrong, or with a repair."""
        device = other_device()
        middle = repair.lines if repair else self.wrong
        lines = (line.replace("{device}", device) for line in (*self.given, *middle, *self.shown))
        return ShownCode(("import torch", *self.imports), (tuple(lines),))


def other_device() -> str:
    """A device that is not the CPU: the accelerator, or torch's meta device, which holds shapes and no numbers."""
    import torch

    accelerator = torch.accelerator.current_accelerator()
    return accelerator.type if accelerator else "meta"


def device_note() -> str:
    """What the other device is on this server, in a sentence."""
    device = other_device()
    if device == "meta":
        return (
            "This server has no accelerator, so the case uses torch's meta device, which knows shapes and dtypes but holds "
            "no numbers: the check, and the error, are the same."
        )
    return f"This server has an accelerator, {device}, and the case uses it."
