"""The page Autograd: every control is used."""

import pytest
from streamlit.testing.v1 import AppTest

from playground import limits
from playground.autograd.choices import GRAPH_EXPRESSION
from playground.autograd.descent import DESCENT_LOSSES, RATES, descent_source
from playground.autograd.error_examples import ERROR_EXAMPLES
from playground.autograd.inputs import INPUT_TEMPLATES
from playground.autograd.operations import EXPRESSION_OPERATIONS, OPERATION_GROUPS
from playground.autograd.ready_made import READY_MADE
from playground.sandbox.execution import execution
from tests.autograd.shown_lines import variables_of
from tests.ui.pages import assert_well, choose_all, code, html, opened, pick, press, words


def program(app: AppTest) -> str:
    """The program on the page."""
    return next(each for each in code(app) if each.startswith("import torch") and "def forward" not in each)


def shown_gradient(app: AppTest) -> str:
    """The gradient of the first leaf, as the page shows it."""
    gradient: str = app.table[-1].value["gradient so far"].iloc[0]
    return gradient


@pytest.mark.covers("autograd.graph")
@pytest.mark.covers("autograd.numeric")
@pytest.mark.parametrize("name", READY_MADE)
def test_every_ready_made_expression_goes_forward_and_backward(name: str) -> None:
    app = opened("autograd")
    app.selectbox(key="autograd_ready_made").set_value(name).run()
    press(app, "walk_start")
    expression = READY_MADE[name].expression
    for _ in expression.nodes:
        press(app, "walk_step")
        assert_well(app)
    press(app, "walk_step")
    press(app, "walk_backward")
    assert_well(app)
    with execution() as run:
        # Of a single node, the first step is a whole backward, and torch refuses the second.
        run.run(program(app))
    table = app.table[-1].value
    assert list(table["leaf"]) == [f"`{leaf}`" for leaf in expression.leaves]
    assert list(table["gradient so far"]) == list(table["finite differences"])
    assert all(run.variables[leaf].grad is not None for leaf in expression.leaves)


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
    app.checkbox(key="autograd_retain_graph").check().run()
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
    app.selectbox(key="autograd_ready_made").set_value("eye").run()
    app.checkbox(key="autograd_retain_graph").check().run()
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
def test_every_setting_has_an_effect() -> None:
    app = opened("autograd")
    for mode in ("no_grad", "inference_mode"):
        app.radio(key="autograd_grad_mode").set_value(mode).run()
        assert f"with torch.{mode}():" in program(app)
        press(app, "walk_backward")
        assert "no graph was recorded" in words(app)
        press(app, "walk_back")
    app.radio(key="autograd_grad_mode").set_value("record").run()
    choose_all(app, "autograd_detach", "a")
    assert "a = (x + 1).detach()" in program(app)
    press(app, "walk_backward")
    assert "does not require grad" in words(app)
    choose_all(app, "autograd_detach")
    choose_all(app, "autograd_requires_grad")
    assert "requires_grad" not in program(app)
    choose_all(app, "autograd_requires_grad", "x")
    app.checkbox(key="autograd_from_ones").check().run()
    press(app, "walk_backward")
    assert "out.backward(torch.ones_like(out))" in program(app)
    assert_well(app)


@pytest.mark.covers("autograd.not_scalar")
def test_a_result_of_several_numbers_gets_the_advice_to_start_from_ones() -> None:
    app = opened("autograd")
    app.selectbox(key="autograd_ready_made").set_value("eye").run()
    app.checkbox(key="autograd_from_ones").uncheck().run()
    press(app, "walk_step")
    assert "from ones" in words(app)
    assert "scalar outputs" in words(app)


@pytest.mark.parametrize("name", EXPRESSION_OPERATIONS)
def test_every_operation_can_be_added_and_removed(name: str) -> None:
    app = opened("autograd")
    operation = EXPRESSION_OPERATIONS[name]
    app.selectbox(key="autograd_ready_made").set_value(
        "cross_entropy" if operation.class_targets else "broadcasting"
    ).run()
    pick(app, "autograd_operation_group", operation.group)
    pick(app, "autograd_operation", name)
    assert operation.derivative in words(app)
    before = program(app)
    press(app, "builder_add")
    assert_well(app)
    added = program(app)
    if added == before:
        # The result is one number, which this operation does not accept: the page shows the reason.
        assert "torch says" in words(app)
        return
    assert "v1 = " in added
    assert variables_of(added)
    press(app, "builder_remove")
    assert program(app) == before


def test_inputs_are_added_up_to_the_limit_and_removed() -> None:
    app = opened("autograd")
    for kind in INPUT_TEMPLATES:
        app.selectbox(key="autograd_input_template").set_value(kind).run()
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
@pytest.mark.parametrize("name", DESCENT_LOSSES)
def test_every_loss_has_its_descent(name: str) -> None:
    app = opened("autograd", "Descent by hand")
    loss = DESCENT_LOSSES[name]
    app.selectbox(key="autograd_descent_loss").set_value(name).run()
    assert loss.notice in words(app)
    press(app, "descent_step")
    press(app, "descent_ten")
    assert descent_source(loss, loss.start, loss.rate, 11) in code(app)
    press(app, "descent_back")
    assert descent_source(loss, loss.start, loss.rate, 10) in code(app)
    app.slider(key=f"autograd_descent_start_{name}").set_value(loss.high).run()
    app.select_slider(key="autograd_descent_rate").set_value(f"{RATES[-1]:g}").run()
    while not app.button(key="descent_ten").disabled:
        press(app, "descent_ten")
    assert_well(app)
    press(app, "descent_again")
    assert "step **000**" in words(app)


def test_divergence_is_explained() -> None:
    app = opened("autograd", "Descent by hand")
    app.select_slider(key="autograd_descent_rate").set_value("1.1").run()
    while not app.button(key="descent_ten").disabled:
        press(app, "descent_ten")
    assert "the descent diverged" in words(app)


@pytest.mark.covers("autograd.products")
@pytest.mark.parametrize("name", [*READY_MADE, GRAPH_EXPRESSION])
def test_every_expression_has_its_jacobian(name: str) -> None:
    app = opened("autograd", "Several outputs")
    app.selectbox(key="autograd_jacobian_of").set_value(name).run()
    leaves = READY_MADE["square" if name == GRAPH_EXPRESSION else name].expression.leaves
    for leaf in leaves:
        pick(app, f"jacobian_leaf_{'_'.join(leaves)}", leaf)
        assert_well(app)
        assert "it is the same product" in words(app)
        assert any("torch.func.jacrev" in each for each in code(app))


def test_without_a_gradient_there_is_no_jacobian() -> None:
    app = opened("autograd")
    choose_all(app, "autograd_requires_grad")
    pick(app, "part", "Several outputs")
    app.selectbox(key="autograd_jacobian_of").set_value(GRAPH_EXPRESSION).run()
    assert "No input requires a gradient" in words(app)


@pytest.mark.covers("autograd.twice")
@pytest.mark.covers("autograd.not_scalar")
@pytest.mark.covers("autograd.inference_error")
def test_every_error_is_shown_with_its_fix() -> None:
    app = opened("autograd", "The errors")
    for name, example in ERROR_EXAMPLES.items():
        pick(app, "autograd_error_example", name)
        assert_well(app)
        assert example.source in code(app)
        assert example.fix in code(app)
        assert example.message in words(app)
        assert example.cause in words(app)


def test_exercises_check_themselves() -> None:
    app = opened("autograd")
    assert "0 of 3 solved" in html(app)
    app.number_input(key="exercise_autograd_gradient").set_value(10.0).run()
    assert "Not yet." in words(app)
    app.number_input(key="exercise_autograd_gradient").set_value(12.0).run()
    app.number_input(key="exercise_autograd_accumulation").set_value(12.0).run()
    choose_all(app, "exercise_autograd_learning_rates", "0.1", "0.5", "0.9")
    assert len(app.success) == 3
    assert "3 of 3 solved" in html(app.run())


def test_an_expression_is_saved_while_another_page_is_open() -> None:
    app = opened("autograd")
    press(app, "builder_add")
    press(app, "walk_backward")
    before = program(app)
    app.switch_page("pages/home.py").run()
    app.switch_page("pages/autograd.py").run()
    assert program(app) == before


def test_every_group_of_operations_is_offered() -> None:
    app = opened("autograd")
    for group in OPERATION_GROUPS:
        pick(app, "autograd_operation_group", group)
        assert_well(app)
