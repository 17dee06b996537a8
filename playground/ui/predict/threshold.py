"""The threshold: where a probability becomes a decision, and what each choice costs."""

from typing import TYPE_CHECKING, Any

import numpy as np
import streamlit as st

from playground.arrays import evenly_spaced
from playground.charts.encoding import floats, number
from playground.predict import tasks
from playground.ui.shared import questions
from playground.ui.shared.components import component
from playground.ui.shared.worker_calls import call_worker

if TYPE_CHECKING:
    from playground.predict.test_set import Survey
    from playground.predict.thresholds import Thresholds

CURVE_POINTS = 300

_component = component("predict/thresholds")


@st.cache_resource(show_spinner=False, max_entries=50)
def _decided(blob: bytes, chosen: int) -> "Thresholds":
    return call_worker(tasks.decided, blob, chosen)


def threshold(blob: bytes, found: "Survey") -> None:
    """The slider with both curves, and an exercise."""
    experiment = found.experiment
    if found.chances is None:
        st.info(
            f"A threshold decides between classes, and {experiment.dataset_entry.title} asks for a number. Choose data "
            "with classes on Train & test, such as Breast cancer, where the kind of error matters."
        )
        return
    names = experiment.class_names
    with st.container(width=280):
        chosen = st.selectbox(
            "Positive is",
            range(len(names)),
            index=min(1, len(names) - 1) if len(names) == 2 else 0,
            format_func=lambda number: names[number],
            key=f"positive_{experiment.dataset}",
            help="The class that is looked for; all others together are the rest.",
        )
    decided = _decided(blob, chosen)
    if not decided.roc.size:
        st.info(
            f"No test sample, or every one, is of the class {names[chosen]}: there is nothing to tell apart. Choose "
            "another."
        )
        return
    _component(key="thresholds", data=_told(found, decided, chosen))
    _exercise(decided)


def _told(found: "Survey", decided: "Thresholds", chosen: int) -> dict[str, Any]:
    experiment = found.experiment
    lines = ["positive = probabilities > threshold"]
    if experiment.outputs > 1:
        lines = [f"positive = probabilities[:, {chosen}] >= threshold"]
    else:
        lines = [
            "positive = probabilities >= threshold" if chosen == 1 else "positive = 1 - probabilities >= threshold"
        ]
    return {
        "positive": experiment.class_names[chosen],
        "rest": experiment.class_names[1 - chosen] if len(experiment.class_names) == 2 else "the rest",
        "code": lines[0],
        "at": floats(decided.at),
        "counts": {
            "found": decided.found.tolist(),
            "falseAlarms": decided.false_alarms.tolist(),
            "missed": decided.missed.tolist(),
            "passed": decided.passed.tolist(),
        },
        "shares": {
            "precision": floats(decided.precision),
            "recall": floats(decided.recall),
            "falseRate": floats(decided.false_rate),
            "f1": floats(decided.f1),
        },
        "roc": _thinned(decided.roc),
        "precisionRecall": _thinned(decided.precision_recall),
        "auc": number(decided.auc, 4),
        "averagePrecision": number(decided.average_precision, 4),
    }


def _thinned(curve: np.ndarray[Any, Any]) -> list[list[float | None]]:
    rows = evenly_spaced(curve.shape[1], CURVE_POINTS)
    return [floats(column[rows]) for column in curve]


def _exercise(decided: "Thresholds") -> None:
    """The highest threshold that still finds nearly all."""
    wanted = 0.95
    reaching = decided.at[decided.recall >= wanted]
    with st.container(width=520):
        questions.number(
            "exercise_threshold",
            "**Try it yourself.** A miss is expensive here: what is the highest threshold, in hundredths, with a recall "
            f"of at least {wanted}?",
            float(reaching[-1]),
            0.0051,
            f"Right: at {reaching[-1]:.2f} the precision is {decided.precision[len(reaching) - 1]:.3f}. A higher one "
            "misses more.",
            "Not that one: move the slider and watch the recall.",
        )
