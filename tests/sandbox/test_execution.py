"""Shown code, run: variables, output, warnings, the line at which it stopped, and torch left as it was."""

import time
import warnings

import pytest
import torch

from playground.sandbox.deadline import DeadlineError, deadline
from playground.sandbox.execution import execution


def test_lines_leave_their_variables_and_their_output() -> None:
    with execution() as run:
        assert run.run("import torch\nx = torch.ones(2)\nprint(x.sum())") is None
        assert run.variables["x"].tolist() == [1.0, 1.0]
        assert run.printed == "tensor(2.)"
        assert run.value("x.shape") == (2,)


def test_it_stops_at_the_line_that_raises_and_the_variables_before_it_stay() -> None:
    with execution() as run:
        failure = run.run("import torch\nx = torch.zeros(3, 2)\nfor _ in range(2):\n    y = 1\n    x @ x\nz = 1")
        assert failure is not None
        assert (failure.kind, failure.line, failure.number) == ("RuntimeError", "x @ x", 5)
        assert str(failure) == "RuntimeError: mat1 and mat2 shapes cannot be multiplied (3x2 and 3x2)"
        assert "y" in run.variables
        assert "z" not in run.variables


def test_statements_may_be_given_one_by_one() -> None:
    executed: list[int] = []
    with execution() as run:
        assert run.run(["a = 1", "b = (\n    2\n)"], lambda line, _: executed.append(line)) is None
        assert run.run(["c = a + b"]) is None
        assert run.variables["c"] == 3
    assert executed == [1, 4]


def test_the_failing_line_is_one_of_the_source_that_ran() -> None:
    with execution() as run:
        assert run.run("\n\n\ndef divide(a):\n    return a / 0") is None
        failure = run.run("a = 1\nfor _ in range(2):\n    divide(a)")
        assert failure is not None
        assert (failure.line, failure.number) == ("divide(a)", 3)


def test_warnings_are_collected_once_and_only_here() -> None:
    source = (
        "import torch, warnings\nfor _ in range(3):\n    torch.nn.functional.l1_loss(torch.ones(2, 1), torch.ones(2))"
    )
    with warnings.catch_warnings(record=True) as outside, execution() as run:
        assert run.run(source) is None
        (warning,) = run.warnings
    assert "broadcasting" in warning
    assert outside == []


def test_torch_is_left_as_it_was() -> None:
    torch.manual_seed(3)
    before = torch.get_rng_state()
    with execution(seed=7) as run:
        run.run("import torch\nx = torch.rand(2)\ntorch.use_deterministic_algorithms(True)")
        drawn = run.variables["x"]
    assert torch.equal(torch.get_rng_state(), before)
    assert not torch.are_deterministic_algorithms_enabled()
    assert torch.equal(drawn, torch.rand(2, generator=torch.Generator().manual_seed(7)))


def test_files_are_those_that_were_given() -> None:
    with execution({"a.csv": b"1,2"}) as run:
        assert run.run("text = open('a.csv').read()") is None
        assert run.variables["text"] == "1,2"
        failure = run.run("open('/etc/passwd')")
        assert failure is not None
        assert failure.kind == "FileNotFoundError"


def test_a_block_ends_at_its_deadline() -> None:
    with pytest.raises(DeadlineError, match=r"longer than 0\.2 seconds"), deadline(0.2):
        time.sleep(30)


def test_a_block_in_time_is_not_disturbed() -> None:
    with deadline(0.05):
        pass
    time.sleep(0.1)
