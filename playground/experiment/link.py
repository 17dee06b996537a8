"""An Experiment as the query of an address, and back. Every query, however malformed, gives a valid Experiment."""

from collections.abc import Iterator, Mapping
from typing import Any

from playground.experiment.changes import apply_changes
from playground.experiment.experiment import Experiment
from playground.experiment.schema import CATALOGS, FIELDS, LAYER_FIELDS
from playground.experiment.values import ExperimentError, Layer
from playground.fields import FieldError, format_value, parse_number, shortened

MAX_NAMES = 120
MAX_CHARACTERS = 4_000
"""Of one value; all live changes of weights fit."""
MAX_MESSAGES = 6
LIVE_CHANGES = ("learning_rate_changes", "weight_changes")
BIAS = "b"


def to_query(experiment: Experiment) -> dict[str, str]:
    """Return what differs from ``Experiment()``, as names with values: ``{"dataset": "spirals", "dataset.arms": "3"}``."""
    plain = Experiment()
    query = {
        name: format_value(getattr(experiment, name))
        for name in FIELDS
        if getattr(experiment, name) != getattr(plain, name)
    }
    for owner in experiment.choices:
        query |= {
            f"{owner}.{name}": format_value(value) for name, value in getattr(experiment, f"{owner}_options").items()
        }
    if experiment.layers != plain.layers:
        query["layers"] = ",".join(map(_format_layer, experiment.layers))
    for name in LIVE_CHANGES:
        if rows := getattr(experiment, name):
            query[name] = ",".join(":".join(BIAS if each is None else repr(each) for each in row) for row in rows)
    return query


def from_query(query: Mapping[str, str]) -> tuple[Experiment, list[str]]:
    """Return the Experiment that a link names, and a sentence about each value of the link that is not used.

    Unknown names are ignored; a value that does not fit is replaced by its default.
    """
    values, messages = _read_all(query)
    try:
        experiment = Experiment(**values)
    except ExperimentError:
        experiment = _build_step_by_step(values, messages)
    if len(messages) > MAX_MESSAGES:
        rest = len(messages) - MAX_MESSAGES
        messages = [*messages[:MAX_MESSAGES], f"{rest} more values of the link were ignored."]
    return experiment, messages


def _build_step_by_step(values: dict[str, Any], messages: list[str]) -> Experiment:
    """Apply the values one after the other, and ignore those that do not fit the ones before."""
    experiment = Experiment()
    for group in _in_order(values):
        try:
            experiment, _ = apply_changes(experiment, **group)
        except ExperimentError as error:
            messages.append(f"The link's {' and '.join(group).replace('_', ' ')} was ignored. {error}")
    return experiment


def _in_order(values: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Group the values: choices from the catalogs first, each with its options; live changes last, together."""
    live_changes = {name: value for name, value in values.items() if name in LIVE_CHANGES}
    owners = [name for name in CATALOGS if f"{name}_options" in values or name in values]
    for owner in owners:
        yield {name: values[name] for name in (owner, f"{owner}_options") if name in values}
    grouped = {name for owner in owners for name in (owner, f"{owner}_options")} | set(live_changes)
    for name, value in values.items():
        if name not in grouped:
            yield {name: value}
    if live_changes:
        yield live_changes


def _read_all(query: Mapping[str, str]) -> tuple[dict[str, Any], list[str]]:
    values: dict[str, Any] = {}
    messages: list[str] = []
    # A choice is read before its options, because the options depend on it.
    for name in sorted(list(query)[:MAX_NAMES], key=lambda name: "." in name):
        text = query[name]
        try:
            if len(text) > MAX_CHARACTERS:
                raise FieldError(f"Its value has {len(text):,} characters, and at most {MAX_CHARACTERS:,} are read.")
            _read_one(name, text, values)
        except (FieldError, ExperimentError) as error:
            messages.append(f"The link's {shortened(name)} was ignored. {error}")
    if len(query) > MAX_NAMES:
        messages.append(f"Only the first {MAX_NAMES} names of the link were read.")
    return values, messages


def _read_one(name: str, text: str, values: dict[str, Any]) -> None:
    owner, _, option = name.partition(".")
    if name in FIELDS:
        values[name] = FIELDS[name].parse(text)
    elif option and owner in CATALOGS:
        entry = CATALOGS[owner][values.get(owner, getattr(Experiment(), owner))]
        field = next((each for each in entry.options if each.name == option), None)
        if field is None:
            raise FieldError(f"{entry.title} has no such option.")
        values.setdefault(f"{owner}_options", {})[option] = field.parse(text)
    elif name == "layers":
        values[name] = tuple(_parse_layer(part) for part in text.split(",")) if text else ()
    elif name in LIVE_CHANGES:
        values[name] = tuple(tuple(map(_parse_number, row.split(":"))) for row in text.split(","))
    else:
        raise FieldError("An experiment has no value of this name.")


def _parse_number(text: str) -> object:
    return None if text == BIAS else parse_number(text)


def _format_layer(layer: Layer) -> str:
    """``16:Tanh``, or ``16:Tanh:0.2:true`` with dropout and batch norm."""
    parts = [format_value(getattr(layer, name)) for name in LAYER_FIELDS]
    plain = Layer(layer.units, layer.activation) == layer
    return ":".join(parts[:2] if plain else parts)


def _parse_layer(text: str) -> Layer:
    parts = zip(LAYER_FIELDS.values(), text.split(":"), strict=False)
    return Layer(**{field.name: field.parse(part) for field, part in parts})  # type: ignore[arg-type]
