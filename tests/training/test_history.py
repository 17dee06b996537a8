"""History: appended columns are complete; thinning is bounded and includes the first and the newest row."""

import numpy as np
import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from playground.training.history import History


def rows(first: int, count: int) -> dict[str, np.ndarray]:
    epochs = np.arange(first, first + count, dtype=np.float64)
    return {"epoch": epochs, "train_loss": 1 / (1 + epochs)}


@given(st.lists(st.integers(0, 300), max_size=12))
def test_appended_pieces_make_the_complete_history(pieces: list[int]) -> None:
    history = History()
    for piece in pieces:
        history.append(rows(len(history), piece))
    total = sum(pieces)
    assert len(history) == total
    if total:
        expected = pd.DataFrame(rows(0, total)).astype({"epoch": int})
        pd.testing.assert_frame_equal(history.to_frame(), expected)
        assert history.last()["epoch"] == total - 1


@given(st.integers(1, 5_000), st.integers(2, 500))
def test_thinned_is_bounded_and_includes_first_and_newest(total: int, points: int) -> None:
    history = History()
    history.append(rows(0, total))
    epochs = history.thinned(points)["epoch"]
    assert len(epochs) == min(total, points)
    assert (epochs[0], epochs[-1]) == (0, total - 1)
    assert (np.diff(epochs) > 0).all()


def test_nothing_appended_is_an_empty_frame() -> None:
    history = History()
    history.append({})
    assert history.to_frame().empty
    assert history.last() == {}
