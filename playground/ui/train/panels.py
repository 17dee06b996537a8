"""The panels that edit an Experiment: which data, which network, how it learns."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

import streamlit as st

from playground import limits
from playground.catalog.activations import ACTIVATIONS
from playground.catalog.entry import Entry
from playground.catalog.features import FEATURES, feature_names
from playground.catalog.initialisations import INITIALISATIONS
from playground.catalog.losses import LOSSES
from playground.catalog.models import MODELS
from playground.catalog.optimizers import OPTIMIZERS
from playground.catalog.schedulers import SCHEDULERS
from playground.experiment import Experiment, Layer
from playground.experiment.architecture import parameter_count
from playground.experiment.rules import losses_for
from playground.experiment.schema import DEVICES, FIELDS, LAYER_FIELDS
from playground.fields import Value
from playground.ui.shared import session
from playground.ui.shared.controls import control
from playground.ui.shared.server import known_devices
from playground.ui.shared.style import heading
from playground.ui.train.choosers import data_chooser, rate_chooser

_CATALOGS: dict[str, Mapping[str, Entry]] = {
    "features": FEATURES,
    "model": MODELS,
    "initialisation": INITIALISATIONS,
    "output_activation": ACTIVATIONS,
    "activation": ACTIVATIONS,
    "loss": LOSSES,
    "optimizer": OPTIMIZERS,
    "scheduler": SCHEDULERS,
}
TITLES = {field: {name: entry.title for name, entry in catalog.items()} for field, catalog in _CATALOGS.items()}


def field(name: str, experiment: Experiment, **shown: object) -> None:
    """Draw the control of one value of the Experiment.

    Args:
        name: of the value in the schema.
        experiment: the present choices.
        shown: attributes of the Field that differ on this page, such as fewer ``choices``.
    """
    entry = replace(FIELDS[name], **shown) if shown else FIELDS[name]  # type: ignore[arg-type]
    change = session.change_live if entry.effect == "live" else session.change
    control(entry, getattr(experiment, name), name, lambda value: change(**{name: value}), TITLES.get(name))


def _fields(experiment: Experiment, *names: str, columns: int = 1) -> None:
    cells = st.columns(columns, vertical_alignment="bottom")
    for number, name in enumerate(names):
        with cells[number % columns]:
            field(name, experiment)


def options(owner: str, entry: Entry, chosen: Mapping[str, Value], columns: int = 1) -> None:
    """Draw the controls of all options of a chosen entry."""
    values = entry.resolve(chosen)
    cells = st.columns(columns, vertical_alignment="bottom")
    for number, option in enumerate(entry.options):
        with cells[number % columns]:
            control(
                option,
                values[option.name],
                f"{owner}_{entry.name}_{option.name}",
                partial(_change_option, owner, chosen, option.name),
            )


def _change_option(owner: str, chosen: Mapping[str, Value], name: str, value: Value) -> None:
    session.change(**{f"{owner}_options": {**chosen, name: value}})


def _choice(owner: str, experiment: Experiment, **shown: object) -> None:
    """Draw a choice from a catalog, and a button that opens the options of the chosen entry."""
    entry, chosen = experiment.choices[owner], getattr(experiment, f"{owner}_options")
    choice, more = st.columns([3, 1], vertical_alignment="bottom", gap="xsmall")
    with choice:
        field(owner, experiment, **shown)
    if entry.options:
        help = f"{len(chosen)} of its options differ from torch's defaults" if chosen else "All options"
        with more, st.popover(f"Options of the {owner}", icon=":material/tune:", key=f"{owner}_more", help=help):
            st.caption(f"{entry.advice} [Documentation]({entry.link})" if entry.link else entry.advice)
            options(owner, entry, chosen)


def data_panel(experiment: Experiment) -> None:
    """Draw the panel of the data: the data set, its options, and the split."""
    heading("Which data?")
    data_chooser(experiment.dataset)
    entry = experiment.dataset_entry
    st.caption(entry.advice)
    options("dataset", entry, experiment.dataset_options, columns=2)
    _fields(experiment, "test_fraction", "batch_size", columns=2)
    with st.popover("Split, scale and order", key="data_more", width="stretch"):
        _fields(experiment, "split", "validation_fraction", "standardise", "shuffle", "drop_last", "data_seed")
    train, validation, test = experiment.split_sizes
    validation_text = f" · {validation} validation" if validation else ""
    steps = experiment.batches_per_epoch
    st.caption(
        f"{train} training{validation_text} · {test} test samples; "
        f"{steps} {'steps make' if steps > 1 else 'step makes'} an epoch"
    )


def network_panel(experiment: Experiment) -> None:
    """Draw the panel of the network: its kind, inputs, layers, initialisation and regularisation."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="network_panel"):
        heading("Which network?")
        with st.container(width=260):
            field("model", experiment)
        with st.popover("Inputs", key="inputs", disabled=experiment.dimensions > 2):
            field("features", experiment, choices=feature_names(experiment.dimensions))
        with st.popover("Layers", key="layers", disabled=experiment.model != "mlp"):
            st.caption(MODELS[experiment.model].advice)
            _layers(experiment)
        with st.popover("Start, output, bias", key="model_more"):
            _fields(experiment, "initialisation", "output_activation", "bias", "seed")
            devices = known_devices()
            if experiment.device != "cpu" or (devices and devices["type"] in DEVICES):
                field("device", experiment)
        penalties = [name for name in ("l1", "l2", "clip_norm") if getattr(experiment, name)]
        with st.popover(f"Regularisation · {len(penalties)}" if penalties else "Regularisation", key="regular_more"):
            st.caption("Weight decay is an option of the optimizer; dropout and batch norm are options of a layer.")
            _fields(experiment, "l1", "l2", "clip_norm")
        st.caption(f"{experiment.inputs} in · {experiment.outputs} out · {parameter_count(experiment):,} parameters")


def _layers(experiment: Experiment) -> None:
    for number, layer in enumerate(experiment.layers):
        _layer(experiment, number, layer)
    if len(experiment.layers) < limits.MAX_LAYERS:
        st.button(
            "Add a hidden layer",
            icon=":material/add:",
            key="add_layer",
            width="stretch",
            on_click=lambda: session.change(layers=(*experiment.layers, (experiment.layers or (Layer(),))[-1])),
        )


def _layer(experiment: Experiment, number: int, layer: Layer) -> None:
    before, after = experiment.layers[:number], experiment.layers[number + 1 :]

    def change(name: str, value: Value) -> None:
        session.change(layers=(*before, {**vars(layer), name: value}, *after))

    cells = st.columns([4, 5, 4, 4, 1.6], vertical_alignment="bottom", gap="xsmall")
    for cell, entry in zip(cells, LAYER_FIELDS.values(), strict=False):
        with cell:
            control(
                replace(entry, label=f"{entry.title} {number + 1}"),
                getattr(layer, entry.name),
                f"layer_{number}_{entry.name}",
                partial(change, entry.name),
                TITLES.get(entry.name),
            )
    cells[-1].button(
        "",
        icon=":material/close:",
        key=f"layer_{number}_remove",
        help=f"Remove layer {number + 1}",
        on_click=lambda: session.change(layers=before + after),
    )


def learning_panel(experiment: Experiment) -> None:
    """Draw the panel of learning: learning rate, loss, stop rules, optimizer and schedule."""
    heading("How does it learn?")
    rate, loss, stop = st.columns([4, 4, 2.4], vertical_alignment="bottom", gap="small")
    with rate:
        rate_chooser(experiment.learning_rate)
    with loss:
        _choice("loss", experiment, choices=tuple(loss.name for loss in losses_for(experiment)))
    with stop, st.popover("Stop when", key="stop_more", width="stretch"):
        _fields(experiment, "target", "patience", "restore_best")
    optimizer, scheduler, _ = st.columns([4, 4, 2.4], vertical_alignment="bottom", gap="small")
    with optimizer:
        _choice("optimizer", experiment)
    with scheduler:
        _choice("scheduler", experiment)
    st.caption("⚡ changes the run while it trains. Every other choice restarts it from the same seed.")
    for entry in (experiment.loss_entry, experiment.optimizer_entry):
        st.caption(f"**{entry.title}** · {entry.advice}")
