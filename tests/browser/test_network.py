"""What a student does on the picture of the network, with the rewind slider, and with two runs."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import rerun, screenshot
from tests.browser.steps import OpenPage, choose, choose_data, press, read, ready, unfold


def trained(open_page: OpenPage, query: str = "", epochs: int = 4) -> Page:
    page = open_page(f"train?{query}")
    ready(page)
    for epoch in range(1, epochs + 1):
        press(page, "epoch")
        expect(page.get_by_test_id("read-epoch")).to_have_text(f"000,{epoch:03d}")
    return page


def rewind(page: Page, key: str) -> None:
    page.get_by_test_id("rewind").press(key)


def numbers(page: Page) -> list[str]:
    names = ("epoch", "step", "train_loss", "test_loss", "train_metric", "test_metric")
    return [read(page, name) for name in names]


def test_layers_and_neurons_are_added_and_removed_on_the_picture(open_page: OpenPage) -> None:
    page = trained(open_page, epochs=1)
    for click, parameters in (("more-layers", 31), ("more-0", 36), ("less-1", 28), ("less-layers", 23)):
        with rerun(page):
            page.get_by_test_id(click).click()
        expect(page.get_by_text(f"{parameters} parameters")).to_be_visible()
        expect(page.get_by_test_id("read-epoch")).to_have_text("000,000")
    with rerun(page):
        page.get_by_label("Activation of layer 1").select_option("ReLU")
    expect(page.locator("code").filter(has_text="nn.ReLU()").first).to_be_visible()


def test_a_neuron_shows_its_numbers_and_its_weights_can_be_changed(open_page: OpenPage) -> None:
    page = trained(open_page, epochs=1)
    inspector = page.get_by_test_id("inspector")
    page.get_by_test_id("neuron-1-2").hover()
    expect(inspector.get_by_text("layer 1, neuron 3")).to_be_visible()
    expect(inspector.get_by_text(re.compile(r"gradient −?\d"))).to_have_count(3)
    canvas = page.get_by_test_id("picture").locator("canvas")
    expect(canvas).to_have_attribute("aria-label", re.compile("Output of layer 1, neuron 3"))

    page.get_by_test_id("neuron-2-1").focus()
    page.keyboard.press("Enter")
    expect(inspector.get_by_text("layer 2, neuron 2")).to_be_visible()
    box = inspector.get_by_label("weight from neuron 1")
    with rerun(page):
        box.fill("1.5")
        box.press("Enter")
    expect(page.locator("code").filter(has_text='("layers.2.weight", (1, 0), 1.5)').first).to_be_visible()
    expect(box).to_have_value("1.5")
    page.keyboard.press("Escape")
    expect(inspector.get_by_text("Point at a neuron")).to_be_visible()
    press(page, "reset")
    expect(page.locator("code").filter(has_text="layers.2.weight")).to_have_count(0)


def test_a_connection_shows_its_weight(open_page: OpenPage) -> None:
    page = trained(open_page, "layers=1:Tanh&features=x1", epochs=1)
    start, end = (page.get_by_test_id(name).bounding_box() for name in ("neuron-0-0", "neuron-1-0"))
    assert start is not None
    assert end is not None
    page.mouse.move((start["x"] + start["width"] + end["x"]) / 2, start["y"] + start["height"] / 2)
    expect(page.get_by_test_id("inspector").get_by_text("weight from input x1 to layer 1, neuron 1")).to_be_visible()


def test_rewinding_changes_every_number_and_training_on_repeats_the_run(open_page: OpenPage) -> None:
    page = open_page("train")
    ready(page)
    first = [numbers(page)]
    for _ in range(4):
        press(page, "epoch")
        expect(page.get_by_test_id("read-epoch")).to_have_text(f"000,{len(first):03d}")
        first.append(numbers(page))
    rewind(page, "Home")
    expect(page.get_by_test_id("read-epoch")).to_have_text("000,000")
    assert numbers(page)[:4] == first[0][:4]
    rewind(page, "ArrowRight")
    rewind(page, "ArrowRight")
    expect(page.get_by_test_id("read-epoch")).to_have_text("000,002")
    assert numbers(page) == first[2]
    screenshot(page, "train-rewound")
    for epoch in (3, 4):
        press(page, "epoch")
        expect(page.get_by_test_id("read-epoch")).to_have_text(f"000,{epoch:03d}")
        assert numbers(page) == first[epoch]
    rewind(page, "Home")
    expect(page.get_by_test_id("read-epoch")).to_have_text("000,000")
    page.get_by_role("button", name="To the present").click()
    expect(page.get_by_test_id("read-epoch")).to_have_text("000,004")


def test_the_address_opens_the_same_page_with_the_same_numbers(open_page: OpenPage) -> None:
    page = trained(open_page, epochs=1)
    choose(page, "optimizer", "RMSprop")
    press(page, "epoch")
    with rerun(page):
        page.locator(".st-key-learning_rate").get_by_role("slider").press("ArrowLeft")
    press(page, "epoch")
    expect(page.get_by_test_id("read-epoch")).to_have_text("000,002")
    address = page.evaluate("location.href")
    assert "learning_rate_changes" in address
    other = trained(open_page, address.split("?")[1], epochs=2)
    assert numbers(other) == numbers(page)
    expect(other.get_by_test_id("rewind")).to_be_enabled()


def test_a_malformed_address_opens_and_reports_what_is_ignored(open_page: OpenPage) -> None:
    page = open_page("train?optimizer=%3Cscript%3Ealert(1)%3C/script%3E&epochs=9e99&sneaky=1&dataset=moons")
    ready(page)
    expect(page.get_by_text("no value of this name")).to_be_visible()
    expect(page.get_by_test_id("data-moons").locator("input")).to_be_checked()
    press(page, "epoch")
    expect(page.get_by_test_id("read-epoch")).to_have_text("000,001")


def test_two_runs_are_drawn_together_and_their_differences_are_named(open_page: OpenPage) -> None:
    page = trained(open_page, epochs=3)
    press(page, "pin")
    expect(page.get_by_test_id("read-epoch")).to_have_text("000,000")
    choose(page, "optimizer", "SGD")
    expect(page.get_by_test_id("pinned")).to_contain_text("optimizer Adam → SGD")
    expect(page.get_by_test_id("curves").get_by_text("pinned run, thin")).to_be_visible()
    traces = "document.querySelector('[data-testid=curves] .js-plotly-plot').data"
    assert (
        page.evaluate(f"{traces}.filter((trace) => trace.name.startsWith('pinned')).map((trace) => trace.x.length)")
        == [3] * 4
    )
    page.get_by_role("button", name="Play both").click()
    expect(page.get_by_test_id("pinned")).to_contain_text(re.compile("epoch [1-9][0-9]"))
    expect(page.get_by_role("button", name="Pause the pinned run")).to_be_visible()
    screenshot(page, "train-pinned")
    page.get_by_role("button", name="Pause the pinned run").click()
    expect(page.get_by_role("button", name="Play both")).to_be_visible()
    press(page, "unpin")
    expect(page.get_by_test_id("pinned")).to_be_hidden()


def test_keys_control_the_transport_except_in_input_fields(open_page: OpenPage) -> None:
    page = open_page("train")
    ready(page)
    page.keyboard.press("ArrowRight")
    expect(page.get_by_test_id("read-step")).to_have_text("000,001")
    page.keyboard.press("Shift+ArrowRight")
    expect(page.get_by_test_id("read-epoch")).to_have_text("000,001")
    page.locator(".st-key-epochs input").focus()
    page.keyboard.press("r")
    page.keyboard.press("Escape")
    expect(page.get_by_test_id("read-epoch")).to_have_text("000,001")
    page.get_by_test_id("read-outs").click()
    page.keyboard.press("r")
    expect(page.get_by_test_id("read-step")).to_have_text("000,000")
    page.keyboard.press(" ")
    expect(page.locator(".st-key-play button:visible")).to_contain_text("Pause")
    page.keyboard.press(" ")
    expect(page.locator(".st-key-play button:visible")).to_contain_text("Play")


def test_a_speed_limit_shows_single_steps(open_page: OpenPage) -> None:
    page = open_page("train")
    ready(page)
    choose(page, "speed", "5 steps/s")
    press(page, "play")
    expect(page.get_by_test_id("read-step")).to_have_text(re.compile("000,00[2-9]"))
    press(page, "play")
    expect(page.locator(".st-key-play button:visible")).to_contain_text("Play")
    assert int(read(page, "step").replace(",", "")) < 30


TABS = {
    "circles": ("plane", "confusion"),
    "sine": ("fit", "against", "residuals"),
    "hills": ("plane", "surface", "against", "residuals"),
    "iris": ("confusion", "plane"),
    "digits": ("samples", "confusion", "plane"),
    "diabetes": ("against", "residuals", "plane"),
}


@pytest.mark.parametrize("name", TABS)
def test_every_kind_of_data_has_all_its_pictures(open_page: OpenPage, name: str) -> None:
    page = open_page("train")
    ready(page)
    if name != "circles":
        choose_data(page, name)
    press(page, "epoch")
    picture = page.get_by_test_id("picture")
    expect(picture.get_by_role("tab")).to_have_count(len(TABS[name]))
    for tab in TABS[name]:
        page.get_by_test_id(f"tab-{tab}").click()
        expect(page.get_by_test_id(f"tab-{tab}")).to_have_attribute("aria-selected", "true")
        expect(picture.locator('canvas, .main-svg, table[data-testid="confusion"]').first).to_be_visible()
        screenshot(page, f"train-{name}-{tab}")


def test_a_plane_of_many_features_is_chosen_and_named(open_page: OpenPage) -> None:
    page = open_page("train?dataset=iris&loss=CrossEntropyLoss&standardise=true")
    ready(page)
    page.get_by_test_id("tab-plane").click()
    canvas = page.get_by_test_id("picture").locator("canvas")
    expect(canvas).to_have_attribute("aria-label", re.compile("1st principal component"))
    page.get_by_test_id("axis-across").select_option("petal length")
    expect(canvas).to_have_attribute("aria-label", re.compile("over petal length and petal width"))
    page.get_by_test_id("axis-up").select_option("PCA")
    expect(canvas).to_have_attribute("aria-label", re.compile("1st principal component"))


@pytest.mark.parametrize("chart", ["rate", "norms", "histograms", "loss"])
def test_every_chart_of_the_run_is_drawn(open_page: OpenPage, chart: str) -> None:
    page = trained(open_page, "scheduler=ExponentialLR&patience=2&validation_fraction=0.1", epochs=2)
    page.get_by_test_id(f"tab-{chart}").click()
    expect(page.get_by_test_id(f"tab-{chart}")).to_have_attribute("aria-selected", "true")
    if chart == "histograms":
        expect(page.get_by_test_id("histograms").locator("canvas")).to_have_count(3)
        expect(page.get_by_test_id("histograms").get_by_text("dead")).to_be_visible()
    else:
        expect(page.get_by_test_id("curves").locator(".scatterlayer .trace").first).to_be_visible()
    press(page, "epoch")
    expect(page.get_by_test_id("read-epoch")).to_have_text("000,003")
    screenshot(page, f"train-chart-{chart}")


def test_six_layers_of_eight_are_readable(open_page: OpenPage) -> None:
    page = trained(open_page, "layers=" + ",".join(["8:Tanh"] * 6), epochs=2)
    boxes = [page.get_by_test_id(f"neuron-{column}-{row}").bounding_box() for column in range(1, 7) for row in range(8)]
    assert all(box and box["width"] >= 24 and box["height"] >= 24 for box in boxes)
    places = [(box["x"], box["y"], box["width"]) for box in boxes if box]
    assert all(
        abs(one[0] - other[0]) >= one[2] or abs(one[1] - other[1]) >= one[2]
        for at, one in enumerate(places)
        for other in places[at + 1 :]
    )
    screenshot(page, "train-six-by-eight")


def test_computed_inputs_appear_in_the_network(open_page: OpenPage) -> None:
    page = open_page("train")
    ready(page)
    unfold(page, "inputs")
    for name in ("x1²", "x2²"):
        with rerun(page):
            page.get_by_role("button", name=name, exact=True).click()
    page.keyboard.press("Escape")
    expect(page.get_by_test_id("network").get_by_text("x1²")).to_be_visible()
    expect(page.get_by_text("2 in · 1 out")).to_be_visible()
    expect(page.locator("code").filter(has_text="x1**2,").first).to_be_visible()
