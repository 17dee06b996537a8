"""Which elements of a tensor a picture shows."""

import numpy as np
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from playground.charts.tensor_window import choose_window, shown_positions


@given(size=st.integers(0, 10**6), most=st.integers(7, 40))
@settings(deadline=None)
def test_a_long_axis_shows_its_two_ends(size: int, most: int) -> None:
    shown = shown_positions(size, most)
    assert len(shown) <= max(most, 7)
    if None not in shown:
        assert shown == tuple(range(size))
    else:
        assert shown == (0, 1, 2, None, size - 3, size - 2, size - 1)


@given(shape=st.lists(st.integers(0, 40), max_size=5).map(tuple))
@settings(deadline=None)
def test_a_window_shows_only_places_of_the_tensor(shape: tuple[int, ...]) -> None:
    cells = choose_window(shape).cells
    assert len(cells) == len(set(cells))
    assert len(cells) <= 700
    numbered = torch.arange(int(np.prod(shape))) if np.prod(shape) < 10**6 else None
    if numbered is not None:
        assert set(cells) <= set(numbered.tolist())
        if numbered.numel() <= 100 and all(size <= 16 for size in shape):
            assert cells == numbered.tolist()
