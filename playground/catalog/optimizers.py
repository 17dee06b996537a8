"""Optimizers a student can choose, and those of ``torch.optim`` that are absent, with the reason."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from playground.catalog.entry import Entry, Rule
from playground.fields import Field, Value

if TYPE_CHECKING:
    from torch import nn
    from torch.optim import Optimizer as TorchOptimizer


@dataclass(frozen=True, kw_only=True)
class Optimizer(Entry):
    """A class of ``torch.optim``.

    Attributes:
        learning_rate: the rate proposed when it is chosen: tried out on the small networks here, not always torch's
            own default.
        closure: ``step`` calls a function that computes the loss again.
        only_matrices: it updates 2-D weights alone; AdamW takes the biases and the other vectors.
        full_batch: it compares the gradients of successive steps, so that batches mislead it.
        proposed: options proposed when it is chosen, where torch's defaults are not sane.
    """

    learning_rate: float
    closure: bool = False
    only_matrices: bool = False
    full_batch: bool = False
    proposed: tuple[tuple[str, Value], ...] = ()

    def build(self, parameters: "Iterable[nn.Parameter]", rate: float, chosen: Mapping[str, Value]) -> "TorchOptimizer":
        """The optimizer over these parameters."""
        from torch import optim

        return getattr(optim, self.name)(parameters, lr=rate, **self.keywords(chosen))  # type: ignore[no-any-return]


_IMPLEMENTATION = {
    "foreach": "The same update for many tensors at once: another speed, not another method.",
    "fused": "The same update in one kernel: another speed, not another method.",
    "capturable": "Lets a CUDA graph record the update; nothing here does.",
    "differentiable": "Lets gradients flow through the update itself; nothing here asks for them.",
}
_MAXIMIZE = Field("maximize", "bool", False, help="Climb instead of descend: the loss grows.")


def _small(name: str, default: float, help: str, label: str = "", high: float = 0.1) -> Field:
    return Field(name, "float", default, label, help, low=0.0, high=high)


def _share(name: str, default: float, help: str, label: str = "") -> Field:
    return Field(name, "float", default, label, help, low=0.0, high=0.9999)


def _eps(default: float) -> Field:
    return Field(
        "eps",
        "float",
        default,
        help="Added below a division, so that it never divides by zero.",
        low=1e-12,
        high=0.1,
        log=True,
    )


def _decay(default: float = 0.0) -> Field:
    return Field(
        "weight_decay",
        "float",
        default,
        "weight decay",
        "Pulls every weight towards zero at each step: smoother models.",
        low=0.0,
        high=1.0,
    )


_BETAS = Field(
    "betas",
    "numbers",
    (0.9, 0.999),
    help="Memory of the mean gradient, and of its mean square: nearer to 1 is longer.",
    low=0.0,
    high=0.9999,
    length=2,
)
_DECOUPLED = Field(
    "decoupled_weight_decay",
    "bool",
    False,
    "decoupled weight decay",
    "Shrink the weights themselves, as AdamW does, instead of adding to the gradient.",
)


def _optimizer(
    name: str, rate: float, advice: str, *options: Field, left_out: str = "", rule: Rule | None = None, **more: Any
) -> Optimizer:
    return Optimizer(
        name=name,
        learning_rate=rate,
        advice=advice,
        options=options,
        rule=rule,
        link=f"https://docs.pytorch.org/docs/stable/generated/torch.optim.{name}.html",
        left_out=tuple((argument, _IMPLEMENTATION[argument]) for argument in left_out.split()),
        **more,
    )


def _nesterov_rule(options: Mapping[str, Value], *_: float) -> str | None:
    if options["nesterov"] and (not options["momentum"] or options["dampening"]):
        return "SGD's nesterov needs a momentum above 0 and a dampening of 0: set both, or switch nesterov off."
    return None


def _rprop_rule(options: Mapping[str, Value], *_: float) -> str | None:
    etas, sizes = options["etas"], options["step_sizes"]
    if isinstance(etas, tuple) and not 0 < etas[0] < 1 < etas[1]:
        return (
            "Rprop's etas are two factors: the first, below 1, shrinks a step, and the second, above 1, lets it grow; "
            "put them on either side of 1."
        )
    if isinstance(sizes, tuple) and sizes[0] > sizes[1]:
        return "Rprop's step sizes are the smallest and the largest: swap them."
    return None


OPTIMIZERS: dict[str, Optimizer] = {
    entry.name: entry
    for entry in (
        _optimizer(
            "SGD",
            0.1,
            "Plain gradient descent on batches: every parameter moves against its gradient, times the rate.",
            Field(
                "momentum",
                "float",
                0.0,
                help="The share of the last move that is kept: rolls through small bumps.",
                low=0.0,
                high=0.999,
            ),
            _small("dampening", 0.0, "The share of the new gradient that momentum leaves out.", high=1.0),
            _decay(),
            Field("nesterov", "bool", False, help="Look ahead along the momentum before the gradient is added."),
            _MAXIMIZE,
            left_out="foreach fused differentiable",
            rule=_nesterov_rule,
        ),
        _optimizer(
            "Adam",
            0.03,
            "Divides the mean of recent gradients by their size, parameter by parameter: a good first choice.",
            _BETAS,
            _eps(1e-8),
            _decay(),
            Field("amsgrad", "bool", False, help="Divide by the largest size so far, not by the recent one."),
            _DECOUPLED,
            _MAXIMIZE,
            left_out="foreach fused capturable differentiable",
        ),
        _optimizer(
            "AdamW",
            0.03,
            "Adam with weight decay applied to the weights themselves, as most large models are trained.",
            _BETAS,
            _eps(1e-8),
            _decay(0.01),
            Field("amsgrad", "bool", False, help="Divide by the largest size so far, not by the recent one."),
            _MAXIMIZE,
            left_out="foreach fused capturable differentiable",
        ),
        _optimizer(
            "RMSprop",
            0.01,
            "Divides each gradient by its recent size, so that steep and flat directions move alike.",
            _share("alpha", 0.99, "Memory of the gradient's mean square: nearer to 1 is longer."),
            _eps(1e-8),
            _decay(),
            _share("momentum", 0.0, "The share of the last move that is kept."),
            Field("centered", "bool", False, help="Take the gradient's spread around its mean instead of its size."),
            _MAXIMIZE,
            left_out="foreach capturable differentiable",
        ),
        _optimizer(
            "NAdam",
            0.03,
            "Adam that looks ahead along its momentum, as Nesterov's method does.",
            _BETAS,
            _eps(1e-8),
            _decay(),
            _small("momentum_decay", 0.004, "How quickly the momentum warms up.", "momentum decay", high=1.0),
            _DECOUPLED,
            _MAXIMIZE,
            left_out="foreach capturable differentiable",
        ),
        _optimizer(
            "RAdam",
            0.03,
            "Adam that starts carefully, while it has seen too few gradients to trust their size.",
            _BETAS,
            _eps(1e-8),
            _decay(),
            _DECOUPLED,
            _MAXIMIZE,
            left_out="foreach capturable differentiable",
        ),
        _optimizer(
            "Adamax",
            0.1,
            "Adam with the largest recent gradient in place of the mean square: calmer with rare large gradients.",
            _BETAS,
            _eps(1e-8),
            _decay(),
            _MAXIMIZE,
            left_out="foreach capturable differentiable",
        ),
        _optimizer(
            "Adagrad",
            0.1,
            "The rate of a parameter shrinks with all gradients it has ever had: it slows down by itself.",
            _small("lr_decay", 0.0, "Shrinks the rate further with every step.", "rate decay", high=1.0),
            _decay(),
            _small(
                "initial_accumulator_value", 0.0, "Where the sum of squared gradients starts.", "initial sum", high=10.0
            ),
            _eps(1e-10),
            _MAXIMIZE,
            left_out="foreach fused differentiable",
        ),
        _optimizer(
            "Adadelta",
            3.0,
            "Takes its step size from past moves and past gradients; the rate only scales it.",
            _share("rho", 0.9, "Memory of both averages: nearer to 1 is longer."),
            _eps(1e-6),
            _decay(),
            _MAXIMIZE,
            left_out="foreach capturable differentiable",
        ),
        _optimizer(
            "Adafactor",
            0.03,
            "Like Adam with little memory: a number for each row and column of a matrix, not for each weight.",
            Field(
                "beta2_decay",
                "float",
                -0.8,
                "decay exponent",
                "The nearer to 0, the shorter the memory of squared gradients.",
                low=-1.0,
                high=0.0,
            ),
            Field(
                "eps",
                "numbers",
                None,
                help="Two floors: of the gradient size it divides by, and of the weight size that scales the rate. Empty: "
                "torch's own.",
                low=1e-12,
                high=0.1,
                length=2,
                optional=True,
            ),
            Field(
                "d",
                "float",
                1.0,
                "clipping",
                "The largest root mean square of an update before the rate scales it.",
                low=1.0,
                high=10.0,
            ),
            _decay(),
            _MAXIMIZE,
            left_out="foreach",
        ),
        _optimizer(
            "Rprop",
            0.01,
            "Looks at the signs of gradients only: a weight's step grows while its sign stays; made for the full batch.",
            Field(
                "etas",
                "numbers",
                (0.5, 1.2),
                help="The factors by which a step shrinks and grows.",
                low=0.01,
                high=10.0,
                length=2,
            ),
            Field(
                "step_sizes",
                "numbers",
                (1e-6, 50.0),
                "step sizes",
                "The smallest and the largest step.",
                low=1e-9,
                high=100.0,
                length=2,
            ),
            _MAXIMIZE,
            left_out="foreach capturable differentiable",
            full_batch=True,
            rule=_rprop_rule,
        ),
        _optimizer(
            "ASGD",
            0.1,
            "SGD whose rate and weights shrink slowly; torch keeps an average of the weights beside, unused here.",
            _small("lambd", 1e-4, "How quickly the rate falls, and the weights with it.", "decay", high=1.0),
            Field("alpha", "float", 0.75, "power", "The power with which the rate falls.", low=0.0, high=1.0),
            Field(
                "t0",
                "float",
                1e6,
                "averaging from",
                "The step from which the average, unused here, is taken.",
                low=1.0,
                high=1e9,
            ),
            _decay(),
            _MAXIMIZE,
            left_out="foreach capturable differentiable",
        ),
        _optimizer(
            "LBFGS",
            1.0,
            "Guesses the curvature from past gradients, in many evaluations a step: strong on the full batch.",
            Field("max_iter", "int", 20, "iterations", "Moves within one step.", low=1, high=50),
            Field(
                "max_eval",
                "int",
                None,
                "evaluations",
                "Losses computed within one step; empty: 1.25 times the iterations.",
                low=1,
                high=100,
                optional=True,
            ),
            Field(
                "tolerance_grad",
                "float",
                1e-7,
                "gradient tolerance",
                "Stops within a step when the gradient is as small as this.",
                low=0.0,
                high=0.1,
            ),
            Field(
                "tolerance_change",
                "float",
                1e-9,
                "change tolerance",
                "Stops within a step when the loss changes as little as this.",
                low=0.0,
                high=0.1,
            ),
            Field(
                "history_size", "int", 100, "memory", "Past moves from which the curvature is guessed.", low=1, high=100
            ),
            Field(
                "line_search_fn",
                "choice",
                None,
                "line search",
                "Try several lengths along the direction; empty: take the rate.",
                choices=("strong_wolfe",),
                optional=True,
            ),
            closure=True,
            full_batch=True,
            proposed=(("line_search_fn", "strong_wolfe"),),
        ),
        _optimizer(
            "Muon",
            0.02,
            "Evens out the update of each weight matrix over all directions; AdamW moves everything else.",
            _decay(0.1),
            _share("momentum", 0.95, "The share of the last moves that is kept."),
            Field("nesterov", "bool", True, help="Look ahead along the momentum."),
            Field(
                "ns_coefficients",
                "numbers",
                (3.4445, -4.775, 2.0315),
                "coefficients",
                "Of the polynomial that evens out the update.",
                low=-10.0,
                high=10.0,
                length=3,
            ),
            _eps(1e-7),
            Field("ns_steps", "int", 5, "iterations", "How often that polynomial is applied.", low=1, high=20),
            Field(
                "adjust_lr_fn",
                "choice",
                None,
                "rate adjustment",
                "Scale the rate by the matrix's shape: as its author does (also when empty), or to match AdamW.",
                choices=("original", "match_rms_adamw"),
                optional=True,
            ),
            only_matrices=True,
        ),
    )
}

ABSENT_OPTIMIZERS: dict[str, str] = {
    "Optimizer": "The base class of all the others; it updates nothing.",
    "SparseAdam": "It takes sparse gradients alone, which come from sparse embeddings; no model here has one.",
}
"""Classes of ``torch.optim`` that are not offered, each with the reason."""
