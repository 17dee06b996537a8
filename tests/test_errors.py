"""One tree of exceptions, and one way to shorten a message."""

import inspect
import pkgutil
from importlib import import_module

import pytest
import torch

import playground
from playground.errors import MAX_ERROR_CHARACTERS, PlaygroundError, first_line, named_line


def test_the_first_line_is_torchs_own() -> None:
    with pytest.raises(RuntimeError) as caught:
        torch.zeros(3, 2) @ torch.zeros(3, 2)
    assert first_line(caught.value) == "mat1 and mat2 shapes cannot be multiplied (3x2 and 3x2)"
    assert named_line(caught.value) == f"RuntimeError: {first_line(caught.value)}"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", ""),
        ("one\ntwo", "one"),
        ("  spaces  ", "spaces"),
        ("failed (Triggered internally at /a/b.cpp:1.)", "failed"),
        ("x" * 1_000, "x" * (MAX_ERROR_CHARACTERS - 1) + "…"),
    ],
)
def test_a_message_becomes_one_short_line(text: str, line: str) -> None:
    assert first_line(text) == line


def test_an_error_without_words_has_its_name() -> None:
    assert named_line(KeyError()) == "KeyError"


def test_every_exception_of_ours_is_a_playground_error() -> None:
    for module in pkgutil.walk_packages(playground.__path__, "playground."):
        if module.name.startswith("playground.ui") or module.name.endswith("warm_up"):
            continue
        for _, member in inspect.getmembers(import_module(module.name), inspect.isclass):
            if member.__module__.startswith("playground.") and issubclass(member, Exception):
                assert issubclass(member, PlaygroundError), member
