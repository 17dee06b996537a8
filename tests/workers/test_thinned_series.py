"""A thinned series is bounded, never drops its first or newest item, and finds the newest item until a step."""

from hypothesis import given
from hypothesis import strategies as st

from playground.workers.thinned_series import ThinnedSeries

GAPS = st.lists(st.integers(1, 50), min_size=1, max_size=300)


def filled(gaps: list[int], most: int) -> ThinnedSeries[int]:
    series: ThinnedSeries[int] = ThinnedSeries(most)
    step = 0
    for gap in gaps:
        step += gap
        series.add(step, step)
        assert len(series) <= most
    return series


@given(gaps=GAPS, most=st.integers(2, 40))
def test_a_series_stays_bounded_and_never_drops_the_first_or_the_newest(gaps: list[int], most: int) -> None:
    series = filled(gaps, most)
    assert series.steps == series.items == sorted(series.items)
    assert (series.items[0], series.items[-1]) == (gaps[0], sum(gaps))


@given(gaps=GAPS, step=st.integers(0, 20_000))
def test_the_newest_item_until_a_step(gaps: list[int], step: int) -> None:
    series = filled(gaps, 16)
    earlier = [each for each in series.items if each <= step]
    assert series.newest_until(step) == (earlier[-1] if earlier else None)


def test_adding_at_an_earlier_step_removes_later_items() -> None:
    series: ThinnedSeries[str] = ThinnedSeries(10)
    for step, item in enumerate("abcde"):
        series.add(step, item)
    series.add(2, "C")
    assert series.items == ["a", "b", "C"]
    series.cut(0)
    assert series.items == ["a"]
