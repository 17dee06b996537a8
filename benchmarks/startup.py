"""How fast the app starts: from its command to a painted Home, and from play to the first point of a curve.

python -m benchmarks.startup [rounds] [--smallest]
"""

import statistics
import time

from benchmarks.browser import arguments, page, server

HAS_POINTS = """
() => {
  const plot = document.querySelector('[data-testid="curves"] .js-plotly-plot');
  return plot && plot.data && plot.data[0].x.length > 0;
}
"""
PLAY = """
() => new Promise((resolve) => {
  const button = [...document.querySelectorAll('.st-key-play button')].find((each) => each.offsetParent);
  const started = performance.now();
  const check = () => ((HAS_POINTS)() ? resolve(performance.now() - started) : requestAnimationFrame(check));
  button.click();
  check();
})
""".replace("HAS_POINTS", HAS_POINTS.strip())


def measure() -> tuple[float, float]:
    """Measure seconds from the command to Home, and from a click on play to the first point of the curves."""
    with page() as tab, server() as (address, started):
        tab.goto(address)
        tab.get_by_role("heading", name="PyTorch Playground").wait_for()
        tab.get_by_role("button", name="Train this network yourself").wait_for()
        home = time.perf_counter() - started
        tab.goto(f"{address}/train")
        tab.get_by_test_id("curves").locator(".main-svg").first.wait_for()
        tab.wait_for_timeout(1500)
        return home, tab.evaluate(PLAY) / 1000


def main(rounds: int, smallest: bool) -> None:
    """Print the median of each over some starts of the server, after a first cold start that does not count."""
    if not smallest:
        measure()
    homes, plays = zip(*(measure() for _ in range(rounds)), strict=True)
    print(f"from the command to Home: {statistics.median(homes):.2f} s ({min(homes):.2f} to {max(homes):.2f})")
    print(
        f"from play to the first point of a curve: {statistics.median(plays):.2f} s ({min(plays):.2f} to {max(plays):.2f})"
    )


if __name__ == "__main__":
    given = arguments(rounds=5)
    main(given.rounds, given.smallest)
