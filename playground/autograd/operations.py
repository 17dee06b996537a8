"""The operations of which an expression is built, as data: source, options, and local derivative in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from playground.fields import Field, Options, Value, check_options

_EXPONENT = Field("exponent", "float", 2.0, help="The power.", low=-4.0, high=4.0)
_NUMBER = Field("number", "float", 1.0, help="The constant.", low=-100.0, high=100.0)
_DIM = Field(
    "dim",
    "int",
    None,
    "dim",
    "The axis that is reduced; off reduces all axes. -1 is the last axis.",
    low=-2,
    high=1,
    optional=True,
)
_LAST_DIM = Field(
    "dim", "int", -1, "dim", "The axis along which the probabilities sum to 1; -1 is the last axis.", low=-2, high=1
)
_INDEX = Field("index", "int", 0, help="Which element or row; -1 is the last.", low=-20, high=19)


@dataclass(frozen=True, kw_only=True)
class ExpressionOperation:
    """An operation on tensors, with its derivative.

    Attributes:
        name: its key.
        group: the heading under which it is offered.
        title: how it is written on the page.
        source: its Python, with ``{0}`` and ``{1}`` for the arguments and the options by their names.
        arity: the number of arguments.
        options: what can be chosen.
        derivative: the local derivative, in a line.
        requirement: what the arguments must be; empty where any tensors are accepted.
        class_targets: the last argument holds class numbers (int64), which have no gradient.
    """

    name: str
    group: str
    title: str
    source: str
    arity: int = 1
    options: tuple[Field, ...] = ()
    derivative: str
    requirement: str = ""
    class_targets: bool = False

    def write_source(self, arguments: Sequence[str], chosen: Mapping[str, Value]) -> str:
        """The source of the operation on these variables."""
        values = {option.name: _literal(option, chosen.get(option.name, option.default)) for option in self.options}
        return self.source.format(*arguments, **values)

    def check(self, chosen: Mapping[str, Value]) -> Options:
        """Check the chosen options and return them in canonical types.

        Raises:
            FieldError: one is unknown or out of bounds.
        """
        return check_options(chosen=chosen, fields=self.options, owner=self.title)


def _literal(option: Field, value: Value) -> str:
    if option.optional:
        # An optional argument is written with its name.
        return "" if value is None else f"{option.name}={value!r}"
    if isinstance(value, float) and value == int(value):
        return repr(int(value))
    return repr(value)


def _unary(
    name: str, group: str, title: str, source: str, derivative: str, *options: Field, requirement: str = ""
) -> ExpressionOperation:
    return ExpressionOperation(
        name=name,
        group=group,
        title=title,
        source=source,
        derivative=derivative,
        options=options,
        requirement=requirement,
    )


def _binary(
    name: str, group: str, title: str, source: str, derivative: str, requirement: str = ""
) -> ExpressionOperation:
    return ExpressionOperation(
        name=name, group=group, title=title, source=source, arity=2, derivative=derivative, requirement=requirement
    )


_ARITHMETIC, _FUNCTIONS, _MATRICES, _LOSSES = "Arithmetic", "Functions", "Matrices and shapes", "Softmax and losses"
_BROADCAST = "shapes that broadcast"

EXPRESSION_OPERATIONS: dict[str, ExpressionOperation] = {
    operation.name: operation
    for operation in (
        _binary(
            "add", _ARITHMETIC, "x + y", "{0} + {1}", "1 for both: a sum passes the gradient on unchanged.", _BROADCAST
        ),
        _binary("sub", _ARITHMETIC, "x - y", "{0} - {1}", "1 for x and -1 for y.", _BROADCAST),
        _binary(
            "mul",
            _ARITHMETIC,
            "x * y",
            "{0} * {1}",
            "y for x, and x for y: each factor gets the other one.",
            _BROADCAST,
        ),
        _binary("div", _ARITHMETIC, "x / y", "{0} / {1}", "1/y for x, and -x/y² for y.", _BROADCAST),
        _unary("neg", _ARITHMETIC, "-x", "-{0}", "-1."),
        _unary("pow", _ARITHMETIC, "x ** n", "{0} ** {exponent}", "n · xⁿ⁻¹.", _EXPONENT),
        _unary("add_number", _ARITHMETIC, "x + number", "{0} + {number}", "1.", _NUMBER),
        _unary("mul_number", _ARITHMETIC, "number * x", "{number} * {0}", "The number.", _NUMBER),
        _unary("exp", _FUNCTIONS, "exp", "torch.exp({0})", "eˣ, its own value."),
        _unary("log", _FUNCTIONS, "log", "torch.log({0})", "1/x.", requirement="numbers above 0"),
        _unary("sqrt", _FUNCTIONS, "sqrt", "torch.sqrt({0})", "1/(2√x).", requirement="numbers above 0"),
        _unary("sin", _FUNCTIONS, "sin", "torch.sin({0})", "cos x."),
        _unary("cos", _FUNCTIONS, "cos", "torch.cos({0})", "-sin x."),
        _unary(
            "tanh", _FUNCTIONS, "tanh", "torch.tanh({0})", "1 - tanh² x: near 0 for large |x|, where gradients vanish."
        ),
        _unary("sigmoid", _FUNCTIONS, "sigmoid", "torch.sigmoid({0})", "σ(1 - σ), at most ¼."),
        _unary("relu", _FUNCTIONS, "relu", "torch.relu({0})", "1 where x > 0, else 0 (torch takes 0 at x = 0 too)."),
        _unary("softplus", _FUNCTIONS, "softplus", "F.softplus({0})", "sigmoid x: it is a ReLU without its corner."),
        _unary(
            "gelu", _FUNCTIONS, "gelu", "F.gelu({0})", "Φ(x) + x·φ(x), with the normal distribution's Φ and density φ."
        ),
        _unary("abs", _FUNCTIONS, "abs", "{0}.abs()", "the sign of x; 0 at x = 0."),
        _binary(
            "matmul",
            _MATRICES,
            "x @ y",
            "{0} @ {1}",
            "With the incoming gradient G: G @ yᵀ for x, and xᵀ @ G for y.",
            "the last size of x equal to the first of y",
        ),
        _unary(
            "t",
            _MATRICES,
            "transpose",
            "{0}.t()",
            "1: each gradient returns to the place of its element.",
            requirement="at most two dimensions",
        ),
        _unary("flatten", _MATRICES, "flatten", "{0}.flatten()", "1 for every element."),
        _unary(
            "index",
            _MATRICES,
            "x[i]",
            "{0}[{index}]",
            "1 for the selected elements, 0 for the others.",
            _INDEX,
            requirement="at least one dimension",
        ),
        _unary("sum", _MATRICES, "sum", "{0}.sum({dim})", "1 for every element that was summed.", _DIM),
        _unary("mean", _MATRICES, "mean", "{0}.mean({dim})", "1/n for each of the n elements.", _DIM),
        _unary(
            "max",
            _MATRICES,
            "max",
            "{0}.max()",
            "1 for the largest element, 0 for the others; equal elements share it.",
        ),
        _unary(
            "softmax",
            _LOSSES,
            "softmax",
            "torch.softmax({0}, dim={dim})",
            "pᵢ(1 - pᵢ) for the same element, -pᵢpⱼ for the others.",
            _LAST_DIM,
            requirement="at least one dimension",
        ),
        _unary(
            "log_softmax",
            _LOSSES,
            "log_softmax",
            "torch.log_softmax({0}, dim={dim})",
            "1 - pᵢ for the same element, -pⱼ for the others.",
            _LAST_DIM,
            requirement="at least one dimension",
        ),
        _binary(
            "mse_loss",
            _LOSSES,
            "mse_loss",
            "F.mse_loss({0}, {1})",
            "2(x - y)/n for x, and its negative for y.",
            "two tensors of one shape",
        ),
        _binary(
            "bce_logits",
            _LOSSES,
            "binary cross-entropy",
            "F.binary_cross_entropy_with_logits({0}, {1})",
            "(σ(x) - y)/n for the logits x.",
            "logits x and targets y from 0 to 1, of one shape",
        ),
        ExpressionOperation(
            name="cross_entropy",
            group=_LOSSES,
            title="cross_entropy",
            source="F.cross_entropy({0}, {1})",
            arity=2,
            derivative="(softmax - one-hot)/n for the logits.",
            requirement="logits [N, C] and class numbers [N]",
            class_targets=True,
        ),
    )
}
"""Every operation that the page offers."""
OPERATION_GROUPS = (_ARITHMETIC, _FUNCTIONS, _MATRICES, _LOSSES)
