"""The choices of a page: checked, written into an address, and read from any."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.fields import Field, FieldError
from playground.page_schema import PageSchema

SCHEMA = PageSchema(
    "sample",
    (
        Field("part", "choice", "first", choices=("first", "second")),
        Field("count", "int", 3, low=0, high=9),
        Field("rate", "float", None, low=0.0, high=1.0, optional=True),
        Field("ticked", "bool", False),
        Field("several", "several", (), choices=("a", "b", "c")),
    ),
)
VALUES = st.fixed_dictionaries(
    {
        "part": st.sampled_from(("first", "second")),
        "count": st.integers(0, 9),
        "rate": st.none() | st.floats(0, 1),
        "ticked": st.booleans(),
        "several": st.lists(st.sampled_from("abc"), unique=True).map(lambda chosen: tuple(sorted(chosen))),
    }
)


@given(values=VALUES)
def test_an_address_brings_back_every_choice(values: dict[str, object]) -> None:
    checked = SCHEMA.check(values)
    assert SCHEMA.from_query(SCHEMA.to_query(checked)) == (checked, [])


def test_only_what_differs_is_in_the_address() -> None:
    assert SCHEMA.to_query(SCHEMA.defaults) == {}
    assert SCHEMA.to_query(SCHEMA.check({"count": 4})) == {"count": "4"}


@given(query=st.dictionaries(st.sampled_from([*SCHEMA.by_name, "unknown"]), st.text(max_size=30)))
def test_any_address_gives_legal_choices(query: dict[str, str]) -> None:
    values, messages = SCHEMA.from_query(query)
    assert SCHEMA.check(values) == values
    assert len(messages) <= len(query)


def test_a_wrong_choice_is_refused_by_name() -> None:
    with pytest.raises(FieldError, match="count cannot be 10"):
        SCHEMA.check({"count": 10})
    with pytest.raises(FieldError, match="no choice"):
        SCHEMA.check({"other": 1})


def test_choices_can_be_limited() -> None:
    with pytest.raises(FieldError):
        SCHEMA.limited(part=("first",)).check({"part": "second"})
