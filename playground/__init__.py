"""PyTorch Playground: learn, show and try PyTorch by clicking.

For programs: ``from playground import Experiment, train``; ``train(Experiment()).history`` is a DataFrame.
"""

from typing import TYPE_CHECKING, Any

from playground.experiment import Experiment, ExperimentError, Layer

if TYPE_CHECKING:
    from playground.training.train import Trained, train

__all__ = ["Experiment", "ExperimentError", "Layer", "Trained", "train"]


def __getattr__(name: str) -> Any:
    """``train`` and ``Trained`` import torch, which takes a second: only when they are asked for."""
    if name in ("Trained", "train"):
        from playground.training import train as module

        return getattr(module, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
