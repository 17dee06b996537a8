"""A large matrix, or an image, as a picture of one pixel an element."""

import base64
import io
from html import escape
from typing import Any

import numpy as np
import torch
from torch import Tensor

from playground.charts.palette import MISSING, NEGATIVE, POSITIVE, ZERO, rgb

MOST_PIXELS = 256
"""Pixels along each side; of a longer axis, evenly spaced elements are shown."""

Array = np.ndarray[Any, Any]


def matrix_html(matrix: Tensor, name: str) -> str:
    """The last two axes of a tensor, orange below zero and blue above."""
    values = _thinned(matrix.detach()).abs() if matrix.dtype.is_complex else _thinned(matrix.detach())
    numbers = values.to(torch.float64).numpy()
    finite = numbers[np.isfinite(numbers)]
    scale = float(np.abs(finite).max()) if finite.size else 0.0
    rows, columns = matrix.shape
    words = f"{name} as a picture of {rows} by {columns} elements; blue is up to {scale:.4g}, orange below zero."
    return _image(_coloured(numbers, scale or 1.0), words)


def image_html(image: Tensor, name: str) -> str:
    """A tensor [height, width, 3] as the image it is: uint8 from 0 to 255, or floats from 0 to 1."""
    pixels = image.detach()
    if pixels.dtype != torch.uint8:
        pixels = (pixels.to(torch.float64).nan_to_num().clamp(0, 1) * 255).round().to(torch.uint8)
    height, width, _ = image.shape
    return _image(pixels.numpy(), f"{name} seen as an image of {height} by {width} pixels with three colours.")


def is_image(tensor: Tensor) -> bool:
    """Whether a tensor can be seen as an image, with its colours last."""
    if tensor.ndim != 3 or tensor.shape[2] != 3 or min(tensor.shape[:2]) < 8 or max(tensor.shape[:2]) > 512:
        return False
    if tensor.dtype == torch.uint8:
        return True
    return tensor.dtype in (torch.float32, torch.float64) and float(tensor.min()) >= 0 and float(tensor.max()) <= 1


def _thinned(matrix: Tensor) -> Tensor:
    for axis in (0, 1):
        size = matrix.shape[axis]
        if size > MOST_PIXELS:
            matrix = matrix.index_select(axis, torch.linspace(0, size - 1, MOST_PIXELS).round().long())
    return matrix


def _coloured(numbers: Array, scale: float) -> Array:
    share = np.clip(np.abs(np.nan_to_num(numbers)) / scale, 0, 1)[..., None]
    full = np.where(numbers[..., None] > 0, np.array(rgb(POSITIVE)), np.array(rgb(NEGATIVE)))
    colours = np.array(rgb(ZERO)) + (full - np.array(rgb(ZERO))) * share
    colours[np.isnan(numbers)] = rgb(MISSING)
    painted: Array = colours.round().astype(np.uint8)
    return painted


def _image(pixels: Array, words: str) -> str:
    from PIL import Image

    file = io.BytesIO()
    Image.fromarray(pixels).save(file, "PNG")
    data = base64.b64encode(file.getvalue()).decode()
    return f'<img class="pg-pixels" alt="{escape(words)}" src="data:image/png;base64,{data}">'
