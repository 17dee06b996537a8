"""What a worker is asked about a trained model: module-level functions with plain data in and out.

torch is imported inside them, so that the server, which only names them, does not load it.
"""

from typing import TYPE_CHECKING, Any

from playground.experiment import Experiment
from playground.predict.code import Rules
from playground.script.budget import affordable_epochs, without_live_changes

if TYPE_CHECKING:
    from playground.predict.answer import Answer, Question
    from playground.predict.inference_cost import Measured
    from playground.predict.test_set import Survey
    from playground.predict.thresholds import Thresholds

SHORT_STEPS = {"regression": 600, "binary": 130, "multiclass": 130}
"""Steps, up to the end of an epoch, that a model is trained for when the session's own run has not begun: enough to know
something, and few enough that something is still wrong."""


def trained(experiment: Experiment) -> bytes:
    """The state of a short run of an experiment, as a blob."""
    from playground.training.run import advance, start

    plain = without_live_changes(experiment)
    wanted = -(-SHORT_STEPS[plain.task] // plain.batches_per_epoch)
    epochs = affordable_epochs(plain, min(wanted, plain.epochs))
    state, _ = advance(start(plain), epochs * plain.batches_per_epoch)
    return state.to_bytes()


def survey(blob: bytes) -> "Survey":
    """A model and its answers to all test samples."""
    from playground.predict import test_set as module
    from playground.training.state import RunState

    return module.survey(RunState.from_bytes(blob))


def predict(blob: bytes, features: tuple[float, ...]) -> "Answer":
    """What the model says of one sample."""
    from playground.predict import answer
    from playground.training.state import RunState

    return answer.predict(RunState.from_bytes(blob), features)


def question(blob: bytes, features: tuple[float, ...], rules: Rules, dropout: bool) -> "tuple[Question, str]":
    """What becomes of a question with some rules broken, and the device that is elsewhere."""
    from playground.predict import answer
    from playground.training.state import RunState

    return answer.question(RunState.from_bytes(blob), features, rules, dropout), answer.elsewhere()


def measured(blob: bytes, rows: int) -> "list[Measured]":
    """Time and memory of the three ways to ask."""
    from playground.predict.inference_cost import measure
    from playground.training.state import RunState

    return measure(RunState.from_bytes(blob), rows)


def decided(blob: bytes, number: int) -> "Thresholds":
    """What every threshold decides about the test samples, one class against the rest."""
    from playground.predict import test_set as module
    from playground.predict.thresholds import thresholds
    from playground.training.state import RunState

    found = module.survey(RunState.from_bytes(blob))
    if found.chances is None:
        raise ValueError("A threshold decides between classes, and this model predicts a number.")
    return thresholds(found.truth == number, found.chances[:, number])


def saved(blob: bytes, kind: str) -> bytes:
    """The weights as a file."""
    from playground.predict import weights
    from playground.training.state import RunState

    return weights.save(RunState.from_bytes(blob), kind)


def loaded(blob: bytes, content: bytes) -> tuple[bytes, dict[str, Any]]:
    """The run with the weights of a file, and how its predictions compare with those from before.

    Raises:
        WeightsError: the file is refused.
    """
    from playground.predict import weights
    from playground.training.state import RunState

    before = RunState.from_bytes(blob)
    after = weights.load(before, content)
    return after.to_bytes(), weights.compared(before, after)
