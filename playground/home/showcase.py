"""The experiment with which the playground shows itself: the living picture on Home, and a good first run."""

from playground.experiment import Experiment, Layer

SHOWCASE = Experiment(
    dataset="spirals",
    dataset_options={"arms": 3, "samples": 400},
    layers=(Layer(16), Layer(16)),
    loss="CrossEntropyLoss",
    learning_rate=0.01,
    epochs=200,
)
FRAMES = 40
