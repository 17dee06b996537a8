"""What a student does on NumPy & GPU, in a real browser."""

import time

import pytest
from playwright.sync_api import expect

from tests.browser.looks import assert_layout_and_accessibility
from tests.browser.steps import OpenPage, choose, pick, press, set_cell

FIRST_QUESTION = {
    "Bridge": "Which conversions share memory?",
    "Devices": "Which devices can torch use here?",
    "Timing": "How long does it take?",
    "Memory": "How large is a tensor?",
}
LOOKS = pytest.mark.parametrize(
    ("name", "width", "scheme"), [("light", 1440, "light"), ("dark", 1440, "dark"), ("phone", 390, "dark")]
)


@pytest.mark.covers("devices.followers")
def test_a_student_changes_a_cell_and_sees_whether_the_other_side_changes(open_page: OpenPage) -> None:
    page = open_page("numpy-gpu")
    set_cell(page, "a[0, 1]", "42")
    expect(page.get_by_label("t[0, 1]")).to_have_value("42")
    expect(page.get_by_text("t changed too: both names read the same memory")).to_be_visible()
    set_cell(page, "t[1, 2]", "-7")
    expect(page.get_by_label("a[1, 2]")).to_have_value("-7")
    expect(page.locator("code").filter(has_text="t[1, 2] = -7.0").first).to_be_visible()

    press(page, "bridge_left_rebind")
    expect(page.get_by_label("a[0, 1]")).to_have_value("43")
    expect(page.get_by_label("t[0, 1]")).to_have_value("42")
    expect(page.get_by_text("They share no memory")).to_be_visible()

    choose(page, "numpy-gpu_conversion", "NumPy to torch: torch.tensor(a)")
    expect(page.locator("code").filter(has_text="t = torch.tensor(a)").first).to_be_visible()
    expect(page.get_by_label("a[0, 0]")).to_have_value("1")
    set_cell(page, "a[0, 0]", "99")
    expect(page.get_by_label("t[0, 0]")).to_have_value("1")
    expect(page.get_by_text("t did not change")).to_be_visible()


def test_a_number_out_of_bounds_is_refused_in_a_sentence_and_nothing_is_lost(open_page: OpenPage) -> None:
    page = open_page("numpy-gpu")
    set_cell(page, "a[0, 0]", "5")
    expect(page.get_by_label("t[0, 0]")).to_have_value("5")
    set_cell(page, "a[0, 1]", "1e9")
    expect(page.get_by_text("value cannot be 1000000000")).to_be_visible()
    expect(page.get_by_label("a[0, 1]")).to_have_value("2")
    expect(page.get_by_label("t[0, 0]")).to_have_value("5")


@pytest.mark.covers("devices.moves")
@pytest.mark.covers("devices.no_accelerator")
def test_a_chain_of_transfers_fails_is_repaired_and_is_drawn(open_page: OpenPage) -> None:
    page = open_page("numpy-gpu?part=Devices")
    expect(page.get_by_role("figure").filter(has_text="tensor on").first).to_be_visible()
    pick(page, "numpy-gpu_transfer_device", "cpu")
    pick(page, "numpy-gpu_transfer_device", "meta")
    press(page, "transfer_numpy")
    expect(page.get_by_text("can't convert meta device type tensor to numpy")).to_be_visible()
    press(page, "transfer_repair_0")
    expect(page.get_by_text("The numbers now: 1, 1, 1.")).to_be_visible()


@pytest.mark.covers("devices.sweep")
def test_timings_appear_with_progress_and_are_cancelled_within_a_second(open_page: OpenPage) -> None:
    page = open_page("numpy-gpu?part=Timing")
    chart = page.locator(".st-key-timing_times .main-svg").first
    expect(chart).to_be_visible()
    expect(page.locator(".st-key-timing_measure button:visible").first).to_be_enabled(timeout=60_000)
    for dtype in ("float64", "bfloat16", "float16"):
        pick(page, "numpy-gpu_timed_dtypes", dtype, "button")
    press(page, "timing_measure")
    expect(page.get_by_role("progressbar")).to_be_visible()
    expect(page.get_by_text("float32 on cpu, right").first).to_be_visible(timeout=30_000)
    started = time.monotonic()
    page.locator(".st-key-timing_cancel button:visible").first.click()
    expect(page.get_by_text("Cancelled after")).to_be_visible()
    assert time.monotonic() - started < 2.5
    expect(page.locator(".st-key-timing_measure button:visible").first).to_be_enabled()


@pytest.mark.covers("devices.memory")
def test_rule_and_measurement_agree_on_the_page(open_page: OpenPage) -> None:
    page = open_page("numpy-gpu?part=Memory")
    expect(page.get_by_text("Rule and measurement agree to the byte")).to_be_visible()
    choose(page, "numpy-gpu_optimizer", "SGD")
    expect(page.get_by_text("2.1 times their own size")).to_be_visible()
    expect(page.locator(".st-key-memory_bars .main-svg").first).to_be_visible()


@LOOKS
def test_every_part_is_accessible_and_fits_the_window(open_page: OpenPage, name: str, width: int, scheme: str) -> None:
    page = open_page("numpy-gpu?part=Memory", width=width, scheme=scheme)
    for part in ("Bridge", "Devices", "Timing", "Memory"):
        pick(page, "part", part)
        expect(page.get_by_role("heading", name=FIRST_QUESTION[part])).to_be_visible()
        if part == "Timing":
            expect(page.locator(".st-key-timing_measure button:visible").first).to_be_enabled(timeout=60_000)
            expect(page.locator(".st-key-timing_rates .main-svg").first).to_be_visible()
        if part == "Memory":
            expect(page.locator(".st-key-memory_bars .main-svg").first).to_be_visible()
        assert_layout_and_accessibility(page, f"numpy-gpu-{part.lower()}-{name}")
