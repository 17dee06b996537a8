"""The ``state_dict`` of a model as a file, ``.pt`` or ``.safetensors``, and back."""

import io

import torch
from safetensors import SafetensorError
from safetensors import torch as safetensors
from torch import Tensor

from playground.dtypes import short_name
from playground.errors import first_line
from playground.predict.results import WeightsComparison
from playground.predict.weights.file_format import WeightsError, detect_format
from playground.predict.weights.torch_archive import check_archive
from playground.training.data import prepare_data
from playground.training.state import RunState, to_arrays, to_tensors
from playground.training.train import model_of

MAX_NAMES = 3
"""Names of tensors that a message lists."""
MAX_NAME_CHARACTERS = 60
MAX_READER_CHARACTERS = 120
"""Characters of the reader's own message; a hostile file may have written it."""


def save(state: RunState, file_format: str) -> bytes:
    """The model's ``state_dict`` as a file."""
    weights = model_of(state).state_dict()
    if file_format == "safetensors":
        return safetensors.save(dict(weights))
    buffer = io.BytesIO()
    torch.save(weights, buffer)
    return buffer.getvalue()


def load(state: RunState, content: bytes) -> RunState:
    """The run with the weights of a file in its model.

    Raises:
        WeightsError: the file does not hold weights, is damaged, holds something other than tensors, or belongs to another
            model.
    """
    weights = _read_safetensors(content) if detect_format(content) == "safetensors" else _read_torch(content)
    _check_names(weights, to_tensors(state.model))
    _check_tensors(weights, to_tensors(state.model))
    return state.replace(model=to_arrays({name: weights[name] for name in state.model}))


def compare(before: RunState, after: RunState) -> WeightsComparison:
    """Compare two models on all test samples."""
    x = prepare_data(before.experiment).test.x
    with torch.inference_mode():
        outputs_before, outputs_after = model_of(before)(x), model_of(after)(x)
    weights_before, weights_after = to_tensors(before.model), to_tensors(after.model)
    return WeightsComparison(
        samples=len(x),
        parameters=sum(value.numel() for value in weights_before.values()),
        same_weights=all(torch.equal(value, weights_after[name]) for name, value in weights_before.items()),
        same_predictions=bool(torch.equal(outputs_before, outputs_after)),
        largest_difference=float((outputs_before - outputs_after).abs().max()),
    )


def _read_safetensors(content: bytes) -> dict[str, Tensor]:
    try:
        return safetensors.load(content)
    except SafetensorError as error:
        raise WeightsError(
            f"The file claims to be safetensors but cannot be read to its end ({_short(error)}): it may have been cut "
            "short; save or download it again."
        ) from None


def _read_torch(content: bytes) -> dict[str, Tensor]:
    check_archive(content)
    try:
        # weights_only: tensors and plain containers are read, and nothing that a pickle could run.
        loaded = torch.load(io.BytesIO(content), map_location="cpu", weights_only=True)
    except Exception as error:
        # A hostile file can raise anything in the reader; nothing of it was run.
        raise WeightsError(
            f"torch cannot read the file ({_short(error)}): it is damaged; save the weights again."
        ) from None
    if not isinstance(loaded, dict) or not loaded:
        raise WeightsError(
            f"The file holds a {type(loaded).__name__} and no state_dict: save it with torch.save(model.state_dict(), path)."
        )
    for name, value in loaded.items():
        if not isinstance(name, str) or not _is_plain(value):
            raise WeightsError(
                f"The file has something other than a tensor of numbers under {str(name)[:MAX_NAME_CHARACTERS]!r}: save "
                "the state_dict alone."
            )
    return loaded


def _is_plain(value: object) -> bool:
    return (
        isinstance(value, Tensor)
        and value.layout is torch.strided
        and value.device.type == "cpu"
        and not value.is_quantized
    )


def _check_names(loaded: dict[str, Tensor], expected: dict[str, Tensor]) -> None:
    missing = [name for name in expected if name not in loaded]
    extra = [name for name in loaded if name not in expected]
    if missing or extra:
        differences = [f"it lacks {_listed(missing)}"] if missing else []
        differences += [f"it has {_listed(extra)}, which the model does not"] if extra else []
        raise WeightsError(
            f"The weights belong to another architecture: {' and '.join(differences)}. Choose the network that they come "
            "from."
        )


def _check_tensors(loaded: dict[str, Tensor], expected: dict[str, Tensor]) -> None:
    for name, value in expected.items():
        if loaded[name].shape != value.shape:
            raise WeightsError(
                f"The weights belong to another architecture: {name} is {list(loaded[name].shape)} in the file and "
                f"{list(value.shape)} in the model. Choose the network that they come from."
            )
        if loaded[name].dtype != value.dtype:
            raise WeightsError(
                f"{name} is {short_name(loaded[name].dtype)} in the file and {short_name(value.dtype)} in the model: convert "
                "the weights before you save them."
            )
        if not torch.isfinite(loaded[name]).all():
            raise WeightsError(
                f"{name} holds numbers that are not finite (nan or inf): these weights come from a run that diverged."
            )


def _listed(names: list[str]) -> str:
    shown = ", ".join(name[:MAX_NAME_CHARACTERS] for name in sorted(names)[:MAX_NAMES])
    return f"{shown} and {len(names) - MAX_NAMES} more" if len(names) > MAX_NAMES else shown


def _short(error: Exception) -> str:
    return first_line(error)[:MAX_READER_CHARACTERS] or type(error).__name__
