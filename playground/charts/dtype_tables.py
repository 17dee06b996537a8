"""Tables of dtypes as HTML: their ranges, what a number becomes in each, and the dtype that promotion gives."""

from collections.abc import Sequence
from dataclasses import dataclass

from playground.charts.html import render_html
from playground.charts.palette import AXES
from playground.dtypes import DEFAULTS, DTYPES, DType, dtype_bounds, promoted_dtype

FAMILY_COLOURS = {"bool": AXES[4], "integer": AXES[2], "float": AXES[0], "complex": AXES[3]}
COLOURS = {name: FAMILY_COLOURS[dtype.family] for name, dtype in DTYPES.items()}
_LARGEST_WRITTEN_OUT = 10**10


@dataclass(frozen=True)
class CastRow:
    """A number after a cast to one dtype.

    Attributes:
        dtype: the name of the dtype.
        result: the number after the cast.
        outcome: what happened to the number, in a few words.
        refusal: why ``torch.tensor(number, dtype=…)`` refuses the number; empty when it does not.
        is_exact: whether the cast kept the number.
    """

    dtype: str
    result: str
    outcome: str
    refusal: str
    is_exact: bool


def dtypes_html() -> str:
    """Every dtype with its width, range and precision."""
    return render_html(
        "dtypes.html.jinja",
        caption="Every dtype of torch that holds numbers you can work with",
        rows=[_describe_dtype(dtype) for dtype in DTYPES.values()],
    )


def _describe_dtype(dtype: DType) -> dict[str, str]:
    bounds = dtype_bounds(dtype.name)
    exact = bounds.exact or 0
    return {
        "name": dtype.name,
        "colour": COLOURS[dtype.name],
        "bits": str(dtype.bits),
        "layout": _describe_bits(dtype),
        "low": _format_bound(bounds.low),
        "high": _format_bound(bounds.high),
        "epsilon": "1" if bounds.epsilon is None else f"{bounds.epsilon:.3g}",
        "smallest": "1" if bounds.smallest is None else f"{bounds.smallest:.3g}",
        "exact": f"{exact:,}" if exact < 10**7 else _format_bound(exact),
        "use": dtype.use + (f" Also called torch.{dtype.alias}." if dtype.alias else ""),
    }


def _describe_bits(dtype: DType) -> str:
    """For floats, how many bits are sign, exponent and fraction; empty for other dtypes."""
    if not dtype.fraction and not dtype.exponent:
        return ""
    halves = " twice" if dtype.family == "complex" else ""
    return f"({int(dtype.signed)} + {dtype.exponent} + {dtype.fraction}{halves})"


def _format_bound(value: float) -> str:
    if isinstance(value, int):
        text = f"{value:,}" if abs(value) < _LARGEST_WRITTEN_OUT else f"{value:.3e}"
    else:
        text = f"{value:,.0f}" if abs(value) < 10**6 and value.is_integer() else f"{value:.4g}"
    return text.replace("-", "−")


def casts_html(rows: Sequence[CastRow], number: str, chosen: str) -> str:
    """What one number becomes in every dtype.

    Args:
        rows: one for each dtype.
        number: as it was typed.
        chosen: the dtype that is marked.
    """
    return render_html(
        "casts.html.jinja", caption=f"{number} in every dtype", rows=rows, chosen=chosen, colours=COLOURS
    )


def promotions_html(one: str, other: str) -> str:
    """The dtype of a result, for any two dtypes, as a square table in which one pair is marked."""
    return render_html(
        "promotions.html.jinja",
        caption="The dtype of A + B, for every dtype of A (rows) and of B (columns)",
        names=list(DTYPES),
        results={row: {column: promoted_dtype(row, column) for column in DTYPES} for row in DTYPES},
        chosen={one, other},
        colours=COLOURS,
    )


def defaults_html() -> str:
    """The dtype that creation gives when the code names none."""
    return render_html(
        "default_dtypes.html.jinja", caption="The dtype that torch gives when you name none", rows=DEFAULTS
    )
