"""What a scheduler of the catalog is: the class of the entries, the options that several share, and their rules."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Literal

from playground.catalog.entry import Entry, Rule
from playground.fields import Field, Value

if TYPE_CHECKING:
    from torch.optim import Optimizer


@dataclass(frozen=True, kw_only=True)
class Scheduler(Entry):
    """A class of ``torch.optim.lr_scheduler``.

    Attributes:
        steps: when ``scheduler.step()`` is called: after every epoch or after every batch.
        watches_loss: ``step`` takes the validation loss, or the test loss where there is no validation.
        total_steps: the name of the argument for the length of the run, such as ``total_steps``; empty where there is none.
        peak: the name of the argument for the highest learning rate, such as ``max_lr``; empty where there is none.
        fixed: arguments that are always passed, as name and value.
        always_passed: options that are always passed, because torch has no default for them, or one that suits other runs.
    """

    steps: Literal["epoch", "batch"] = "epoch"
    watches_loss: bool = False
    total_steps: str = ""
    peak: str = ""
    fixed: tuple[tuple[str, Value], ...] = ()
    always_passed: tuple[str, ...] = ()

    def run_arguments(self, rate: float, total: int) -> dict[str, Value]:
        """The arguments that follow from the run: its learning rate and its total number of steps."""
        peak: dict[str, Value] = {self.peak: rate} if self.peak else {}
        length: dict[str, Value] = {self.total_steps: total} if self.total_steps else {}
        return peak | length | dict(self.fixed)

    def arguments_for(self, chosen: Mapping[str, Value], rate: float, total: int) -> list[str]:
        """All arguments except the optimizer, as source."""
        given = [f"{name}={value!r}" for name, value in self.run_arguments(rate, total).items()]
        return [*given, *self.arguments(self._with_always_passed(chosen))]

    def build(self, optimizer: "Optimizer", chosen: Mapping[str, Value], rate: float, total: int) -> Any:
        """The scheduler of that optimizer."""
        from torch.optim import lr_scheduler

        keywords = self.run_arguments(rate, total) | self.keywords(self._with_always_passed(chosen))
        return getattr(lr_scheduler, self.name)(optimizer, **keywords)

    def _with_always_passed(self, chosen: Mapping[str, Value]) -> dict[str, Value]:
        return {
            name: value for name, value in self.resolve(chosen).items() if name in chosen or name in self.always_passed
        }


LAST_EPOCH = (("last_epoch", "A run that is continued restores the whole state of the scheduler instead."),)
CYCLE_MOMENTUM = (
    ("cycle_momentum", "Always off: only the learning rate changes, so that the schedule works with every optimizer."),
    ("base_momentum", "It is only used when the momentum is cycled."),
    ("max_momentum", "It is only used when the momentum is cycled."),
)


def whole_number(name: str, default: int, label: str, help: str, low: int = 1, high: int = 100_000) -> Field:
    """An option that is a whole number."""
    return Field(name, "int", default, label, help, low=low, high=high)


def factor(name: str, default: float, label: str, help: str, low: float = 0.001, high: float = 1.0) -> Field:
    """An option by which a learning rate is multiplied."""
    return Field(name, "float", default, label, help, low=low, high=high)


def scheduler(name: str, label: str, advice: str, *options: Field, **more: Any) -> Scheduler:
    """An entry with the link to its page in the documentation."""
    return Scheduler(
        name=name,
        label=label,
        advice=advice,
        options=options,
        link=f"https://docs.pytorch.org/docs/stable/generated/torch.optim.lr_scheduler.{name}.html",
        **{"left_out": LAST_EPOCH, **more},
    )


GAMMA = factor("gamma", 0.1, "factor", "The learning rate is multiplied by it.")
ETA_MIN = Field("eta_min", "float", 0.0, "lowest rate", "The learning rate at its minimum.", low=0.0, high=1.0)


def floor_rule(name: str) -> Rule:
    """The rule that the lowest rate, which the option of this name sets, is below the learning rate."""

    def rule(options: Mapping[str, Value], rate: float, _: int) -> str | None:
        floor = options[name]
        if isinstance(floor, float) and floor > rate:
            return (
                f"The schedule's lowest rate ({name}) is {floor:g}, above the learning rate {rate:g}: lower it, or raise "
                "the learning rate."
            )
        return None

    return rule


def one_cycle_rule(options: Mapping[str, Value], _: float, steps: int) -> str | None:
    """torch divides by the length of every phase, which may be 0.

    Phases end at step ``pct_start * steps - 1``, with three phases also at ``2 * pct_start * steps - 2``, and at
    ``steps - 1``, as ``OneCycleLR`` computes them.
    """
    share = float(options["pct_start"])  # type: ignore[arg-type]
    ends = [0.0, share * steps - 1, steps - 1]
    if options["three_phase"]:
        if share > 0.5:
            return (
                "OneCycleLR has no room for three phases when the rate rises in more than half of the run: lower the share "
                "going up."
            )
        ends.insert(2, 2 * share * steps - 2)
    if any(before == after for before, after in pairwise(ends)):
        return (
            f"OneCycleLR cannot divide {steps} steps so that each phase has at least one: train for more epochs, or change "
            "the share going up."
        )
    return None
