"""The samples that the model gets wrong, those of which it is most sure first."""

from typing import TYPE_CHECKING, Any

import numpy as np
import streamlit as st

from playground.charts.encoding import floats, unsigned
from playground.charts.palette import CLASSES
from playground.ui.predict.sample_input import set_features
from playground.ui.shared.components import component

if TYPE_CHECKING:
    from playground.predict.test_set import Survey

ON_A_PAGE = 24
SHOWN_FEATURES = 6
ANY = "any"
_KEY = "wrong"

_component = component("predict/wrong_samples")


def wrong(found: "Survey") -> None:
    """Browse them: by true class, by what the model said, page by page."""
    rows, words = _regression_rows(found) if found.chances is None else _class_rows(found)
    if not len(rows):
        st.success(words, icon=":material/check:")
        return
    pages = -(-len(rows) // ON_A_PAGE)
    page = _page(pages) if pages > 1 else 1
    st.caption(words)
    shown = rows[(page - 1) * ON_A_PAGE : page * ON_A_PAGE]
    _component(
        key=_KEY,
        data={"items": [_item(found, int(row)) for row in shown], **_style(found)},
        on_did_change=lambda: _look(found),
    )


def _page(pages: int) -> int:
    st.session_state["wrong_page"] = min(st.session_state.get("wrong_page", 1), pages)
    with st.container(width=200):
        return int(st.number_input(f"Page, 1 to {pages}", 1, pages, key="wrong_page"))


def _class_rows(found: "Survey") -> tuple[Any, str]:
    """The rows that are wrong, most sure first, after the filters."""
    names = found.experiment.class_names
    true, said, _ = st.columns([1, 1, 2])
    with true:
        is_class = st.selectbox("It is", [ANY, *names], key=f"wrong_true_{found.experiment.dataset}")
    with said:
        said_class = st.selectbox("The model says", [ANY, *names], key=f"wrong_said_{found.experiment.dataset}")
    every = np.flatnonzero(found.said != found.truth)
    kept = [
        row
        for row in every
        if is_class in (ANY, names[found.truth[row]]) and said_class in (ANY, names[found.said[row]])
    ]
    if not len(every):
        return (
            kept,
            f"All {len(found.truth)} test samples are right: nothing to browse. Make the data noisier, or train for "
            "less.",
        )
    if not kept:
        return (
            kept,
            f"None of the {len(every)} wrong ones is a {is_class} taken for a {said_class}: choose another pair.",
        )
    sure = found.chances[kept, found.said[kept]]  # type: ignore[index]
    order = np.argsort(-sure, kind="stable")
    words = (
        f"{len(kept)} of {len(found.truth)} test samples are wrong"
        if len(kept) == len(every)
        else f"{len(kept)} of {len(every)} wrong ones"
    )
    return np.array(kept)[
        order
    ], f"{words}; those of which the model is most sure come first. Look closer at any of them."


def _regression_rows(found: "Survey") -> tuple[Any, str]:
    errors = np.abs(found.said - found.truth)
    order = np.argsort(-errors, kind="stable")[:ON_A_PAGE]
    return order, f"The {len(order)} test samples with the largest errors, largest first. Look closer at any of them."


def _style(found: "Survey") -> dict[str, Any]:
    entry = found.experiment.dataset_entry
    return {
        "classes": list(found.experiment.class_names),
        "colours": list(CLASSES),
        "features": list(entry.features[:SHOWN_FEATURES]),
        "more": max(0, len(entry.features) - SHOWN_FEATURES),
        "image": list(entry.image_shape or ()),
    }


def _item(found: "Survey", row: int) -> dict[str, Any]:
    told: dict[str, Any] = {"row": row}
    if found.experiment.dataset_entry.image_shape:
        told["pixels"] = unsigned(255 * found.features[row])
    else:
        told["features"] = floats(found.features[row][:SHOWN_FEATURES])
    if found.chances is None:
        return told | {"truth": float(f"{found.truth[row]:.4g}"), "said": float(f"{found.said[row]:.4g}")}
    return told | {
        "truth": int(found.truth[row]),
        "said": int(found.said[row]),
        "chances": floats(found.chances[row], 3),
    }


def _look(found: "Survey") -> None:
    """Ask about this sample above."""
    did: Any = st.session_state[_KEY].did
    row = did.get("row") if isinstance(did, dict) else None
    if isinstance(row, int) and 0 <= row < len(found.truth):
        set_features(found.experiment, tuple(float(value) for value in found.features[row]), row)
        st.session_state["predict_section"] = "One sample"
        st.session_state["predict_way"] = "from the test set"
