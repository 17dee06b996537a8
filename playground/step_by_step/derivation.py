"""One parameter's update while it is being taken apart: what went in, the lines that are shown, and what came out."""

import re
from dataclasses import dataclass, field
from typing import Any

from torch import Tensor

State = dict[str, Any]


@dataclass
class Working:
    """One parameter's update, as it is being taken apart.

    Attributes:
        value, gradient: before the step.
        was, now: the optimizer's memory before and after it.
        options: of the optimizer.
        lines: what is shown: words, formula, and the formula with ``{names}`` of arrays in place of its symbols.
        arrays: the numbers behind those names.
        update: by how much the rule moves the parameter.
    """

    value: Tensor
    gradient: Tensor
    was: State
    now: State
    options: dict[str, Any]
    lines: list[dict[str, str]] = field(default_factory=list)
    arrays: dict[str, Tensor] = field(default_factory=dict)
    update: Tensor | None = None

    def say(self, words: str, formula: str, numbers: str, **arrays: Tensor) -> None:
        """Add a line."""
        # A small number of an option is written as the page writes all numbers: 1e−8, not 1e-08.
        self.lines.append({"words": words, "formula": formula, "numbers": re.sub(r"e-0?(?=\d)", "e−", numbers)})
        self.arrays |= arrays

    def begin(self) -> Tensor:
        """The gradient that the rule uses: turned round to climb, and with weight decay in it where the rule adds it."""
        self.arrays |= {"w": self.value, "g": self.gradient}
        self.say("the gradient, from backward", "g", "{g}")
        used = self.gradient
        if self.options.get("maximize"):
            used = -used
            self.say("maximize climbs, so it is turned round", "g ← −g", "{g1}", g1=used)
        decay = self.options.get("weight_decay", 0)
        if decay and not self.options.get("decoupled_weight_decay"):
            name = "{g1}" if self.options.get("maximize") else "{g}"
            used = used + decay * self.value
            self.say(
                "weight decay adds a share of the weight",
                "g ← g + λ·w",
                f"{name} + {decay:g} · {{w}} = {{g2}}",
                g2=used,
            )
        self.arrays["used"] = used
        return used

    def move(self, words: str, formula: str, numbers: str, change: Tensor, **arrays: Tensor) -> None:
        """The last line: the parameter moves."""
        self.update = change
        self.say(words, formula, numbers, w1=self.value + change, **arrays)
