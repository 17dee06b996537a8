"""Equality to the last bit."""

import pickle

import numpy as np

from playground.training.state import RunState


def same(one: object, other: object) -> bool:
    """Equal to the last bit, NaN included."""
    return pickle.dumps(one) == pickle.dumps(other) or _equal(one, other)


def _equal(one: object, other: object) -> bool:
    if isinstance(one, np.ndarray) and isinstance(other, np.ndarray):
        return one.dtype == other.dtype and one.shape == other.shape and one.tobytes() == other.tobytes()
    if isinstance(one, RunState) and isinstance(other, RunState):
        return _equal(vars(one), vars(other))
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(_equal(one[key], other[key]) for key in one)
    if isinstance(one, list | tuple) and isinstance(other, list | tuple):
        return len(one) == len(other) and all(map(_equal, one, other))
    return one == other or (one != one and other != other)
