"""The one palette: what a colour means here, it means on every page.

Orange is negative or class 0, grey is zero or undecided, blue is positive or class 1. The class colours after these two
are those of Okabe and Ito's set, which people with any common colour vision tell apart.
"""

NEGATIVE = "#e8710a"
ZERO = "#e9ecef"
POSITIVE = "#0b76b7"
TRAIN = "#0d9488"
VALIDATION = "#b7791f"
TEST = "#c2255c"
CLASSES = (
    "#e8710a",
    "#0b76b7",
    "#009e73",
    "#cc79a7",
    "#8a6d00",
    "#56b4e9",
    "#6a3d9a",
    "#7f7f7f",
    "#b22222",
    "#40c0a0",
)

PARTS = {"train": TRAIN, "validation": VALIDATION, "test": TEST}


def rgb(colour: str) -> tuple[int, int, int]:
    """``#rrggbb`` as three numbers from 0 to 255."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
