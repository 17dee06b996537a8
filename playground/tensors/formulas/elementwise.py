"""Element by element: each element of the result from one element of every operand, after stretching them to one shape."""

from collections.abc import Sequence

from torch import Tensor

from playground.tensors.tracing.trace import Cells, Trace, bracketed, index, position


def traces(spoken: str, operands: Sequence[Tensor], result: Tensor, cells: Sequence[int]) -> list[Trace]:
    """Where these elements of the result come from.

    Args:
        spoken: the sum in words, with ``{a}``, ``{b}``, ``{c}`` for the numbers of the operands and ``{r}`` for that of the
            result.
        operands: as they were before the operation.
        result: of the operation.
        cells: places in the result.
    """
    numbers = [Cells(operand) for operand in operands]
    results = Cells(result)
    found = []
    for cell in cells:
        where = position(cell, result.shape)
        places = [stretched_place(where, operand.shape) for operand in operands]
        words = {name: number[place] for name, number, place in zip("abc", numbers, places, strict=False)}
        # The first number opens the sum; those behind a sign need brackets when they bring their own.
        words = {name: word if name == "a" else bracketed(word) for name, word in words.items()}
        said = spoken.format(**words, r=results[cell])
        found.append(Trace(cell, tuple((place,) for place in places), f"{index('result', cell, result.shape)}: {said}"))
    return found


def stretched_place(where: Sequence[int], shape: Sequence[int]) -> int:
    """The place in an operand from which a position of the result is taken: an axis of size 1 is read again and again."""
    place = 0
    for size, at in zip(shape, where[len(where) - len(shape) :], strict=True):
        place = place * size + (0 if size == 1 else at)
    return place
