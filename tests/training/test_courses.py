"""The engine repeats results that public courses print, digit for digit."""

import json
from pathlib import Path

import pytest

from playground import Experiment, Layer, train
from playground.training.run import start

COURSES = json.loads((Path(__file__).parent / "courses.json").read_text())

LINE = Experiment(
    dataset="line",
    dataset_options={"samples": 50, "noise": 0.0},
    split="sequential",
    test_fraction=0.2,
    batch_size=None,
    shuffle=False,
    model="line",
    loss="L1Loss",
    optimizer="SGD",
    learning_rate=0.01,
    epochs=100,
)
CIRCLES = Experiment(
    dataset="circles",
    dataset_options={"samples": 1000, "noise": 0.03, "factor": 0.8},
    test_fraction=0.2,
    batch_size=None,
    shuffle=False,
    optimizer="SGD",
    learning_rate=0.1,
    epochs=301,
)
IRIS = Experiment(
    dataset="iris",
    test_fraction=0.25,
    standardise=True,
    batch_size=16,
    layers=(Layer(50, "ReLU"), Layer(25, "ReLU")),
    output_activation="LogSoftmax",
    loss="CrossEntropyLoss",
    optimizer="Adam",
    learning_rate=0.01,
    patience=5,
)


def test_line_fit_repeats_every_printed_loss() -> None:
    history = train(LINE).history
    for epoch, train_loss, test_loss in COURSES["line"]["rows"]:
        row = history.loc[epoch]
        assert (row.train_loss, row.test_loss) == pytest.approx((train_loss, test_loss), abs=1e-6)


@pytest.mark.parametrize("epochs", ["0", "100", "200", "301"])
def test_line_fit_ends_at_the_printed_parameters(epochs: str) -> None:
    state = train(LINE.replace(epochs=int(epochs))).state if epochs != "0" else start(LINE)
    computed = [state.model["weights"].item(), state.model["bias"].item()]
    assert computed == pytest.approx(COURSES["line"]["parameters"][epochs], abs=1e-6)


@pytest.mark.parametrize(
    ("name", "layers"),
    [
        ("circles without activation", (Layer(10, "Identity"), Layer(10, "Identity"))),
        ("circles with ReLU", (Layer(10, "ReLU"), Layer(10, "ReLU"))),
    ],
)
def test_circles_repeat_losses_and_accuracies(name: str, layers: tuple[Layer, ...]) -> None:
    history = train(CIRCLES.replace(layers=layers)).history
    for epoch, *printed in COURSES[name]:
        row = history.loc[epoch]
        computed = (row.train_loss, 100 * row.train_accuracy, row.test_loss, 100 * row.test_accuracy)
        assert computed == pytest.approx(printed, abs=1e-6)


def test_iris_stops_early_after_the_printed_validation_losses() -> None:
    trained = train(IRIS)
    assert list(trained.history.test_loss) == pytest.approx(COURSES["iris validation losses"], abs=1e-6)
    assert "lowest" in trained.ended
    assert trained.history.test_accuracy.max() == 1.0


def test_the_same_line_as_one_linear_layer() -> None:
    """Another page of the same course: the line as ``nn.Linear``, with 0.01 as rate and 1,000 epochs."""
    history = train(LINE.replace(model="linear", epochs=201)).history
    assert history.loc[0, ["train_loss", "test_loss"]].tolist() == pytest.approx(
        [0.5551779866218567, 0.5739762187004089], abs=1e-6
    )
    assert history.loc[100, ["train_loss", "test_loss"]].tolist() == pytest.approx(
        [0.006215679459273815, 0.014086711220443249], abs=1e-6
    )
