"""What this playground runs on, how to get the same at home, and what older guides say that no longer holds.

Importable without torch: versions come from the installed packages' own metadata, and a worker is asked for the rest.
"""

import platform
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from typing import Literal

from playground.numpy_gpu.devices.machine import TorchMachine
from playground.numpy_gpu.devices.report import report

PACKAGES = ("torch", "numpy", "pandas", "scikit-learn", "matplotlib", "streamlit", "plotly")
"""Packages whose versions are worth stating."""


@dataclass(frozen=True)
class Fact:
    """One line about this machine: what, its value, and what it means."""

    name: str
    value: str
    meaning: str = ""


def versions() -> list[Fact]:
    """Python, the system, and the packages; no package is imported for it."""
    facts = [
        Fact("Python", platform.python_version()),
        Fact("system", f"{platform.system()} {platform.release()}, {platform.machine()}"),
    ]
    return facts + [Fact(name, _version(name)) for name in PACKAGES]


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"


def torch_version() -> str:
    """The release of torch here, without the name of its build: ``2.13.0``."""
    return _version("torch").split("+")[0]


def torch_facts() -> list[Fact]:
    """What torch says of its build and of this machine; a task for a worker."""
    import torch

    found = report(TorchMachine())
    configuration = torch.__config__.show()
    return [
        Fact("devices", ", ".join(device.name for device in found.devices), found.summary),
        Fact(
            "CUDA",
            torch.version.cuda or "not in this build",
            "The version this torch was built with, for NVIDIA cards.",
        ),
        Fact("ROCm", torch.version.hip or "not in this build", "The same for AMD cards."),
        Fact("cuDNN", _cudnn(), "NVIDIA's library of layers."),
        Fact("MKL", _mkl(configuration), "Intel's library of matrix products, for the CPU."),
        Fact("oneDNN", "yes" if "USE_MKLDNN=ON" in configuration else "no", "A library of layers for the CPU."),
        Fact("vector instructions", torch.backends.cpu.get_cpu_capability(), "What the CPU kernels use."),
        Fact(
            "threads",
            f"{torch.get_num_threads()} in a worker",
            "A worker of this playground uses one thread, so that a room full of people shares the machine fairly. "
            "At home torch uses a thread for each core.",
        ),
    ]


def _cudnn() -> str:
    import torch

    found: int | None = torch.backends.cudnn.version()  # type: ignore[no-untyped-call]
    return str(found) if found else "not in this build"


def _mkl(configuration: str) -> str:
    """The version in the line that torch's configuration has about it."""
    for line in configuration.splitlines():
        if "Math Kernel Library Version" in line:
            return line.split("Version ")[1].split("-Product")[0].split(" ")[0]
    return "not in this build"


System = Literal["linux", "windows", "macos"]
Tool = Literal["pip", "uv", "conda"]
SYSTEMS: dict[System, str] = {"linux": "Linux", "windows": "Windows", "macos": "macOS"}
TOOLS: dict[Tool, str] = {"pip": "pip", "uv": "uv", "conda": "conda-forge"}
ACCELERATORS: dict[str, str] = {
    "cpu": "CPU only",
    "cu130": "NVIDIA, CUDA 13.0",
    "cu132": "NVIDIA, CUDA 13.2",
    "cu126": "NVIDIA, CUDA 12.6 (older cards and drivers)",
    "rocm7.2": "AMD, ROCm 7.2",
    "xpu": "Intel GPU",
    "mps": "Apple GPU (Metal)",
}
"""Builds of torch 2.13; the keys are the ends of the addresses of PyTorch's package index, but for Apple's."""
OFFERED: dict[System, tuple[str, ...]] = {
    "linux": ("cpu", "cu130", "cu132", "cu126", "rocm7.2", "xpu"),
    "windows": ("cpu", "cu130", "cu132", "cu126", "xpu"),
    "macos": ("mps",),
}
"""What PyTorch builds for each system; on macOS one build has both CPU and Apple GPU."""
ON_PYPI: dict[System, str] = {"linux": "cu130", "windows": "cpu", "macos": "mps"}
"""The build that a plain ``pip install torch`` brings."""
INDEX = "https://download.pytorch.org/whl/"


@dataclass(frozen=True)
class Command:
    """How to install: the line, or none, and what to know."""

    line: str
    note: str = ""


def install(tool: Tool, system: System, accelerator: str, release: str = "") -> Command:
    """The command for a tool, a system and an accelerator.

    Args:
        release: of torch to ask for; empty for the newest.
    """
    if accelerator not in OFFERED[system]:
        return Command("", f"PyTorch has no build for {ACCELERATORS[accelerator]} on {SYSTEMS[system]}.")
    if tool == "conda":
        return _conda(system, accelerator)
    package = f"torch=={release}" if release else "torch"
    plain = accelerator == ON_PYPI[system]
    if tool == "uv":
        backend = "" if system == "macos" else f" --torch-backend={accelerator}"
        note = "--torch-backend=auto looks for the card by itself." if backend else _APPLE
        return Command(f"uv pip install {package}{backend}", note)
    if plain:
        return Command(f"pip install {package}", _APPLE if system == "macos" else "PyPI's own build is this one.")
    return Command(f"pip install {package} --index-url {INDEX}{accelerator}", "From PyTorch's own index.")


_APPLE = "For Apple silicon and macOS 14 or later; the device is called mps."


def _conda(system: System, accelerator: str) -> Command:
    if accelerator == "mps":
        return Command("conda install -c conda-forge pytorch", _APPLE)
    if accelerator == "cpu":
        return Command("conda install -c conda-forge pytorch-cpu", "The newest release that conda-forge has built.")
    if accelerator.startswith("cu"):
        return Command(
            "conda install -c conda-forge pytorch-gpu",
            "conda picks the CUDA version that the driver can run; it brings the newest release that conda-forge has "
            "built.",
        )
    return Command("", f"conda-forge has no build for {ACCELERATORS[accelerator]}: use pip or uv.")


CHECK = """\
import torch

print(torch.__version__)
print(torch.accelerator.current_accelerator(check_available=True) or "no accelerator: the CPU it is")
print(torch.ones(2, 3) @ torch.ones(3, 2))"""
"""The lines that tell whether the installation works."""


@dataclass(frozen=True)
class Dated:
    """Something that older guides say: the words, and how it is today, in a line."""

    once: str
    today: str


DATED: tuple[Dated, ...] = (
    Dated(
        "conda install pytorch -c pytorch",
        "PyTorch's own conda channel ended with 2.5: take conda-forge, pip or uv.",
    ),
    Dated(
        "torch.cuda.is_available() as the only check",
        "It overlooks Apple and Intel GPUs: ask torch.accelerator.is_available(), which knows them all.",
    ),
    Dated("torchtext", "Its development ended in April 2024: prepare text with plain Python or a tokenizer library."),
    Dated("install the CUDA toolkit first", "The pip builds bring CUDA's libraries along: a recent driver is enough."),
    Dated("pip install pytorch", "The package is called torch; the one called pytorch only says so and fails."),
    Dated(
        "torch.set_default_tensor_type(…)",
        "Deprecated since 2.1: torch.set_default_dtype and torch.set_default_device.",
    ),
    Dated("torch.cuda.amp.autocast()", 'Deprecated: torch.amp.autocast("cuda"), which takes any device type.'),
    Dated("torch.autograd.Variable", "Not needed since 0.4: every tensor can require a gradient itself."),
    Dated("macOS on Intel processors", "The last build for them is 2.2; newer ones are for Apple silicon."),
    Dated(
        "requires_grad calculates gradient descent",
        "It only tells autograd to follow: backward() computes gradients, the optimizer's step() descends.",
    ),
)
"""What no longer holds, or never did."""
