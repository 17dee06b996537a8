"""The experiment of the session in one line, with a link to the page that changes it."""

import streamlit as st

from playground.catalog.activations import ACTIVATIONS
from playground.experiment import Experiment
from playground.experiment.architecture import parameter_count
from playground.ui.shared.site import TRAIN


def describe_experiment(experiment: Experiment) -> str:
    """Summarise data, network, loss and optimizer: ``Circles · 2-4-2-1, Tanh · BCEWithLogitsLoss · Adam, rate 0.03``."""
    layers = experiment.hidden_layers
    widths = "-".join(
        str(units) for units in (experiment.inputs, *(layer.units for layer in layers), experiment.outputs)
    )
    activations = list(dict.fromkeys(ACTIVATIONS[layer.activation].title for layer in layers))
    network = ", ".join([widths, *activations])
    rate = f"{experiment.optimizer}, rate {experiment.learning_rate:g}"
    count = parameter_count(experiment)
    return f"{experiment.dataset_entry.title} · {network} ({count:,} parameters) · {experiment.loss} · {rate}"


def render_experiment_line(experiment: Experiment) -> None:
    """Draw the line."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="experiment_line"):
        st.caption(f"Your experiment: {describe_experiment(experiment)}", width="content")
        st.page_link(TRAIN.path, label=f"Change it on {TRAIN.title}")
