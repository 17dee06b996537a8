"""Facts of a tensor: expressions that a student can type, each with torch's answer."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class TensorFact:
    """One thing to know about a tensor.

    Attributes:
        expression: the code that gives it, with ``x`` for the tensor.
        meaning: what the answer means, in one sentence.
    """

    expression: str
    meaning: str


@dataclass(frozen=True)
class FactAnswer:
    """A fact with torch's answer.

    Attributes:
        expression: the code, with the name of the tensor.
        meaning: what the answer means, in one sentence.
        text: the answer, or torch's error where it refuses.
        refused: whether torch refuses.
    """

    expression: str
    meaning: str
    text: str
    refused: bool = False


def evaluate_facts(
    evaluate: Callable[[str], Any], facts: Sequence[TensorFact], name: str = "x"
) -> tuple[FactAnswer, ...]:
    """Evaluate the expressions of some facts.

    Args:
        evaluate: gives the value of an expression, as ``Execution.value`` does.
        facts: what to evaluate.
        name: of the tensor among the variables.
    """
    return tuple(_evaluate(evaluate, fact, name) for fact in facts)


def _evaluate(evaluate: Callable[[str], Any], fact: TensorFact, name: str) -> FactAnswer:
    from torch import Tensor

    from playground.charts.tensor_values import to_numbers

    expression = fact.expression.replace("x.", f"{name}.", 1)
    try:
        value = evaluate(expression)
    except (RuntimeError, TypeError, ValueError) as error:
        return FactAnswer(expression, fact.meaning, str(error), refused=True)
    if isinstance(value, Tensor):
        [number] = to_numbers(value)
        return FactAnswer(expression, fact.meaning, f"{number:.6g}" if isinstance(number, float) else str(number))
    return FactAnswer(expression, fact.meaning, str(value))
