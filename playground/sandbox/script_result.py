"""The result of a whole script, as plain data; the server reads it without torch."""

import math
from dataclasses import dataclass, field


@dataclass(frozen=True)
class ScriptResult:
    """The result of a script.

    Attributes:
        history: losses by name, one value an epoch; ``inf`` and ``nan`` included.
        measurements: values of the expressions that were evaluated after the run, by name.
        weights_moved: whether any parameter differs from its start.
        warnings: the first line of each of torch's warnings, each once.
        error: what stopped the script, as ``TypeError: message``; empty when nothing did.
    """

    history: dict[str, list[float]] = field(default_factory=dict)
    measurements: dict[str, float] = field(default_factory=dict)
    weights_moved: bool = False
    warnings: list[str] = field(default_factory=list)
    error: str = ""

    def last(self, name: str = "train_loss") -> float:
        """The last value of a curve; NaN where there is none."""
        return (self.history.get(name) or [math.nan])[-1]
