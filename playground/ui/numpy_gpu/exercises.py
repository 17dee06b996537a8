"""The exercises of the page NumPy & GPU; the playground itself computes their answers."""

from playground.numpy_gpu.bridge.crossing import cross
from playground.numpy_gpu.memory.rules import Setup, needs
from playground.sandbox.shown_code import run
from playground.ui.shared.check_yourself import ChoiceQuestion, NumberQuestion

_CROSSINGS = {
    "torch.tensor(a)": "tensor",
    "torch.from_numpy(a)": "from_numpy",
    "torch.as_tensor(a)": "as_tensor",
    "torch.as_tensor(a, dtype=…)": "cast",
    "torch.from_numpy(a.T)": "transposed",
}
REBOUND = """\
import numpy as np
import torch

a = np.ones(3)
t = torch.from_numpy(a)
a += 1
a = a + 1
a += 1
answer = t[0].item()"""

QUESTIONS = (
    ChoiceQuestion(
        "sharing",
        "`a` is a float32 array, and the dtype in the fourth call is another one. Which tensors follow when you write "
        "`a[0, 0] = 5`?",
        tuple(_CROSSINGS),
        lambda: {words for words, name in _CROSSINGS.items() if cross(name).shares},
        "These are views of the array's own memory; the others are copies.",
        "Try each crossing in the part Bridge, and change a cell of `a`.",
    ),
    NumberQuestion(
        "rebinding",
        "`a = np.ones(3)`, then `t = torch.from_numpy(a)`, `a += 1`, `a = a + 1`, `a += 1`. What is `t[0]`?",
        lambda: float(run(REBOUND).names["answer"]),
        "Only the first line wrote into the shared memory. The second made a new array, and the third changed that "
        "one.",
        "Which of the three lines write into the memory that `t` reads?",
    ),
    NumberQuestion(
        "state",
        "How many bytes of optimizer state does Adam keep for the 784-512-512-10 network in float32? (Part Memory "
        "knows.)",
        lambda: float(needs(Setup("mlp", "float32", "Adam")).state),
        "Two numbers for every weight, and a step counter of 4 bytes for each of the six parameter tensors.",
        "Choose the network and Adam in the part Memory, and read the column of bytes.",
        1e-9,
    ),
)
"""Three, at the end of the page."""
