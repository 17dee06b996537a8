"""Shown code, run: values, warnings, and the line at which it stopped."""

import threading
import warnings

import numpy as np
import pytest
import torch

from playground.sandbox.shown_code import LONGEST_MESSAGE, run


def test_it_runs_and_gives_the_variables() -> None:
    outcome = run("import torch\n\nx = torch.ones(2)\ny = x + 1")
    assert outcome.error == ""
    assert outcome.failed_line is None
    assert outcome.names["y"].tolist() == [2, 2]


def test_an_error_keeps_what_there_was_and_names_its_line() -> None:
    outcome = run("x = 1\nwith open('/dev/null') as f:\n    y = 2\n    z = y / 0\nw = 3")
    assert outcome.error == "ZeroDivisionError: division by zero"
    assert outcome.failed_line == 4
    assert {"x", "y"} <= set(outcome.names)
    assert "w" not in outcome.names


def test_an_error_inside_a_function_is_told_at_the_line_that_raised() -> None:
    assert run("def f():\n    raise ValueError('no')\n\nf()").failed_line == 2


def test_the_watcher_sees_each_statement() -> None:
    seen: list[tuple[int, object]] = []
    run("x = 1\n\nfor i in range(3):\n    x += i", lambda line, names: seen.append((line, names["x"])))
    assert seen == [(1, 1), (4, 4)]


def test_a_long_message_is_shortened() -> None:
    assert len(run(f"raise ValueError('x' * {2 * LONGEST_MESSAGE})").error) < LONGEST_MESSAGE + 20


def test_a_warning_that_comes_once_a_process_comes_every_time_and_the_switch_is_put_back() -> None:
    source = "import numpy as np\nimport torch\na = np.ones(2)\na.flags.writeable = False\nt = torch.from_numpy(a)"
    before = torch.is_warn_always_enabled(), warnings.filters[:]
    for _ in range(3):
        (warning,) = run(source).warnings
        assert "not writable" in warning
    assert (torch.is_warn_always_enabled(), warnings.filters[:]) == before


def test_warnings_of_two_threads_do_not_mix() -> None:
    caught: dict[int, list[str]] = {}

    def warn(number: int) -> None:
        caught[number] = run(f"import warnings\nfor _ in range(20):\n    warnings.warn('of {number}')").warnings

    threads = [threading.Thread(target=warn, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert caught == {number: [f"of {number}"] * 20 for number in range(6)}


@pytest.mark.parametrize("value", [np.float32(1), torch.tensor(1)])
def test_names_are_those_of_the_source_alone(value: object) -> None:
    assert value is not None
    assert set(run("x = 1").names) == {"x"}
