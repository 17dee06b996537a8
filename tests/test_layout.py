"""The layout of the house: files that fit in the head, folders that one sentence describes, names that mean one thing."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PLAYGROUND = ROOT / "playground"
SOURCES = sorted(PLAYGROUND.rglob("*.py"))
MAX_LINES = 350
ALL_FILES = [
    file
    for folder in ("playground", "pages", "tests", "benchmarks")
    for suffix in ("py", "js", "css", "jinja")
    for file in sorted((ROOT / folder).rglob(f"*.{suffix}"))
]
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("file", [pytest.param(each, id=str(each.relative_to(ROOT))) for each in ALL_FILES])
def test_a_file_fits_in_the_head(file: Path) -> None:
    assert len(file.read_text(encoding="utf-8").splitlines()) <= MAX_LINES


@pytest.mark.parametrize("folder", sorted({each.parent for each in SOURCES}), ids=lambda folder: folder.name)
def test_a_folder_is_described_by_one_sentence(folder: Path) -> None:
    docstring = ast.get_docstring(ast.parse((folder / "__init__.py").read_text(encoding="utf-8")))
    assert docstring
    assert docstring.split("\n")[0].endswith(".")


def _classes() -> Iterator[tuple[str, Path]]:
    for file in SOURCES:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                yield node.name, file


def test_a_class_name_has_one_meaning() -> None:
    files: dict[str, list[str]] = {}
    for name, file in _classes():
        files.setdefault(name, []).append(str(file.relative_to(ROOT)))
    assert {name: where for name, where in files.items() if len(where) > 1} == {}


def _architecture() -> dict[str, set[str]]:
    """The folders of the README's tree with the names that it lists in each."""
    block = README[README.index("## Architecture") :]
    folders: dict[str, set[str]] = {"": set()}
    folder = ""
    for line in block.split("\n"):
        listed = re.match(r"^( {4}| {6})((?:[\w.]+(?:\.py|/)\s)+)", line + " ")
        if not listed:
            continue
        names = set(listed[2].split())
        if len(listed[1]) == 4:
            (folder,) = names
            folders[""] |= names
            folders.setdefault(folder, set())
        else:
            folders[folder] |= names
    return folders


def test_the_tree_in_the_readme_is_the_tree() -> None:
    entries = {
        f"{each.name}/" if each.is_dir() else each.name
        for each in PLAYGROUND.iterdir()
        if each.name not in ("__init__.py", "__pycache__") and (each.is_dir() or each.suffix == ".py")
    }
    assert _architecture()["playground/"] == entries
    for name in _architecture()[""]:
        assert (ROOT / name).exists(), name


def test_the_layers_in_the_readme_are_those_that_are_checked() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    layers = next(each for each in contracts if each["type"] == "layers")["layers"]
    sentence = next(
        line for line in README.replace(",\n", ", ").split("\n\n") if line.startswith("Arrows go down only")
    )
    checked = [name for layer in layers for name in re.findall(r"\w+", layer)]
    assert all(name in sentence for name in checked)
    words = re.findall(r"\w+", sentence)
    order = [words.index(re.findall(r"[a-z_]+", layer)[0]) for layer in layers]
    assert order == sorted(order)
