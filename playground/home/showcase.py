"""The showcase: the experiment that Home records, and a good first run."""

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
