"""Steps a second: the exported script run as a file, compared with the same experiment played in the app with a browser.

    python -m benchmarks.app_and_script [rounds] [--smallest]

Each round measures the script, then the app. The script's speed is the slope between a short and a long run, so that its
imports do not count, with one thread as in the app's workers; that of the app is read from the page while its curves,
network and picture are drawn.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.browser import arguments, server
from benchmarks.counter import per_second
from playground import Experiment, Layer
from playground.script.render import script

DIGITS = Experiment(
    dataset="digits", test_fraction=0.2, batch_size=32, layers=(Layer(32, "ReLU"),), loss="CrossEntropyLoss"
)
CASES = {
    "SGD, 2-4-2-1 tanh, batch 10": (Experiment(optimizer="SGD", learning_rate=0.1), 600),
    "Adam, 2-4-2-1 tanh, batch 10": (Experiment(), 500),
    "digits, 64-32-10 ReLU, batch 32": (DIGITS, 40),
}


def script_speed(experiment: Experiment, epochs: int, runs: int = 2) -> float:
    """Steps a second of the script run as a file."""
    # The fastest of the runs: other work of the machine can only make a run slower.
    short, long = (min(_run(experiment.replace(epochs=count)) for _ in range(runs)) for count in (epochs, 4 * epochs))
    return 3 * epochs * experiment.batches_per_epoch / (long - short)


def _run(experiment: Experiment) -> float:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "run.py"
        path.write_text(script(experiment), encoding="utf-8")
        started = time.perf_counter()
        environment = os.environ | {"MPLBACKEND": "template", "OMP_NUM_THREADS": "1"}
        subprocess.run([sys.executable, str(path)], check=True, stdout=subprocess.DEVNULL, env=environment)
        return time.perf_counter() - started


def app_speed(address: str, experiment: Experiment, smallest: bool) -> float:
    """Steps a second in the app, with its pictures drawn in Chromium."""
    return per_second(address, experiment.replace(epochs=100_000), "step", smallest=smallest)


def main(rounds: int, smallest: bool) -> None:
    """Print the median of each, and of the ratio within each round."""
    with server() as (address, _):
        for name, (experiment, epochs) in list(CASES.items())[: 1 if smallest else None]:
            size, runs = (50, 1) if smallest else (epochs, 2)
            pairs = [
                (script_speed(experiment, size, runs), app_speed(address, experiment, smallest)) for _ in range(rounds)
            ]
            scripts, apps = zip(*pairs, strict=True)
            ratios = [app / alone for alone, app in pairs]
            print(
                f"{name}: script {statistics.median(scripts):,.0f}, app {statistics.median(apps):,.0f} steps/s, "
                f"ratio {statistics.median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f})",
                flush=True,
            )


if __name__ == "__main__":
    given = arguments(rounds=3)
    main(given.rounds, given.smallest)
