"""What a worker computes for Predict: module-level functions with plain data in and out.

torch is imported inside them, so that the server, which only names them, does not load it.
"""

from playground.errors import PlaygroundError
from playground.experiment import Experiment
from playground.predict.prediction_code import InferenceRules
from playground.predict.results import (
    ForwardCost,
    InferenceResult,
    SamplePrediction,
    TestSetPredictions,
    WeightsComparison,
)
from playground.predict.thresholds import ThresholdMetrics, threshold_metrics
from playground.script.budget import affordable_epochs, without_live_changes

SHORT_STEPS = {"regression": 600, "binary": 130, "multiclass": 130}
"""Steps, up to the end of an epoch, for which a model is trained when the session's own run has not begun: enough to learn
something, and few enough that something is still wrong."""


class NoClassesError(PlaygroundError):
    """A threshold needs classes, and the model predicts a number."""


def train_model(experiment: Experiment) -> bytes:
    """The state of a short run of an experiment, as a blob."""
    from playground.training.run import advance, start

    plain = without_live_changes(experiment)
    enough = -(-SHORT_STEPS[plain.task] // plain.batches_per_epoch)
    epochs = affordable_epochs(plain, min(enough, plain.epochs))
    state, _ = advance(start(plain), epochs * plain.batches_per_epoch)
    return state.to_bytes()


def predict_test_set(blob: bytes) -> TestSetPredictions:
    """The predictions of a model for all test samples."""
    from playground.predict import test_set
    from playground.training.state import RunState

    return test_set.predict_test_set(RunState.from_bytes(blob))


def predict_sample(blob: bytes, features: tuple[float, ...]) -> SamplePrediction:
    """The prediction of a model for one sample."""
    from playground.predict import one_sample
    from playground.training.state import RunState

    return one_sample.predict_sample(RunState.from_bytes(blob), features)


def break_inference_rules(
    blob: bytes, features: tuple[float, ...], rules: InferenceRules, dropout: bool
) -> InferenceResult:
    """What predictions for one sample give while some rules of inference are broken."""
    from playground.predict import inference_rules
    from playground.training.state import RunState

    return inference_rules.break_inference_rules(RunState.from_bytes(blob), features, rules, dropout)


def measure_forward_passes(blob: bytes, rows: int) -> list[ForwardCost]:
    """Time and memory of a forward pass in the three gradient modes."""
    from playground.predict import inference_cost
    from playground.training.state import RunState

    return inference_cost.measure_forward_passes(RunState.from_bytes(blob), rows)


def count_at_thresholds(blob: bytes, positive_class: int) -> ThresholdMetrics:
    """What every threshold decides about the test samples, one class against all others.

    Raises:
        NoClassesError: the model predicts a number.
    """
    predictions = predict_test_set(blob)
    if predictions.probabilities is None:
        raise NoClassesError("A threshold decides between classes, and this model predicts a number.")
    return threshold_metrics(predictions.targets == positive_class, predictions.probabilities[:, positive_class])


def save_weights(blob: bytes, file_format: str) -> bytes:
    """The weights of a model as a file, ``pt`` or ``safetensors``."""
    from playground.predict.weights import state_dict
    from playground.training.state import RunState

    return state_dict.save(RunState.from_bytes(blob), file_format)


def load_weights(blob: bytes, content: bytes) -> tuple[bytes, WeightsComparison]:
    """The run with the weights of a file, and how that model compares with the model before.

    Raises:
        WeightsError: the file is refused.
    """
    from playground.predict.weights import state_dict
    from playground.training.state import RunState

    before = RunState.from_bytes(blob)
    after = state_dict.load(before, content)
    return after.to_bytes(), state_dict.compare(before, after)
