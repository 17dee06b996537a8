"""Draws all that Create & inspect shows of a tensor."""

from torch import Tensor

from playground.charts.brackets import brackets_html
from playground.charts.histogram import histogram_html
from playground.charts.pixels import image_html, is_image, matrix_html
from playground.charts.tensor_slice import slice_picture
from playground.charts.tensor_values import to_numbers
from playground.dtypes import short_name
from playground.protocol.tensors import TensorPictureData
from playground.tensors.create.answers import MAX_LISTED_NUMBERS, CodeAnswer, CreationAnswer, TensorAnswer
from playground.tensors.create.creation import Creation
from playground.tensors.create.inspection import (
    CodeRun,
    Inspection,
    compare_with_range,
    compute_gradient,
    draw_twice,
    inspect_tensor,
)

LARGE_AXIS = 16
"""Elements along an axis above which a matrix is also shown as an image."""


def draw_creation(
    creation: Creation, leading: tuple[int, ...], reset_seed: bool, backward_calls: str, seed: int
) -> CreationAnswer:
    """Create a tensor and draw it; ``playground.tensors.create.tasks.create_tensor`` describes the arguments."""
    inspection = inspect_tensor(creation, seed)
    return CreationAnswer(
        CodeAnswer(inspection.code.source, inspection.printed, inspection.warnings, inspection.failure),
        tensor=None if inspection.tensor is None else _draw_tensor(inspection, inspection.tensor, leading),
        range_comparison=_to_answer(compare_with_range(creation)) if creation.function in ("arange", "range") else None,
        two_draws=_to_answer(draw_twice(creation, reset_seed, seed)) if creation.entry.random else None,
        gradient=_draw_gradient(creation, inspection.tensor, backward_calls, seed),
    )


def _draw_tensor(inspection: Inspection, tensor: Tensor, leading: tuple[int, ...]) -> TensorAnswer:
    outer_shape = tuple(tensor.shape[:-2])
    chosen = (*leading, *(0 for _ in outer_shape))
    positions = tuple(max(0, min(at, size - 1)) for at, size in zip(chosen, outer_shape, strict=False))
    return TensorAnswer(
        shape=tuple(tensor.shape),
        dtype=short_name(tensor.dtype),
        storage_bytes=tensor.untyped_storage().nbytes(),
        numbers=tuple(to_numbers(tensor)) if tensor.numel() <= MAX_LISTED_NUMBERS else (),
        leading=positions,
        picture=slice_picture("x", tensor, positions),
        image=_draw_image(tensor, positions),
        brackets=brackets_html(tensor),
        histogram=histogram_html(inspection.histogram) if inspection.histogram else "",
        shape_facts=inspection.shape_facts,
        value_facts=inspection.value_facts,
        memory_facts=inspection.memory_facts,
    )


def _draw_image(tensor: Tensor, leading: tuple[int, ...]) -> str:
    if is_image(tensor):
        return image_html(tensor, "x")
    if tensor.numel() == 0:
        return ""
    matrix = tensor[leading]
    return matrix_html(matrix, "The matrix") if matrix.ndim == 2 and max(matrix.shape) > LARGE_AXIS else ""


def _draw_gradient(creation: Creation, tensor: Tensor | None, backward_calls: str, seed: int) -> CodeAnswer | None:
    if not creation.values["requires_grad"] or tensor is None or tensor.ndim > 2:
        return None
    run = compute_gradient(creation, backward_calls, seed)
    picture = None if run.failure else slice_picture("x.grad", run.tensors["x.grad"])
    return _to_answer(run, picture)


def _to_answer(run: CodeRun, picture: TensorPictureData | None = None) -> CodeAnswer:
    return CodeAnswer(run.code.source, run.printed, failure=run.failure, picture=picture)
