"""NumPy & GPU: what shares memory, where tensors are stored, how long operations take, and how much memory they need."""

import streamlit as st

from playground.ui.numpy_gpu.bridge import draw_conversion_panel, draw_round_trip_panel
from playground.ui.numpy_gpu.devices import draw_device_error_panel, draw_inventory_panel, draw_transfer_panel
from playground.ui.numpy_gpu.exercises import draw_exercises
from playground.ui.numpy_gpu.memory import draw_tensor_panel, draw_training_panel
from playground.ui.numpy_gpu.timing import draw_timing_panel
from playground.ui.shared.page import next_pages, page_head
from playground.ui.shared.site import AUTOGRAD, ENVIRONMENT, NUMPY_GPU
from playground.ui.shared.widgets import part_chooser
from playground.ui.shared.worker_calls import errors_shown

PANELS = {
    "Bridge": (draw_conversion_panel, draw_round_trip_panel),
    "Devices": (draw_inventory_panel, draw_transfer_panel, draw_device_error_panel),
    "Timing": (draw_timing_panel,),
    "Memory": (draw_tensor_panel, draw_training_panel),
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
