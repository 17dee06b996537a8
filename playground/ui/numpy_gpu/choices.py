"""What is chosen on the page NumPy & GPU, and the devices that can be chosen."""

import streamlit as st

from playground.accelerators import DeviceReport, report_devices_of_this_machine
from playground.numpy_gpu.choices import numpy_gpu_schema
from playground.ui.shared.page_state import PageState
from playground.ui.shared.worker_calls import call_worker


@st.cache_resource(show_spinner="Looking for devices …")
def device_report() -> DeviceReport:
    """The devices of this server, which a worker finds once.

    Raises:
        NoAnswerError: no worker answered.
    """
    return call_worker(report_devices_of_this_machine)


def page_state() -> PageState:
    """The choices of this session."""
    return PageState(numpy_gpu_schema(device_report()))
