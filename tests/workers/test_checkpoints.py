"""A trail is bounded, keeps its ends, and always knows the nearest earlier item."""

from hypothesis import given
from hypothesis import strategies as st

from playground.workers.checkpoints import Trail

STEPS = st.lists(st.integers(1, 50), min_size=1, max_size=300)


@given(gaps=STEPS, most=st.integers(2, 40))
def test_it_stays_bounded_and_keeps_the_first_and_the_newest(gaps: list[int], most: int) -> None:
    trail: Trail[int] = Trail(most)
    step = 0
    for gap in gaps:
        step += gap
        trail.add(step, step)
        assert len(trail) <= most
    assert trail.steps == trail.items == sorted(trail.items)
    assert (trail.items[0], trail.items[-1]) == (gaps[0], step)


@given(gaps=STEPS, wanted=st.integers(0, 20_000))
def test_the_nearest_earlier_item(gaps: list[int], wanted: int) -> None:
    trail: Trail[int] = Trail(16)
    step = 0
    for gap in gaps:
        step += gap
        trail.add(step, step)
    earlier = [each for each in trail.items if each <= wanted]
    assert trail.nearest(wanted) == (earlier[-1] if earlier else None)


def test_going_back_forgets_what_came_later() -> None:
    trail: Trail[str] = Trail(10)
    for step, item in enumerate("abcde"):
        trail.add(step, item)
    trail.add(2, "C")
    assert trail.items == ["a", "b", "C"]
    trail.cut(0)
    assert trail.items == ["a"]
