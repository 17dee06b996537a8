"""Every benchmark runs, at its smallest size, and prints figures."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BENCHMARKS = sorted(
    file.stem for file in (ROOT / "benchmarks").glob("*.py") if "__main__" in file.read_text(encoding="utf-8")
)


@pytest.mark.parametrize("name", BENCHMARKS)
def test_a_benchmark_prints_figures(name: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", f"benchmarks.{name}", "--smallest"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=240,
        env=os.environ | {"OMP_NUM_THREADS": "1"},
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert re.search(r": .*\d", done.stdout)


def test_the_readme_names_every_benchmark_and_no_other() -> None:
    assert sorted(set(re.findall(r"python -m benchmarks\.(\w+)", README))) == BENCHMARKS
