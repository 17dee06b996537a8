"""The exported script, run for real: its losses are the engine's, bit for bit, for every choice there is."""

import os
import re
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

from playground import Experiment, train
from playground.export.script import script
from tests.variants import BASE, VARIANTS


@pytest.fixture(autouse=True)
def _no_window(monkeypatch: pytest.MonkeyPatch) -> None:
    """matplotlib's backend that draws nothing and opens nothing."""
    monkeypatch.setenv("MPLBACKEND", "template")


@pytest.mark.parametrize("experiment", [pytest.param(each, id=name) for name, each in VARIANTS])
def test_script_repeats_the_engine_bit_for_bit(experiment: Experiment, tmp_path: Path) -> None:
    path = tmp_path / "run.py"
    path.write_text(script(experiment), encoding="utf-8")
    ours = train(experiment).history
    theirs = runpy.run_path(str(path))["history"]
    assert len(ours) > 0
    for name, losses in theirs.items():
        assert losses == ours[name].tolist()


def test_every_script_is_formatted_and_lints(tmp_path: Path) -> None:
    for number, (_, experiment) in enumerate(VARIANTS):
        (tmp_path / f"run_{number}.py").write_text(script(experiment), encoding="utf-8")
    for command in (["format", "--check", "--diff"], ["check"]):
        done = subprocess.run(
            [sys.executable, "-m", "ruff", *command, "--isolated", "--no-cache", str(tmp_path)],
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("name", ["circles", "iris", "line"])
def test_script_run_by_itself_prints_the_losses(name: str, tmp_path: Path) -> None:
    experiment = next(each for title, each in VARIANTS if title == name)
    path = tmp_path / "run.py"
    path.write_text(script(experiment), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-W", "error", str(path)],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
        env=os.environ,
    )
    assert done.returncode == 0, done.stderr
    ours = train(experiment).history
    printed = [float(value) for value in re.findall(r"test loss (\S+)", done.stdout)]
    assert printed == ours.test_loss.tolist()
    printed = [float(value) for value in re.findall(r"train loss (\S+)", done.stdout)]
    assert printed == ours.train_loss.tolist()


def test_text_in_a_script_comes_from_the_catalog_alone() -> None:
    with pytest.raises(ValueError, match="one of"):
        BASE.replace(loss="MSELoss(); import os")
