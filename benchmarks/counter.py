"""How fast a counter on Train & test runs while its curves, network and picture are drawn."""

from urllib.parse import urlencode

from benchmarks.browser import page
from playground import Experiment
from playground.experiment.link import to_query

WARM_UP, WATCHED = 3.0, 10.0
LISTEN = """
(counter) => {
  window.seen = [];
  const box = document.querySelector(`[data-testid="read-${counter}"]`);
  new MutationObserver(() => window.seen.push([performance.now(), Number(box.textContent.replaceAll(',', ''))])).observe(
    box, { childList: true, characterData: true, subtree: true });
}
"""


def per_second(address: str, experiment: Experiment, counter: str) -> float:
    """What the counter gains in a second, read off the page; ``counter`` is ``step`` or ``epoch``."""
    with page() as tab:
        tab.goto(f"{address}/train?{urlencode(to_query(experiment))}")
        tab.get_by_test_id("curves").locator(".main-svg").first.wait_for()
        tab.locator(".st-key-play button:visible").first.click()
        tab.wait_for_timeout(1000 * WARM_UP)
        tab.evaluate(LISTEN, counter)
        tab.wait_for_timeout(1000 * WATCHED)
        seen = tab.evaluate("window.seen")
    (start, first), (end, last) = seen[0], seen[-1]
    return 1000 * (last - first) / (end - start)
