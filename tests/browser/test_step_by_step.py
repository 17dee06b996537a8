"""What a student does on Step by step, in a real browser."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import rerun
from tests.browser.looks import assert_layout_and_accessibility
from tests.browser.steps import OpenPage, choose, choose_data, go, ready, tap

FIVE_STEPS = ("1 forward", "2 loss", "3 zero_grad", "4 backward", "5 step")
LOOKS = pytest.mark.parametrize(
    ("name", "width", "scheme"), [("light", 1440, "light"), ("dark", 1440, "dark"), ("phone", 390, "dark")]
)


def title(page: Page) -> Locator:
    return page.get_by_test_id("walk-title")


def changed(page: Page) -> Locator:
    return page.get_by_test_id("walk-changed")


def lit_line(page: Page) -> Locator:
    """The line of the script that is lit."""
    return page.locator(".pg-lit-line").first


def walk_to(page: Page, mark: str) -> None:
    """Press the key of the next line until this step is marked."""
    expect(title(page)).not_to_be_empty()
    for _ in range(12):
        if page.locator('.pg-walk-mark[aria-current="step"]', has_text=mark).count():
            return
        page.keyboard.press("ArrowRight")
    raise AssertionError(f"{mark} was not reached; the line is {lit_line(page).inner_text()}")


@pytest.mark.covers("training.before_and_after")
def test_a_student_walks_through_a_batch_and_back_by_key(open_page: OpenPage) -> None:
    page = open_page("step-by-step")
    expect(title(page)).to_have_text("Fetch the next batch")
    expect(lit_line(page)).to_contain_text("for X_batch, y_batch in train_loader:")
    expect(changed(page)).to_contain_text("X_batch")
    walk_to(page, FIVE_STEPS[0])
    expect(lit_line(page)).to_contain_text("logits = model(X_batch)")
    expect(changed(page)).to_contain_text("[4, 1] float32 · grad_fn=<AddmmBackward0>")
    walk_to(page, FIVE_STEPS[1])
    expect(changed(page)).to_contain_text("loss")
    expect(page.locator(".pg-explanation .main-svg").first).to_be_visible()
    walk_to(page, FIVE_STEPS[2])
    expect(page.get_by_text("It changed nothing that this page shows.")).to_be_visible()
    walk_to(page, FIVE_STEPS[3])
    expect(changed(page)).to_contain_text("None")
    expect(changed(page)).to_contain_text("layers.0.weight")
    walk_to(page, FIVE_STEPS[4])
    expect(page.get_by_test_id("rule")).to_contain_text("m ← β₁·m + (1 − β₁)·g")
    moved = changed(page).inner_text()
    page.keyboard.press("ArrowLeft")
    expect(lit_line(page)).to_contain_text("loss.backward()")
    page.keyboard.press("ArrowRight")
    expect(changed(page)).to_have_text(re.compile(re.escape(moved.split("\n")[0])))


@pytest.mark.covers("training.test_loop")
def test_the_end_of_an_epoch_is_its_test(open_page: OpenPage) -> None:
    page = open_page("step-by-step")
    page.get_by_test_id("walk-batch").click()
    expect(page.get_by_test_id("walk-at-batch")).to_have_text(re.compile("^1 of"))
    page.get_by_test_id("walk-epoch").click()
    expect(page.get_by_test_id("walk-at-batch")).to_have_text("32 of 32")
    expect(page.get_by_test_id("walk-mode")).to_have_text("eval")
    while not lit_line(page).inner_text().endswith("model.eval()"):
        page.get_by_test_id("walk-back").click()
    expect(changed(page)).to_contain_text("eval")
    page.get_by_test_id("walk-next").click()
    expect(page.get_by_test_id("walk-recording")).to_have_text("off (inference_mode)")
    page.get_by_test_id("walk-at-epoch").fill("7")
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("walk-at-batch")).to_have_text("1 of 32")
    expect(page.get_by_test_id("walk-at-epoch")).to_have_value("7")
    page.get_by_test_id("walk-restart").click()
    expect(page.get_by_test_id("walk-at-epoch")).to_have_value("0")


@pytest.mark.covers("training.lines_left_out")
def test_a_loop_without_a_line_is_compared_with_the_right_one(open_page: OpenPage) -> None:
    page = open_page("step-by-step")
    walk_to(page, FIVE_STEPS[4])
    with rerun(page):
        page.get_by_test_id("walk-leave-out").click()
    expect(page.locator(".pg-removed", has_text="optimizer.step()")).to_be_visible()
    expect(page.locator(".pg-loss-comparison .main-svg").first).to_be_visible()
    expect(page.get_by_text("No weight changes, and no error appears.")).to_be_visible()
    with rerun(page):
        page.get_by_test_id("walk-right").click()
    expect(page.locator(".pg-removed")).to_have_count(0)
    expect(page.get_by_text("Build a loop that runs without an error and learns nothing at all")).to_be_visible()

    gradients = "exercise_step-by-step_gradients"
    tap(page, gradients, "forward")
    expect(page.get_by_text("Not yet.")).to_be_visible()
    tap(page, gradients, "backward")
    expect(page.get_by_text("backward fills .grad, and changes no parameter yet.")).to_be_visible()


def test_the_walk_is_through_the_experiment_of_the_train_page(open_page: OpenPage) -> None:
    page = open_page("train")
    ready(page)
    choose_data(page, "digits")
    ready(page)
    go(page, "Train", "Step by step")
    expect(page.get_by_text("Your experiment: Digits")).to_be_visible()
    walk_to(page, FIVE_STEPS[1])
    expect(lit_line(page)).to_contain_text("loss = loss_fn(logits, y_batch)")
    choose(page, "step-by-step_samples", "8")
    expect(page.get_by_test_id("walk-at-batch")).to_be_visible()
    go(page, "Train", "Train & test")
    expect(page.get_by_test_id("data-digits").get_by_role("radio")).to_be_checked()


@LOOKS
def test_step_by_step_fits_the_screen_and_is_accessible(
    open_page: OpenPage, name: str, width: int, scheme: str
) -> None:
    page = open_page("step-by-step", width=width, scheme=scheme)
    expect(title(page)).to_have_text("Fetch the next batch")
    walk_to(page, FIVE_STEPS[1])
    expect(page.locator(".pg-explanation .main-svg").first).to_be_visible()
    assert_layout_and_accessibility(page, f"step-by-step-loss-{name}")
    walk_to(page, FIVE_STEPS[4])
    expect(page.get_by_test_id("rule")).to_be_visible()
    assert_layout_and_accessibility(page, f"step-by-step-update-{name}")
    with rerun(page):
        page.get_by_test_id("walk-leave-out").click()
    expect(page.locator(".pg-loss-comparison .main-svg").first).to_be_visible()
    assert_layout_and_accessibility(page, f"step-by-step-left-out-{name}")
