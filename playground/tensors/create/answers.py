"""What a worker returns to Create & inspect, as plain data."""

from dataclasses import dataclass

from playground.protocol.tensors import TensorPictureData
from playground.sandbox.execution import Failure
from playground.tensors.tensor_facts import FactAnswer

MAX_LISTED_NUMBERS = 100
"""Elements of a tensor that an answer lists one by one."""


@dataclass(frozen=True)
class CodeAnswer:
    """Some code with its output.

    Attributes:
        source: the code.
        printed: what it printed.
        warnings: torch's warnings.
        failure: torch's error, if it raised one.
        picture: of the tensor that it is about, where the page shows one.
    """

    source: str
    printed: str
    warnings: tuple[str, ...] = ()
    failure: Failure | None = None
    picture: TensorPictureData | None = None


@dataclass(frozen=True)
class TensorAnswer:
    """All that the page shows of a tensor that was created.

    Attributes:
        shape, dtype: of the tensor.
        storage_bytes: how many bytes its storage takes.
        numbers: its elements in reading order; empty where there are more than ``MAX_LISTED_NUMBERS`` of them.
        leading: the positions along all axes but the last two of the matrix that is shown.
        picture: that matrix.
        image: the tensor or the matrix as an image, as HTML; empty for a small tensor that is no image.
        brackets, histogram: as HTML; no histogram where no element is finite.
        shape_facts, value_facts, memory_facts: expressions with torch's answers.
    """

    shape: tuple[int, ...]
    dtype: str
    storage_bytes: int
    numbers: tuple[bool | int | float | complex, ...]
    leading: tuple[int, ...]
    picture: TensorPictureData
    image: str
    brackets: str
    histogram: str
    shape_facts: tuple[FactAnswer, ...]
    value_facts: tuple[FactAnswer, ...]
    memory_facts: tuple[FactAnswer, ...]


@dataclass(frozen=True)
class CreationAnswer:
    """All that Create & inspect shows of a creation.

    Attributes:
        code: the code that creates the tensor.
        tensor: what it created; ``None`` after an error.
        range_comparison: ``arange`` and ``range`` with the same numbers, for these two functions.
        two_draws: the same draw twice, for random functions.
        gradient: the gradient of a tensor of up to two axes that requires one.
    """

    code: CodeAnswer
    tensor: TensorAnswer | None = None
    range_comparison: CodeAnswer | None = None
    two_draws: CodeAnswer | None = None
    gradient: CodeAnswer | None = None


@dataclass(frozen=True)
class CastAnswer:
    """What a number becomes in every dtype.

    Attributes:
        code: the code of one of the casts.
        table: of all of them, as HTML.
    """

    code: CodeAnswer
    table: str
