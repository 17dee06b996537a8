"""The learning-rate schedulers that can be chosen, and those of torch that are not offered, with the reason."""

from playground.catalog.scheduler_entry import (
    CYCLE_MOMENTUM,
    ETA_MIN,
    GAMMA,
    LAST_EPOCH,
    Scheduler,
    factor,
    floor_rule,
    one_cycle_rule,
    scheduler,
    whole_number,
)
from playground.fields import Field

NO_SCHEDULER = "constant"

SCHEDULERS: dict[str, Scheduler] = {
    entry.name: entry
    for entry in (
        Scheduler(name=NO_SCHEDULER, label="constant rate", advice="The learning rate stays the same."),
        scheduler(
            "StepLR",
            "steps",
            "The learning rate drops by a factor at regular intervals.",
            whole_number("step_size", 30, "epochs a step", "Epochs between two drops."),
            GAMMA,
            always_passed=("step_size",),
        ),
        scheduler(
            "MultiStepLR",
            "steps at epochs",
            "The learning rate drops by a factor at chosen epochs.",
            Field(
                "milestones",
                "numbers",
                (50, 100),
                "epochs",
                "The epochs at which the learning rate drops.",
                low=1,
                high=100_000,
                integers=True,
            ),
            GAMMA,
            always_passed=("milestones",),
        ),
        scheduler(
            "ExponentialLR",
            "exponential",
            "The learning rate shrinks by the same factor after every epoch.",
            factor("gamma", 0.99, "factor", "The learning rate is multiplied by it."),
            always_passed=("gamma",),
        ),
        scheduler(
            "CosineAnnealingLR",
            "cosine",
            "The learning rate falls along half a cosine, and rises again if the run is longer.",
            whole_number("T_max", 100, "epochs down", "The number of epochs from the highest to the lowest rate."),
            ETA_MIN,
            rule=floor_rule("eta_min"),
            always_passed=("T_max",),
        ),
        scheduler(
            "CosineAnnealingWarmRestarts",
            "cosine with restarts",
            "The learning rate falls along half a cosine, jumps back to its highest value, and falls again.",
            whole_number("T_0", 25, "epochs", "The number of epochs until the first restart."),
            whole_number("T_mult", 1, "stretch", "Each period is longer than the last by this factor.", high=4),
            ETA_MIN,
            rule=floor_rule("eta_min"),
            always_passed=("T_0",),
        ),
        scheduler(
            "LinearLR",
            "linear warm-up",
            "The learning rate starts at a fraction of its value and grows linearly: small first steps.",
            factor("start_factor", 1 / 3, "first factor", "The fraction at the start."),
            factor("end_factor", 1.0, "last factor", "The fraction at the end."),
            whole_number("total_iters", 5, "epochs", "The number of epochs from the first fraction to the last."),
        ),
        scheduler(
            "ConstantLR",
            "low start",
            "The learning rate stays at a fraction for some epochs, and then takes its full value.",
            factor("factor", 1 / 3, "factor", "The fraction at the start."),
            whole_number("total_iters", 5, "epochs", "The number of epochs at that fraction."),
        ),
        scheduler(
            "PolynomialLR",
            "polynomial",
            "The learning rate falls to zero as a power of the remaining epochs.",
            whole_number("total_iters", 100, "epochs", "The number of epochs until zero."),
            Field(
                "power",
                "float",
                1.0,
                help="1 is a straight line; above 1 it falls earlier.",
                low=0.1,
                high=10.0,
            ),
            always_passed=("total_iters",),
        ),
        scheduler(
            "OneCycleLR",
            "one cycle",
            "The learning rate rises to its highest value and falls far below it, once in the whole run, after every batch.",
            factor(
                "pct_start",
                0.3,
                "share going up",
                "The share of the run in which it rises.",
                low=0.01,
                high=0.99,
            ),
            Field(
                "anneal_strategy",
                "choice",
                "cos",
                "curve",
                "A cosine or a straight line.",
                choices=("cos", "linear"),
            ),
            Field(
                "div_factor",
                "float",
                25.0,
                "first divisor",
                "The first learning rate is the highest divided by this.",
                low=1.0,
                high=1e4,
            ),
            Field(
                "final_div_factor",
                "float",
                1e4,
                "last divisor",
                "The last learning rate is the first divided by this.",
                low=1.0,
                high=1e8,
                log=True,
            ),
            Field(
                "three_phase", "bool", False, "three phases", "Return to the first learning rate before the last phase."
            ),
            rule=one_cycle_rule,
            steps="batch",
            total_steps="total_steps",
            peak="max_lr",
            fixed=(("cycle_momentum", False),),
            left_out=(
                *LAST_EPOCH,
                *CYCLE_MOMENTUM,
                ("epochs", "total_steps replaces it."),
                ("steps_per_epoch", "total_steps replaces it."),
            ),
        ),
        scheduler(
            "CyclicLR",
            "saw teeth",
            "The learning rate rises to its highest value and falls back, again and again, after every batch.",
            Field(
                "base_lr",
                "float",
                0.0001,
                "lowest rate",
                "Where each cycle starts.",
                low=1e-8,
                high=1.0,
                log=True,
            ),
            whole_number(
                "step_size_up", 200, "batches up", "The number of batches from the lowest to the highest rate."
            ),
            Field(
                "step_size_down",
                "int",
                None,
                "batches down",
                "The number of batches from the highest to the lowest rate; empty: the same number.",
                low=1,
                high=100_000,
                optional=True,
            ),
            Field(
                "mode",
                "choice",
                "triangular",
                "shape",
                "Cycles of the same height, of half the height each time, or that shrink by a factor.",
                choices=("triangular", "triangular2", "exp_range"),
            ),
            factor("gamma", 1.0, "factor", "The factor of exp_range, for each batch.", low=0.9),
            rule=floor_rule("base_lr"),
            always_passed=("base_lr", "step_size_up"),
            steps="batch",
            peak="max_lr",
            fixed=(("cycle_momentum", False),),
            left_out=(
                *LAST_EPOCH,
                *CYCLE_MOMENTUM,
                (
                    "scale_fn",
                    "It takes a function as Python code, and the playground never runs code that a person types.",
                ),
                ("scale_mode", "It belongs to scale_fn."),
            ),
        ),
        scheduler(
            "ReduceLROnPlateau",
            "when it stalls",
            "The learning rate drops when the validation loss (without validation, the test loss) no longer falls.",
            factor("factor", 0.1, "factor", "The learning rate is multiplied by it.", high=0.99),
            whole_number(
                "patience",
                10,
                "patience",
                "Epochs without progress before a drop.",
                low=0,
            ),
            Field(
                "threshold", "float", 1e-4, help="How much the loss must fall to count as progress.", low=0.0, high=1.0
            ),
            Field(
                "threshold_mode",
                "choice",
                "rel",
                "progress is",
                "Relative to the best loss, or absolute.",
                choices=("rel", "abs"),
            ),
            whole_number(
                "cooldown", 0, "cooldown", "The number of epochs after a drop in which no other drop follows.", low=0
            ),
            Field("min_lr", "float", 0.0, "lowest rate", "The learning rate never falls below it.", low=0.0, high=1.0),
            Field("eps", "float", 1e-8, help="A drop smaller than this is skipped.", low=0.0, high=0.1),
            rule=floor_rule("min_lr"),
            watches_loss=True,
            left_out=(("mode", "Always min: it watches a loss, and lower is better."),),
        ),
    )
}

_NEEDS_CODE = "It takes a function as Python code, and the playground never runs code that a person types."

ABSENT_SCHEDULERS: dict[str, str] = {
    "LambdaLR": _NEEDS_CODE,
    "MultiplicativeLR": _NEEDS_CODE,
    "SequentialLR": "It joins other schedulers one after the other, and a run of the playground has one scheduler.",
    "ChainedScheduler": "It runs several schedulers at once, and a run of the playground has one scheduler.",
    "LRScheduler": "The base class of the others.",
    "_LRScheduler": "An older name of the base class.",
}
"""Classes of ``torch.optim.lr_scheduler`` that are not offered, each with the reason."""
