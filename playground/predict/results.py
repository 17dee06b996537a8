"""What the tasks of Predict return, as plain data: the server reads it without importing torch."""

from dataclasses import dataclass, field

from playground.arrays import Array, Columns
from playground.experiment import Experiment


@dataclass(frozen=True)
class SamplePrediction:
    """What a model predicts for one sample. Numbers that JSON does not have are words: ``nan``, ``inf``, ``-inf``.

    Attributes:
        inputs: what the model takes, after feature engineering and standardisation.
        outputs: what the model returns.
        probabilities: of every class; empty for a regression.
        label: the number of the predicted class; None for a regression.
        value: the predicted value of a regression; None for classes.
    """

    inputs: list[float | str]
    outputs: list[float | str]
    probabilities: list[float | str] = field(default_factory=list)
    label: int | None = None
    value: float | str | None = None


@dataclass(frozen=True)
class InferenceResult:
    """What several predictions for the same sample give while some rules of inference are broken.

    Attributes:
        other_device: a device on which the model is not; the sample is sent there when that rule is broken.
        first_outputs: the first output of each prediction.
        grad_fn: of the outputs; empty when no graph was recorded.
        numpy_error: what ``outputs.numpy()`` raised; empty when it raised nothing.
        error: what the prediction raised; empty when it raised nothing.
    """

    other_device: str
    first_outputs: list[float | str] = field(default_factory=list)
    grad_fn: str = ""
    numpy_error: str = ""
    error: str = ""


@dataclass(frozen=True)
class ForwardCost:
    """Time and memory of a forward pass in one gradient mode.

    Attributes:
        mode: with a graph, no_grad or inference_mode.
        seconds: median over the rounds, of one forward pass.
        saved_bytes: of the tensors that autograd saves for a backward pass, without the weights and the inputs.
        rounds: how often it was timed.
    """

    mode: str
    seconds: float
    saved_bytes: int
    rounds: int


@dataclass(frozen=True)
class TestSetPredictions:
    """A model and its predictions for all test samples.

    Attributes:
        experiment: of the run.
        epoch: how many epochs the model was trained.
        feature_low, feature_high: of every feature over the training samples, float64 ``[features]``.
        features: of the test samples, float64 ``[N, features]``.
        targets: of the test samples, class numbers or values ``[N]``.
        predicted: class numbers or values ``[N]``.
        probabilities: float64 ``[N, classes]``; None for a regression.
        score: accuracy, or R² of a regression.
        picture, scene: of data with one or two features, as ``training.picture`` makes them; None otherwise.
        depends_on_mode: some layer behaves differently in training mode and in evaluation mode.
    """

    experiment: Experiment
    epoch: int
    feature_low: Array
    feature_high: Array
    features: Array
    targets: Array
    predicted: Array
    probabilities: Array | None
    score: float
    picture: Columns | None
    scene: Columns | None
    depends_on_mode: bool


@dataclass(frozen=True)
class WeightsComparison:
    """Two models with the same architecture, compared on all test samples.

    Attributes:
        samples: test samples on which the outputs were compared.
        parameters: numbers in the ``state_dict`` that were compared.
        same_weights, same_predictions: equal to the last bit.
        largest_difference: between two outputs.
    """

    samples: int
    parameters: int
    same_weights: bool
    same_predictions: bool
    largest_difference: float
