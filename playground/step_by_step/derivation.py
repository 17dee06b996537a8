"""The derivation of one parameter's update: what went into the optimizer's rule, its lines, and what came out."""

import re
from dataclasses import dataclass, field
from typing import Any

from torch import Tensor

from playground.protocol.step_by_step import UpdateLine

OptimizerState = dict[str, Any]


@dataclass
class Derivation:
    """One parameter's update, computed again line by line.

    Attributes:
        value, gradient: of the parameter before the step, ``[rows, columns]``.
        state_before, state_after: the optimizer's state of the parameter before and after the step.
        options: of the optimizer, such as ``lr`` and ``betas``.
        lines: what is shown: words, formula, and the formula with ``{names}`` of arrays in place of its symbols.
        arrays: the numbers behind those names.
        update: what the rule adds to the parameter.
    """

    value: Tensor
    gradient: Tensor
    state_before: OptimizerState
    state_after: OptimizerState
    options: dict[str, Any]
    lines: list[UpdateLine] = field(default_factory=list)
    arrays: dict[str, Tensor] = field(default_factory=dict)
    update: Tensor | None = None

    def add_line(self, words: str, formula: str, numbers: str, **arrays: Tensor) -> None:
        """Add a line, and the arrays that its numbers name."""
        # A small number of an option is written as the page writes all numbers: 1e−8, not 1e-08.
        self.lines.append({"words": words, "formula": formula, "numbers": re.sub(r"e-0?(?=\d)", "e−", numbers)})
        self.arrays |= arrays

    def add_gradient(self) -> Tensor:
        """Add the lines for the gradient; returns the one that the rule uses, after ``maximize`` and coupled weight decay."""
        self.arrays |= {"w": self.value, "g": self.gradient}
        self.add_line("the gradient, from backward", "g", "{g}")
        used = self.gradient
        if self.options.get("maximize"):
            used = -used
            self.add_line("maximize is on, so the sign changes", "g ← −g", "{g1}", g1=used)
        decay = self.options.get("weight_decay", 0)
        if decay and not self.options.get("decoupled_weight_decay"):
            name = "{g1}" if self.options.get("maximize") else "{g}"
            used = used + decay * self.value
            self.add_line(
                "weight decay adds λ times the weight",
                "g ← g + λ·w",
                f"{name} + {decay:g} · {{w}} = {{g2}}",
                g2=used,
            )
        self.arrays["used"] = used
        return used

    def add_update(self, words: str, formula: str, numbers: str, update: Tensor, **arrays: Tensor) -> None:
        """Add the last line, in which the parameter changes."""
        self.update = update
        self.add_line(words, formula, numbers, w1=self.value + update, **arrays)
