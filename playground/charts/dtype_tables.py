"""Tables of dtypes as HTML: what each can hold, what a number becomes, which one comes out when two meet."""

from html import escape

from playground.charts.palette import AXES
from playground.dtypes import DEFAULTS, DTYPES, DType, bounds, promoted
from playground.tensors.create.casts import SAYS, Cast

_FAMILY_COLOURS = {"bool": AXES[4], "integer": AXES[2], "float": AXES[0], "complex": AXES[3]}


def _scroll(caption: str, table: str) -> str:
    return f'<div class="pg-table" tabindex="0" role="group" aria-label="{escape(caption)}">{table}</div>'


def _table(caption: str, head: tuple[str, ...], rows: str) -> str:
    cells = "".join(f'<th scope="col">{escape(title)}</th>' for title in head)
    return _scroll(
        caption,
        f"<table><caption>{escape(caption)}</caption><thead><tr>{cells}</tr></thead><tbody>{rows}</tbody></table>",
    )


def _name(dtype: DType) -> str:
    colour = _FAMILY_COLOURS[dtype.family]
    return f'<th scope="row"><span class="pg-family" style="--axis: {colour}">torch.{escape(dtype.name)}</span></th>'


def dtypes_html() -> str:
    """Every dtype with its width, range and precision."""
    return _table(
        "Every dtype of torch that holds numbers you can work with",
        (
            "dtype",
            "bits",
            "from",
            "to",
            "step after 1 (epsilon)",
            "smallest above 0",
            "whole numbers exact to",
            "what for",
        ),
        "".join(_dtype_row(dtype) for dtype in DTYPES.values()),
    )


def _dtype_row(dtype: DType) -> str:
    held = bounds(dtype.name)
    cells = (
        _bits(dtype),
        _number(held.low),
        _number(held.high),
        "1" if held.epsilon is None else f"{held.epsilon:.3g}",
        "1" if held.smallest is None else f"{held.smallest:.3g}",
        f"{held.exact:,}" if held.exact is not None and held.exact < 10**7 else _number(held.exact or 0),
        escape(dtype.use) + (f" Also called torch.{dtype.alias}." if dtype.alias else ""),
    )
    return f"<tr>{_name(dtype)}{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


def _bits(dtype: DType) -> str:
    """The width, and for floats how it is shared out: sign, exponent, fraction."""
    if not dtype.fraction and not dtype.exponent:
        return str(dtype.bits)
    sign = 1 if dtype.signed else 0
    halves = " twice" if dtype.family == "complex" else ""
    return f"{dtype.bits} <small>({sign} + {dtype.exponent} + {dtype.fraction}{halves})</small>"


def _number(value: float) -> str:
    if isinstance(value, int):
        return f"{value:,}".replace("-", "−") if abs(value) < 10**10 else f"{value:.3e}".replace("-", "−")
    if abs(value) < 10**6 and float(value).is_integer():
        return f"{value:,.0f}".replace("-", "−")
    return f"{value:.4g}".replace("-", "−")


def casts_html(casts: list[Cast], typed: str, chosen: str) -> str:
    """What one number becomes in every dtype."""
    return _table(
        f"{typed} in every dtype",
        ("dtype", "x.to(dtype) gives", "what happened", "torch.tensor(…, dtype=dtype)"),
        "".join(_cast_row(cast, cast.dtype == chosen) for cast in casts),
    )


def _cast_row(cast: Cast, chosen: bool) -> str:
    mark = "pg-cast-same" if cast.outcome == "exact" else "pg-cast-changed"
    checked = f"refuses: {cast.checked}" if cast.checked else "gives the same"
    row = "pg-chosen" if chosen else ""
    return (
        f'<tr class="{row}">{_name(DTYPES[cast.dtype])}<td class="{mark}"><b>{escape(cast.text)}</b></td>'
        f"<td>{escape(SAYS[cast.outcome])}</td><td>{escape(checked)}</td></tr>"
    )


def promotions_html(one: str, other: str) -> str:
    """Which dtype comes out for any two, as a square table."""
    names = list(DTYPES)
    head = ("", *names)
    rows = "".join(
        f"<tr>{_name(DTYPES[row])}{''.join(_promotion(row, column, {row, column} == {one, other}) for column in names)}</tr>"
        for row in names
    )
    return _table("Which dtype comes out of A + B, for every dtype of A (rows) and B (columns)", head, rows)


def _promotion(row: str, column: str, chosen: bool) -> str:
    result = promoted(row, column)
    mark = ' class="pg-chosen"' if chosen else ""
    if result is None:
        return f'<td{mark} title="{row} and {column}: torch refuses">–</td>'
    colour = _FAMILY_COLOURS[DTYPES[result].family]
    return (
        f'<td{mark} title="{row} and {column} give {result}"><span class="pg-family" style="--axis: {colour}">{result}'
        "</span></td>"
    )


def defaults_html() -> str:
    """What creation picks when nobody names a dtype."""
    rows = "".join(f"<tr><td><code>{escape(code)}</code></td><td>torch.{name}</td></tr>" for code, name in DEFAULTS)
    return _table("What torch picks when you do not say", ("code", "dtype"), rows)
