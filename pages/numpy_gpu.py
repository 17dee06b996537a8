"""NumPy & GPU: what shares memory, where tensors are stored, how long operations take, and how much memory they need."""

import streamlit as st

from playground.ui.numpy_gpu.bridge import conversion_panel, round_trip_panel
from playground.ui.numpy_gpu.devices import device_error_panel, inventory_panel, transfer_panel
from playground.ui.numpy_gpu.exercises import draw_exercises
from playground.ui.numpy_gpu.memory import tensor_panel, training_panel
from playground.ui.numpy_gpu.timing import timing_panel
from playground.ui.shared.page import next_pages, page_head
from playground.ui.shared.site import AUTOGRAD, ENVIRONMENT, NUMPY_GPU
from playground.ui.shared.widgets import part_chooser
from playground.ui.shared.worker_calls import errors_shown

PANELS = {
    "Bridge": (conversion_panel, round_trip_panel),
    "Devices": (inventory_panel, transfer_panel, device_error_panel),
    "Timing": (timing_panel,),
    "Memory": (tensor_panel, training_panel),
}

with st.container(key="page_body"):
    page_head(
        NUMPY_GPU,
        "A tensor and a NumPy array can share the same memory, or one is a copy of the other. A tensor is stored on a "
        "device, the CPU or a GPU, which also computes with it. Here you see whether a change to one changes the other, how "
        "data is transferred, how long operations take and how much memory they need.",
    )
    for panel in PANELS[part_chooser(PANELS)]:
        with errors_shown():
            panel()
    draw_exercises()
    next_pages((AUTOGRAD, "how torch finds gradients"), (ENVIRONMENT, "PyTorch on your own machine"))
