"""The command that installs PyTorch, for a system, a tool and an accelerator, and the lines that check it."""

from dataclasses import dataclass
from typing import Literal

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
"""Builds of torch 2.13; each key except Apple's ends the address of PyTorch's package index for that build."""
OFFERED: dict[System, tuple[str, ...]] = {
    "linux": ("cpu", "cu130", "cu132", "cu126", "rocm7.2", "xpu"),
    "windows": ("cpu", "cu130", "cu132", "cu126", "xpu"),
    "macos": ("mps",),
}
"""The builds for each system; on macOS one build has code for both CPU and Apple GPU."""
ON_PYPI: dict[System, str] = {"linux": "cu130", "windows": "cpu", "macos": "mps"}
"""The build that ``pip install torch`` installs without an index."""
INDEX = "https://download.pytorch.org/whl/"


@dataclass(frozen=True)
class InstallCommand:
    """How to install: the command, and what to know about it; the command is empty where there is no build."""

    line: str
    note: str = ""


def install_command(tool: Tool, system: System, accelerator: str, release: str = "") -> InstallCommand:
    """The command for a tool, a system and an accelerator.

    Args:
        tool: that installs.
        system: on which torch will run.
        accelerator: a key of ``ACCELERATORS``.
        release: of torch; empty for the newest.
    """
    if accelerator not in OFFERED[system]:
        return InstallCommand("", f"PyTorch has no build for {ACCELERATORS[accelerator]} on {SYSTEMS[system]}.")
    if tool == "conda":
        return _conda(system, accelerator)
    package = f"torch=={release}" if release else "torch"
    plain = accelerator == ON_PYPI[system]
    if tool == "uv":
        backend = "" if system == "macos" else f" --torch-backend={accelerator}"
        note = "--torch-backend=auto finds the GPU by itself." if backend else _APPLE
        return InstallCommand(f"uv pip install {package}{backend}", note)
    if plain:
        return InstallCommand(f"pip install {package}", _APPLE if system == "macos" else "This is the build on PyPI.")
    return InstallCommand(f"pip install {package} --index-url {INDEX}{accelerator}", "From PyTorch's own index.")


_APPLE = "For Apple silicon and macOS 14 or later; the device is called mps."


def _conda(system: System, accelerator: str) -> InstallCommand:
    if accelerator == "mps":
        return InstallCommand("conda install -c conda-forge pytorch", _APPLE)
    if accelerator == "cpu":
        return InstallCommand(
            "conda install -c conda-forge pytorch-cpu", "The newest release that conda-forge has built."
        )
    if accelerator.startswith("cu"):
        return InstallCommand(
            "conda install -c conda-forge pytorch-gpu",
            "conda picks a CUDA version that the driver supports; it installs the newest release that conda-forge has "
            "built.",
        )
    return InstallCommand("", f"conda-forge has no build for {ACCELERATORS[accelerator]}: use pip or uv.")


CHECK = """\
import torch

print(torch.__version__)
print(torch.accelerator.current_accelerator(check_available=True) or "no accelerator: torch computes on the CPU")
print(torch.ones(2, 3) @ torch.ones(3, 2))"""
"""The lines that check whether the installation works."""
