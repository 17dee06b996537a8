"""The panels that edit an Experiment: which data, which network, how it learns."""

from collections.abc import Mapping

import streamlit as st

from playground import limits
from playground.catalog.entry import Entry
from playground.catalog.layers import ACTIVATIONS, INITIALISATIONS, MODELS
from playground.catalog.losses import LOSSES
from playground.catalog.optimizers import OPTIMIZERS
from playground.catalog.schedulers import SCHEDULERS
from playground.experiment import Experiment, Layer
from playground.fields import Field, Value
from playground.fit import losses_for, parameter_count
from playground.table import FIELDS, LAYER_FIELDS
from playground.ui import session
from playground.ui.choosers import data_chooser, rate_chooser
from playground.ui.controls import control

TITLES: dict[str, dict[str, str]] = {
    field: {name: entry.title for name, entry in catalog.items()}
    for field, catalog in {
        "model": MODELS,
        "initialisation": INITIALISATIONS,
        "output_activation": ACTIVATIONS,
        "activation": ACTIVATIONS,
        "loss": LOSSES,
        "optimizer": OPTIMIZERS,
        "scheduler": SCHEDULERS,
    }.items()
}


def field(name: str, experiment: Experiment, choices: tuple[str, ...] | None = None) -> None:
    """The control of one value of the Experiment, by its name in the table."""
    entry = FIELDS[name]
    if choices is not None:
        entry = Field(**{**vars(entry), "choices": choices})
    control(
        entry,
        getattr(experiment, name),
        name,
        lambda value: session.change_live(**{name: value}) if entry.effect == "live" else session.change(**{name: value}),
        TITLES.get(name),
    )


def options(owner: str, entry: Entry, chosen: Mapping[str, Value]) -> None:
    """The controls of all options of a chosen entry."""
    values = entry.resolve(chosen)
    for option in entry.options:
        control(
            option,
            values[option.name],
            f"{owner}_{entry.name}_{option.name}",
            lambda value, name=option.name: session.change(**{f"{owner}_options": {**chosen, name: value}}),  # type: ignore[misc]
        )


def options_popover(owner: str, entry: Entry, chosen: Mapping[str, Value]) -> None:
    """The options behind a button, which says how many differ from torch's defaults."""
    if not entry.options:
        return
    with st.popover(f"Options · {len(chosen)}" if chosen else "Options", key=f"{owner}_options", width="stretch"):
        st.caption(f"{entry.advice} [Documentation]({entry.link})" if entry.link else entry.advice)
        options(owner, entry, chosen)


def data_panel(experiment: Experiment) -> None:
    """Which data?"""
    st.markdown("##### Which data?")
    data_chooser(experiment.dataset)
    entry = experiment.dataset_entry
    st.caption(entry.advice)
    options("dataset", entry, experiment.dataset_options)
    left, right = st.columns(2)
    with left:
        field("test_fraction", experiment)
    with right:
        field("batch_size", experiment)
    with st.popover("Split, scale and order", key="data_more", width="stretch"):
        for name in ("split", "validation_fraction", "standardise", "shuffle", "drop_last", "data_seed"):
            field(name, experiment)
    train, validation, test = experiment.split_sizes
    middle = f" · {validation} validation" if validation else ""
    st.caption(f"{train} training{middle} · {test} test samples; {experiment.batches_per_epoch} steps make an epoch")


def network_panel(experiment: Experiment) -> None:
    """Which network?"""
    st.markdown("##### Which network?")
    field("model", experiment)
    if experiment.model == "mlp":
        _layers(experiment)
    else:
        st.caption(MODELS[experiment.model].advice)
    with st.popover("Start, output and bias", key="model_more", width="stretch"):
        for name in ("initialisation", "output_activation", "bias", "seed"):
            field(name, experiment)
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
    def change(**changes: Value) -> None:
        layers = list(experiment.layers)
        layers[number] = {**vars(layer), **changes}  # type: ignore[call-overload]
        session.change(layers=tuple(layers))

    def remove() -> None:
        session.change(layers=experiment.layers[:number] + experiment.layers[number + 1 :])

    neurons, bend, more, less = st.columns([5, 6, 2, 2], vertical_alignment="bottom", gap="xsmall")
    with neurons:
        _layer_field("units", layer, number, change)
    with bend:
        _layer_field("activation", layer, number, change)
    with more, st.popover("", icon=":material/tune:", key=f"layer_{number}_more", help="Dropout and batch norm"):
        _layer_field("dropout", layer, number, change)
        _layer_field("batch_norm", layer, number, change)
    less.button("", icon=":material/close:", key=f"layer_{number}_remove", help=f"Remove layer {number + 1}", on_click=remove)


def _layer_field(name: str, layer: Layer, number: int, change) -> None:  # type: ignore[no-untyped-def]
    entry = LAYER_FIELDS[name]
    labelled = Field(**{**vars(entry), "label": f"{entry.title} {number + 1}"})
    control(
        labelled,
        getattr(layer, name),
        f"layer_{number}_{name}",
        lambda value: change(**{name: value}),
        TITLES.get(name),
    )


def learning_panel(experiment: Experiment) -> None:
    """How does it learn?"""
    st.markdown("##### How does it learn?")
    rate_chooser(experiment.learning_rate)
    for owner, entry in (("loss", experiment.loss_entry), ("optimizer", experiment.optimizer_entry)):
        choice, more = st.columns([3, 2], vertical_alignment="bottom", gap="xsmall")
        with choice:
            field(owner, experiment, tuple(loss.name for loss in losses_for(experiment)) if owner == "loss" else None)
        with more:
            options_popover(owner, entry, getattr(experiment, f"{owner}_options"))
    choice, more = st.columns([3, 2], vertical_alignment="bottom", gap="xsmall")
    with choice:
        field("scheduler", experiment)
    with more:
        options_popover("scheduler", experiment.scheduler_entry, experiment.scheduler_options)
    with st.popover("When to stop", key="stop_more", width="stretch"):
        for name in ("target", "patience", "restore_best"):
            field(name, experiment)
    st.caption(experiment.optimizer_entry.advice)
