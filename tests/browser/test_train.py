"""What a student does on Train & test, in a real browser."""

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from playground import Experiment
from tests.browser.conftest import screenshot, settle

OpenPage = Callable[..., Page]


def read(page: Page, name: str) -> str:
    return page.get_by_test_id(f"read-{name}").inner_text()


def number(page: Page, name: str) -> float:
    return float(read(page, name).replace(",", "").rstrip(" %"))


def press(page: Page, key: str) -> None:
    page.locator(f".st-key-{key} button").first.click()
    settle(page)


def choose(page: Page, key: str, option: str) -> None:
    page.locator(f".st-key-{key}").get_by_role("combobox").click()
    page.get_by_role("option", name=option, exact=True).click()
    settle(page)


def fill(page: Page, key: str, value: str) -> None:
    box = page.locator(f".st-key-{key} input")
    box.fill(value)
    box.press("Enter")
    settle(page)


def ready(page: Page) -> None:
    """The untrained model is drawn."""
    expect(page.get_by_test_id("read-train_loss")).not_to_have_text("–")
    expect(page.get_by_test_id("curves").locator(".main-svg").first).to_be_visible()


def paused_at(page: Page) -> str:
    """The step at which a pressed pause came to rest: nothing is in flight when two answers agree."""
    expect(page.locator(".st-key-play button")).to_contain_text("Play")
    page.wait_for_function(
        """() => {
            const now = document.querySelector('[data-testid="read-step"]').textContent;
            const still = window.lastStep === now;
            window.lastStep = now;
            return still;
        }""",
        polling=700,
    )
    return read(page, "step")


def test_a_student_solves_the_spirals_and_takes_the_script_home(open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page("train")
    ready(page)
    page.get_by_test_id("data-spirals").click()
    settle(page)
    fill(page, "dataset_spirals_arms", "3")
    expect(page.get_by_test_id("confusion").locator("th[scope=row]")).to_have_count(3)
    fill(page, "layer_0_units", "16")
    fill(page, "layer_1_units", "16")
    expect(page.get_by_text("2 in · 3 out · 371 parameters")).to_be_visible()
    choose(page, "optimizer", "Adam")
    expect(page.get_by_test_id("read-epoch")).to_have_text("000,000")
    initial = read(page, "train_loss"), read(page, "test_loss")

    press(page, "play")
    page.wait_for_function(
        """() => parseFloat(document.querySelector('[data-testid="read-test_metric"]').textContent) > 95""",
        timeout=60_000,
    )
    press(page, "play")
    before = int(paused_at(page).replace(",", ""))
    screenshot(page, "train-spirals-solved")
    press(page, "step")
    expect(page.get_by_test_id("read-step")).to_have_text(f"{before + 1:07,d}".rjust(7, "0"))

    press(page, "reset")
    expect(page.get_by_test_id("read-step")).to_have_text("000,000")
    expect(page.get_by_test_id("read-train_loss")).to_have_text(initial[0])
    expect(page.get_by_test_id("read-test_loss")).to_have_text(initial[1])

    fill(page, "epochs", "5")
    with page.expect_download() as download:
        page.locator(".st-key-download_script button").click()
    script = tmp_path / "run.py"
    download.value.save_as(script)
    with page.expect_download() as download:
        page.locator(".st-key-download_json button").click()
    download.value.save_as(tmp_path / "experiment.json")
    experiment = Experiment.from_json((tmp_path / "experiment.json").read_text())
    assert (experiment.dataset, [layer.units for layer in experiment.layers]) == ("spirals", [16, 16])

    press(page, "play")
    expect(page.get_by_test_id("run-message")).to_contain_text("5 epochs")
    ran = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, check=True, cwd=tmp_path)
    last = float(re.findall(r"test loss (\S+)", ran.stdout)[-1])
    assert read(page, "test_loss") == f"{last:#.4g}"


def test_the_learning_rate_acts_live_and_structure_resets(open_page: OpenPage) -> None:
    page = open_page("train")
    ready(page)
    press(page, "epoch")
    expect(page.get_by_test_id("read-epoch")).to_have_text("000,001")
    page.locator(".st-key-learning_rate").get_by_role("slider").press("ArrowRight")
    settle(page)
    press(page, "epoch")
    expect(page.get_by_test_id("read-epoch")).to_have_text("000,002")
    expect(page.locator("code").filter(has_text="new_learning_rates").first).to_be_visible()
    press(page, "add_layer")
    expect(page.get_by_test_id("read-epoch")).to_have_text("000,000")


def test_leaving_the_page_and_coming_back_finds_the_run(open_page: OpenPage) -> None:
    page = open_page()
    page.get_by_role("link", name="Train & test").first.click() if page.get_by_role(
        "link", name="Train & test"
    ).count() else None
    page = open_page("train")
    ready(page)
    press(page, "epoch")
    expect(page.get_by_test_id("read-epoch")).to_have_text("000,001")
    loss = read(page, "test_loss")
    page.get_by_text("Start", exact=True).first.click()
    page.get_by_role("link", name="Home").click()
    settle(page)
    expect(page.get_by_role("heading", name="PyTorch Playground")).to_be_visible()
    page.get_by_text("Train", exact=True).first.click()
    page.get_by_role("link", name="Train & test").first.click()
    settle(page)
    expect(page.get_by_test_id("read-epoch")).to_have_text("000,001")
    expect(page.get_by_test_id("read-test_loss")).to_have_text(loss)


@pytest.mark.parametrize("name", ["sine", "iris", "diabetes", "digits", "hills", "blobs"])
def test_every_kind_of_data_has_its_picture_before_and_after_training(open_page: OpenPage, name: str) -> None:
    page = open_page("train")
    ready(page)
    page.get_by_test_id(f"data-{name}").click()
    settle(page)
    expect(page.get_by_test_id("picture").locator('[role="img"], table').first).to_be_visible()
    press(page, "epoch")
    expect(page.get_by_test_id("read-epoch")).to_have_text("000,001")
    screenshot(page, f"train-{name}")


def test_a_rate_too_high_stops_the_run_with_the_reason_and_the_page_goes_on(open_page: OpenPage) -> None:
    page = open_page("train")
    ready(page)
    page.get_by_test_id("data-diabetes").click()
    settle(page)
    choose(page, "optimizer", "SGD")
    press(page, "play")
    expect(page.get_by_test_id("run-message")).to_contain_text("learning rate")
    press(page, "reset")
    expect(page.get_by_test_id("run-message")).to_be_hidden()
    page.get_by_test_id("data-circles").click()
    settle(page)
    press(page, "epoch")
    expect(page.get_by_test_id("read-epoch")).to_have_text("000,001")


def test_what_does_not_fit_is_refused_in_a_sentence_and_nothing_is_lost(open_page: OpenPage) -> None:
    page = open_page("train")
    ready(page)
    page.locator(".st-key-layer_0_more button").click()
    page.get_by_text("batch norm 1").click()
    settle(page)
    page.keyboard.press("Escape")
    fill(page, "batch_size", "1")
    expect(page.get_by_text("Batch norm cannot standardise over a batch of one sample")).to_be_visible()
    expect(page.locator(".st-key-batch_size input")).to_have_value("10")
    press(page, "epoch")
    expect(page.get_by_test_id("read-epoch")).to_have_text("000,001")


@pytest.mark.parametrize(
    ("name", "width", "scheme"),
    [("light", 1440, "light"), ("dark", 1440, "dark"), ("tablet", 1024, "light"), ("phone", 390, "dark")],
)
def test_the_page_is_good_to_look_at_and_to_hear(open_page: OpenPage, name: str, width: int, scheme: str) -> None:
    page = open_page("train", width=width, scheme=scheme)
    ready(page)
    press(page, "epoch")
    expect(page.get_by_test_id("read-epoch")).to_have_text("000,001")
    screenshot(page, f"train-{name}")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa"]}).response["violations"]
    serious = [
        (each["id"], [node["html"][:160] for node in each["nodes"]])
        for each in found
        if each["impact"] in ("serious", "critical")
    ]
    assert serious == []
