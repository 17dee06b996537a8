"""What reaches the screen: epochs a second on the counter, and bytes that each update takes.

    python -m benchmarks.screen

250 training points, batches of 10, SGD, with boundary, network and curves drawn; one worker trains.
"""

import os
import statistics
from urllib.parse import urlencode

from benchmarks.browser import page, server
from benchmarks.counter import per_second
from playground import Experiment, Layer
from playground.experiment.link import to_query

CIRCLES = Experiment(dataset_options={"samples": 500}, optimizer="SGD", learning_rate=0.03, epochs=100_000)
NETS = {
    "2-4-2-1 tanh": CIRCLES,
    "six layers of eight, tanh": CIRCLES.replace(layers=(Layer(8),) * 6),
}


def update_bytes(address: str, experiment: Experiment, around: tuple[int, ...]) -> list[float]:
    """Median bytes of an update over the websocket, from each of those epochs on."""
    sizes: list[tuple[int, int]] = []
    with page() as tab:
        epoch = [0]
        tab.on(
            "websocket", lambda socket: socket.on("framereceived", lambda frame: sizes.append((epoch[0], len(frame))))
        )
        tab.goto(f"{address}/train?{urlencode(to_query(experiment))}")
        tab.get_by_test_id("curves").locator(".main-svg").first.wait_for()
        tab.locator(".st-key-play button:visible").first.click()
        while epoch[0] < around[-1] * 1.3:
            tab.wait_for_timeout(100)
            epoch[0] = int(tab.get_by_test_id("read-epoch").inner_text().replace(",", ""))
    # An update of the live view is the one large frame of a tick; the others say that the script began and ended.
    return [
        statistics.median(size for at, size in sizes if mark <= at <= mark * 1.3 and size > 1000) for mark in around
    ]


def main() -> None:
    """Print both measurements."""
    os.environ["PLAYGROUND_WORKERS"] = "1"
    with server() as (address, _):
        for name, experiment in NETS.items():
            print(
                f"{name}: {per_second(address, experiment, 'epoch'):,.0f} epochs/s on the screen's counter", flush=True
            )
        early, late = update_bytes(address, CIRCLES, (500, 10_000))
        print(f"an update: {early:,.0f} bytes near epoch 500, {late:,.0f} bytes near epoch 10,000")


if __name__ == "__main__":
    main()
