"""What a student does on Train & test, in a real browser."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import expect

from playground import Experiment
from playground.home.showcase import SHOWCASE
from tests.browser.conftest import rerun, screenshot
from tests.browser.steps import OpenPage, choose, choose_data, fill, go, paused_at, press, read, ready, unfold


def test_a_student_solves_the_spirals_and_downloads_the_script(open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page("train")
    ready(page)
    choose_data(page, "spirals")
    fill(page, "dataset_spirals_arms", "3")
    expect(page.get_by_test_id("network").get_by_text("class 2")).to_be_visible()
    unfold(page, "layers")
    fill(page, "layer_0_units", "16")
    fill(page, "layer_1_units", "16")
    page.keyboard.press("Escape")
    expect(page.get_by_text("2 in · 3 out · 371 parameters")).to_be_visible()
    choose(page, "optimizer", "SGD")
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
    unfold(page, "share")
    with page.expect_download() as download:
        page.locator(".st-key-download_json button").click()
    download.value.save_as(tmp_path / "experiment.json")
    experiment = Experiment.from_json((tmp_path / "experiment.json").read_text())
    assert (experiment.dataset, [layer.units for layer in experiment.layers]) == ("spirals", [16, 16])
    page.keyboard.press("Escape")

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
    with rerun(page):
        page.locator(".st-key-learning_rate").get_by_role("slider").press("ArrowRight")
    press(page, "epoch")
    expect(page.get_by_test_id("read-epoch")).to_have_text("000,002")
    expect(page.locator("code").filter(has_text="new_learning_rates").first).to_be_visible()
    unfold(page, "layers")
    press(page, "add_layer")
    expect(page.get_by_test_id("read-epoch")).to_have_text("000,000")


def test_the_run_is_unchanged_after_visiting_another_page(open_page: OpenPage) -> None:
    page = open_page("train")
    ready(page)
    press(page, "epoch")
    expect(page.get_by_test_id("read-epoch")).to_have_text("000,001")
    loss = read(page, "test_loss")
    go(page, "Start", "Home")
    expect(page.get_by_role("heading", name="PyTorch Playground")).to_be_visible()
    go(page, "Train", "Train & test")
    expect(page.get_by_test_id("read-epoch")).to_have_text("000,001")
    expect(page.get_by_test_id("read-test_loss")).to_have_text(loss)


def test_home_shows_a_recording_and_opens_its_experiment(open_page: OpenPage) -> None:
    page = open_page()
    expect(page.get_by_role("heading", name="PyTorch Playground")).to_be_visible()
    words = page.get_by_test_id("recording-words")
    expect(words).to_be_visible()
    shown = words.inner_text()
    expect(words).not_to_have_text(shown)
    expect(page.get_by_text("PyTorch 2.13")).to_be_visible()
    press(page, "open_showcase")
    ready(page)
    expect(page.get_by_text("2 in · 3 out · 371 parameters")).to_be_visible()
    expect(page.locator(".st-key-epochs input")).to_have_value(str(SHOWCASE.epochs))


@pytest.mark.parametrize("name", ["sine", "iris", "diabetes", "digits", "hills", "blobs"])
def test_every_kind_of_data_has_its_picture_before_and_after_training(open_page: OpenPage, name: str) -> None:
    page = open_page("train")
    ready(page)
    choose_data(page, name)
    expect(page.get_by_test_id("picture").locator('[role="img"], table').first).to_be_visible()
    press(page, "epoch")
    expect(page.get_by_test_id("read-epoch")).to_have_text("000,001")
    screenshot(page, f"train-{name}")


def test_too_high_a_rate_stops_the_run_with_the_reason_and_the_page_still_works(open_page: OpenPage) -> None:
    page = open_page("train")
    ready(page)
    choose_data(page, "diabetes")
    choose(page, "optimizer", "SGD")
    with rerun(page):
        page.locator(".st-key-learning_rate").get_by_role("slider").press("End")
    press(page, "play")
    expect(page.get_by_test_id("run-message")).to_contain_text("learning rate")
    press(page, "reset")
    expect(page.get_by_test_id("run-message")).to_be_hidden()
    choose_data(page, "circles")
    press(page, "epoch")
    expect(page.get_by_test_id("read-epoch")).to_have_text("000,001")


def test_values_that_do_not_fit_are_refused_in_a_sentence(open_page: OpenPage) -> None:
    page = open_page("train")
    ready(page)
    unfold(page, "layers")
    with rerun(page):
        page.get_by_text("batch norm 1").click()
    page.keyboard.press("Escape")
    fill(page, "batch_size", "1")
    expect(page.get_by_text("Batch norm cannot standardise over a batch of one sample")).to_be_visible()
    expect(page.locator(".st-key-batch_size input")).to_have_value("10")
    press(page, "epoch")
    expect(page.get_by_test_id("read-epoch")).to_have_text("000,001")
