"""The table of an Experiment's values: name, type, default, bounds, choices and words, once for every use."""

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
"""Where the choices that have options of their own come from."""

DEVICES = ("cpu", "cuda", "mps", "xpu")


def _seed(name: str, label: str, help: str) -> Field:
    return Field(name, "int", 42, label, help, low=0, high=limits.MAX_SEED)


FIELDS: dict[str, Field] = {
    field.name: field
    for field in (
        Field("dataset", "choice", "circles", "data set", "What is learned.", choices=tuple(DATASETS)),
        _seed("data_seed", "data seed", "Draws the points and the split: the same seed, the same data."),
        Field(
            "split",
            "choice",
            "random",
            help="How samples go to training and test: by lot, by lot with equal shares of every class, or in order.",
            choices=("random", "stratified", "sequential"),
        ),
        Field(
            "test_fraction",
            "float",
            0.5,
            "test share",
            "The part of the samples that training never sees.",
            low=0.05,
            high=0.9,
            slider=True,
        ),
        Field(
            "validation_fraction",
            "float",
            0.0,
            "validation share",
            "A further part kept from training, to decide when to stop. 0 means none.",
            low=0.0,
            high=0.5,
            slider=True,
        ),
        Field(
            "features",
            "several",
            (),
            "inputs",
            "What the model sees: features of the data, or terms made of them. None chosen: the features as they are.",
            choices=tuple(FEATURES),
        ),
        Field(
            "standardise",
            "bool",
            False,
            help="Shift and scale each feature to mean 0 and deviation 1, fitted on the training samples only.",
        ),
        Field(
            "batch_size",
            "int",
            10,
            "batch size",
            "Samples a step. Empty means the full batch: one step sees all training samples.",
            low=1,
            high=limits.MAX_BATCH_SIZE,
            optional=True,
        ),
        Field("shuffle", "bool", True, help="Draw a new order of the training samples for every epoch."),
        Field("drop_last", "bool", False, "drop last batch", "Leave out the last batch when it is short."),
        Field("model", "choice", "mlp", help="The family of models.", choices=tuple(MODELS)),
        Field("bias", "bool", True, help="Give every neuron a number that is added to its weighted sum."),
        Field(
            "output_activation",
            "choice",
            "Identity",
            "output activation",
            "What is applied after the last layer; most losses want nothing there.",
            choices=tuple(name for name, entry in ACTIVATIONS.items() if entry.output),
        ),
        Field(
            "initialisation",
            "choice",
            "default",
            help="How the weights of every nn.Linear start.",
            choices=tuple(INITIALISATIONS),
        ),
        Field(
            "l1",
            "float",
            0.0,
            "L1 penalty",
            "This times the sum of |weight| joins the loss: it pulls unneeded weights to exactly zero.",
            low=0.0,
            high=1.0,
            log=True,
        ),
        Field(
            "l2",
            "float",
            0.0,
            "L2 penalty",
            "This times the sum of weight² joins the loss: it keeps all weights small, and boundaries smooth.",
            low=0.0,
            high=1.0,
            log=True,
        ),
        Field(
            "clip_norm",
            "float",
            None,
            "clip gradients at",
            "Shorten the gradient of all parameters together to this length when it is longer. Empty: never.",
            low=1e-4,
            high=1000.0,
            optional=True,
            log=True,
        ),
        _seed("seed", "seed", "torch.manual_seed before the model is built: initial weights, shuffling, dropout."),
        Field("loss", "choice", "BCEWithLogitsLoss", help="What training makes small.", choices=tuple(LOSSES)),
        Field("optimizer", "choice", "Adam", help="How gradients become updates.", choices=tuple(OPTIMIZERS)),
        Field(
            "learning_rate",
            "float",
            0.03,
            "learning rate",
            "How far one step goes.",
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
            "How the learning rate moves during the run.",
            choices=tuple(SCHEDULERS),
        ),
        Field(
            "epochs",
            "int",
            1_000,
            help="How many times training passes over its samples.",
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
            "When patience stops the run, go back to the weights with the lowest watched loss.",
        ),
        Field("device", "choice", "cpu", help="Where tensors live and are computed.", choices=DEVICES),
    )
}

LAYER_FIELDS: dict[str, Field] = {
    field.name: field
    for field in (
        Field("units", "int", 4, "neurons", "Neurons of the layer.", low=1, high=limits.MAX_UNITS),
        Field(
            "activation",
            "choice",
            "Tanh",
            help="The bend after the layer; without one, layers collapse into a single linear map.",
            choices=tuple(name for name, entry in ACTIVATIONS.items() if entry.hidden),
        ),
        Field("dropout", "float", 0.0, help="Chance that training silences a neuron for a step.", low=0.0, high=0.95),
        Field("batch_norm", "bool", False, "batch norm", "Standardise the layer's output over each batch."),
    )
}
