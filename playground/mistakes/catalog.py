"""The catalog of deliberate mistakes, in the order of the page.

To add a mistake, add an entry to the file of its kind. Every entry really runs, and a test checks its symptom.
"""

from playground.mistakes.data import DATA_MISTAKES
from playground.mistakes.evaluation import EVALUATION_MISTAKES
from playground.mistakes.hyperparameters import HYPERPARAMETER_MISTAKES
from playground.mistakes.mistake import Mistake
from playground.mistakes.training_step import TRAINING_STEP_MISTAKES

MISTAKES: dict[str, Mistake] = {
    entry.name: entry
    for entry in (*TRAINING_STEP_MISTAKES, *EVALUATION_MISTAKES, *HYPERPARAMETER_MISTAKES, *DATA_MISTAKES)
}
