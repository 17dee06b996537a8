"""Reductions: each element of the result comes from all elements along the axes that collapse."""

from collections.abc import Sequence
from functools import partial

from torch import Tensor

from playground.charts.element_index import element_name
from playground.charts.tensor_window import choose_window
from playground.tensors.element_formulas.formula import ElementFormula, ElementTexts, join_terms, number_places


def write_formulas(
    template: str, separator: str, source: Tensor, axes: Sequence[int], result: Tensor, places: Sequence[int]
) -> list[ElementFormula]:
    """The formulas of some elements of the result.

    Args:
        template: with ``{terms}``, ``{n}`` for their number and ``{r}`` for the result.
        separator: between the terms.
        source: the tensor that is reduced.
        axes: that collapse, counted from 0.
        result: of the reduction.
        places: of the elements, in reading order of the result.
    """
    remaining = [axis for axis in range(source.ndim) if axis not in axes]
    numbered = number_places(source).permute(*remaining, *axes) if source.ndim else number_places(source)
    count = result.numel()
    groups = numbered.reshape(count, numbered.numel() // count) if count else numbered
    shown_places = set(choose_window(source.shape).cells)
    texts, results = ElementTexts(source), ElementTexts(result)
    formulas = []
    for place in places:
        group = groups[place].tolist()
        terms = join_terms(len(group), partial(_term, texts, group), separator)
        formula = template.format(terms=terms or "nothing", n=len(group), r=results[place])
        highlighted = tuple(each for each in group if each in shown_places)
        text = f"{element_name('result', place, result.shape)}: {formula}"
        formulas.append(ElementFormula(place, (highlighted,), text))
    return formulas


def _term(texts: ElementTexts, group: list[int], number: int) -> str:
    return texts[group[number]]
