"""Matrix products: each element of the result comes from a row of the left factor and a column of the right factor."""

from collections.abc import Sequence
from functools import partial

from torch import Tensor

from playground import limits
from playground.charts.element_index import element_name, unravel_index
from playground.charts.tensor_window import shown_positions
from playground.tensors.element_formulas.formula import ElementFormula, ElementTexts, join_terms, parenthesized
from playground.tensors.shape_rules import broadcasting


def write_formulas(
    left: Tensor,
    right: Tensor,
    result: Tensor,
    places: Sequence[int],
    factor_places: tuple[Tensor, Tensor],
    bias: Tensor | None,
) -> list[ElementFormula]:
    """The formulas of some elements of the result.

    Args:
        left, right: the operands as they are drawn.
        result: of the product.
        places: of the elements, in reading order of the result.
        factor_places: for both factors, the place of every element in its operand: transposed for ``A @ B.T``.
        bias: added to every row, or ``None``.
    """
    left_places, right_places = factor_places
    rows = left_places if left_places.ndim > 1 else left_places[None]
    columns = right_places if right_places.ndim > 1 else right_places[:, None]
    # Equal but for einsum, which stretches an inner axis of size 1.
    inner = max(rows.shape[-1], columns.shape[-2]) if 0 not in (rows.shape[-1], columns.shape[-2]) else 0
    # As torch does, a vector counts as a matrix of one row or column, and that axis disappears at the end.
    batch = broadcasting.align_shapes({"left": rows.shape[:-2], "right": columns.shape[:-2]}).result or ()
    outer = (*batch, rows.shape[-2], columns.shape[-1])
    rows = rows.expand(*batch, rows.shape[-2], inner)
    columns = columns.mT.expand(*batch, columns.shape[-1], inner)
    shown_terms = [k for k in shown_positions(inner, limits.SHOWN_AXIS) if k is not None]
    left_texts, right_texts, results = ElementTexts(left), ElementTexts(right), ElementTexts(result)
    bias_texts = None if bias is None else ElementTexts(bias)
    formulas = []
    for place in places:
        *batch_indices, row, column = unravel_index(place, outer)
        a, b = rows[(*batch_indices, row)].tolist(), columns[(*batch_indices, column)].tolist()
        sources: tuple[tuple[int, ...], ...] = (tuple(a[k] for k in shown_terms), tuple(b[k] for k in shown_terms))
        terms = join_terms(inner, partial(_term, left_texts, right_texts, a, b), " + ") or "nothing to add"
        if bias_texts is not None:
            terms += f" + {parenthesized(bias_texts[column])}"
            sources = (*sources, (column,))
        text = f"{element_name('result', place, result.shape)} = {terms} = {results[place]}"
        formulas.append(ElementFormula(place, sources, text))
    return formulas


def _term(left_texts: ElementTexts, right_texts: ElementTexts, a: list[int], b: list[int], k: int) -> str:
    return f"{parenthesized(left_texts[a[k]])}×{parenthesized(right_texts[b[k]])}"
