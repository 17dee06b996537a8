"""What a step of a chain did to memory, and the proof by writing."""

from html import escape

import streamlit as st

from playground.tensors.shapes.follow import Followed, prove
from playground.ui.shared.style import heading
from playground.ui.tensors import state
from playground.ui.tensors.shared import draw_failure


def memory(followed: Followed) -> None:
    """What the step did to memory, and the proof by writing."""
    before, after = followed.stages[-2:]
    facts, proof = st.columns([5, 7], gap="medium")
    with facts:
        heading("View or copy?")
        shares = followed.shares[-1]
        kind = "a view: it reads the same memory" if shares else "a copy: it has memory of its own"
        if after.same:
            kind = f"the same tensor: a second name for {before.name}"
        if after.tensor.numel() == 0:
            kind = "empty: there is no memory to share"
        st.html(
            f'<p class="pg-says"><b>{after.name} is {kind}.</b></p><table class="pg-facts"><tbody>'
            + _row("shape", before.shape, after.shape)
            + _row("stride()", before.strides, after.strides)
            + _row("storage_offset()", before.offset, after.offset)
            + _row("is_contiguous()", before.contiguous, after.contiguous)
            + "</tbody></table>"
        )
        if after.pieces:
            pieces = ", ".join(str(list(piece)) for piece in after.pieces)
            st.html(f'<p class="pg-says">{len(after.pieces)} pieces of shape {escape(pieces)}.</p>')
    with proof:
        _proof(followed)


def _row(name: str, before: object, after: object) -> str:
    return (
        f'<tr><th scope="row"><code>{name}</code></th><td>{escape(str(before))}</td><td>{escape(str(after))}</td></tr>'
    )


def _proof(followed: Followed) -> None:
    heading("Proof by writing")
    before, after = followed.stages[-2].name, followed.stages[-1].name
    into = st.radio(
        "Write into",
        ("the result", "the source"),
        key="chain_into",
        horizontal=True,
        persist_state="session",
        label_visibility="collapsed",
        format_func=lambda which: f"write into {which}, look at the other",
    )
    written, looked = (after, before) if into == "the result" else (before, after)
    proof = prove(followed, written, looked, state.initial_seed())
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
        st.markdown(f"**{looked} changed too, in {changed} {places}**: both read the same memory.")
    else:
        st.markdown(f"**{looked} did not change**: what was written is not in its memory.")
