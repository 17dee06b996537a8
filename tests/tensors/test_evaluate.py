"""Shown code runs alone with torch, and leaves torch as it found it."""

import threading
import warnings

import pytest
import torch

from playground.tensors.evaluate import evaluation
from playground.tensors.uploads import Upload


def test_the_seed_of_the_process_is_not_touched() -> None:
    before = torch.random.get_rng_state()
    with evaluation() as run:
        assert run.run(("torch.manual_seed(1)", "x = torch.rand(3)")) is None
    assert torch.equal(torch.random.get_rng_state(), before)


def test_flags_and_filters_are_put_back_even_after_an_error() -> None:
    filters = list(warnings.filters)
    with evaluation() as run:
        failure = run.run(("torch.use_deterministic_algorithms(True)", "1 / 0"))
    assert failure is not None
    assert (failure.kind, failure.line) == ("ZeroDivisionError", "1 / 0")
    assert not torch.are_deterministic_algorithms_enabled()
    assert not torch.is_warn_always_enabled()
    assert list(warnings.filters) == filters


def test_unseeded_draws_repeat_for_one_entropy_and_differ_for_another() -> None:
    draws = []
    for entropy in (1, 1, 2):
        with evaluation(entropy=entropy) as run:
            run.run(("x = torch.rand(5)",))
            draws.append(run.names["x"])
    assert torch.equal(draws[0], draws[1])
    assert not torch.equal(draws[0], draws[2])


def test_what_is_printed_and_warned_is_kept_apart() -> None:
    with evaluation() as run:
        run.run(("print('one')", "print(torch.range(1, 2))"))
        run.run(("print(torch.range(1, 2))",))
        assert run.printed == "one\ntensor([1., 2.])\ntensor([1., 2.])"
        assert len(run.warned) == 1


def test_only_the_files_that_were_given_can_be_opened() -> None:
    with evaluation([Upload("a.txt", "à\n".encode())]) as run:
        assert run.run(("with open('a.txt') as file:\n    text = file.read()",)) is None
        assert run.names["text"] == "à\n"
        failure = run.run(("open('/etc/passwd')",))
    assert failure is not None
    assert failure.kind == "FileNotFoundError"


def test_students_do_not_disturb_each_other() -> None:
    """Threads that seed and draw at the same time each get their own numbers."""
    expected = {seed: torch.rand(50, generator=torch.Generator().manual_seed(seed)) for seed in range(8)}
    found: dict[int, torch.Tensor] = {}

    def draw(seed: int) -> None:
        for _ in range(20):
            with evaluation(entropy=99) as run:
                run.run((f"torch.manual_seed({seed})", "x = torch.rand(50)"))
                found[seed] = run.names["x"]

    threads = [threading.Thread(target=draw, args=(seed,)) for seed in expected]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(torch.equal(found[seed], numbers) for seed, numbers in expected.items())


@pytest.mark.parametrize("line", ["x = torch.empty(3)", "x = torch.empty_like(torch.ones(3))"])
def test_memory_of_others_is_never_shown(line: str) -> None:
    with evaluation() as run:
        run.run(("torch.use_deterministic_algorithms(True)", line))
        assert run.names["x"].isnan().all()
