"""Deliberate mistakes: a right loop, what is done wrong, and the symptom, in words and as a condition on its numbers.

Adding one is adding an entry. Every entry really runs, and a test holds its symptom.
"""

import itertools
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from playground.experiment import Experiment, Layer

if TYPE_CHECKING:
    from playground.sandbox.script_run import Outcome

Look = Literal[
    "swings", "never moves", "plateau", "explodes", "creeps", "test noisy", "test too good", "test high", "same"
]
Rewrite = tuple[str, str]
"""A piece of the script's text, which is there once, and what stands there instead."""


@dataclass(frozen=True, kw_only=True)
class Mistake:
    """One mistake.

    Attributes:
        name: its key.
        title: what is done wrong, in a few words.
        experiment: on which the symptom shows.
        changes: values of the Experiment that are wrong.
        rewrites: lines of the script that are wrong.
        setting: lines that both scripts have, the right one and the wrong one.
        measures: expressions over the variables of both scripts after they ran, by name; see ``numbers``.
        look: what the curves look like, so that a quiz offers no two answers that look alike.
        symptom: what is seen, with ``{names}`` of ``numbers``.
        why: what happens.
        cure: what to do.
        holds: whether the symptom shows.
    """

    name: str
    title: str
    experiment: Experiment
    changes: Mapping[str, Any] = field(default_factory=dict)
    rewrites: tuple[Rewrite, ...] = ()
    setting: tuple[Rewrite, ...] = ()
    measures: Mapping[str, str] = field(default_factory=dict)
    look: Look
    symptom: str
    why: str
    cure: str
    holds: "Callable[[Outcome, Outcome], bool]"

    @property
    def wrong(self) -> Experiment:
        """The experiment with the wrong values."""
        return self.experiment.replace(**self.changes)


def numbers(right: "Outcome", wrong: "Outcome") -> dict[str, float]:
    """What the words of a symptom may name: ``right_train_loss`` and ``wrong_…`` (the last of each curve), ``…_first`` (the
    first training loss), and what was measured, such as ``wrong_accuracy`` (in percent)."""
    told: dict[str, float] = {}
    for name, outcome in (("right", right), ("wrong", wrong)):
        losses = outcome.history["train_loss"]
        told |= {f"{name}_{curve}": outcome.last(curve) for curve in outcome.history}
        told[f"{name}_first"] = losses[0]
        told |= {f"{name}_{measure}": value for measure, value in outcome.measured.items()}
    return told


def jitter(outcome: "Outcome") -> float:
    """How much the test loss moves from epoch to epoch over the second half of the run, on average."""
    losses = outcome.history["test_loss"]
    half = losses[len(losses) // 2 :]
    return sum(abs(one - other) for one, other in itertools.pairwise(half)) / max(1, len(half) - 1)


_ACCURACY = {"accuracy": "100 * test_accuracy"}
_RINGS = Experiment(dataset="circles", layers=(Layer(8),), learning_rate=0.05, epochs=60)
_LINE = Experiment(
    dataset="line",
    model="line",
    loss="L1Loss",
    optimizer="SGD",
    learning_rate=0.01,
    batch_size=None,
    split="sequential",
    test_fraction=0.2,
    shuffle=False,
    epochs=100,
)
_MOONS_FEW = Experiment(
    dataset="moons",
    dataset_options={"noise": 0.4, "samples": 100},
    layers=(Layer(64, "ReLU"), Layer(64, "ReLU")),
    learning_rate=0.01,
    epochs=150,
)
_FRESH = "(torch.tensor(values, dtype=torch.float32) for values in moons(2000, 0.4, 7))"
_NEW_ACCURACY = f"(lambda X, y: 100 * ((model(X)[:, 0] > 0) == (y > 0.5)).float().mean().item())(*{_FRESH})"

MISTAKES: dict[str, Mistake] = {
    entry.name: entry
    for entry in (
        Mistake(
            name="no_zero_grad",
            title="zero_grad is forgotten",
            experiment=_LINE,
            rewrites=(
                ("        # 3. Zero the gradients, which would otherwise add up.\n        optimizer.zero_grad()\n", ""),
            ),
            look="swings",
            symptom="The loss falls, turns round and swings: it ends at {wrong_train_loss:.3f}, the right loop at "
            "{right_train_loss:.3f}.",
            why="backward adds to .grad. Without zero_grad every step follows the sum of all gradients so far, so the "
            "model rushes past the best place and takes long to turn back.",
            cure="Call optimizer.zero_grad() once in every step, before backward.",
            holds=lambda right, wrong: wrong.last() > 5 * right.last(),
        ),
        Mistake(
            name="step_before_backward",
            title="step comes before backward",
            experiment=_RINGS,
            rewrites=(
                (
                    "        # 4. Backward: the gradient of the loss for every parameter.\n        loss.backward()\n  "
                    "      # 5. Step: move every parameter a little against its gradient.\n        optimizer.step()\n",
                    "        # 5. Step: move every parameter a little against its gradient.\n        optimizer.step()\n"
                    "        # 4. Backward: the gradient of the loss for every parameter.\n        loss.backward()\n",
                ),
            ),
            measures=_ACCURACY,
            look="never moves",
            symptom="The test loss is {wrong_test_loss:.4f} in every epoch, to the last digit: no weight has moved.",
            why="When step runs, zero_grad has just emptied every .grad, and the optimizer skips what has no "
            "gradient. What backward fills in afterwards is emptied before the next step. No error says so.",
            cure="forward, loss, zero_grad, backward, step: in this order.",
            holds=lambda right, wrong: not wrong.moved and len(set(wrong.history["test_loss"])) == 1 and right.moved,
        ),
        Mistake(
            name="softmax_before_cross_entropy",
            title="cross-entropy on probabilities",
            experiment=Experiment(
                dataset="blobs",
                dataset_options={"spread": 1.0},
                standardise=True,
                loss="CrossEntropyLoss",
                layers=(Layer(8, "ReLU"),),
                learning_rate=0.02,
                epochs=40,
            ),
            changes={"output_activation": "Softmax"},
            measures=_ACCURACY,
            look="plateau",
            symptom="The loss stops at {wrong_train_loss:.4f} and cannot fall further, though {wrong_accuracy:.0f} % "
            "of the test samples are right; the right loop reaches {right_train_loss:.4f}.",
            why="CrossEntropyLoss applies softmax itself. With one in the model too, it sees numbers from 0 to 1 as "
            "logits: even a perfect answer, 1 against 0 and 0, costs log(1 + 2/e) = 0.5514 with three classes.",
            cure="End the model with the last Linear layer, and give the loss its logits.",
            holds=lambda right, wrong: min(wrong.history["train_loss"]) > 0.5514 > 10 * right.last(),
        ),
        Mistake(
            name="sigmoid_before_bce_with_logits",
            title="BCEWithLogitsLoss on probabilities",
            experiment=_RINGS,
            changes={"output_activation": "Sigmoid"},
            measures=_ACCURACY,
            look="plateau",
            symptom="The loss settles at {wrong_train_loss:.4f}, which is log 2, and {wrong_accuracy:.0f} % of the "
            "test samples are right, no better than a coin; the right loop reaches {right_accuracy:.0f} %.",
            why="The loss applies the sigmoid itself. A probability taken for a logit is never negative, so a sample "
            "of class 0 costs at least log 2 = 0.6931, and the cheapest way out is to answer 0 for everything.",
            cure="Give BCEWithLogitsLoss the raw outputs, or use BCELoss on probabilities.",
            holds=lambda right, wrong: (
                abs(wrong.last() - math.log(2)) < 0.01
                and wrong.measured["accuracy"] < 60 < 95 < right.measured["accuracy"]
            ),
        ),
        Mistake(
            name="relu_on_output",
            title="ReLU after the last layer",
            experiment=_RINGS,
            changes={"output_activation": "ReLU"},
            measures=_ACCURACY,
            look="plateau",
            symptom="The loss settles at {wrong_train_loss:.4f}, which is log 2; {wrong_accuracy:.0f} % of the test "
            "samples are right against {right_accuracy:.0f} %.",
            why="ReLU turns every negative logit into 0, so the model can never say no. Where it says 0 its slope is "
            "0 too, and nothing more is learned.",
            cure="No activation after the last layer when the loss wants logits.",
            holds=lambda right, wrong: (
                abs(wrong.last() - math.log(2)) < 0.01
                and wrong.measured["accuracy"] < 60 < 95 < right.measured["accuracy"]
            ),
        ),
        Mistake(
            name="no_eval",
            title="eval is forgotten",
            experiment=_RINGS.replace(layers=(Layer(16, "ReLU", dropout=0.5),), learning_rate=0.02),
            rewrites=(("    model.eval()\n", ""),),
            measures=_ACCURACY,
            look="test noisy",
            symptom="The test loss jumps up and down and stays high: it ends at {wrong_test_loss:.3f} against "
            "{right_test_loss:.3f}, with {wrong_accuracy:.0f} % right against {right_accuracy:.0f} %.",
            why="In training mode dropout goes on silencing half of the neurons, by lot, while the model is being "
            "tested.",
            cure="model.eval() before every test and every prediction, model.train() before training goes on.",
            holds=lambda right, wrong: (
                jitter(wrong) > 3 * jitter(right) and wrong.last("test_loss") > 1.5 * right.last("test_loss")
            ),
        ),
        Mistake(
            name="no_train_mode",
            title="train is forgotten after the test",
            experiment=_MOONS_FEW.replace(
                dataset_options={"noise": 0.4, "samples": 120},
                layers=(Layer(64, "ReLU", dropout=0.8), Layer(64, "ReLU", dropout=0.8)),
            ),
            rewrites=(("    model.train()\n", ""),),
            measures=_ACCURACY,
            look="test high",
            symptom="The training loss falls to {wrong_train_loss:.3f} as if there were no dropout, and the test loss "
            "climbs to {wrong_test_loss:.2f}; the right loop ends at {right_train_loss:.2f} and "
            "{right_test_loss:.2f}.",
            why="model.eval() of the first test stays in force: from the second epoch on dropout drops nothing, and "
            "the network learns its few noisy samples by heart.",
            cure="model.train() at the start of every epoch.",
            holds=lambda right, wrong: (
                wrong.last() < 0.2 * right.last() and wrong.last("test_loss") > 2 * right.last("test_loss")
            ),
        ),
        Mistake(
            name="no_inference_mode",
            title="inference_mode is forgotten",
            experiment=_RINGS,
            rewrites=(("    with torch.inference_mode():\n", "    if True:  # without inference_mode\n"),),
            measures={"graph": "graph_nodes(test_logits)"},
            look="same",
            symptom="The curves are the same to the last digit. But the outputs of the test hang on a graph of "
            "{wrong_graph:.0f} operations that nobody will use, where the right loop has {right_graph:.0f}.",
            why="Outside of inference_mode autograd records every operation on the parameters, and keeps in memory "
            "what a backward pass would need. On a large model this is most of the memory.",
            cure="with torch.inference_mode(): around everything that only asks the model.",
            holds=lambda right, wrong: (
                right.history == wrong.history and right.measured["graph"] == 0 < wrong.measured["graph"]
            ),
        ),
        Mistake(
            name="loss_without_item",
            title="the loss is added up without item",
            experiment=_RINGS,
            rewrites=(("loss_sum += loss.item() * len(X_batch)", "loss_sum += loss * len(X_batch)"),),
            measures={"graph": "graph_nodes(loss_sum)"},
            look="same",
            symptom="The curves look the same. But the sum of the losses hangs on a graph of {wrong_graph:.0f} "
            "operations, all batches of the epoch, where the right loop has {right_graph:.0f}.",
            why="loss is a tensor with a graph behind it; a sum of such tensors holds every one of these graphs until "
            "the epoch ends. On large data the memory runs full for no visible reason.",
            cure="loss.item() takes the number and lets go of the graph.",
            holds=lambda right, wrong: (
                right.measured["graph"] == 0
                and wrong.measured["graph"] > 100
                and all(
                    abs(one - other) < 1e-5
                    for one, other in zip(right.history["train_loss"], wrong.history["train_loss"], strict=True)
                )
            ),
        ),
        Mistake(
            name="rate_too_high",
            title="the learning rate is too high",
            experiment=_LINE.replace(loss="MSELoss", learning_rate=0.1),
            changes={"learning_rate": 1.0},
            look="explodes",
            symptom="The loss grows without end: {wrong_train_loss:.1e} after 100 epochs, against "
            "{right_train_loss:.4f}.",
            why="Every step jumps over the valley and lands higher on its other side, where the slope is steeper and "
            "the next jump longer.",
            cure="Divide the rate by 3 or 10 until the loss falls.",
            holds=lambda right, wrong: wrong.last() > 1e20 and right.last() < 0.01,
        ),
        Mistake(
            name="rate_too_low",
            title="the learning rate is too low",
            experiment=_RINGS,
            changes={"learning_rate": 1e-5},
            measures=_ACCURACY,
            look="creeps",
            symptom="The loss creeps from {wrong_first:.4f} to {wrong_train_loss:.4f} while the right loop goes from "
            "{right_first:.3f} to {right_train_loss:.3f}.",
            why="Every step goes the right way, and almost nowhere.",
            cure="Multiply the rate by 3 or 10 while the loss still falls steadily.",
            holds=lambda right, wrong: (
                wrong.moved and wrong.last() > 0.99 * wrong.history["train_loss"][0] and right.last() < 0.1
            ),
        ),
        Mistake(
            name="no_nonlinearity",
            title="no activation between the layers",
            experiment=_RINGS,
            changes={"layers": (Layer(8, "Identity"),)},
            measures=_ACCURACY,
            look="plateau",
            symptom="The loss stays near log 2: {wrong_train_loss:.3f} against {right_train_loss:.3f}; "
            "{wrong_accuracy:.0f} % of the test samples are right against {right_accuracy:.0f} %.",
            why="Two linear layers in a row are one linear layer, and no straight line parts a ring from its middle.",
            cure="An activation after every hidden layer.",
            holds=lambda right, wrong: (
                wrong.last() > 0.65 and wrong.measured["accuracy"] < 65 < 95 < right.measured["accuracy"]
            ),
        ),
        Mistake(
            name="zero_initialisation",
            title="all weights start at zero",
            experiment=_RINGS,
            changes={"initialisation": "zeros"},
            measures={**_ACCURACY, "first_layer": "model.layers[0].weight.abs().sum().item()"},
            look="plateau",
            symptom="The loss stays near log 2, {wrong_train_loss:.3f} against {right_train_loss:.3f}, and the first "
            "layer's weights still sum to {wrong_first_layer:g}.",
            why="With zero weights every hidden neuron says 0 and gets the gradient 0: nothing tells one neuron from "
            "another, and only the last bias moves.",
            cure="Start from small random numbers, as torch does by itself.",
            holds=lambda right, wrong: (
                wrong.measured["first_layer"] == 0 and wrong.last() > 0.68 and right.last() < 0.1
            ),
        ),
        Mistake(
            name="target_shape",
            title="targets [N] against outputs [N, 1]",
            experiment=Experiment(dataset="sine", loss="MSELoss", layers=(Layer(8),), learning_rate=0.02, epochs=80),
            rewrites=(
                (
                    "        self.y = torch.tensor(y, dtype=torch.float32).unsqueeze(1)\n",
                    "        self.y = torch.tensor(y, dtype=torch.float32)\n",
                ),
            ),
            measures={"spread": "model(test_set.X).std().item()", "target_spread": "test_set.y.std().item()"},
            look="plateau",
            symptom="The loss stays at {wrong_train_loss:.2f} against {right_train_loss:.2f}: the model answers "
            "nearly the same for every input (its answers spread by {wrong_spread:.2f}, the targets by "
            "{wrong_target_spread:.2f}).",
            why="[N, 1] − [N] broadcasts to [N, N]: every prediction is compared with every target of its batch, and "
            "the best answer to all of them is their mean. torch only warns.",
            cure="Give targets and outputs the same shape: y.unsqueeze(1).",
            holds=lambda right, wrong: (
                any("broadcasting" in words for words in wrong.warned)
                and wrong.measured["spread"] < 0.2 * wrong.measured["target_spread"]
                and right.measured["spread"] > 0.8 * right.measured["target_spread"]
            ),
        ),
        Mistake(
            name="sorted_without_shuffle",
            title="sorted data without shuffle",
            experiment=Experiment(
                dataset="digits",
                loss="CrossEntropyLoss",
                layers=(Layer(32, "ReLU"),),
                optimizer="SGD",
                learning_rate=0.1,
                epochs=12,
            ),
            setting=(
                (
                    "train_set = Samples(X_train, y_train)\n",
                    '# The training file lists one digit after the other.\norder = y_train.argsort(kind="stable")\n'
                    "X_train, y_train = X_train[order], y_train[order]\ntrain_set = Samples(X_train, y_train)\n",
                ),
            ),
            changes={"shuffle": False},
            measures=_ACCURACY,
            look="test high",
            symptom="The training loss falls to {wrong_train_loss:.2f}, but the test loss is {wrong_test_loss:.1f} "
            "and only {wrong_accuracy:.0f} % of the test samples are right; with shuffle it is {right_accuracy:.0f} "
            "%.",
            why="Nearly every batch holds one digit alone, so the model learns to say 0, then unlearns it to say 1, "
            "and so on. The loss of a batch looks good because the batches before it had the same answer.",
            cure="shuffle=True in the DataLoader of the training samples.",
            holds=lambda right, wrong: (
                wrong.measured["accuracy"] < 60 < 90 < right.measured["accuracy"] and wrong.last() < 0.3
            ),
        ),
        Mistake(
            name="test_in_training",
            title="test samples in the training data",
            experiment=_MOONS_FEW,
            rewrites=(("train_set = Samples(X_train, y_train)\n", "train_set = Samples(X, y)\n"),),
            measures={**_ACCURACY, "new": _NEW_ACCURACY},
            look="test too good",
            symptom="The test promises {wrong_accuracy:.0f} % where the honest one says {right_accuracy:.0f} %. On "
            "2,000 new samples it is {wrong_new:.0f} %.",
            why="The model has seen the answers of the test: it is asked what it learned by heart, not what it "
            "understood.",
            cure="Split first. Whatever is fitted, model or scaler, sees the training samples alone.",
            holds=lambda right, wrong: (
                wrong.measured["accuracy"] > right.measured["accuracy"] + 10
                and wrong.measured["accuracy"] > wrong.measured["new"] + 8
                and wrong.last("test_loss") < wrong.last() < right.last("test_loss")
            ),
        ),
        Mistake(
            name="unscaled_features",
            title="features on very different scales",
            experiment=Experiment(
                dataset="penguins",
                standardise=True,
                loss="CrossEntropyLoss",
                layers=(Layer(8, "ReLU"),),
                optimizer="SGD",
                learning_rate=0.05,
                epochs=40,
            ),
            changes={"standardise": False},
            measures=_ACCURACY,
            look="explodes",
            symptom="The loss begins at {wrong_first:,.0f} and then stays at {wrong_train_loss:.2f}: "
            "{wrong_accuracy:.0f} % right, the share of the most frequent species, against {right_accuracy:.0f} %.",
            why="A body mass of 4,000 g beside a bill of 18 mm: the first steps are thousands of times too long for "
            "one weight, throw all neurons far below zero, and ReLU keeps them there.",
            cure="Standardise: mean 0 and deviation 1 for every feature, measured on the training samples.",
            holds=lambda right, wrong: (
                wrong.history["train_loss"][0] > 1000
                and wrong.measured["accuracy"] < 50 < 95 < right.measured["accuracy"]
            ),
        ),
    )
}
