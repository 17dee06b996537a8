"""Element by element: each element of the result comes from one element of every operand, after broadcasting."""

from collections.abc import Sequence

from torch import Tensor

from playground.charts.element_index import element_name, unravel_index
from playground.tensors.element_formulas.formula import ElementFormula, ElementTexts, parenthesized
from playground.tensors.shape_rules.broadcasting import broadcast_place


def write_formulas(
    template: str, operands: Sequence[Tensor], result: Tensor, places: Sequence[int]
) -> list[ElementFormula]:
    """The formulas of some elements of the result.

    Args:
        template: with ``{a}``, ``{b}``, ``{c}`` for the numbers of the operands and ``{r}`` for that of the result.
        operands: as they were before the operation.
        result: of the operation.
        places: of the elements, in reading order of the result.
    """
    texts = [ElementTexts(operand) for operand in operands]
    results = ElementTexts(result)
    formulas = []
    for place in places:
        indices = unravel_index(place, result.shape)
        sources = [broadcast_place(indices, operand.shape) for operand in operands]
        numbers = {name: text[source] for name, text, source in zip("abc", texts, sources, strict=False)}
        # The first number opens the formula; those behind an operator need parentheses when they have a sign.
        numbers = {name: number if name == "a" else parenthesized(number) for name, number in numbers.items()}
        text = f"{element_name('result', place, result.shape)}: {template.format(**numbers, r=results[place])}"
        formulas.append(ElementFormula(place, tuple((source,) for source in sources), text))
    return formulas
