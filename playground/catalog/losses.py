"""The losses that can be chosen, and those of ``torch.nn`` that are not offered, with the reason."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from playground.catalog.datasets import Task
from playground.catalog.entry import Entry
from playground.fields import Field, Value

if TYPE_CHECKING:
    from torch import nn

Targets = Literal["value", "probability", "sign", "class", "one_hot"]
Reading = Literal["value", "logit", "probability", "logits", "probabilities", "log_probabilities"]


@dataclass(frozen=True, kw_only=True)
class Loss(Entry):
    """A loss of ``torch.nn``. All of them take the mean over the batch.

    Attributes:
        tasks: what it can be trained on.
        targets: the targets that it takes: ``value`` float [N, 1]; ``probability`` float 0 or 1 [N, 1]; ``sign`` float
            -1 or 1 [N, 1]; ``class`` int64 [N]; ``one_hot`` float [N, C].
        reading: how it interprets the model's output, from which pictures compute probabilities.
        input_format: predictions and targets with their shapes and dtypes, in one line.
        output: the output activations that it needs; the first is proposed. ``Identity`` means none. Empty: any.
        fixed: arguments that are always passed, as name and value.
        low: the smallest valid target, if there is one; torch does not check it.
    """

    tasks: tuple[Task, ...]
    targets: Targets
    reading: Reading
    input_format: str
    output: tuple[str, ...] = ()
    fixed: tuple[tuple[str, str], ...] = ()
    low: float | None = None

    def call(self, chosen: Mapping[str, Value]) -> str:
        """The expression that builds it: ``nn.HuberLoss(delta=2.0)``."""
        always = [f'{name}="{value}"' for name, value in self.fixed]
        return f"nn.{self.name}({', '.join([*self.arguments(chosen), *always])})"

    def build(self, chosen: Mapping[str, Value]) -> "nn.Module":
        """The module that ``call`` shows."""
        from torch import nn

        return getattr(nn, self.name)(**self.keywords(chosen), **dict(self.fixed))  # type: ignore[no-any-return]


_DATED = (
    ("size_average", "Deprecated in torch: reduction replaced it."),
    ("reduce", "Deprecated in torch: reduction replaced it."),
)
_REDUCTION = (
    (
        "reduction",
        "Always the mean: with a sum, the loss and every step would grow with the batch, and with none there would be "
        "no single number from which to call backward.",
    ),
)
_IGNORE_INDEX = (("ignore_index", "Every sample in these data sets has a class, so there is none to skip."),)
_VALUES = "predictions [N, 1] and targets [N, 1], both float32"
_LOGIT = "logits [N, 1] and targets 0 or 1 [N, 1], both float32"
_CLASS_WEIGHT = Field(
    "weight",
    "numbers",
    None,
    "class weights",
    "The weight of each class in the loss. Empty: all classes have the same weight.",
    low=0.01,
    high=100.0,
    optional=True,
    tensor=True,
)


def _page(name: str) -> str:
    return f"https://docs.pytorch.org/docs/stable/generated/torch.nn.{name}.html"


def _regression(name: str, advice: str, *options: Field, low: float | None = None, input_format: str = _VALUES) -> Loss:
    return Loss(
        name=name,
        tasks=("regression",),
        targets="value",
        reading="value",
        input_format=input_format,
        advice=advice,
        link=_page(name),
        options=options,
        left_out=_REDUCTION if name == "HuberLoss" else _DATED + _REDUCTION,
        low=low,
    )


def _classes(name: str, advice: str, *options: Field, left_out: tuple[tuple[str, str], ...] = ()) -> Loss:
    return Loss(
        name=name,
        tasks=("binary", "multiclass"),
        targets="class",
        reading="logits",
        input_format="logits [N, C] as float32, class numbers 0 to C-1 [N] as int64",
        advice=advice,
        link=_page(name),
        options=options,
        left_out=_DATED + _REDUCTION + left_out,
    )


LOSSES: dict[str, Loss] = {
    entry.name: entry
    for entry in (
        _regression("MSELoss", "The usual choice for numbers: errors are squared, so large errors dominate."),
        _regression("L1Loss", "Errors count by their absolute size, so a few outliers do not dominate."),
        _regression(
            "SmoothL1Loss",
            "Squared below beta and linear above, divided by beta: L1 without its kink at zero.",
            Field(
                "beta",
                "float",
                1.0,
                help="The error at which the loss changes from squared to linear.",
                low=0.0,
                high=100.0,
            ),
        ),
        _regression(
            "HuberLoss",
            "Half the squared error for small errors, linear for large ones: for targets with some outliers.",
            Field(
                "delta",
                "float",
                1.0,
                help="The error at which the loss changes from squared to linear.",
                low=0.01,
                high=100.0,
            ),
        ),
        _regression(
            "PoissonNLLLoss",
            "For counts, such as visitors per hour: targets of 0 or more, whose variance grows with their mean.",
            Field(
                "log_input",
                "bool",
                True,
                help="The model returns the logarithm of the prediction. When off, its output must be positive: use "
                "Softplus after the last layer.",
            ),
            Field(
                "full",
                "bool",
                False,
                help="Add Stirling's term, which depends only on the targets: same gradients.",
            ),
            Field(
                "eps",
                "float",
                1e-8,
                help="Added before the logarithm when log_input is off, so that it is never the logarithm of zero.",
                low=1e-12,
                high=0.1,
                log=True,
            ),
            low=0.0,
            input_format="logarithms of the predictions [N, 1] and targets of 0 or more [N, 1], both float32",
        ),
        Loss(
            name="BCEWithLogitsLoss",
            tasks=("binary",),
            targets="probability",
            reading="logit",
            input_format=_LOGIT,
            advice="The usual choice for two classes: give it logits, the raw output, because it applies the sigmoid itself.",
            link=_page("BCEWithLogitsLoss"),
            options=(
                Field(
                    "pos_weight",
                    "float",
                    None,
                    "weight of class 1",
                    "The weight of samples of class 1. Above 1: more true positives, and more false positives.",
                    low=0.01,
                    high=100.0,
                    optional=True,
                    tensor=True,
                ),
            ),
            left_out=(
                *_DATED,
                *_REDUCTION,
                ("weight", "It has one weight for each sample of a batch, and batches change."),
            ),
        ),
        Loss(
            name="BCELoss",
            tasks=("binary",),
            targets="probability",
            reading="probability",
            input_format="probabilities from 0 to 1 [N, 1] and targets 0 or 1 [N, 1], both float32",
            advice="The same loss for a model that ends in a sigmoid; BCEWithLogitsLoss is more stable for large logits.",
            link=_page("BCELoss"),
            output=("Sigmoid", "Hardsigmoid"),
            left_out=(
                *_DATED,
                *_REDUCTION,
                ("weight", "It has one weight for each sample of a batch, and batches change."),
            ),
        ),
        Loss(
            name="SoftMarginLoss",
            tasks=("binary",),
            targets="sign",
            reading="logit",
            input_format="logits [N, 1] and targets -1 or +1 [N, 1], both float32",
            advice="The same values as BCEWithLogitsLoss, with the classes -1 and +1.",
            link=_page("SoftMarginLoss"),
            left_out=_DATED + _REDUCTION,
        ),
        _classes(
            "CrossEntropyLoss",
            "The usual choice for one of several classes: give it logits, because it applies log-softmax itself.",
            _CLASS_WEIGHT,
            Field(
                "label_smoothing",
                "float",
                0.0,
                "label smoothing",
                "The share of each target that is spread evenly over all classes, against overconfident predictions.",
                low=0.0,
                high=1.0,
            ),
            left_out=_IGNORE_INDEX,
        ),
        Loss(
            name="NLLLoss",
            tasks=("binary", "multiclass"),
            targets="class",
            reading="log_probabilities",
            input_format="log-probabilities [N, C] as float32, class numbers 0 to C-1 [N] as int64",
            advice="The second half of CrossEntropyLoss, for a model that ends in LogSoftmax.",
            link=_page("NLLLoss"),
            options=(_CLASS_WEIGHT,),
            output=("LogSoftmax",),
            left_out=_DATED + _REDUCTION + _IGNORE_INDEX,
        ),
        _classes(
            "MultiMarginLoss",
            "The hinge loss: zero as soon as the score of the true class exceeds every other by the margin.",
            Field("p", "int", 1, help="1: the missing margin counts by its size; 2: by its square.", low=1, high=2),
            Field(
                "margin",
                "float",
                1.0,
                help="By how much the true class should lead.",
                low=0.0,
                high=100.0,
            ),
            _CLASS_WEIGHT,
        ),
        Loss(
            name="KLDivLoss",
            tasks=("binary", "multiclass"),
            targets="one_hot",
            reading="log_probabilities",
            input_format="log-probabilities [N, C] and target probabilities [N, C], both float32",
            advice="How far the predicted distribution is from that of the target; with one-hot targets it equals NLLLoss.",
            link=_page("KLDivLoss"),
            output=("LogSoftmax",),
            fixed=(("reduction", "batchmean"),),
            left_out=(
                *_DATED,
                ("log_target", "The targets are the probabilities 0 and 1, not their logarithms."),
            ),
        ),
        Loss(
            name="MultiLabelSoftMarginLoss",
            tasks=("binary", "multiclass"),
            targets="one_hot",
            reading="logits",
            input_format="logits [N, C] and targets 0 or 1 [N, C], both float32",
            advice="A separate yes-or-no decision for each class; made for samples with several labels.",
            link=_page("MultiLabelSoftMarginLoss"),
            options=(_CLASS_WEIGHT,),
            left_out=_DATED + _REDUCTION,
        ),
    )
}

_SEVERAL_INPUTS = "It compares several vectors with each other, and a model returns one prediction a sample."

ABSENT_LOSSES: dict[str, str] = {
    "NLLLoss2d": "Deprecated in torch: NLLLoss does the same.",
    "GaussianNLLLoss": "It needs a variance for every prediction, and a model returns one number a sample.",
    "HingeEmbeddingLoss": "It is made for distances, which are never negative, and the output of a model can be negative.",
    "MultiLabelMarginLoss": "Its targets are several classes for each sample, and a sample of these data sets has one.",
    "LinearCrossEntropyLoss": "It contains the last linear layer; in the playground all layers belong to the model.",
    "AdaptiveLogSoftmaxWithLoss": "It contains layers itself, and is made for tens of thousands of classes.",
    "CosineEmbeddingLoss": _SEVERAL_INPUTS,
    "MarginRankingLoss": _SEVERAL_INPUTS,
    "TripletMarginLoss": _SEVERAL_INPUTS,
    "TripletMarginWithDistanceLoss": _SEVERAL_INPUTS,
    "CTCLoss": "It aligns sequences, such as speech with text, and the samples of these data sets are not sequences.",
}
"""Losses of ``torch.nn`` that are not offered, each with the reason."""
