"""While a run plays, nothing flickers or jumps, zoom and points stay, and another tab changes no curve."""

import io
import time
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from tests.browser.conftest import Server
from tests.browser.steps import OpenPage, paused_at, press, read, ready
from tests.processes import LISTED, children, cpu_seconds

PLOT = "document.querySelector('[data-testid=curves] .js-plotly-plot')"
WATCH_SHIFTS = """
() => {
  window.shift = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift += entry.value;
  }).observe({ type: "layout-shift", buffered: false });
}
"""


def playing(open_page: OpenPage, query: str = "epochs=100000") -> Page:
    page = open_page(f"train?{query}")
    ready(page)
    press(page, "play")
    page.wait_for_function(f"() => {PLOT}.data[0].x.length > 5")
    return page


def colours(shot: bytes) -> set[tuple[int, ...] | float]:
    """The colours that fill more than a speck of a picture."""
    counted = Image.open(io.BytesIO(shot)).convert("RGB").getcolors(1 << 24) or []
    return {colour for count, colour in counted if count > 20}


def test_no_frame_is_blank_and_nothing_shifts_while_it_plays(open_page: OpenPage) -> None:
    page = playing(open_page)
    page.evaluate(WATCH_SHIFTS)
    parts = [page.get_by_test_id(name) for name in ("curves", "picture", "network", "read-outs")]
    for number in range(40):
        part = parts[number % len(parts)]
        # Background, lines, letters and their soft edges; a blank frame has only the first of these.
        assert len(colours(part.screenshot())) > 4
    assert page.evaluate("window.shift") < 0.1


def test_zoom_survives_the_updates_and_a_double_click_resets_it(open_page: OpenPage) -> None:
    page = playing(open_page)
    page.evaluate(f"Plotly.relayout({PLOT}, {{'xaxis.range': [2, 8]}})")
    points = page.evaluate(f"{PLOT}.data[0].x.length")
    page.wait_for_function(f"(points) => {PLOT}.data[0].x.length > points + 3", arg=points)
    assert page.evaluate(f"{PLOT}.layout.xaxis.range") == [2, 8]
    press(page, "play")


@pytest.mark.parametrize("tab", ["norms", "histograms", "confusion"])
def test_another_tab_adds_no_points_to_any_curve(open_page: OpenPage, tab: str) -> None:
    page = playing(open_page, "epochs=40")
    expect(page.get_by_test_id("run-message")).to_contain_text("40 epochs")

    def data() -> list[Any]:
        return [page.evaluate(f"{PLOT}.data.map((trace) => [trace.x, trace.y])"), read(page, "step")]

    page.wait_for_function(f"() => {PLOT}.data[0].x.at(-1) === 39")
    before = data()
    page.get_by_test_id(f"tab-{tab}").click()
    expect(page.get_by_test_id(f"tab-{tab}")).to_have_attribute("aria-selected", "true")
    page.get_by_test_id("tab-plane").click()
    page.get_by_test_id("tab-loss").click()
    expect(page.get_by_test_id("tab-loss")).to_have_attribute("aria-selected", "true")
    page.wait_for_function(f"() => {PLOT}.data[0].x.at(-1) === 39 && {PLOT}.data.length === 4")
    again = data()
    assert again[1] == before[1]
    assert len(again[0][0][0]) == 40
    assert again[0][0][1][-1] == before[0][0][1][-1]


def test_a_run_of_many_epochs_has_few_points_and_its_newest(open_page: OpenPage) -> None:
    page = playing(open_page, "epochs=100000&batch_size=none&optimizer=SGD&dataset.samples=20")
    page.wait_for_function(
        """() => Number(document.querySelector('[data-testid="read-epoch"]').textContent.replaceAll(",", "")) > 9000""",
        timeout=60_000,
    )
    press(page, "play")
    epochs = int(paused_at(page).replace(",", ""))
    page.wait_for_function(f"(last) => {PLOT}.data[0].x.at(-1) === last", arg=epochs - 1)
    assert page.evaluate(f"{PLOT}.data[0].x.length") < 4_100
    with page.expect_download() as download:
        page.locator(".st-key-share button:visible").first.click()
        page.locator(".st-key-download_history button").click()
    table = download.value.path().read_text().splitlines()
    assert len(table) == epochs + 1
    assert table[0].startswith("epoch,train_loss,test_loss,train_accuracy")


@pytest.mark.skipif(not LISTED, reason="processes are listed in this way only on Linux")
def test_a_run_stops_when_its_tab_is_closed(open_page: OpenPage, running: Server) -> None:
    def computed() -> float:
        return sum(map(cpu_seconds, children(running.process.pid)))

    page = playing(open_page, "epochs=100000&optimizer=SGD")
    before = computed()
    while computed() < before + 0.5:
        page.wait_for_timeout(100)
    page.close()
    closed = time.monotonic()
    while True:
        seconds = computed()
        time.sleep(1)
        if computed() - seconds < 0.1:
            break
        assert time.monotonic() - closed < 10
