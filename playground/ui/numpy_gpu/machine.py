"""What there is to compute on here, asked of a worker once, and where a task for a device runs."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from playground.numpy_gpu.devices.report import Report, discover
from playground.ui.shared.worker_calls import call_worker

IN_THE_SERVER = ("cpu", "meta")
"""Devices on which a few small tensors cost the server nothing; a driver is started in workers alone."""


@st.cache_resource(show_spinner="Asking what there is to compute on …")
def found() -> Report:
    """The devices of this machine."""
    report: Report = in_worker(discover)
    return report


def on(device: str, function: Callable[..., Any], *arguments: Any) -> Any:
    """Call a function that uses a device: at once for the CPU and ``meta``, in a worker for any other."""
    return function(*arguments) if device in IN_THE_SERVER else in_worker(function, *arguments)


def in_worker(function: Callable[..., Any], *arguments: Any) -> Any:
    """Call a function in a worker, and wait for its answer.

    Raises:
        AskError: there was none.
    """
    return call_worker(function, *arguments)


def device_picker(key: str, default: str, help: str) -> str:
    """One of the devices here."""
    names = found().names
    chosen = st.segmented_control(
        "Device", names, key=key, default=default if default in names else names[0], required=True, help=help
    )
    return chosen or names[0]


def other_device() -> str:
    """The accelerator where there is one, else ``meta``, which behaves like another device in all but its data."""
    names = found().names
    return next((name for name in names if name not in IN_THE_SERVER), "meta")
