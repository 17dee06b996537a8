"""The one palette: a colour has the same meaning on every page.

Orange is negative or class 0, grey is zero or undecided, blue is positive or class 1. The class colours after these two
are those of Okabe and Ito's set, which people with any common colour vision distinguish. Style sheets and scripts get
these colours as CSS properties, such as ``--pg-negative``: no colour of the palette is written anywhere else.
"""

from collections.abc import Iterator

NEGATIVE = "#e8710a"
ZERO = "#e9ecef"
POSITIVE = "#0b76b7"
TRAIN = "#0d9488"
VALIDATION = "#b7791f"
TEST = "#c2255c"
CLASSES = (
    NEGATIVE,
    POSITIVE,
    "#009e73",
    "#cc79a7",
    "#8a6d00",
    "#56b4e9",
    "#6a3d9a",
    "#7f7f7f",
    "#b22222",
    "#40c0a0",
)
SERIES = (CLASSES[1], CLASSES[0], *CLASSES[2:8])
"""Lines that are neither classes nor parts of the data, such as one for each layer."""
PART_COLOURS = {"train": TRAIN, "validation": VALIDATION, "test": TEST}
AXES = ("#0b76b7", "#e8710a", "#009e73", "#a34d86", "#8a6d00", "#c2255c", "#6a3d9a", "#56788a")
"""One colour for each axis of a tensor, outermost first."""
ORDER = ("#3b2f80", "#31688e", "#21918c", "#5ec962", "#fde725")
"""From the first to the last element in memory; the colours grow lighter, so that the order shows without colour vision."""
MISSING = "#cc79a7"
"""NaN, and elements without a source."""
OUTLINES = {"train": "#ffffff", "test": "#10151b"}
"""The outline of a sample of each part of the data, visible on every background."""
PINNED = CLASSES[7]
"""The pinned run, in legends."""
FOCUS = CLASSES[5]
"""The ring around what has the keyboard's focus."""
INK = ("#1b2733", "#e6ebf0")
"""Text, in the light and in the dark theme."""
PAPER = ("#ffffff", "#12171d")
"""The background, in the light and in the dark theme."""


def palette_css() -> str:
    """The rule that gives every colour to style sheets and scripts."""
    return f":root {{ {' '.join(f'--pg-{name}: {colour};' for name, colour in _properties())} }}"


def _properties() -> Iterator[tuple[str, str]]:
    yield from {"negative": NEGATIVE, "zero": ZERO, "positive": POSITIVE, "missing": MISSING}.items()
    yield from PART_COLOURS.items()
    yield from ((f"{part}-outline", colour) for part, colour in OUTLINES.items())
    yield from {"pinned": PINNED, "focus": FOCUS}.items()
    for name, colours in {"class": CLASSES, "series": SERIES, "axis": AXES, "order": ORDER}.items():
        yield from ((f"{name}-{number}", colour) for number, colour in enumerate(colours))
    yield from ((name, f"light-dark({', '.join(pair)})") for name, pair in {"ink": INK, "paper": PAPER}.items())


def rgb(colour: str) -> tuple[int, int, int]:
    """``#rrggbb`` as three numbers from 0 to 255."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def mix_colours(one: str, other: str, share: float) -> str:
    """A colour between two: ``share`` 0 is the first, 1 the second."""
    parts = (round(a + (b - a) * share) for a, b in zip(rgb(one), rgb(other), strict=True))
    return "#" + "".join(f"{part:02x}" for part in parts)


def diverging_colour(value: float, scale: float) -> str:
    """Orange below zero, grey at zero, blue above; the full colour at ``scale``."""
    share = min(1.0, abs(value) / scale) if scale > 0 else 0.0
    return mix_colours(ZERO, POSITIVE if value > 0 else NEGATIVE, share)


def colour_in_order(share: float) -> str:
    """A colour of the order from 0 to 1."""
    at = min(max(share, 0.0), 1.0) * (len(ORDER) - 1)
    lower = min(int(at), len(ORDER) - 2)
    return mix_colours(ORDER[lower], ORDER[lower + 1], at - lower)


def is_dark(colour: str) -> bool:
    """Whether white reads better on it than black, by relative luminance (WCAG 2)."""
    red, green, blue = (_linear(part / 255) for part in rgb(colour))
    luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    return 1.05 / (luminance + 0.05) > (luminance + 0.05) / 0.05


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.03928 else float(((part + 0.055) / 1.055) ** 2.4)
