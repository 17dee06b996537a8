"""The exercises of Install & environment."""

from playground.environment.installation import ON_PYPI, SYSTEMS
from playground.lessons.exercise import Choice, Exercise

_TRUE_ON_A_MAC = {
    "torch.accelerator.is_available()": True,
    "torch.backends.mps.is_available()": True,
    "torch.cuda.is_available()": False,
    "torch.xpu.is_available()": False,
}

EXERCISES: tuple[Exercise[str], ...] = (
    Exercise(
        "environment.apple",
        "Which of these are true on a Mac whose GPU torch can use?",
        (
            "Which of them check for the GPUs of some makers only, and of which makers?",
            "cuda stands for NVIDIA and AMD, xpu for Intel, mps for Apple.",
            "Two are true: the one for Apple's GPUs, and the one for any accelerator.",
        ),
        "torch.accelerator covers every kind of device; the others check for one kind each.",
        answer=Choice(
            tuple(_TRUE_ON_A_MAC),
            lambda _: frozenset(call for call, is_true in _TRUE_ON_A_MAC.items() if is_true),
            several=True,
        ),
    ),
    Exercise(
        "environment.plain",
        lambda release: (
            f"`pip install torch=={release}`, without an index: on which systems does it install code for a GPU?"
        ),
        (
            "The package of a system on PyPI is one of PyTorch's builds for it. Which one?",
            "Choose each system above, and find the accelerator whose command has no index.",
            "On Linux it is the CUDA build, on Windows the one for the CPU only; on macOS there is one build for both.",
        ),
        "On Linux it installs CUDA, on macOS Metal; on Windows it is for the CPU only, and CUDA needs PyTorch's own index.",
        answer=Choice(
            tuple(SYSTEMS.values()),
            lambda _: frozenset(title for system, title in SYSTEMS.items() if ON_PYPI[system] != "cpu"),
            several=True,
        ),
    ),
)
"""Shown at the end of the page; their state is the release of torch that runs here."""
