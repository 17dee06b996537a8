"""Weights as files, and back: ``.pt`` and ``.safetensors``, read as if a stranger had made them."""

import io
from typing import Any

import torch
from safetensors import SafetensorError
from safetensors import torch as safetensors
from torch import Tensor

from playground.predict.torch_archive import check_archive
from playground.predict.weights_file import WeightsError, kind_of
from playground.training.data import prepare
from playground.training.state import RunState, to_arrays, to_tensors
from playground.training.train import model_of


def save(state: RunState, kind: str) -> bytes:
    """The model's ``state_dict`` as a file."""
    weights = model_of(state).state_dict()
    if kind == "safetensors":
        return safetensors.save(dict(weights))
    buffer = io.BytesIO()
    torch.save(weights, buffer)
    return buffer.getvalue()


def load(state: RunState, content: bytes) -> RunState:
    """The run with the weights of a file in its model.

    Raises:
        WeightsError: the file is none of weights, is broken, holds something else than tensors, or belongs to another model.
    """
    kind = kind_of(content)
    weights = _from_safetensors(content) if kind == "safetensors" else _from_torch(content)
    _check(weights, to_tensors(state.model))
    return state.replace(model=to_arrays({name: weights[name] for name in state.model}))


def _from_safetensors(content: bytes) -> dict[str, Tensor]:
    try:
        return safetensors.load(content)
    except SafetensorError as error:
        raise WeightsError(
            f"The file says it is safetensors but cannot be read to its end ({_short(error)}): it may have been cut short on "
            "its way; save or download it again."
        ) from None


def _from_torch(content: bytes) -> dict[str, Tensor]:
    check_archive(content)
    try:
        # weights_only: tensors and plain containers are read, and nothing that a pickle could run.
        found = torch.load(io.BytesIO(content), map_location="cpu", weights_only=True)
    except Exception as error:
        # A hostile file may break the reader in any way; whatever it was, nothing of it was run.
        raise WeightsError(
            f"torch cannot read the file ({_short(error)}): it is damaged; save the weights again."
        ) from None
    if not isinstance(found, dict) or not found:
        raise WeightsError(
            f"The file holds a {type(found).__name__} and no state_dict: save it with torch.save(model.state_dict(), path)."
        )
    strange = next((name for name, value in found.items() if not isinstance(name, str) or not _is_plain(value)), None)
    if strange is not None:
        raise WeightsError(
            f"The file has something else than a tensor of numbers under {str(strange)[:60]!r}: save the state_dict alone."
        )
    return found


def _is_plain(value: object) -> bool:
    return (
        isinstance(value, Tensor)
        and value.layout is torch.strided
        and value.device.type == "cpu"
        and not value.is_quantized
    )


def _check(found: dict[str, Tensor], wanted: dict[str, Tensor]) -> None:
    """Same names, shapes and types as the model's own; else one sentence with the first thing that differs."""
    missing, extra = [name for name in wanted if name not in found], [name for name in found if name not in wanted]
    if missing or extra:
        parts = [f"it lacks {_listed(missing)}"] if missing else []
        parts += [f"it has {_listed(extra)}, which the model does not"] if extra else []
        raise WeightsError(
            f"The weights belong to another architecture: {' and '.join(parts)}. Choose the network that they come from."
        )
    for name, value in wanted.items():
        if found[name].shape != value.shape:
            raise WeightsError(
                f"The weights belong to another architecture: {name} is {list(found[name].shape)} in the file and "
                f"{list(value.shape)} in the model. Choose the network that they come from."
            )
        if found[name].dtype != value.dtype:
            raise WeightsError(
                f"{name} is {_type(found[name])} in the file and {_type(value)} in the model: convert the weights before you "
                "save them."
            )
        if not torch.isfinite(found[name]).all():
            raise WeightsError(
                f"{name} holds numbers that are not finite (nan or inf): these weights come from a run that broke."
            )


def _listed(names: list[str]) -> str:
    shown = ", ".join(name[:60] for name in sorted(names)[:3])
    return f"{shown} and {len(names) - 3} more" if len(names) > 3 else shown


def _type(tensor: Tensor) -> str:
    return str(tensor.dtype).removeprefix("torch.")


def _short(error: Exception) -> str:
    return str(error).strip().split("\n")[0][:120] or type(error).__name__


def compared(before: RunState, after: RunState) -> dict[str, Any]:
    """The proof: both models asked about all test samples.

    ``same_predictions``, ``same_weights``: to the last bit; ``samples``; ``largest``: the largest difference between outputs.
    """
    x = prepare(before.experiment).test.x
    with torch.inference_mode():
        ours, theirs = model_of(before)(x), model_of(after)(x)
    weights = to_tensors(before.model), to_tensors(after.model)
    return {
        "samples": len(x),
        "same_predictions": bool(torch.equal(ours, theirs)),
        "same_weights": all(torch.equal(weights[0][name], weights[1][name]) for name in weights[0]),
        "largest": float((ours - theirs).abs().max()),
        "parameters": sum(value.numel() for value in weights[0].values()),
    }
