"""Learning-rate schedulers, and those of ``torch.optim.lr_scheduler`` that are absent, with the reason."""

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
        steps: how often a script calls ``scheduler.step()``: after every epoch or after every batch.
        watches_loss: ``step`` takes the validation (or else the test) loss.
        total_steps: it must know the length of the run; the name of that argument, such as ``total_steps``.
        peak: the argument that takes the chosen learning rate as its highest value, such as ``max_lr``.
        fixed: arguments that are always passed, as name and value.
        named: options that are always passed, because torch has no default for them, or one that suits other runs.
    """

    steps: Literal["epoch", "batch"] = "epoch"
    watches_loss: bool = False
    total_steps: str = ""
    peak: str = ""
    fixed: tuple[tuple[str, Value], ...] = ()
    named: tuple[str, ...] = ()

    def given(self, rate: float, total: int) -> dict[str, Value]:
        """The arguments that follow from the run: its learning rate and its number of steps in all."""
        peak: dict[str, Value] = {self.peak: rate} if self.peak else {}
        length: dict[str, Value] = {self.total_steps: total} if self.total_steps else {}
        return peak | length | dict(self.fixed)

    def arguments_for(self, chosen: Mapping[str, Value], rate: float, total: int) -> list[str]:
        """All arguments but the optimizer, as source."""
        given = [f"{name}={value!r}" for name, value in self.given(rate, total).items()]
        return [*given, *self.arguments(self._named(chosen))]

    def build(self, optimizer: "Optimizer", chosen: Mapping[str, Value], rate: float, total: int) -> Any:
        """The scheduler of that optimizer."""
        from torch.optim import lr_scheduler

        keywords = self.given(rate, total) | self.keywords(self._named(chosen))
        return getattr(lr_scheduler, self.name)(optimizer, **keywords)

    def _named(self, chosen: Mapping[str, Value]) -> dict[str, Value]:
        return {name: value for name, value in self.resolve(chosen).items() if name in chosen or name in self.named}


NO_SCHEDULER = "constant"

_LAST_EPOCH = (("last_epoch", "A run that goes on restores the scheduler's whole state instead."),)
_CYCLE_MOMENTUM = (
    ("cycle_momentum", "Always off: the rate alone moves, so that the schedule works with every optimizer."),
    ("base_momentum", "Only used when momentum is cycled."),
    ("max_momentum", "Only used when momentum is cycled."),
)


def _whole(name: str, default: int, label: str, help: str, low: int = 1, high: int = 100_000) -> Field:
    return Field(name, "int", default, label, help, low=low, high=high)


def _factor(name: str, default: float, label: str, help: str, low: float = 0.001, high: float = 1.0) -> Field:
    return Field(name, "float", default, label, help, low=low, high=high)


def _scheduler(name: str, label: str, advice: str, *options: Field, **more: Any) -> Scheduler:
    return Scheduler(
        name=name,
        label=label,
        advice=advice,
        options=options,
        link=f"https://docs.pytorch.org/docs/stable/generated/torch.optim.lr_scheduler.{name}.html",
        **{"left_out": _LAST_EPOCH, **more},
    )


_GAMMA = _factor("gamma", 0.1, "factor", "What the rate is multiplied by.")
_ETA_MIN = Field("eta_min", "float", 0.0, "lowest rate", "The rate at the bottom.", low=0.0, high=1.0)


def _floor_rule(name: str) -> Rule:
    """The lowest rate that the option of this name sets lies below the learning rate."""

    def rule(options: Mapping[str, Value], rate: float, _: int) -> str | None:
        floor = options[name]
        if isinstance(floor, float) and floor > rate:
            return (
                f"The schedule's lowest rate ({name}) is {floor:g}, above the learning rate {rate:g}: lower it, or raise "
                "the learning rate."
            )
        return None

    return rule


def _one_cycle_rule(options: Mapping[str, Value], _: float, steps: int) -> str | None:
    """torch divides by the length of every phase, and a phase may have none.

    Phases end at step ``pct_start * steps - 1``, with three phases also at ``2 * pct_start * steps - 2``, and at
    ``steps - 1``, as ``OneCycleLR`` computes them.
    """
    share = float(options["pct_start"])  # type: ignore[arg-type]
    ends = [0.0, share * steps - 1, steps - 1]
    if options["three_phase"]:
        if share > 0.5:
            return "OneCycleLR has no room for three phases when more than half of the run goes up: lower that share."
        ends.insert(2, 2 * share * steps - 2)
    if any(before == after for before, after in pairwise(ends)):
        return (
            f"OneCycleLR cannot divide {steps} steps so that each phase has one: train for more epochs, or change the "
            "share going up."
        )
    return None


SCHEDULERS: dict[str, Scheduler] = {
    entry.name: entry
    for entry in (
        Scheduler(name=NO_SCHEDULER, label="constant rate", advice="The rate stays as you set it."),
        _scheduler(
            "StepLR",
            "steps",
            "The rate drops by a factor every so many epochs.",
            _whole("step_size", 30, "epochs a step", "Epochs between two drops."),
            _GAMMA,
            named=("step_size",),
        ),
        _scheduler(
            "MultiStepLR",
            "steps at epochs",
            "The rate drops by a factor at the epochs you name.",
            Field(
                "milestones",
                "numbers",
                (50, 100),
                "epochs",
                "The epochs at which it drops.",
                low=1,
                high=100_000,
                whole=True,
            ),
            _GAMMA,
            named=("milestones",),
        ),
        _scheduler(
            "ExponentialLR",
            "exponential",
            "The rate shrinks by the same factor after every epoch.",
            _factor("gamma", 0.99, "factor", "What the rate is multiplied by."),
            named=("gamma",),
        ),
        _scheduler(
            "CosineAnnealingLR",
            "cosine",
            "The rate glides down along half a cosine, and up again if the run goes on.",
            _whole("T_max", 100, "epochs down", "Epochs from the top to the bottom."),
            _ETA_MIN,
            rule=_floor_rule("eta_min"),
            named=("T_max",),
        ),
        _scheduler(
            "CosineAnnealingWarmRestarts",
            "cosine with restarts",
            "A cosine down, then back to the top at once, again and again.",
            _whole("T_0", 25, "epochs", "Epochs of the first descent."),
            _whole("T_mult", 1, "stretch", "Each descent is so many times longer than the last.", high=4),
            _ETA_MIN,
            rule=_floor_rule("eta_min"),
            named=("T_0",),
        ),
        _scheduler(
            "LinearLR",
            "linear warm-up",
            "The rate starts at a fraction and grows in a straight line: gentle first steps.",
            _factor("start_factor", 1 / 3, "first factor", "The fraction at the start."),
            _factor("end_factor", 1.0, "last factor", "The fraction at the end."),
            _whole("total_iters", 5, "epochs", "Epochs from one to the other."),
        ),
        _scheduler(
            "ConstantLR",
            "low start",
            "The rate stays at a fraction for some epochs, and then is what you set.",
            _factor("factor", 1 / 3, "factor", "The fraction at the start."),
            _whole("total_iters", 5, "epochs", "Epochs at that fraction."),
        ),
        _scheduler(
            "PolynomialLR",
            "polynomial",
            "The rate falls to zero along a power of the epochs that are left.",
            _whole("total_iters", 100, "epochs", "Epochs until zero."),
            Field("power", "float", 1.0, help="1 is a straight line; above 1 it falls early.", low=0.1, high=10.0),
            named=("total_iters",),
        ),
        _scheduler(
            "OneCycleLR",
            "one cycle",
            "Up to the rate you set and far below it in the end, once over the whole run, after every batch.",
            _factor(
                "pct_start", 0.3, "share going up", "The part of the run in which the rate grows.", low=0.01, high=0.99
            ),
            Field(
                "anneal_strategy",
                "choice",
                "cos",
                "curve",
                "Along a cosine or a straight line.",
                choices=("cos", "linear"),
            ),
            Field(
                "div_factor",
                "float",
                25.0,
                "first divisor",
                "The rate starts at the peak divided by this.",
                low=1.0,
                high=1e4,
            ),
            Field(
                "final_div_factor",
                "float",
                1e4,
                "last divisor",
                "The rate ends at its start divided by this.",
                low=1.0,
                high=1e8,
                log=True,
            ),
            Field(
                "three_phase", "bool", False, "three phases", "Come back to the starting rate before the last descent."
            ),
            rule=_one_cycle_rule,
            steps="batch",
            total_steps="total_steps",
            peak="max_lr",
            fixed=(("cycle_momentum", False),),
            left_out=(
                *_LAST_EPOCH,
                *_CYCLE_MOMENTUM,
                ("epochs", "total_steps says the same."),
                ("steps_per_epoch", "total_steps says the same."),
            ),
        ),
        _scheduler(
            "CyclicLR",
            "saw teeth",
            "The rate climbs to what you set and falls back, again and again, after every batch.",
            Field("base_lr", "float", 0.0001, "lowest rate", "Where each tooth starts.", low=1e-8, high=1.0, log=True),
            _whole("step_size_up", 200, "batches up", "Batches from the bottom to the top."),
            Field(
                "step_size_down",
                "int",
                None,
                "batches down",
                "Batches from the top to the bottom; empty: as many.",
                low=1,
                high=100_000,
                optional=True,
            ),
            Field(
                "mode",
                "choice",
                "triangular",
                "shape",
                "Even teeth, teeth that halve, or teeth that shrink by a factor.",
                choices=("triangular", "triangular2", "exp_range"),
            ),
            _factor("gamma", 1.0, "factor", "The factor of the third shape, for each batch.", low=0.9),
            rule=_floor_rule("base_lr"),
            named=("base_lr", "step_size_up"),
            steps="batch",
            peak="max_lr",
            fixed=(("cycle_momentum", False),),
            left_out=(
                *_LAST_EPOCH,
                *_CYCLE_MOMENTUM,
                ("scale_fn", "It would take a function typed by hand, and nothing typed is run here."),
                ("scale_mode", "It belongs to scale_fn."),
            ),
        ),
        _scheduler(
            "ReduceLROnPlateau",
            "when it stalls",
            "The rate drops when the validation (or else the test) loss has stopped falling.",
            _factor("factor", 0.1, "factor", "What the rate is multiplied by.", high=0.99),
            _whole("patience", 10, "patience", "Epochs without progress before it drops.", low=0),
            Field("threshold", "float", 1e-4, help="How much counts as progress.", low=0.0, high=1.0),
            Field(
                "threshold_mode",
                "choice",
                "rel",
                "progress is",
                "Relative to the best loss, or absolute.",
                choices=("rel", "abs"),
            ),
            _whole("cooldown", 0, "cooldown", "Epochs of rest after a drop.", low=0),
            Field("min_lr", "float", 0.0, "lowest rate", "It never drops below.", low=0.0, high=1.0),
            Field("eps", "float", 1e-8, help="A drop smaller than this is left out.", low=0.0, high=0.1),
            rule=_floor_rule("min_lr"),
            watches_loss=True,
            left_out=(("mode", "Always min: it watches a loss, and low is good."),),
        ),
    )
}

_NEEDS_CODE = "It takes a function typed by hand, and nothing typed is run here."

ABSENT_SCHEDULERS: dict[str, str] = {
    "LambdaLR": _NEEDS_CODE,
    "MultiplicativeLR": _NEEDS_CODE,
    "SequentialLR": "It joins other schedulers one after the other; here a run has one.",
    "ChainedScheduler": "It runs several schedulers at once; here a run has one.",
    "LRScheduler": "The base class of all the others.",
    "_LRScheduler": "An older name of the base class.",
}
"""Classes of ``torch.optim.lr_scheduler`` that are not offered, each with the reason."""
