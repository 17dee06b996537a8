"""The picture of a step of a chain: colours follow the elements, and positions are those in the storage."""

import pytest

from playground.tensors.create.creation import Creation
from playground.tensors.shapes import SHAPE_OPERATIONS
from playground.tensors.shapes.chain import Chain, ChainStep
from playground.tensors.shapes.chain_run import run_chain
from playground.tensors.shapes.storage_picture import draw_chain_step
from tests.tensors.pictures import cell_texts


@pytest.mark.parametrize("name", SHAPE_OPERATIONS)
def test_every_element_keeps_its_colour_and_is_stored_where_it_is_drawn(name: str) -> None:
    shape = (4, 2, 3)
    step = ChainStep(name, SHAPE_OPERATIONS[name].default_options(shape))
    run = run_chain(Chain(Creation("counting", {"shape": shape}), (step,)))
    before, after = run.tensors
    picture = draw_chain_step(before, after, before.tensor.numel())
    colours: dict[int, str] = {}
    for grid, tensor in ((picture["grids"][0], before), (picture["grids"][1], after)):
        for block in grid["blocks"]:
            for cell in (cell for row in block["cells"] for cell in row if cell):
                origin = int(tensor.origins.reshape(-1)[cell[0]])
                assert colours.setdefault(origin, cell[2]) == cell[2]
    assert len(set(colours.values())) == len(colours)
    shown = [cell_texts(grid) for grid in picture["grids"]]
    for each in picture["steps"]:
        for texts, places in zip(shown, each["sources"], strict=False):
            assert set(places) <= set(texts)
        [position] = each["sources"][2]
        assert f"= {position} of the storage" in each["text"]
        assert shown[2][position] == shown[1][each["place"]]
        for axis, target, label in each["arrows"]:
            assert target - position == after.strides[axis] == int(label.replace("−", "-"))
    is_view = run.views[0]
    assert len(picture["grids"]) == (3 if is_view else 4)
    assert ("shares the storage" in picture["description"]) == is_view


def test_a_long_storage_is_shown_from_where_the_tensor_begins() -> None:
    run = run_chain(Chain(Creation("counting", {"shape": (100, 50)}), (ChainStep("index", {"index": "90"}),)))
    storage = draw_chain_step(run.tensors[0], run.tensors[1], 5000)["grids"][2]
    assert 4500 in cell_texts(storage)
    assert storage["hidden"] == 5000 - len(storage["storage"])
