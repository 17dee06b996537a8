"""The page Autograd, every control turned."""

import pytest

from playground import limits
from playground.autograd.building import KINDS
from playground.autograd.descent import RATES, VALLEYS, descent_source
from playground.autograd.errors import ERRORS
from playground.autograd.palette import GROUPS, PALETTE
from playground.autograd.ready_made import READY_MADE
from playground.sandbox.shown_code import run
from tests.ui.pages import assert_well, choose_all, code, opened, pick, press, words


def program(app) -> str:
    """The program on the page."""
    return next(each for each in code(app) if each.startswith("import torch") and "def forward" not in each)


def shown_gradient(app) -> str:
    """The gradient of the first leaf, as the page shows it."""
    return app.table[-1].value["gradient so far"].iloc[0]


@pytest.mark.covers("autograd.graph")
@pytest.mark.covers("autograd.numeric")
@pytest.mark.parametrize("name", READY_MADE)
def test_every_ready_made_expression_is_walked_forward_and_back(name: str) -> None:
    app = opened("autograd")
    app.selectbox(key="autograd_ready").set_value(name).run()
    press(app, "walk_start")
    expression = READY_MADE[name].expression
    for _ in expression.nodes:
        press(app, "walk_step")
        assert_well(app)
    press(app, "walk_step")
    press(app, "walk_backward")
    assert_well(app)
    names = run(program(app)).names
    table = app.table[-1].value
    assert list(table["leaf"]) == [f"`{leaf}`" for leaf in expression.leaves]
    assert list(table["gradient so far"]) == list(table["finite differences"])
    assert all(names[leaf].grad is not None for leaf in expression.leaves)


@pytest.mark.covers("autograd.accumulation")
@pytest.mark.covers("autograd.zeroing")
@pytest.mark.covers("autograd.retain_graph")
def test_backward_again_zero_and_back() -> None:
    app = opened("autograd")
    press(app, "walk_backward")
    press(app, "walk_backward")
    assert "second time" in words(app)
    assert app.button(key="walk_backward").disabled
    press(app, "walk_back")
    app.checkbox(key="switch_retain").check().run()
    press(app, "walk_back")
    press(app, "walk_backward")
    press(app, "walk_backward")
    assert list(app.table[-1].value["gradient so far"]) == ["`12`"]
    press(app, "walk_zero")
    assert list(app.table[-1].value["gradient so far"]) == ["none"]
    assert "x.grad = None" in program(app)


@pytest.mark.covers("autograd.reference")
def test_the_course_reference_is_reached_by_clicking() -> None:
    app = opened("autograd")
    app.selectbox(key="autograd_ready").set_value("eye").run()
    app.checkbox(key="switch_retain").check().run()
    press(app, "walk_backward")
    assert shown_gradient(app).startswith("`[4  2  2  2  2]")
    press(app, "walk_backward")
    assert shown_gradient(app).startswith("`[8  4  4  4  4]")
    press(app, "walk_zero")
    press(app, "walk_backward")
    assert shown_gradient(app).startswith("`[4  2  2  2  2]")


@pytest.mark.covers("autograd.no_grad")
@pytest.mark.covers("autograd.inference_mode")
@pytest.mark.covers("autograd.detach")
def test_every_switch_acts() -> None:
    app = opened("autograd")
    for mode in ("no_grad", "inference_mode"):
        app.radio(key="switch_mode").set_value(mode).run()
        assert f"with torch.{mode}():" in program(app)
        press(app, "walk_backward")
        assert "no graph was recorded" in words(app)
        press(app, "walk_back")
    app.radio(key="switch_mode").set_value("record").run()
    choose_all(app, "switch_detach", "a")
    assert "a = (x + 1).detach()" in program(app)
    press(app, "walk_backward")
    assert "does not require grad" in words(app)
    choose_all(app, "switch_detach")
    choose_all(app, "switch_grad")
    assert "requires_grad" not in program(app)
    choose_all(app, "switch_grad", "x")
    app.checkbox(key="switch_weighted").check().run()
    press(app, "walk_backward")
    assert "out.backward(torch.ones_like(out))" in program(app)
    assert_well(app)


@pytest.mark.covers("autograd.not_scalar")
def test_several_numbers_are_told_to_start_from_ones() -> None:
    app = opened("autograd")
    app.selectbox(key="autograd_ready").set_value("eye").run()
    app.checkbox(key="switch_weighted").uncheck().run()
    press(app, "walk_step")
    assert "from ones" in words(app)
    assert "scalar outputs" in words(app)


@pytest.mark.parametrize("name", PALETTE)
def test_every_operation_can_be_added_and_taken_away(name: str) -> None:
    app = opened("autograd")
    operation = PALETTE[name]
    app.selectbox(key="autograd_ready").set_value("cross_entropy" if operation.targets else "broadcasting").run()
    pick(app, "palette_group", operation.group)
    pick(app, f"palette_{operation.group}", name)
    assert operation.derivative in words(app)
    before = program(app)
    press(app, "builder_add")
    assert_well(app)
    added = program(app)
    if added == before:
        # The result is one number, which this operation cannot take: it is refused with the reason.
        assert "torch says" in words(app)
        return
    assert "v1 = " in added
    assert run(added).error == ""
    press(app, "builder_remove")
    assert program(app) == before


def test_inputs_are_added_until_there_is_no_room_and_removed() -> None:
    app = opened("autograd")
    for kind in KINDS:
        app.selectbox(key="builder_kind").set_value(kind).run()
        press(app, "builder_add_input")
        assert_well(app)
    while not app.button(key="builder_add_input").disabled:
        press(app, "builder_add_input")
    assert f"{limits.MAX_NODES} of at most {limits.MAX_NODES}" in words(app)
    assert app.button(key="builder_add").disabled
    while any(button.key == "builder_remove_input" for button in app.button):
        press(app, "builder_remove_input")
    assert f"3 of at most {limits.MAX_NODES}" in words(app)


@pytest.mark.covers("autograd.descent")
@pytest.mark.parametrize("name", VALLEYS)
def test_every_valley_is_descended(name: str) -> None:
    app = opened("autograd", "Descent by hand")
    valley = VALLEYS[name]
    app.selectbox(key="descent_valley").set_value(name).run()
    assert valley.notice in words(app)
    press(app, "descent_step")
    press(app, "descent_ten")
    assert descent_source(valley, valley.start, valley.rate, 11) in code(app)
    press(app, "descent_back")
    assert descent_source(valley, valley.start, valley.rate, 10) in code(app)
    app.slider(key=f"descent_start_{name}").set_value(valley.high).run()
    app.select_slider(key=f"descent_rate_{name}").set_value(RATES[-1]).run()
    while not app.button(key="descent_ten").disabled:
        press(app, "descent_ten")
    assert_well(app)
    press(app, "descent_again")
    assert "step **000**" in words(app)


def test_flying_away_is_told() -> None:
    app = opened("autograd", "Descent by hand")
    app.select_slider(key="descent_rate_parabola").set_value(1.1).run()
    while not app.button(key="descent_ten").disabled:
        press(app, "descent_ten")
    assert "w left for good" in words(app)


@pytest.mark.covers("autograd.products")
@pytest.mark.parametrize("name", [*READY_MADE, "present"])
def test_every_expression_has_its_jacobian(name: str) -> None:
    app = opened("autograd", "Several outputs")
    app.selectbox(key="product_expression").set_value(name).run()
    leaves = READY_MADE["square" if name == "present" else name].expression.leaves
    for leaf in leaves:
        pick(app, f"product_leaf_{'_'.join(leaves)}", leaf)
        assert_well(app)
        assert "it is the same product" in words(app)
        assert any("torch.func.jacrev" in each for each in code(app))


def test_without_a_gradient_there_is_no_jacobian() -> None:
    app = opened("autograd")
    choose_all(app, "switch_grad")
    pick(app, "part", "Several outputs")
    app.selectbox(key="product_expression").set_value("present").run()
    assert "No input requires a gradient" in words(app)


@pytest.mark.covers("autograd.twice")
@pytest.mark.covers("autograd.not_scalar")
@pytest.mark.covers("autograd.inference_error")
def test_every_error_is_live_with_its_repair() -> None:
    app = opened("autograd", "The errors")
    for name, case in ERRORS.items():
        pick(app, "error_case", name)
        assert_well(app)
        assert case.source in code(app)
        assert case.repair in code(app)
        assert case.says in words(app)
        assert case.why in words(app)


def test_exercises_check_themselves() -> None:
    app = opened("autograd")
    app.number_input(key="exercise_gradient").set_value(10.0).run()
    assert "Not yet." in words(app)
    app.number_input(key="exercise_gradient").set_value(12.0).run()
    app.number_input(key="exercise_accumulated").set_value(12.0).run()
    choose_all(app, "exercise_rates", "0.1", "0.5", "0.9")
    assert words(app).count("Right.") == 3


def test_an_expression_outlives_a_visit_to_another_page() -> None:
    app = opened("autograd")
    press(app, "builder_add")
    press(app, "walk_backward")
    before = program(app)
    app.switch_page("pages/home.py").run()
    app.switch_page("pages/autograd.py").run()
    assert program(app) == before


def test_every_group_of_the_palette_is_offered() -> None:
    app = opened("autograd")
    for group in GROUPS:
        pick(app, "palette_group", group)
        assert_well(app)
