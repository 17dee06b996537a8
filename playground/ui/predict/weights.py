"""Weights taken home and brought back."""

from typing import Any

import streamlit as st

from playground import limits
from playground.predict import tasks
from playground.ui.predict.model_shown import forget_uploaded, use_uploaded
from playground.ui.shared.style import heading
from playground.ui.shared.worker_calls import NoAnswerError, call_worker, show_error

SAVE_CODE = {
    "pt": 'torch.save(model.state_dict(), "weights.pt")',
    "safetensors": 'from safetensors.torch import save_file\nsave_file(model.state_dict(), "weights.safetensors")',
}
LOAD_CODE = """model = Model()
model.load_state_dict(torch.load("weights.pt", weights_only=True))
# or, from safetensors:
# from safetensors.torch import load_file
# model.load_state_dict(load_file("weights.safetensors"))
model.eval()"""
ADVICE = {
    "pt": "torch's own format: an archive with a pickle in it. Load it with weights_only=True, always.",
    "safetensors": "Names, shapes and numbers, and nothing that could be run: the safer one to take from strangers.",
}
_PROOF = "weights_proof"


@st.cache_resource(show_spinner=False, max_entries=50)
def _saved(blob: bytes, kind: str) -> bytes:
    return call_worker(tasks.saved, blob, kind)


def save_and_load(blob: bytes) -> None:
    """Download the state_dict in two formats, and load a file back with the proof that predictions are equal."""
    save, load = st.columns(2, gap="large")
    with save:
        heading("Save")
        for kind, advice in ADVICE.items():
            _save(blob, kind, advice)
    with load:
        heading("Load")
        st.code(LOAD_CODE, language="python", wrap_lines=True)
        st.file_uploader(
            "A .pt or .safetensors file of this architecture",
            key="weights_file",
            on_change=_load,
            args=(blob,),
            max_upload_size=limits.MAX_WEIGHTS_BYTES // 1_000_000,
            help="It is read as if a stranger had made it: no code in it is run, and names, shapes and types must be "
            "the model's own.",
        )
        _prove()


def _save(blob: bytes, kind: str, advice: str) -> None:
    content = _saved(blob, kind)
    st.code(SAVE_CODE[kind], language="python", wrap_lines=True)
    st.download_button(
        f"weights.{kind}, {len(content):,} bytes",
        content,
        f"weights.{kind}",
        "application/octet-stream",
        key=f"download_{kind}",
        icon=":material/download:",
        on_click="ignore",
    )
    st.caption(advice)


def _load(blob: bytes) -> None:
    st.session_state.pop(_PROOF, None)
    file = st.session_state["weights_file"]
    if file is None:
        return
    try:
        after, proof = call_worker(tasks.loaded, blob, file.getvalue())
    except NoAnswerError as error:
        st.session_state[_PROOF] = {"refused": f"{file.name} was not loaded. {error}"}
        return
    st.session_state[_PROOF] = {"name": file.name, "blob": after, **proof}


def _prove() -> None:
    """What the last file turned out to be."""
    proof: dict[str, Any] | None = st.session_state.get(_PROOF)
    if proof is None:
        st.caption("Save a file and load it back: the page then compares both models on every test sample.")
    elif "refused" in proof:
        show_error(RuntimeError(proof["refused"]))
    elif proof["same_predictions"] and proof["same_weights"]:
        st.success(
            f"**Equal to the last bit.** All {proof['parameters']:,} weights of {proof['name']} are those of the "
            f"model, and so are its outputs on all {proof['samples']} test samples: torch.equal says True.",
            icon=":material/verified:",
        )
    else:
        st.info(
            f"{proof['name']} fits, and holds other weights: on the {proof['samples']} test samples the outputs differ "
            f"by up to {proof['largest']:.4g}."
        )
        name, blob = proof["name"], proof["blob"]
        st.button("Ask the model with these weights", key="use_uploaded", on_click=lambda: use_uploaded(blob, name))
        st.button("Keep your own", key="keep_own", on_click=forget_uploaded)
