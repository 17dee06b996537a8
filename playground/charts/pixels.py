"""A large matrix, or an image, as a picture with one pixel for an element."""

import base64
import io

import numpy as np
import torch
from torch import Tensor

from playground.arrays import Array, evenly_spaced
from playground.charts.html import render_html
from playground.charts.palette import MISSING, NEGATIVE, POSITIVE, ZERO, rgb

MAX_PIXELS = 256
"""Pixels along each side; of a longer axis, evenly spaced elements are shown."""


def matrix_html(matrix: Tensor, name: str) -> str:
    """A matrix, orange below zero and blue above.

    Args:
        matrix: of shape ``[rows, columns]``, any dtype.
        name: begins the description.
    """
    thinned = _thin(matrix.detach())
    numbers = (thinned.abs() if thinned.is_complex() else thinned).to(torch.float64).numpy()
    finite = numbers[np.isfinite(numbers)]
    scale = float(np.abs(finite).max()) if finite.size else 0.0
    rows, columns = matrix.shape
    description = f"{name} as a picture of {rows} by {columns} elements; blue is up to {scale:.4g}, orange below zero."
    return _image_html(_colour(numbers, scale or 1.0), description)


def image_html(image: Tensor, name: str) -> str:
    """A tensor ``[height, width, 3]`` as the image it is: uint8 from 0 to 255, or floats from 0 to 1."""
    pixels = image.detach()
    if pixels.dtype != torch.uint8:
        pixels = (pixels.to(torch.float64).nan_to_num().clamp(0, 1) * 255).round().to(torch.uint8)
    height, width, _ = image.shape
    return _image_html(pixels.numpy(), f"{name} seen as an image of {height} by {width} pixels with three colours.")


def is_image(tensor: Tensor) -> bool:
    """Whether a tensor can be seen as an image, with its colours along the last axis."""
    if tensor.ndim != 3 or tensor.shape[2] != 3 or min(tensor.shape[:2]) < 8 or max(tensor.shape[:2]) > 512:
        return False
    if tensor.dtype == torch.uint8:
        return True
    return tensor.dtype in (torch.float32, torch.float64) and float(tensor.min()) >= 0 and float(tensor.max()) <= 1


def _thin(matrix: Tensor) -> Tensor:
    """Evenly spaced rows and columns of a matrix that has more of them than pixels."""
    for axis in (0, 1):
        if matrix.shape[axis] > MAX_PIXELS:
            matrix = matrix.index_select(axis, torch.tensor(evenly_spaced(matrix.shape[axis], MAX_PIXELS)))
    return matrix


def _colour(numbers: Array, scale: float) -> Array:
    """Colours ``[rows, columns, 3]`` as uint8."""
    share = np.clip(np.abs(np.nan_to_num(numbers)) / scale, 0, 1)[..., None]
    full = np.where(numbers[..., None] > 0, np.array(rgb(POSITIVE)), np.array(rgb(NEGATIVE)))
    colours = np.array(rgb(ZERO)) + (full - np.array(rgb(ZERO))) * share
    colours[np.isnan(numbers)] = rgb(MISSING)
    pixels: Array = colours.round().astype(np.uint8)
    return pixels


def _image_html(pixels: Array, description: str) -> str:
    from PIL import Image

    file = io.BytesIO()
    Image.fromarray(pixels).save(file, "PNG")
    data = base64.b64encode(file.getvalue()).decode()
    return render_html("image.html.jinja", description=description, data=data)
