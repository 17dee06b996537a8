"""What an optimizer of the catalog is: the class of the entries, the options that several share, and their rules."""

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
        learning_rate: the learning rate that is proposed with it. It suits the small networks of the playground, and is
            not always torch's default.
        closure: ``step`` calls a function that computes the loss again.
        only_matrices: it updates 2-D weights only; AdamW updates the biases and the other vectors.
        full_batch: it compares the gradients of successive steps, so it needs the full batch.
        proposed: options that are proposed with it, where torch's defaults do not suit these networks.
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
    "foreach": "The same update, computed for many tensors at once: it changes the speed only.",
    "fused": "The same update, computed in one kernel: it changes the speed only.",
    "capturable": "Lets a CUDA graph record the update; the playground records none.",
    "differentiable": "Lets autograd differentiate the update itself, which the playground does not need.",
}
MAXIMIZE = Field("maximize", "bool", False, help="Ascend instead of descend: the loss grows.")


def small(name: str, default: float, help: str, label: str = "", high: float = 0.1) -> Field:
    """An option from 0 to ``high``."""
    return Field(name, "float", default, label, help, low=0.0, high=high)


def share(name: str, default: float, help: str, label: str = "") -> Field:
    """An option from 0 to nearly 1."""
    return Field(name, "float", default, label, help, low=0.0, high=0.9999)


def momentum(default: float) -> Field:
    """The option ``momentum``."""
    return share("momentum", default, "The share of the last update that is added to the next one.")


def nesterov(default: bool) -> Field:
    """The option ``nesterov``."""
    return Field(
        "nesterov", "bool", default, help="The gradient is used as if the momentum step had already been made."
    )


def epsilon(default: float) -> Field:
    """The option ``eps``."""
    return Field(
        "eps",
        "float",
        default,
        help="Added to the denominator, so that it is never zero.",
        low=1e-12,
        high=0.1,
        log=True,
    )


def weight_decay(default: float = 0.0) -> Field:
    """The option ``weight_decay``."""
    return Field(
        "weight_decay",
        "float",
        default,
        "weight decay",
        "Moves every weight towards zero at each step: smoother models.",
        low=0.0,
        high=1.0,
    )


BETAS = Field(
    "betas",
    "numbers",
    (0.9, 0.999),
    help="The decay rates of the running mean of the gradient and of its square: nearer to 1, older gradients count longer.",
    low=0.0,
    high=0.9999,
    length=2,
)
AMSGRAD = Field("amsgrad", "bool", False, help="Divide by the largest mean square so far, not by the present one.")
DECOUPLED = Field(
    "decoupled_weight_decay",
    "bool",
    False,
    "decoupled weight decay",
    "Shrink the weights directly, as AdamW does, instead of adding a term to the gradient.",
)


def optimizer(
    name: str, rate: float, advice: str, *options: Field, left_out: str = "", rule: Rule | None = None, **more: Any
) -> Optimizer:
    """An entry; ``left_out`` names arguments of the implementation, which all have the same reasons."""
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


def nesterov_rule(options: Mapping[str, Value], *_: float) -> str | None:
    """Nesterov momentum needs a momentum, and no dampening."""
    if options["nesterov"] and (not options["momentum"] or options["dampening"]):
        return "SGD's nesterov needs a momentum above 0 and a dampening of 0: set both, or switch nesterov off."
    return None


def rprop_rule(options: Mapping[str, Value], *_: float) -> str | None:
    """One factor shrinks and one enlarges, and the smallest step is below the largest."""
    etas, sizes = options["etas"], options["step_sizes"]
    if isinstance(etas, tuple) and not 0 < etas[0] < 1 < etas[1]:
        return (
            "Rprop's etas are two factors: the first, below 1, shrinks a step, and the second, above 1, enlarges it. "
            "Choose one below 1 and one above 1."
        )
    if isinstance(sizes, tuple) and sizes[0] > sizes[1]:
        return "Rprop's step sizes are the smallest and the largest: swap them."
    return None
