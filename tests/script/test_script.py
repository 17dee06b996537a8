"""The exported script, executed: its losses are those of the engine, bit for bit, for every choice of every catalog."""

import os
import re
import runpy
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import matplotlib.pyplot as plt
import pytest
from hypothesis import given, settings

from playground import Experiment, train
from playground.experiment.link import from_query, to_query
from playground.script.render import script
from tests.strategies import experiments
from tests.variants import BASE, VARIANTS


@pytest.fixture(autouse=True, scope="module")
def _no_window() -> Iterator[None]:
    """The backend of matplotlib that draws nothing and opens no window."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setenv("MPLBACKEND", "template")
        yield


def losses_of(source: str, path: Path) -> dict[str, list[float]]:
    """The losses that a script computes when it is executed."""
    path.write_text(source, encoding="utf-8")
    history: dict[str, list[float]] = runpy.run_path(str(path))["history"]
    # All scripts of this process draw into one figure, whose legend would grow with each.
    plt.close("all")
    return history


@pytest.mark.parametrize("experiment", [pytest.param(each, id=name) for name, each in VARIANTS])
def test_script_repeats_the_engine_bit_for_bit(experiment: Experiment, tmp_path: Path) -> None:
    ours = train(experiment).history
    assert len(ours) > 0
    for name, losses in losses_of(script(experiment), tmp_path / "run.py").items():
        assert losses == ours[name].tolist()


@settings(max_examples=200)
@given(experiment=experiments(epochs=3))
def test_any_experiment_is_restored_from_link_and_json_and_repeated_by_its_script(
    experiment: Experiment, tmp_path_factory: Any
) -> None:
    """A link and a file give the same Experiment, and its script prints the same losses."""
    assert from_query(to_query(experiment)) == (experiment, [])
    assert Experiment.from_json(experiment.to_json()) == experiment
    trained = train(experiment)
    if trained.state.failed:
        return
    for name, losses in losses_of(script(experiment), tmp_path_factory.mktemp("script") / "run.py").items():
        assert losses == trained.history[name].tolist()


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


def test_text_in_a_script_comes_only_from_the_catalogs() -> None:
    with pytest.raises(ValueError, match="one of"):
        BASE.replace(loss="MSELoss(); import os")
