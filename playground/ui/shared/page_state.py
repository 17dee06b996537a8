"""What a session has chosen on a page, saved when another page opens, with a widget for every choice."""

from collections.abc import Callable, Mapping

import streamlit as st

from playground.fields import FieldError, Value
from playground.page_schema import PageSchema
from playground.ui.shared.controls import control


class PageState:
    """The choices of one page in this session; make one at the top of a module and use it wherever the page needs it."""

    def __init__(self, schema: PageSchema) -> None:
        self.schema = schema
        self._key = f"page_state_{schema.page}"

    @property
    def values(self) -> dict[str, Value]:
        """Every choice with its present value."""
        return self.schema.defaults | self._saved

    def __getitem__(self, name: str) -> Value:
        return self._saved.get(name, self.schema.by_name[name].default)

    def set(self, **values: object) -> None:
        """Choose; a value that does not fit changes nothing, and ``problem`` says why."""
        try:
            checked = {name: self.schema.by_name[name].check(value) for name, value in values.items()}
        except FieldError as error:
            st.session_state[f"{self._key}_problem"] = str(error)
            return
        st.session_state[self._key] = self._saved | checked

    def problem(self) -> str:
        """Why the last choice was refused; reading it clears it."""
        return str(st.session_state.pop(f"{self._key}_problem", ""))

    def control(
        self,
        name: str,
        *,
        choices: tuple[str, ...] | None = None,
        labels: Mapping[str, str] | None = None,
        on_change: Callable[[], None] | None = None,
    ) -> Value:
        """Draw the widget of a choice; returns its present value.

        Args:
            name: of the choice in the schema.
            choices: those that are offered now, where they depend on what else is chosen; another value is replaced
                by the first of them.
            labels: words for the choices.
            on_change: called after a change.
        """
        schema = self.schema if choices is None else self.schema.limited(**{name: choices})
        if choices is not None and self[name] not in choices:
            self.set(**{name: choices[0]})

        def changed(value: Value) -> None:
            self.set(**{name: value})
            if on_change:
                on_change()

        control(schema.by_name[name], self[name], f"{schema.page}_{name}", changed, labels)
        return self[name]

    @property
    def _saved(self) -> dict[str, Value]:
        saved: dict[str, Value] = st.session_state.get(self._key, {})
        return saved
