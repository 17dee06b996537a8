"""Numbers and small tensors as short text."""

import math
from typing import Any


def rounded(value: float, digits: int = 6) -> float:
    """A number rounded to a number of significant digits."""
    return float(f"{value:.{digits}g}")


def number_or_none(value: float | None, digits: int = 6) -> float | None:
    """A number for JSON, which has no nan and no infinity: these become None."""
    return rounded(value, digits) if value is not None and math.isfinite(value) else None


def json_number(value: float, digits: int = 6) -> float | str:
    """A number for JSON, which has no nan and no infinity: these become ``nan``, ``inf`` and ``-inf``."""
    if math.isfinite(value):
        return rounded(value, digits)
    return "nan" if math.isnan(value) else "inf" if value > 0 else "-inf"


def format_short(value: float) -> str:
    """Up to four digits, without an exponent where none is needed."""
    if isinstance(value, int):
        return str(value)
    text = f"{value:.4g}"
    return "0" if text == "-0" else text


def format_tensor(value: Any, rows: int = 4) -> list[str]:
    """A number, or the rows of a tensor of one or two dimensions, at most ``rows`` of them."""
    if not isinstance(value, list):
        return [format_short(value)]
    if not value or not isinstance(value[0], list):
        return [_row(value)]
    shown = [_row(row) for row in value[:rows]]
    return [*shown, f"… {len(value)} rows"] if len(value) > rows else shown


def _row(values: list[Any], most: int = 6) -> str:
    shown = "  ".join(format_short(value) for value in values[:most])
    return f"[{shown}{f'  … {len(values)}' if len(values) > most else ''}]"


def format_bytes(count: float, base: int = 1024) -> str:
    """Bytes in a readable unit."""
    for unit in ("B", "KiB", "MiB", "GiB", "TiB"):
        if abs(count) < base or unit == "TiB":
            return f"{count:,.0f} {unit}" if unit == "B" else f"{count:,.4g} {unit}"
        count /= base
    raise AssertionError("unreachable")


def format_duration(seconds: float) -> str:
    """Seconds in a readable unit."""
    for unit, scale in (("s", 1.0), ("ms", 1e-3), ("µs", 1e-6)):
        if seconds >= scale:
            return f"{seconds / scale:.3g} {unit}"
    return f"{seconds / 1e-9:.3g} ns"


def format_rate(per_second: float, unit: str) -> str:
    """A rate in millions or billions of a unit: ``12.3 GFLOP/s``."""
    for prefix, scale in (("T", 1e12), ("G", 1e9), ("M", 1e6)):
        if per_second >= scale:
            return f"{per_second / scale:.3g} {prefix}{unit}/s"
    return f"{per_second / 1e3:.3g} k{unit}/s"
