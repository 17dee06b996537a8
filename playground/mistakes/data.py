"""Mistakes in the data: shapes of targets, order, split, and scales."""

from playground.experiment import Experiment, Layer
from playground.mistakes.mistake import ACCURACY, FEW_MOONS, Mistake

_NEW_SAMPLES = "(torch.tensor(values, dtype=torch.float32) for values in moons(2000, 0.4, 7))"
_NEW_ACCURACY = f"(lambda X, y: 100 * ((model(X)[:, 0] > 0) == (y > 0.5)).float().mean().item())(*{_NEW_SAMPLES})"

DATA_MISTAKES: tuple[Mistake, ...] = (
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
        measurements={"spread": "model(test_set.X).std().item()", "target_spread": "test_set.y.std().item()"},
        curve_shape="plateau",
        symptom="The loss stays at {wrong_train_loss:.2f} against {right_train_loss:.2f}: the model predicts "
        "nearly the same for every input (the standard deviation of its predictions is {wrong_spread:.2f}, that of the "
        "targets {wrong_target_spread:.2f}).",
        why="[N, 1] − [N] broadcasts to [N, N]: every prediction is compared with every target of its batch, and "
        "the prediction with the lowest loss is the mean of all targets. torch only warns.",
        fix="Give targets and outputs the same shape: y.unsqueeze(1).",
        has_symptom=lambda right, wrong: (
            any("broadcasting" in warning for warning in wrong.warnings)
            and wrong.measurements["spread"] < 0.2 * wrong.measurements["target_spread"]
            and right.measurements["spread"] > 0.8 * right.measurements["target_spread"]
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
        shared_rewrites=(
            (
                "train_set = Samples(X_train, y_train)\n",
                '# The training file lists one digit after the other.\norder = y_train.argsort(kind="stable")\n'
                "X_train, y_train = X_train[order], y_train[order]\ntrain_set = Samples(X_train, y_train)\n",
            ),
        ),
        wrong_values={"shuffle": False},
        measurements=ACCURACY,
        curve_shape="test high",
        symptom="The training loss falls to {wrong_train_loss:.2f}, but the test loss is {wrong_test_loss:.1f} "
        "and only {wrong_accuracy:.0f} % of the test samples are right; with shuffle it is {right_accuracy:.0f} "
        "%.",
        why="Nearly every batch holds a single digit, so the model learns to predict 0, then unlearns it to predict 1, "
        "and so on. The loss of a batch looks good because the batches before it had the same target.",
        fix="Pass shuffle=True to the DataLoader of the training samples.",
        has_symptom=lambda right, wrong: (
            wrong.measurements["accuracy"] < 60 < 90 < right.measurements["accuracy"] and wrong.last() < 0.3
        ),
    ),
    Mistake(
        name="test_in_training",
        title="test samples in the training data",
        experiment=FEW_MOONS,
        rewrites=(("train_set = Samples(X_train, y_train)\n", "train_set = Samples(X, y)\n"),),
        measurements={**ACCURACY, "new": _NEW_ACCURACY},
        curve_shape="test too good",
        symptom="The test reports {wrong_accuracy:.0f} % where an honest test reports {right_accuracy:.0f} %. On "
        "2,000 new samples it is {wrong_new:.0f} %.",
        why="The model has trained on the test samples: the test measures what it memorised, not how it predicts new "
        "samples.",
        fix="Split first. Fit both the scaler and the model on the training samples only.",
        has_symptom=lambda right, wrong: (
            wrong.measurements["accuracy"] > right.measurements["accuracy"] + 10
            and wrong.measurements["accuracy"] > wrong.measurements["new"] + 8
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
        wrong_values={"standardise": False},
        measurements=ACCURACY,
        curve_shape="explodes",
        symptom="The loss begins at {wrong_first:,.0f} and then stays at {wrong_train_loss:.2f}: "
        "{wrong_accuracy:.0f} % right, the share of the most frequent species, against {right_accuracy:.0f} %.",
        why="One feature is a body mass of 4,000 g, another a bill depth of 18 mm: the first steps are thousands of "
        "times too long for one weight and make the input of every neuron strongly negative, where ReLU outputs 0 and "
        "has no gradient.",
        fix="Standardise: mean 0 and standard deviation 1 for every feature, measured on the training samples.",
        has_symptom=lambda right, wrong: (
            wrong.history["train_loss"][0] > 1000
            and wrong.measurements["accuracy"] < 50 < 95 < right.measurements["accuracy"]
        ),
    ),
)
