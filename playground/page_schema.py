"""What a page lets a person choose, as one table: its widgets, its checks and its address follow from it.

It is to a page what ``playground.experiment.schema`` is to an Experiment.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from playground.fields import Field, FieldError, Value, format_value, shortened


@dataclass(frozen=True)
class PageSchema:
    """The choices of one page.

    Attributes:
        page: its address, such as ``numpy-gpu``, which no other page has.
        fields: what is chosen, in the order of the page.
    """

    page: str
    fields: tuple[Field, ...]

    @cached_property
    def by_name(self) -> Mapping[str, Field]:
        """The fields by their names."""
        return {field.name: field for field in self.fields}

    @property
    def defaults(self) -> dict[str, Value]:
        """The default of every choice."""
        return {field.name: field.default for field in self.fields}

    def check(self, values: Mapping[str, object]) -> dict[str, Value]:
        """Every choice, those of ``values`` in their canonical types.

        Raises:
            FieldError: a name is unknown, or a value does not fit its field.
        """
        for name in values:
            if name not in self.by_name:
                raise FieldError(f"This page has no choice {shortened(name)}.")
        return self.defaults | {name: self.by_name[name].check(value) for name, value in values.items()}

    def limited(self, **choices: tuple[str, ...]) -> "PageSchema":
        """The same schema with other choices for some of its fields, where they depend on what else is chosen."""
        fields = (
            replace(field, choices=choices[field.name]) if field.name in choices else field for field in self.fields
        )
        return PageSchema(self.page, tuple(fields))

    def to_query(self, values: Mapping[str, Value]) -> dict[str, str]:
        """What differs from the defaults, as text for an address."""
        return {
            field.name: format_value(values[field.name])
            for field in self.fields
            if values.get(field.name, field.default) != field.default
        }

    def from_query(self, query: Mapping[str, str]) -> tuple[dict[str, Value], list[str]]:
        """The choices that an address names, and a sentence about each value of the address that is not used.

        Names that this page does not have are ignored; a value that does not fit is replaced by its default.
        """
        values, messages = self.defaults, []
        for name, text in query.items():
            if name not in self.by_name:
                continue
            try:
                values[name] = self.by_name[name].parse(text)
            except FieldError as error:
                messages.append(f"The link's {name.replace('_', ' ')} was ignored. {error}")
        return values, messages
