"""The picture of an operation: the highlighted elements are in it, and its description names the shapes."""

import pytest
from hypothesis import given, settings

from playground.tensors.create.creation import Creation
from playground.tensors.operations import OPERATIONS
from playground.tensors.operations.operation_call import OperationCall
from playground.tensors.operations.operation_picture import draw_operation
from playground.tensors.operations.operation_run import OperationRun, run_operation
from tests.tensors.pictures import cell_texts
from tests.tensors.strategies import creations


def run(operation: str, a: tuple[int, ...], b: tuple[int, ...]) -> OperationRun:
    operands = (Creation("counting", {"shape": shape}) for shape in (a, b))
    return run_operation(OperationCall(operation, {}, *operands))


@pytest.mark.parametrize("name", OPERATIONS)
@pytest.mark.parametrize("stretched", [True, False])
@given(a=creations(), b=creations())
@settings(max_examples=8, deadline=None)
def test_what_a_step_highlights_is_in_the_picture(name: str, stretched: bool, a: Creation, b: Creation) -> None:
    operation_run = run_operation(OperationCall(name, {}, a, b))
    picture = draw_operation(operation_run, stretched)
    assert all(str(list(tensor.shape)) in picture["description"] for _, tensor in operation_run.operands)
    if operation_run.result is None:
        assert picture["steps"] == []
        return
    shown = [cell_texts(grid) for grid in picture["grids"]]
    assert len(picture["grids"]) == len(picture["signs"]) + 1 == picture["result"] + 1
    for step in picture["steps"]:
        assert step["place"] in shown[picture["result"]]
        assert step["text"]
        for grid, places in zip(shown, step["sources"], strict=False):
            assert set(places) <= set(grid)


def test_a_stretched_operand_is_drawn_in_the_shape_of_the_result_with_pale_copies() -> None:
    a, b, result = draw_operation(run("add", (2, 1), (3,)), stretched=True)["grids"]
    assert (a["shape"], a["stretched"]) == ([2, 1], [2, 3])
    assert [[cell and cell[4] for cell in row] for row in a["blocks"][0]["cells"]] == [[False, True, True]] * 2
    assert [[cell and cell[4] for cell in row] for row in b["blocks"][0]["cells"]] == [[False] * 3, [True] * 3]
    assert list(cell_texts(result).values()) == ["0", "1", "2", "1", "2", "3"]


def test_a_product_of_matrices_has_the_corner_layout_and_one_of_batches_the_row_layout() -> None:
    assert draw_operation(run("at", (2, 3), (3, 2)))["layout"] == "corner"
    assert draw_operation(run("matmul", (2, 2, 3), (3, 2)))["layout"] == "row"
