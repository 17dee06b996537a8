"""Special controls: data sets as pictures, and the learning rate on a short list."""

import streamlit as st

from playground.catalog.datasets import DATASETS
from playground.charts.thumbnails import thumbnail
from playground.experiment.schema import FIELDS
from playground.protocol.train import DatasetChooserData, DatasetItem
from playground.ui.shared import session
from playground.ui.shared.components import component
from playground.ui.shared.controls import EFFECTS
from playground.ui.shared.server import executor
from playground.workers.tasks import sample_dataset

THUMBNAIL_POINTS = 70
LEARNING_RATES = (1e-5, 3e-5, 1e-4, 3e-4, 1e-3, 3e-3, 0.01, 0.02, 0.03, 0.05, 0.1, 0.2, 0.3, 0.5, 1.0, 2.0, 3.0, 10.0)

_chooser = component("train/chooser", DatasetChooserData)


@st.cache_resource(show_spinner=False)
def thumbnails() -> dict[str, str]:
    """The SVG of every data set, drawn once for the whole server from samples that the workers load."""
    futures = {name: executor().submit(sample_dataset, name, {}, 3, THUMBNAIL_POINTS) for name in DATASETS}
    return {name: thumbnail(name, *future.result()) for name, future in futures.items()}


def data_chooser(chosen: str) -> None:
    """Draw the data sets as pictures, with the chosen one marked."""
    pictures = thumbnails()
    items: list[DatasetItem] = [
        {"name": entry.name, "label": entry.title, "advice": entry.advice, "svg": pictures[entry.name]}
        for entry in DATASETS.values()
    ]

    def changed() -> None:
        name = st.session_state["data_chooser"].chosen
        if name in DATASETS and name != session.experiment().dataset:
            session.change(dataset=name)

    _chooser(key="data_chooser", data={"label": "Data set", "items": items, "chosen": chosen}, on_chosen_change=changed)


def rate_chooser(rate: float) -> None:
    """Draw the learning rate as a slider over a short list of values; a change acts live."""
    field = FIELDS["learning_rate"]
    key = "learning_rate"
    st.session_state[key] = rate
    st.select_slider(
        field.title,
        sorted({*LEARNING_RATES, rate}),
        key=key,
        format_func=lambda value: f"{value:g}",
        help=f"{field.help} {EFFECTS[field.effect]}",
        on_change=lambda: session.change_live(learning_rate=st.session_state[key]),
    )
