"""What reaches the screen: epochs a second on the counter, and bytes of each update.

    python -m benchmarks.screen [--smallest]

250 training points, batches of 10, SGD, with boundary, network and curves drawn; one worker trains.
"""

import os
import statistics
from urllib.parse import urlencode

from benchmarks.browser import arguments, page, server
from benchmarks.counter import per_second
from playground import Experiment, Layer
from playground.experiment.link import to_query

CIRCLES = Experiment(dataset_options={"samples": 500}, optimizer="SGD", learning_rate=0.03, epochs=100_000)
NETS = {
    "2-4-2-1 tanh": CIRCLES,
    "six layers of eight, tanh": CIRCLES.replace(layers=(Layer(8),) * 6),
}


def update_bytes(address: str, experiment: Experiment, marks: tuple[int, ...]) -> list[float]:
    """Median bytes of an update over the websocket, from each of these epochs on."""
    sizes: list[tuple[int, int]] = []
    with page() as tab:
        epoch = [0]
        tab.on(
            "websocket", lambda socket: socket.on("framereceived", lambda frame: sizes.append((epoch[0], len(frame))))
        )
        tab.goto(f"{address}/train?{urlencode(to_query(experiment))}")
        tab.get_by_test_id("curves").locator(".main-svg").first.wait_for()
        tab.locator(".st-key-play button:visible").first.click()
        while epoch[0] < marks[-1] * 1.3:
            tab.wait_for_timeout(100)
            epoch[0] = int(tab.get_by_test_id("read-epoch").inner_text().replace(",", ""))
    # An update of the live view is the only large frame of a tick; the small ones report the start and the end of the script.
    return [statistics.median(size for at, size in sizes if mark <= at <= mark * 1.3 and size > 1000) for mark in marks]


def main(smallest: bool) -> None:
    """Print both measurements."""
    os.environ["PLAYGROUND_WORKERS"] = "1"
    with server() as (address, _):
        for name, experiment in list(NETS.items())[: 1 if smallest else None]:
            speed = per_second(address, experiment, "epoch", smallest=smallest)
            print(f"{name}: {speed:,.0f} epochs/s on the screen's counter", flush=True)
        marks = (600, 1_200) if smallest else (500, 10_000)
        sizes = update_bytes(address, CIRCLES, marks)
        print(
            "an update: "
            + ", ".join(f"{size:,.0f} bytes near epoch {mark:,}" for size, mark in zip(sizes, marks, strict=True))
        )


if __name__ == "__main__":
    main(arguments(rounds=1).smallest)
