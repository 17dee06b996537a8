"""Puzzles can be run, and some of them are errors."""

from playground.tensors.create.creation import Creation
from playground.tensors.create.inspection import inspect_tensor
from playground.tensors.operations.operation_call import OperationCall
from playground.tensors.operations.operation_run import run_operation
from playground.tensors.puzzles import creation_puzzle, operation_puzzle, shape_puzzle
from playground.tensors.shapes.chain import Chain
from playground.tensors.shapes.chain_run import run_chain


def test_creation_puzzles_make_tensors_of_one_to_four_axes() -> None:
    ranks = set()
    for seed in range(100):
        inspection = inspect_tensor(Creation(*creation_puzzle(seed)))
        assert inspection.tensor is not None
        ranks.add(inspection.tensor.ndim)
    assert ranks == {1, 2, 3, 4}


def test_some_operation_puzzles_do_not_fit() -> None:
    fits = []
    for seed in range(200):
        puzzle = operation_puzzle(seed)
        a, b = (Creation("counting", {"shape": shape}) for shape in (puzzle.a, puzzle.b))
        fits.append(run_operation(OperationCall(puzzle.operation, puzzle.options, a, b)).failure is None)
    assert 0.6 < sum(fits) / len(fits) < 0.95


def test_most_shape_puzzles_run() -> None:
    fits = []
    for seed in range(200):
        puzzle = shape_puzzle(seed)
        fits.append(run_chain(Chain(Creation("counting", {"shape": puzzle.shape}), (puzzle.step,))).failure is None)
    assert sum(fits) / len(fits) > 0.8
