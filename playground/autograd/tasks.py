"""What workers run for the page Autograd: plain data in and out; torch is imported when a task runs."""

from playground.autograd.descent import descend
from playground.autograd.error_examples import run_error_example
from playground.autograd.exercise_answers import compute_answers
from playground.autograd.graph_snapshot import take_snapshot
from playground.autograd.jacobian import jacobian_products

__all__ = ["compute_answers", "descend", "jacobian_products", "run_error_example", "take_snapshot"]
