"""Mistakes in the hyperparameters: learning rate, activation, and initial weights."""

from playground.experiment import Layer
from playground.mistakes.mistake import ACCURACY, CIRCLES, LINE, Mistake

HYPERPARAMETER_MISTAKES: tuple[Mistake, ...] = (
    Mistake(
        name="rate_too_high",
        title="the learning rate is too high",
        experiment=LINE.replace(loss="MSELoss", learning_rate=0.1),
        wrong_values={"learning_rate": 1.0},
        curve_shape="explodes",
        symptom="The loss grows without end: {wrong_train_loss:.1e} after 100 epochs, against {right_train_loss:.4f}.",
        why="Every step jumps over the minimum and lands higher on the other side, where the slope is steeper and "
        "the next jump longer.",
        fix="Divide the learning rate by 3 or 10 until the loss falls.",
        has_symptom=lambda right, wrong: wrong.last() > 1e20 and right.last() < 0.01,
    ),
    Mistake(
        name="rate_too_low",
        title="the learning rate is too low",
        experiment=CIRCLES,
        wrong_values={"learning_rate": 1e-5},
        measurements=ACCURACY,
        curve_shape="hardly falls",
        symptom="The loss hardly falls, from {wrong_first:.4f} to {wrong_train_loss:.4f}; that of the right loop falls from "
        "{right_first:.3f} to {right_train_loss:.3f}.",
        why="Every step goes in the right direction, but is far too short.",
        fix="Multiply the learning rate by 3 or 10 while the loss still falls steadily.",
        has_symptom=lambda right, wrong: (
            wrong.weights_moved and wrong.last() > 0.99 * wrong.history["train_loss"][0] and right.last() < 0.1
        ),
    ),
    Mistake(
        name="no_nonlinearity",
        title="no activation between the layers",
        experiment=CIRCLES,
        wrong_values={"layers": (Layer(8, "Identity"),)},
        measurements=ACCURACY,
        curve_shape="plateau",
        symptom="The loss stays near log 2: {wrong_train_loss:.3f} against {right_train_loss:.3f}; "
        "{wrong_accuracy:.0f} % of the test samples are right against {right_accuracy:.0f} %.",
        why="Two linear layers in a row are one linear layer, and no straight line separates a ring from its middle.",
        fix="Put an activation after every hidden layer.",
        has_symptom=lambda right, wrong: (
            wrong.last() > 0.65 and wrong.measurements["accuracy"] < 65 < 95 < right.measurements["accuracy"]
        ),
    ),
    Mistake(
        name="zero_initialisation",
        title="all weights start at zero",
        experiment=CIRCLES,
        wrong_values={"initialisation": "zeros"},
        measurements={**ACCURACY, "first_layer": "model.layers[0].weight.abs().sum().item()"},
        curve_shape="plateau",
        symptom="The loss stays near log 2, {wrong_train_loss:.3f} against {right_train_loss:.3f}, and the absolute "
        "weights of the first layer still sum to {wrong_first_layer:g}.",
        why="With zero weights every hidden neuron outputs 0 and gets the gradient 0: nothing makes one neuron "
        "different from another, and only the last bias changes.",
        fix="Start from small random numbers, as torch does by itself.",
        has_symptom=lambda right, wrong: (
            wrong.measurements["first_layer"] == 0 and wrong.last() > 0.68 and right.last() < 0.1
        ),
    ),
)
