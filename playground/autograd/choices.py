"""What the page Autograd lets a student choose, except the expression and the walk through its graph."""

from playground import limits
from playground.autograd.descent import DESCENT_LOSSES, RATES
from playground.autograd.error_examples import ERROR_EXAMPLES
from playground.autograd.inputs import INPUT_TEMPLATES
from playground.autograd.operations import EXPRESSION_OPERATIONS, OPERATION_GROUPS
from playground.autograd.ready_made import READY_MADE
from playground.fields import Field
from playground.page_schema import PageSchema

GRAPH_EXPRESSION = "graph"
"""The choice that stands for the expression shown under Graph."""
_FIRST_LOSS = next(iter(DESCENT_LOSSES.values()))


def _choice(name: str, label: str, choices: tuple[str, ...], help: str = "", default: str = "") -> Field:
    return Field(name, "choice", default or choices[0], label, help, choices=choices, effect="none")


AUTOGRAD_CHOICES = PageSchema(
    "autograd",
    (
        _choice("ready_made", "Start from", tuple(READY_MADE)),
        _choice("operation_group", "Kind of operation", OPERATION_GROUPS),
        _choice("operation", "Operation", tuple(EXPRESSION_OPERATIONS)),
        _choice("input_template", "New input", tuple(INPUT_TEMPLATES)),
        _choice("descent_loss", "Loss", tuple(DESCENT_LOSSES)),
        _choice("descent_rate", "Learning rate", tuple(f"{rate:g}" for rate in RATES), default=f"{_FIRST_LOSS.rate:g}"),
        Field(
            "descent_start",
            "float",
            _FIRST_LOSS.start,
            "start of w",
            "The first value of w.",
            low=min(loss.low for loss in DESCENT_LOSSES.values()),
            high=max(loss.high for loss in DESCENT_LOSSES.values()),
            effect="none",
        ),
        Field("descent_steps", "int", 0, "steps", low=0, high=limits.MAX_DESCENT_STEPS, effect="none"),
        _choice("jacobian_of", "Result of", (*READY_MADE, GRAPH_EXPRESSION), default="vector"),
        _choice("error_example", "Error", tuple(ERROR_EXAMPLES)),
    ),
)
