"""The README agrees with the code."""

import re
from pathlib import Path

import pytest

from playground import limits
from playground.mistakes.catalog import MISTAKES
from playground.tensors.clinic import CASES
from playground.tensors.create.creation_functions import CREATION_FUNCTIONS
from playground.tensors.operations import OPERATIONS
from playground.ui.shared.site import SECTIONS

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_both_commands_are_at_the_top() -> None:
    top = README[:1_200]
    assert "python -m pip install -r requirements.txt && python -m streamlit run streamlit_app.py" in top
    assert "bash tests/run" in top
    assert (ROOT / "tests" / "run").exists()
    assert 'tests/run"' in (ROOT / ".ci" / "run").read_text()


@pytest.mark.parametrize("source", re.findall(r"```python\n(.*?)```", README, flags=re.DOTALL))
def test_examples_run(source: str, capsys: pytest.CaptureFixture[str]) -> None:
    exec(compile(source, "README.md", "exec"), {})
    printed = capsys.readouterr().out
    assert "train_loss" in printed
    assert "Stopped" in printed
    assert "Linear" in printed


@pytest.mark.parametrize("file", ["requirements.txt", "tests/requirements.txt"])
def test_every_dependency_is_ranged_and_named_with_its_reason(file: str) -> None:
    lines = [line for line in (ROOT / file).read_text().splitlines() if line and not line.startswith("#")]
    reasons = README[README.index("## Dependencies") :]
    for line in lines:
        name, version = line.split("~=")
        assert version
        assert name in reasons


def test_every_page_is_named() -> None:
    for page in (page for pages in SECTIONS.values() for page in pages):
        assert f"**{page.title}**" in README


def test_bounds_are_those_of_the_code() -> None:
    assert f"Up to {limits.MAX_CHECKPOINTS}" in README
    assert f"{limits.MAX_CHECKPOINT_BYTES // 1_000_000} MB" in README
    assert limits.GRACE_SECONDS < 10


def test_counts_are_those_of_the_catalogs() -> None:
    for entries, called in (
        (CREATION_FUNCTIONS, "ways"),
        (OPERATIONS, "operations"),
        (CASES, "errors"),
        (MISTAKES, "classic mistakes"),
    ):
        assert f"{len(entries)} {called}" in README


def test_every_picture_exists() -> None:
    for path in re.findall(r"!\[.+?\]\((.+?)\)", README):
        assert (ROOT / path).stat().st_size > 10_000
