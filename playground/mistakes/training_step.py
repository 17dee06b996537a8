"""Mistakes in the training step: the order of its five lines, and what the loss is given."""

import math

from playground.experiment import Experiment, Layer
from playground.mistakes.mistake import ACCURACY, CIRCLES, LINE, Mistake

TRAINING_STEP_MISTAKES: tuple[Mistake, ...] = (
    Mistake(
        name="no_zero_grad",
        title="`zero_grad()` is forgotten",
        experiment=LINE,
        rewrites=(
            ("        # 3. Zero the gradients, which would otherwise add up.\n        optimizer.zero_grad()\n", ""),
        ),
        curve_shape="swings",
        symptom="The loss falls, turns around and swings: it ends at {wrong_train_loss:.3f}, the right loop's at "
        "{right_train_loss:.3f}.",
        why="backward adds to .grad. Without zero_grad every step follows the sum of all gradients so far, so the "
        "model overshoots the minimum and takes long to turn back.",
        fix="Call optimizer.zero_grad() once in every step, before backward.",
        has_symptom=lambda right, wrong: wrong.last() > 5 * right.last(),
    ),
    Mistake(
        name="step_before_backward",
        title="`step()` comes before `backward()`",
        experiment=CIRCLES,
        rewrites=(
            (
                "        # 4. Backward: the gradient of the loss for every parameter.\n        loss.backward()\n  "
                "      # 5. Step: move every parameter a little against its gradient.\n        optimizer.step()\n",
                "        # 5. Step: move every parameter a little against its gradient.\n        optimizer.step()\n"
                "        # 4. Backward: the gradient of the loss for every parameter.\n        loss.backward()\n",
            ),
        ),
        measurements=ACCURACY,
        curve_shape="never moves",
        symptom="The test loss is {wrong_test_loss:.4f} in every epoch, to the last digit: no weight has changed.",
        why="When step runs, zero_grad has just emptied every .grad, and the optimizer skips every parameter without a "
        "gradient. What backward fills in afterwards is emptied before the next step. No error appears.",
        fix="forward, loss, zero_grad, backward, step: in this order.",
        has_symptom=lambda right, wrong: (
            not wrong.weights_moved and len(set(wrong.history["test_loss"])) == 1 and right.weights_moved
        ),
    ),
    Mistake(
        name="softmax_before_cross_entropy",
        title="CrossEntropyLoss on probabilities",
        experiment=Experiment(
            dataset="blobs",
            dataset_options={"spread": 1.0},
            standardise=True,
            loss="CrossEntropyLoss",
            layers=(Layer(8, "ReLU"),),
            learning_rate=0.02,
            epochs=40,
        ),
        wrong_values={"output_activation": "Softmax"},
        measurements=ACCURACY,
        curve_shape="plateau",
        symptom="The loss stops at {wrong_train_loss:.4f} and cannot fall further, though {wrong_accuracy:.0f} % "
        "of the test samples are right; the right loop reaches {right_train_loss:.4f}.",
        why="CrossEntropyLoss applies softmax itself. With a softmax in the model too, it takes numbers from 0 to 1 as "
        "logits: even a perfect prediction, 1 against 0 and 0, costs log(1 + 2/e) = 0.5514 with three classes.",
        fix="End the model with the last Linear layer, and give the loss its logits.",
        has_symptom=lambda right, wrong: min(wrong.history["train_loss"]) > 0.5514 > 10 * right.last(),
    ),
    Mistake(
        name="sigmoid_before_bce_with_logits",
        title="BCEWithLogitsLoss on probabilities",
        experiment=CIRCLES,
        wrong_values={"output_activation": "Sigmoid"},
        measurements=ACCURACY,
        curve_shape="plateau",
        symptom="The loss settles at {wrong_train_loss:.4f}, which is log 2, and {wrong_accuracy:.0f} % of the "
        "test samples are right, no better than guessing; the right loop reaches {right_accuracy:.0f} %.",
        why="The loss applies the sigmoid itself. A probability taken as a logit is never negative, so a sample "
        "of class 0 costs at least log 2 = 0.6931. Among constant outputs 0 costs the least, and there training gets stuck.",
        fix="Give BCEWithLogitsLoss the raw outputs, or use BCELoss on probabilities.",
        has_symptom=lambda right, wrong: (
            abs(wrong.last() - math.log(2)) < 0.01
            and wrong.measurements["accuracy"] < 60 < 95 < right.measurements["accuracy"]
        ),
    ),
    Mistake(
        name="relu_on_output",
        title="ReLU after the last layer",
        experiment=CIRCLES,
        wrong_values={"output_activation": "ReLU"},
        measurements=ACCURACY,
        curve_shape="plateau",
        symptom="The loss settles at {wrong_train_loss:.4f}, which is log 2; {wrong_accuracy:.0f} % of the test "
        "samples are right against {right_accuracy:.0f} %.",
        why="ReLU turns every negative logit into 0, so the probability of class 1 never falls below one half. Where the "
        "output is 0 the slope of ReLU is 0 too, and nothing more is learned.",
        fix="Put no activation after the last layer when the loss takes logits.",
        has_symptom=lambda right, wrong: (
            abs(wrong.last() - math.log(2)) < 0.01
            and wrong.measurements["accuracy"] < 60 < 95 < right.measurements["accuracy"]
        ),
    ),
)
