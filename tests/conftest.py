"""Rules for all tests."""

from pathlib import Path

import pytest
from hypothesis import settings

# A busy machine may be slow for a while, and two runs of the tests should give the same result.
settings.register_profile("repeatable", deadline=None, derandomize=True)
settings.load_profile("repeatable")

TESTS = Path(__file__).parent
SLOW = (
    "browser",
    "ui",
    "workers",
    "mistakes",
    "step_by_step",
    "numpy_gpu/memory",
    "numpy_gpu/timing",
    "experiment/test_link.py",
    "lessons/test_mistakes.py",
    "lessons/test_train.py",
    "script/test_script.py",
    "tensors/create/test_creation.py",
    "tensors/test_operations.py",
    "tensors/test_shapes.py",
    "training/test_run.py",
)
"""Tests that start workers or a server, draw whole pages, or try very many values: the quick run leaves them out."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        path = item.path.relative_to(TESTS).as_posix()
        if path.startswith(SLOW):
            item.add_marker(pytest.mark.slow)
