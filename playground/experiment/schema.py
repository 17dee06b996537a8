"""The schema of an Experiment: name, type, default, bounds, choices and help text of each value, once for every use."""

from collections.abc import Mapping

from playground import limits
from playground.catalog.activations import ACTIVATIONS
from playground.catalog.datasets import DATASETS
from playground.catalog.entry import Entry
from playground.catalog.features import FEATURES
from playground.catalog.initialisations import INITIALISATIONS
from playground.catalog.losses import LOSSES
from playground.catalog.models import MODELS
from playground.catalog.optimizers import OPTIMIZERS
from playground.catalog.schedulers import NO_SCHEDULER, SCHEDULERS
from playground.fields import Field

CATALOGS: dict[str, Mapping[str, Entry]] = {
    "dataset": DATASETS,
    "loss": LOSSES,
    "optimizer": OPTIMIZERS,
    "scheduler": SCHEDULERS,
}
"""The catalogs of the choices that have options."""

DEVICES = ("cpu", "cuda", "mps", "xpu")


def _seed(name: str, label: str, help: str) -> Field:
    return Field(name, "int", 42, label, help, low=0, high=limits.MAX_SEED)


FIELDS: dict[str, Field] = {
    field.name: field
    for field in (
        Field(
            "dataset", "choice", "circles", "data set", "The data that the model learns from.", choices=tuple(DATASETS)
        ),
        _seed("data_seed", "data seed", "Random seed of the points and the split: the same seed gives the same data."),
        Field(
            "split",
            "choice",
            "random",
            help="How samples are split: at random, at random with equal shares of every class, or in order.",
            choices=("random", "stratified", "sequential"),
        ),
        Field(
            "test_fraction",
            "float",
            0.5,
            "test share",
            "The share of the samples that training never sees.",
            low=0.05,
            high=0.9,
            slider=True,
        ),
        Field(
            "validation_fraction",
            "float",
            0.0,
            "validation share",
            "A further share that training never sees, used to decide when to stop. 0 means none.",
            low=0.0,
            high=0.5,
            slider=True,
        ),
        Field(
            "features",
            "several",
            (),
            "inputs",
            "What the model sees: features of the data, or terms computed from them. None chosen: the features themselves.",
            choices=tuple(FEATURES),
        ),
        Field(
            "standardise",
            "bool",
            False,
            help="Shift and scale each feature to mean 0 and standard deviation 1, computed on the training samples only.",
        ),
        Field(
            "batch_size",
            "int",
            10,
            "batch size",
            "Samples per step. Empty means the full batch: one step uses all training samples.",
            low=1,
            high=limits.MAX_BATCH_SIZE,
            optional=True,
        ),
        Field("shuffle", "bool", True, help="Put the training samples into a new random order for every epoch."),
        Field(
            "drop_last",
            "bool",
            False,
            "drop last batch",
            "Leave out the last batch if it is smaller than the rest.",
        ),
        Field("model", "choice", "mlp", help="The family of models.", choices=tuple(MODELS)),
        Field("bias", "bool", True, help="Give every neuron a parameter that is added to its weighted sum."),
        Field(
            "output_activation",
            "choice",
            "Identity",
            "output activation",
            "The function applied after the last layer; most losses need none.",
            choices=tuple(name for name, entry in ACTIVATIONS.items() if entry.output),
        ),
        Field(
            "initialisation",
            "choice",
            "default",
            help="How the weights of every nn.Linear are initialised.",
            choices=tuple(INITIALISATIONS),
        ),
        Field(
            "l1",
            "float",
            0.0,
            "L1 penalty",
            "This value times the sum of |weight| is added to the loss: it pulls unneeded weights to exactly zero.",
            low=0.0,
            high=1.0,
            log=True,
        ),
        Field(
            "l2",
            "float",
            0.0,
            "L2 penalty",
            "This value times the sum of weight² is added to the loss: it keeps all weights small, and boundaries smooth.",
            low=0.0,
            high=1.0,
            log=True,
        ),
        Field(
            "clip_norm",
            "float",
            None,
            "clip gradients at",
            "Scale the gradient of all parameters down to this norm when its norm is larger. Empty: never.",
            low=1e-4,
            high=1000.0,
            optional=True,
            log=True,
        ),
        _seed(
            "seed",
            "seed",
            "Given to torch.manual_seed before the model is built: initial weights, shuffling, dropout.",
        ),
        Field("loss", "choice", "BCEWithLogitsLoss", help="The number that training minimises.", choices=tuple(LOSSES)),
        Field(
            "optimizer",
            "choice",
            "Adam",
            help="How gradients become updates of the parameters.",
            choices=tuple(OPTIMIZERS),
        ),
        Field(
            "learning_rate",
            "float",
            0.03,
            "learning rate",
            "How large each update is.",
            low=limits.MIN_LEARNING_RATE,
            high=limits.MAX_LEARNING_RATE,
            effect="live",
            log=True,
        ),
        Field(
            "scheduler",
            "choice",
            NO_SCHEDULER,
            "schedule",
            "How the learning rate changes during the run.",
            choices=tuple(SCHEDULERS),
        ),
        Field(
            "epochs",
            "int",
            1_000,
            help="How many times training goes through its samples.",
            low=1,
            high=limits.MAX_EPOCHS,
            effect="live",
        ),
        Field(
            "target",
            "float",
            None,
            help="Stop as soon as accuracy (for a regression: R²) on the watched samples reaches this.",
            low=0.0,
            high=1.0,
            optional=True,
        ),
        Field(
            "patience",
            "int",
            None,
            help="Stop when the loss on the watched samples has not fallen for this many epochs.",
            low=1,
            high=limits.MAX_EPOCHS,
            optional=True,
        ),
        Field(
            "restore_best",
            "bool",
            True,
            "restore best weights",
            "When patience stops the run, go back to the weights with the lowest loss on the watched samples.",
        ),
        Field(
            "device",
            "choice",
            "cpu",
            help="The device that stores the tensors and computes with them.",
            choices=DEVICES,
        ),
    )
}

LAYER_FIELDS: dict[str, Field] = {
    field.name: field
    for field in (
        Field("units", "int", 4, "neurons", "Number of neurons in the layer.", low=1, high=limits.MAX_UNITS),
        Field(
            "activation",
            "choice",
            "Tanh",
            help="The nonlinear function after the layer; without one, several layers are equal to a single linear map.",
            choices=tuple(name for name, entry in ACTIVATIONS.items() if entry.hidden),
        ),
        Field(
            "dropout",
            "float",
            0.0,
            help="Probability of setting a neuron to zero in a step.",
            low=0.0,
            high=0.95,
        ),
        Field("batch_norm", "bool", False, "batch norm", "Standardise the layer's output over each batch."),
    )
}
