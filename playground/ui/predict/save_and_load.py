"""Weights saved to a file and loaded back."""

from dataclasses import dataclass

import streamlit as st

from playground import limits
from playground.predict import tasks
from playground.predict.results import WeightsComparison
from playground.ui.predict.shown_model import forget_uploaded, use_uploaded
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
    "pt": "torch's own format: an archive with a pickle in it. Always load it with weights_only=True.",
    "safetensors": "Names, shapes and numbers, and nothing that could be run: the safer format for files from strangers.",
}
_LOADED, _FILE = "predict_loaded_weights", "weights_file"


@dataclass(frozen=True)
class LoadedWeights:
    """A file that was loaded.

    Attributes:
        name: of the file.
        blob: the run with its weights.
        comparison: with the model before.
    """

    name: str
    blob: bytes
    comparison: WeightsComparison


@st.cache_resource(show_spinner=False, max_entries=50)
def _save_weights(blob: bytes, file_format: str) -> bytes:
    return call_worker(tasks.save_weights, blob, file_format)


def render_save_and_load(blob: bytes) -> None:
    """Draw a download in two formats, and an upload with the proof that the predictions are equal."""
    save, load = st.columns(2, gap="large")
    with save:
        heading("Save")
        for file_format in SAVE_CODE:
            _render_download(blob, file_format)
    with load:
        heading("Load")
        st.code(LOAD_CODE, language="python", wrap_lines=True)
        st.file_uploader(
            "A .pt or .safetensors file of this architecture",
            key=_FILE,
            on_change=_load,
            args=(blob,),
            max_upload_size=limits.MAX_WEIGHTS_BYTES // 1_000_000,
            help="It is read as if it came from a stranger: no code in it is run, and names, shapes and types must be "
            "those of the model.",
        )
        _render_loaded()


def _render_download(blob: bytes, file_format: str) -> None:
    content = _save_weights(blob, file_format)
    st.code(SAVE_CODE[file_format], language="python", wrap_lines=True)
    st.download_button(
        f"weights.{file_format}, {len(content):,} bytes",
        content,
        f"weights.{file_format}",
        "application/octet-stream",
        key=f"download_{file_format}",
        icon=":material/download:",
        on_click="ignore",
    )
    st.caption(ADVICE[file_format])


def _load(blob: bytes) -> None:
    """Load the uploaded file in a worker; store what it holds, or the error."""
    st.session_state.pop(_LOADED, None)
    file = st.session_state[_FILE]
    if file is None:
        return
    try:
        loaded, comparison = call_worker(tasks.load_weights, blob, file.getvalue())
    except NoAnswerError as error:
        st.session_state[_LOADED] = NoAnswerError(f"{file.name} was not loaded. {error}")
        return
    st.session_state[_LOADED] = LoadedWeights(file.name, loaded, comparison)


def _render_loaded() -> None:
    loaded: LoadedWeights | NoAnswerError | None = st.session_state.get(_LOADED)
    if loaded is None:
        st.caption("Save a file and load it back: the page then compares both models on every test sample.")
    elif isinstance(loaded, NoAnswerError):
        show_error(loaded)
    elif loaded.comparison.same_predictions and loaded.comparison.same_weights:
        st.success(
            f"**Equal to the last bit.** All {loaded.comparison.parameters:,} weights of {loaded.name} are those of the "
            f"model, and so are its outputs on all {loaded.comparison.samples} test samples: torch.equal returns True.",
            icon=":material/verified:",
        )
    else:
        st.info(
            f"{loaded.name} fits this architecture and holds other weights: on the {loaded.comparison.samples} test "
            f"samples the outputs differ by up to {loaded.comparison.largest_difference:.4g}."
        )
        name, blob = loaded.name, loaded.blob
        st.button("Use these weights", key="use_uploaded", on_click=lambda: use_uploaded(blob, name))
        st.button("Ignore this file", key="ignore_uploaded", on_click=forget_uploaded)
