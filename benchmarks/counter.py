"""How fast a counter on Train & test rises while its curves, network and picture are drawn."""

from urllib.parse import urlencode

from benchmarks.browser import page
from playground import Experiment
from playground.experiment.link import to_query

WARM_UP, MEASURED = 3.0, 10.0
SMALLEST_WARM_UP, SMALLEST_MEASURED = 1.0, 1.0
LISTEN = """
(counter) => {
  window.readings = [];
  const box = document.querySelector(`[data-testid="read-${counter}"]`);
  new MutationObserver(() => window.readings.push([performance.now(), Number(box.textContent.replaceAll(',', ''))])).observe(
    box, { childList: true, characterData: true, subtree: true });
}
"""


def per_second(address: str, experiment: Experiment, counter: str, *, smallest: bool = False) -> float:
    """By how much a counter on the page rises in a second; ``counter`` is ``step`` or ``epoch``."""
    warm_up, measured = (SMALLEST_WARM_UP, SMALLEST_MEASURED) if smallest else (WARM_UP, MEASURED)
    with page() as tab:
        tab.goto(f"{address}/train?{urlencode(to_query(experiment))}")
        tab.get_by_test_id("curves").locator(".main-svg").first.wait_for()
        tab.locator(".st-key-play button:visible").first.click()
        tab.wait_for_timeout(1000 * warm_up)
        tab.evaluate(LISTEN, counter)
        tab.wait_for_timeout(1000 * measured)
        readings: list[tuple[float, float]] = tab.evaluate("window.readings")
    (start, first), (end, last) = readings[0], readings[-1]
    return 1000 * (last - first) / (end - start)
