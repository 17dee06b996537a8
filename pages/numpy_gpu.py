"""NumPy & GPU: who shares memory, where tensors live, how long things take, and what they need."""

import streamlit as st

from playground.ui.numpy_gpu.bridge import bridge_panel, round_trip_panel
from playground.ui.numpy_gpu.devices import inventory_panel, journey_panel, mix_up_panel
from playground.ui.numpy_gpu.exercises import QUESTIONS
from playground.ui.numpy_gpu.memory import tensor_panel, training_panel
from playground.ui.numpy_gpu.timing import timing_panel
from playground.ui.shared.check_yourself import exercises
from playground.ui.shared.page import next_pages, page_head
from playground.ui.shared.site import AUTOGRAD, ENVIRONMENT, NUMPY_GPU
from playground.ui.shared.widgets import part_chooser
from playground.ui.shared.worker_calls import errors_shown

PANELS = {
    "Bridge": (bridge_panel, round_trip_panel),
    "Devices": (inventory_panel, journey_panel, mix_up_panel),
    "Timing": (timing_panel,),
    "Memory": (tensor_panel, training_panel),
}

with st.container(key="page_body"):
    page_head(
        NUMPY_GPU,
        "A tensor and a NumPy array can be two views of the same memory, or copies. And a tensor lives on a device, "
        "the CPU or a GPU, where it is computed. Here you see who follows whom, how data crosses, how long it takes "
        "and what it needs.",
    )
    for panel in PANELS[part_chooser(PANELS)]:
        with errors_shown():
            panel()
    exercises(*QUESTIONS)
    next_pages((AUTOGRAD, "how torch finds gradients"), (ENVIRONMENT, "PyTorch at home, with or without a GPU"))
