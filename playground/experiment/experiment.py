"""An Experiment: everything that a training run depends on, in one frozen value."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from playground import limits
from playground.experiment import architecture, rules
from playground.experiment.live_changes import check_rate_changes, check_weight_changes
from playground.experiment.schema import FIELDS, LAYER_FIELDS
from playground.experiment.values import ExperimentError, Values


@dataclass(frozen=True)
class Experiment(Values):
    """All that a run depends on, with values that fit together. Two equal Experiments give bit-equal runs.

    Raises:
        ExperimentError: a value is out of bounds, or two values do not fit together.
    """

    def __post_init__(self) -> None:
        super().__post_init__()
        if problem := rules.find_problem(self):
            raise ExperimentError(problem)
        self._check("learning_rate_changes", check_rate_changes, FIELDS["learning_rate"])
        self._check("weight_changes", check_weight_changes, architecture.linear_widths(self), self.bias)

    def replace(self, **changes: Any) -> "Experiment":
        """The same Experiment but for ``changes``."""
        return replace(self, **changes)

    def to_dict(self) -> dict[str, Any]:
        """Plain values that JSON can hold."""
        return {
            **{name: _plain(getattr(self, name)) for name in self.__dataclass_fields__},
            "layers": [{name: getattr(layer, name) for name in LAYER_FIELDS} for layer in self.layers],
        }

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> "Experiment":
        """The Experiment of ``to_dict``; names that are missing take their defaults.

        Raises:
            ExperimentError: a name is unknown, or a value does not fit.
        """
        unknown = [str(name)[:40] for name in values if name not in cls.__dataclass_fields__]
        if unknown:
            raise ExperimentError(f"An experiment has nothing called {', '.join(unknown[:5])}: leave it out.")
        return cls(**values)

    def to_json(self) -> str:
        """The Experiment as JSON text."""
        return json.dumps(self.to_dict(), indent=1)

    @classmethod
    def from_json(cls, text: str) -> "Experiment":
        """The Experiment of ``to_json``.

        Raises:
            ExperimentError: the text is not JSON, is too long, or holds a value that does not fit.
        """
        if len(text) > limits.MAX_JSON_BYTES:
            raise ExperimentError(
                f"The JSON has {len(text):,} characters and the limit (MAX_JSON_BYTES) is {limits.MAX_JSON_BYTES:,}."
            )
        try:
            values = json.loads(text)
        except (json.JSONDecodeError, RecursionError) as error:
            raise ExperimentError(f"This is not JSON ({error}): use a file that the playground saved.") from None
        if not isinstance(values, dict):
            raise ExperimentError("The JSON of an experiment is an object: names with their values in { }.")
        return cls.from_dict(values)


def _plain(value: object) -> object:
    if isinstance(value, Mapping):
        return {name: _plain(item) for name, item in value.items()}
    return [_plain(item) for item in value] if isinstance(value, tuple) else value
