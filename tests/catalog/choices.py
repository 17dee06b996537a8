"""Random options for the tests of the catalogs, and a comparison with the signatures of torch."""

import inspect
from collections.abc import Collection, Mapping

from hypothesis import strategies as st

from playground.catalog.entry import Entry
from playground.fields import Field, Options, Value, check_options


def values(field: Field, length: int | None = None) -> st.SearchStrategy[Value]:
    """Any value that the field accepts; ``length`` is that of a tuple."""
    if field.kind == "bool":
        strategy: st.SearchStrategy[Value] = st.booleans()
    elif field.kind == "choice":
        strategy = st.sampled_from(field.choices)
    elif field.kind == "numbers":
        size = field.length or length
        strategy = st.lists(_numbers(field, field.integers), min_size=size or 1, max_size=size or 5).map(tuple)
    else:
        strategy = _numbers(field, field.kind == "int")
    return st.none() | strategy if field.optional else strategy


def chosen_options(entry: Entry, lengths: Mapping[str, int] | None = None) -> st.SearchStrategy[Options]:
    """Some options of the entry that follow its rule at a learning rate of 0.1 and 100 steps."""
    strategies = {option.name: values(option, (lengths or {}).get(option.name)) for option in entry.options}
    chosen = st.fixed_dictionaries({}, optional=strategies)
    checked = chosen.map(lambda options: check_options(options, entry.options, entry.title))
    return checked.filter(lambda options: entry.rule is None or entry.rule(entry.resolve(options), 0.1, 100) is None)


def assert_signature(
    entry: Entry, owner: type, given: set[str], always_passed: Collection[str] = (), own: Collection[str] = ()
) -> None:
    """Every argument of the class is an option, left out with a reason, or passed; and the defaults are those of torch.

    Args:
        entry: the entry.
        owner: the class in torch.
        given: arguments that the playground passes.
        always_passed: options that are always passed, so that torch's default does not matter.
        own: options whose ``None`` means torch's default.
    """
    parameters = inspect.signature(owner).parameters
    offered = {option.name for option in entry.options}
    left_out = {name for name, _ in entry.left_out}
    assert offered | left_out | given == set(parameters)
    assert not offered & left_out
    assert all(reason.endswith(".") for _, reason in entry.left_out)
    without_default = {name for name in offered if parameters[name].default is inspect.Parameter.empty}
    assert without_default <= set(always_passed) <= offered
    for option in entry.options:
        if option.name not in always_passed:
            assert option.default == (None if option.name in own else parameters[option.name].default)


def _numbers(field: Field, integers: bool) -> st.SearchStrategy[Value]:
    if integers:
        return st.integers(
            None if field.low is None else int(field.low), None if field.high is None else int(field.high)
        )
    return st.floats(field.low, field.high, allow_nan=False, allow_infinity=False)
