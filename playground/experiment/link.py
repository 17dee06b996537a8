"""An Experiment as the query of an address, and back. A link faces strangers: whatever it says, an Experiment comes out."""

from collections.abc import Iterator, Mapping
from typing import Any

from playground.experiment.changes import changed
from playground.experiment.experiment import Experiment, ExperimentError, Layer
from playground.experiment.schema import CATALOGS, FIELDS, LAYER_FIELDS
from playground.fields import FieldError, format_value, parse_number, shortened

MAX_NAMES = 120
MAX_CHARACTERS = 4_000
"""Of one value; all hand-set weights of a run fit."""
MAX_COMPLAINTS = 6
BY_HAND = ("learning_rate_changes", "weight_changes")
BIAS = "b"


def to_query(experiment: Experiment) -> dict[str, str]:
    """What differs from ``Experiment()``, as names with values: ``{"dataset": "spirals", "dataset.arms": "3"}``."""
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
    for name in BY_HAND:
        if rows := getattr(experiment, name):
            query[name] = ",".join(":".join(BIAS if each is None else repr(each) for each in row) for row in rows)
    return query


def from_query(query: Mapping[str, str]) -> tuple[Experiment, list[str]]:
    """The Experiment that a link names, and a sentence about each value that is not as the link says.

    Unknown names are left out; a value that does not fit gives way to its default.
    """
    values, complaints = _read_all(query)
    try:
        experiment = Experiment(**values)
    except ExperimentError:
        experiment = _as_far_as_it_fits(values, complaints)
    if len(complaints) > MAX_COMPLAINTS:
        rest = len(complaints) - MAX_COMPLAINTS
        complaints = [*complaints[:MAX_COMPLAINTS], f"{rest} more values of the link were left out."]
    return experiment, complaints


def _as_far_as_it_fits(values: dict[str, Any], complaints: list[str]) -> Experiment:
    """Take the values in one after the other, and leave out those that do not fit the ones before."""
    experiment = Experiment()
    for together in _in_order(values):
        try:
            experiment, _ = changed(experiment, **together)
        except ExperimentError as error:
            complaints.append(f"The link's {' and '.join(together).replace('_', ' ')} was left out. {error}")
    return experiment


def _in_order(values: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """What others depend on comes first, with its options; what was done by hand comes last and together."""
    by_hand = {name: value for name, value in values.items() if name in BY_HAND}
    first = [name for name in CATALOGS if f"{name}_options" in values or name in values]
    for owner in first:
        yield {name: values[name] for name in (owner, f"{owner}_options") if name in values}
    done = {name for owner in first for name in (owner, f"{owner}_options")} | set(by_hand)
    for name, value in values.items():
        if name not in done:
            yield {name: value}
    if by_hand:
        yield by_hand


def _read_all(query: Mapping[str, str]) -> tuple[dict[str, Any], list[str]]:
    values: dict[str, Any] = {}
    complaints: list[str] = []
    # A choice comes before its options, which are those of what is chosen.
    for name in sorted(list(query)[:MAX_NAMES], key=lambda name: "." in name):
        text = query[name]
        try:
            if len(text) > MAX_CHARACTERS:
                raise FieldError(f"Its value has {len(text):,} characters, and at most {MAX_CHARACTERS:,} are read.")
            _read_one(name, text, values)
        except (FieldError, ExperimentError) as error:
            complaints.append(f"The link's {shortened(name)} was left out. {error}")
    if len(query) > MAX_NAMES:
        complaints.append(f"Only the first {MAX_NAMES} names of the link were read.")
    return values, complaints


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
    elif name in BY_HAND:
        values[name] = tuple(tuple(map(_parse_number, row.split(":"))) for row in text.split(","))
    else:
        raise FieldError("There is nothing of this name.")


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
