"""What a student does on Predict, in a real browser."""

import io
import pickle
import re
from pathlib import Path

import pytest
import torch
from playwright.sync_api import FilePayload, Locator, Page, expect

from tests.browser.looks import assert_layout_and_accessibility
from tests.browser.steps import OpenPage, choose_data, fill, go, pick, press, ready, switch, tap, turn, upload

SECTIONS = {
    "Inference rules": "How much time and memory do they save?",
    "Threshold": "Positive class",
    "Wrong predictions": "Predicted class",
    "Save and load": "A .pt or .safetensors file of this architecture",
    "One sample": "The sample comes",
}


def predicted(page: Page) -> Locator:
    return page.get_by_test_id("predicted")


def section(page: Page, name: str) -> None:
    pick(page, "predict_section", name)
    expect(page.get_by_text(SECTIONS[name], exact=True).first).to_be_visible()


def file(name: str, content: bytes) -> FilePayload:
    return {"name": name, "mimeType": "application/octet-stream", "buffer": content}


@pytest.mark.covers("training.predict_one")
@pytest.mark.covers("training.logits_to_labels")
def test_a_sample_is_moved_by_slider_click_number_and_text(open_page: OpenPage) -> None:
    page = open_page("predict")
    expect(predicted(page)).to_have_text(re.compile("inner|outer"))
    turn(page, "feature_0", "End")
    expect(predicted(page)).to_have_text("outer")
    expect(page.get_by_text("Outside the range of the training data: x1.")).to_be_visible()
    plane = page.locator(".pg-sample-picture canvas").first
    box = plane.bounding_box()
    assert box
    plane.click(position={"x": box["width"] / 2, "y": box["height"] / 2})
    expect(predicted(page)).to_have_text("inner")

    pick(page, "predict_source", "from the test set")
    fill(page, "test_row", "3")
    expect(page.get_by_text("the true one is")).to_be_visible()
    pick(page, "predict_source", "typed")
    fill(page, "typed_features", "0, zero")
    expect(page.get_by_text("cannot be read as numbers")).to_be_visible()
    fill(page, "typed_features", "0, 0, 0")
    expect(page.get_by_text("A sample of this data has 2 numbers, and 3 were typed")).to_be_visible()
    fill(page, "typed_features", "1, 1")
    expect(page.get_by_text("A sample of this data")).to_have_count(0)
    expect(predicted(page)).to_have_text("outer")


@pytest.mark.covers("training.inference_rules")
def test_each_rule_of_inference_is_switched_off(open_page: OpenPage) -> None:
    page = open_page("predict")
    section(page, "Inference rules")
    expect(page.get_by_text("The same sample, the same prediction")).to_be_visible()
    switch(page, "predict_eval_mode")
    expect(page.get_by_text("The same sample gets another prediction each time")).to_be_visible()
    switch(page, "predict_inference_mode")
    expect(page.get_by_text("a graph was recorded that nothing will use")).to_be_visible()
    switch(page, "predict_same_device")
    expect(page.get_by_text("One operation works on one device.")).to_be_visible()
    tap(page, "predict_rows", "100")
    expect(page.locator(".pg-cost")).to_contain_text("inference_mode")


@pytest.mark.covers("training.threshold_curves")
def test_a_threshold_is_moved_along_the_curves(open_page: OpenPage) -> None:
    page = open_page("predict")
    section(page, "Threshold")
    slider, counts = page.get_by_test_id("threshold"), page.get_by_test_id("threshold-counts")
    expect(page.locator(".pg-thresholds .main-svg").first).to_be_visible()
    slider.press("Home")
    expect(page.get_by_test_id("threshold-value")).to_have_text("0.00")
    expect(counts).to_contain_text("0false negatives (missed)")
    slider.press("End")
    expect(page.get_by_test_id("threshold-value")).to_have_text("1.00")
    expect(counts).to_contain_text("0false positives (false alarms)")


@pytest.mark.covers("training.wrong_predictions")
def test_a_wrong_prediction_is_opened(open_page: OpenPage) -> None:
    page = open_page("predict")
    section(page, "Wrong predictions")
    page.locator(".pg-wrong-card").first.click()
    expect(page.get_by_text(": wrong.")).to_be_visible()
    expect(page.locator(".st-key-predict_source").get_by_role("radio", name="from the test set")).to_be_checked()


@pytest.mark.covers("training.save_load")
@pytest.mark.covers("training.hostile_files")
def test_weights_are_saved_and_loaded_and_other_files_are_refused(open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page("predict")
    section(page, "Save and load")
    for kind in ("pt", "safetensors"):
        with page.expect_download() as download:
            page.locator(f".st-key-download_{kind} button:visible").click()
        content = Path(download.value.path()).read_bytes()
        upload(page, "weights_file", file(f"weights.{kind}", content))
        expect(page.get_by_text("Equal to the last bit.")).to_be_visible()
        upload(page, "weights_file", file("half.pt", content[: len(content) // 2]))
        expect(page.get_by_text("half.pt was not loaded.")).to_be_visible()
    upload(page, "weights_file", file("evil.pt", pickle.dumps(print)))
    expect(page.get_by_text("evil.pt was not loaded.")).to_be_visible()
    buffer = io.BytesIO()
    torch.save(torch.nn.Linear(3, 3).state_dict(), buffer)
    upload(page, "weights_file", file("other.pt", buffer.getvalue()))
    expect(page.get_by_text("other.pt was not loaded.")).to_be_visible()
    section(page, "One sample")
    expect(predicted(page)).to_be_visible()


def test_a_digit_is_drawn_with_the_mouse_and_by_key(open_page: OpenPage) -> None:
    page = open_page("train")
    ready(page)
    choose_data(page, "digits")
    ready(page)
    go(page, "Train", "Predict")
    expect(predicted(page)).to_be_visible()
    page.get_by_test_id("digit-clear").click()
    pad = page.get_by_test_id("digit-pad")
    box = pad.bounding_box()
    assert box
    middle = box["x"] + box["width"] / 2
    page.mouse.move(middle, box["y"] + 5)
    page.mouse.down()
    page.mouse.move(middle, box["y"] + box["height"] - 5, steps=8)
    page.mouse.up()
    expect(predicted(page)).to_have_text("1")
    pad.press("x")
    expect(predicted(page)).to_be_visible()


def test_the_model_is_that_of_the_run(open_page: OpenPage) -> None:
    page = open_page("train")
    ready(page)
    press(page, "epoch")
    expect(page.get_by_test_id("read-epoch")).to_have_text("000,001")
    go(page, "Train", "Predict")
    expect(page.get_by_text("This is the model of your run at step 13.")).to_be_visible()


@pytest.mark.parametrize(
    ("name", "width", "scheme"), [("light", 1440, "light"), ("dark", 1440, "dark"), ("phone", 390, "dark")]
)
def test_every_section_fits_the_screen_and_is_accessible(
    open_page: OpenPage, name: str, width: int, scheme: str
) -> None:
    page = open_page("predict", width=width, scheme=scheme)
    for each in SECTIONS:
        section(page, each)
        if each == "Threshold":
            expect(page.locator(".pg-thresholds .main-svg").first).to_be_visible()
        if each == "One sample":
            expect(predicted(page)).to_be_visible()
        assert_layout_and_accessibility(page, f"predict-{each.lower().replace(' ', '-')}-{name}")
