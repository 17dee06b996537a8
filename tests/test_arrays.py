"""Evenly spaced positions: bounded, with both ends, in order."""

from hypothesis import given
from hypothesis import strategies as st

from playground.arrays import evenly_spaced


@given(count=st.integers(0, 5_000), most=st.integers(2, 300))
def test_positions_are_bounded_and_rising_and_include_both_ends(count: int, most: int) -> None:
    positions = evenly_spaced(count, most)
    assert len(positions) == min(count, most)
    assert positions == sorted(set(positions))
    if count:
        assert positions[0] == 0
        assert positions[-1] == count - 1
    if count <= most:
        assert positions == list(range(count))
