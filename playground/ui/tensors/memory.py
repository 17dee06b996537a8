"""What a step of a chain does to memory, and the proof by writing."""

import streamlit as st

from playground.charts.html import render_html
from playground.tensors.shapes.sharing_proof import SharingProof
from playground.tensors.shapes.tasks import ChainAnswer, TensorMemory
from playground.ui.shared.choice_buttons import choice_buttons
from playground.ui.shared.page_state import PageState
from playground.ui.shared.style import heading
from playground.ui.tensors.shared import draw_failure


def draw_memory(answer: ChainAnswer, result: TensorMemory, page: PageState) -> None:
    """Whether the result is a view or a copy, and the proof by writing.

    Args:
        answer: a chain whose tried step worked.
        result: of that step.
        page: which tensor is written into.
    """
    before = answer.before
    facts, proof = st.columns([5, 7], gap="medium")
    with facts:
        heading("View or copy?")
        rows = (
            ("shape", before.shape, result.shape),
            ("stride()", before.strides, result.strides),
            ("storage_offset()", before.offset, result.offset),
            ("is_contiguous()", before.contiguous, result.contiguous),
        )
        st.html(render_html("memory_facts.html.jinja", sentence=_describe(before, result), rows=rows))
        if result.pieces:
            shapes = ", ".join(str(list(piece)) for piece in result.pieces)
            sentence = f"There are {len(result.pieces)} pieces, of shapes {shapes}."
            st.html(render_html("note.html.jinja", sentence=sentence))
    with proof:
        heading("Proof by writing")
        other = before.name if page["write_into"] == "result" else result.name
        labels = {"result": f"{result.name}, the result", "before": f"{before.name}, before"}
        choice_buttons(page, "write_into", labels)
        _draw_proof(answer.proof, other)


def _describe(before: TensorMemory, result: TensorMemory) -> str:
    if 0 in result.shape:
        return f"{result.name} is empty: there is no memory to share."
    if result.is_same:
        return f"{result.name} is the same tensor: a second name for {before.name}."
    if result.is_view:
        return f"{result.name} is a view: it reads the same memory."
    return f"{result.name} is a copy: it has its own memory."


def _draw_proof(proof: SharingProof | None, other: str) -> None:
    if proof is None:
        st.markdown("There is no element to write into.")
        return
    st.code("\n".join(proof.lines))
    if proof.failure:
        draw_failure(proof.failure)
        return
    st.code(proof.printed, language=None)
    changed = len(proof.changed)
    if changed:
        places = "place" if changed == 1 else "places"
        st.markdown(f"**{other} changed too, in {changed} {places}**: both read the same memory.")
    else:
        st.markdown(f"**{other} did not change**: it has its own memory.")
