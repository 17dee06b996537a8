"""The exercises of NumPy & GPU."""

from dataclasses import dataclass

from playground.lessons.exercise import Choice, Exercise, Number
from playground.numpy_gpu.bridge.tasks import run_conversion
from playground.numpy_gpu.memory.rules import TrainingSetup, calculate_memory

_CONVERSIONS = {
    "torch.tensor(a)": "tensor",
    "torch.from_numpy(a)": "from_numpy",
    "torch.as_tensor(a)": "as_tensor",
    "torch.as_tensor(a, dtype=…)": "cast",
    "torch.from_numpy(a.T)": "transposed",
}
REBINDING = """\
import numpy as np
import torch

a = np.ones(3)
t = torch.from_numpy(a)
a += 1
a = a + 1
a += 1"""


@dataclass(frozen=True)
class NumpyGpuAnswers:
    """The results of the lines in the exercises.

    Attributes:
        sharing: the calls whose tensor shares the array's memory.
        rebound: ``t[0]`` after the lines with a reassignment.
    """

    sharing: frozenset[str]
    rebound: float


def compute_answers() -> NumpyGpuAnswers:
    """Run the lines in the exercises; a task for a worker."""
    from playground.sandbox.execution import execution

    sharing = frozenset(call for call, name in _CONVERSIONS.items() if run_conversion(name).shares)
    with execution() as lines:
        lines.run(REBINDING)
        return NumpyGpuAnswers(sharing, float(lines.value("t[0].item()")))


EXERCISES: tuple[Exercise[NumpyGpuAnswers], ...] = (
    Exercise(
        "numpy_gpu.sharing",
        "`a` is a float32 array, and the dtype in the fourth call is another one. Which tensors change too when you "
        "write `a[0, 0] = 5`?",
        (
            "Only a tensor that shares the array's memory changes. Which calls must copy?",
            "Under **Bridge** choose each conversion, and change a cell of `a`.",
            "torch.tensor always copies, and so does a cast to another dtype. A transposed view does not.",
        ),
        "These are views of the array's own memory; the others are copies.",
        answer=Choice(tuple(_CONVERSIONS), lambda answers: answers.sharing, several=True),
    ),
    Exercise(
        "numpy_gpu.rebinding",
        "`a = np.ones(3)`, then `t = torch.from_numpy(a)`, `a += 1`, `a = a + 1`, `a += 1`. What is `t[0]`?",
        (
            "Which of the three lines write into the memory that `t` reads?",
            "`a += 1` writes into the existing array; `a = a + 1` makes a new array and gives it the name `a`.",
            "After `a = a + 1` nothing more is written into the memory of `t`, so only the first line counts.",
        ),
        "Only the first line wrote into the shared memory. The second made a new array, and the third changed that one.",
        answer=Number(lambda answers: answers.rebound),
    ),
    Exercise(
        "numpy_gpu.adam_state",
        "How many bytes of optimizer state does Adam store for the 784-512-512-10 network in float32?",
        (
            "Adam stores two running means for every weight, and one step counter for every parameter tensor.",
            "Under **Memory** choose the network, float32 and Adam, and read the column of bytes.",
            "Three layers have a weight and a bias each, so six step counters of 4 bytes are added.",
        ),
        "Two numbers for every weight, and a step counter of 4 bytes for each of the six parameter tensors.",
        answer=Number(lambda _: calculate_memory(TrainingSetup("mlp", "float32", "Adam")).state, tolerance=1e-9),
    ),
)
"""Shown at the end of the page."""
