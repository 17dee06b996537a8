"""The palette is written once: style sheets and scripts take it from Python."""

import re
import tomllib
from pathlib import Path

import pytest

from playground.charts import palette
from playground.charts.palette import CLASSES, INK, PAPER, POSITIVE, palette_css
from playground.ui.shared.server import WEB
from playground.ui.shared.style import SHEETS

ROOT = WEB.parents[1]
SOURCES = [
    *sorted(path for path in WEB.rglob("*") if path.suffix in (".js", ".css")),
    *sorted((ROOT / "playground" / "ui").rglob("*.py")),
    *sorted((ROOT / "pages").glob("*.py")),
]
PROPERTIES = dict(re.findall(r"--pg-([a-z0-9-]+): ([^;]+);", palette_css()))
HEX = re.compile(r"#[0-9a-fA-F]{6}\b")


def test_every_colour_of_the_palette_is_a_property() -> None:
    named = {HEX.findall(value)[0] for value in PROPERTIES.values() if HEX.fullmatch(value)}
    written = set(HEX.findall(Path(palette.__file__).read_text()))
    assert written == named | {*INK, *PAPER}
    assert [PROPERTIES[f"class-{number}"] for number in range(len(CLASSES))] == list(CLASSES)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_colour_of_the_palette_is_written_anywhere_else(path: Path) -> None:
    text = path.read_text()
    colours = {colour.lower() for colour in HEX.findall(text)}
    assert colours & set(HEX.findall(palette_css())) == set()
    if path.suffix == ".js":
        assert colours == set(), "scripts take their colours from palette.js"


@pytest.mark.parametrize("path", [path for path in SOURCES if path.suffix != ".py"], ids=lambda path: path.name)
def test_every_property_that_is_read_exists(path: Path) -> None:
    used = set(re.findall(r"var\(--pg-([a-z0-9-]+)\)", path.read_text()))
    assert used <= {*PROPERTIES}


def test_every_style_sheet_is_loaded() -> None:
    assert sorted(SHEETS) == sorted(str(path.relative_to(WEB).with_suffix("")) for path in WEB.rglob("*.css"))


def test_the_theme_has_the_colours_of_the_palette() -> None:
    themes = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text())["theme"]
    for theme, ink, paper in zip((themes["light"], themes["dark"]), INK, PAPER, strict=True):
        assert (theme["primaryColor"], theme["textColor"], theme["backgroundColor"]) == (POSITIVE, ink, paper)
