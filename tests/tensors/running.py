"""Runs the code that a page shows as a student would: as a script."""

import contextlib
import io
import os
import tempfile
import warnings
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import torch

from playground.tensors.uploads import Upload


def executed(source: str, uploads: Iterable[Upload] = (), seed: int = 0) -> tuple[dict[str, Any], str]:
    """The variables and the output of a script, run in a folder with its files; torch's global state is restored."""
    names: dict[str, Any] = {}
    output = io.StringIO()
    deterministic = torch.are_deterministic_algorithms_enabled()
    home = Path.cwd()
    with tempfile.TemporaryDirectory() as folder, torch.random.fork_rng(devices=[]), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for upload in uploads:
            (Path(folder) / upload.name).write_bytes(upload.content)
        os.chdir(folder)
        torch.manual_seed(seed)
        try:
            with contextlib.redirect_stdout(output):
                exec(compile(source, "<student>", "exec"), names)
        finally:
            os.chdir(home)
            if deterministic != torch.are_deterministic_algorithms_enabled():
                torch.use_deterministic_algorithms(deterministic)
    return names, output.getvalue().removesuffix("\n")


def same(one: torch.Tensor, other: torch.Tensor) -> bool:
    """Equal in shape, dtype, strides and every bit, NaN included."""
    return (
        one.shape == other.shape
        and one.dtype == other.dtype
        and repr(
            one.detach().resolve_conj().tolist() if one.dtype.itemsize > 1 or one.dtype == torch.bool else _bytes(one)
        )
        == repr(
            other.detach().resolve_conj().tolist()
            if one.dtype.itemsize > 1 or one.dtype == torch.bool
            else _bytes(other)
        )
    )


def _bytes(tensor: torch.Tensor) -> list[int]:
    return tensor.detach().contiguous().reshape(-1).view(torch.uint8).tolist()
