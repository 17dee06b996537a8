"""The machine as torch sees it: what can be asked of it, behind an interface that another machine can stand in for."""

import importlib.util
from typing import Protocol


class Machine(Protocol):
    """What the playground asks of torch about the devices here.

    ``kind`` is a device type as torch spells it: ``cpu``, ``cuda``, ``mps``, ``xpu``.
    """

    def accelerator(self) -> str:
        """The kind of the accelerator that is usable now; empty when there is none."""

    def built_for(self, kind: str) -> bool:
        """Whether this build of torch has code for the kind at all."""

    def count(self, kind: str) -> int:
        """Usable devices of the kind."""

    def title(self, kind: str, index: int) -> str:
        """The name of a device as its maker gives it."""

    def memory(self, kind: str, index: int) -> int | None:
        """Bytes of memory of a device; None where torch cannot tell."""


class TorchMachine:
    """This machine, by the installed torch."""

    def accelerator(self) -> str:
        """The kind of the accelerator that is usable now; empty when there is none."""
        import torch

        found = torch.accelerator.current_accelerator(check_available=True)
        return found.type if found is not None else ""

    def built_for(self, kind: str) -> bool:
        """Whether this build of torch has code for the kind at all."""
        import torch

        if kind == "cuda":
            return torch.version.cuda is not None or torch.version.hip is not None
        if kind == "mps":
            return torch.backends.mps.is_built()
        if kind == "xpu":
            return torch.version.xpu is not None
        return kind == "cpu"

    def count(self, kind: str) -> int:
        """Usable devices of the kind."""
        import torch

        if kind == "cpu":
            return 1
        if kind == "cuda":
            return torch.cuda.device_count() if torch.cuda.is_available() else 0
        if kind == "mps":
            return int(torch.backends.mps.is_available())
        if kind == "xpu":
            return torch.xpu.device_count() if torch.xpu.is_available() else 0
        return torch.accelerator.device_count() if self.accelerator() == kind else 0

    def title(self, kind: str, index: int) -> str:
        """The name of a device as its maker gives it."""
        import torch

        if kind in ("cuda", "xpu"):
            return str(getattr(torch, kind).get_device_name(index))
        return "Apple GPU" if kind == "mps" else kind

    def memory(self, kind: str, index: int) -> int | None:
        """Bytes of memory of a device; None where torch cannot tell."""
        import torch

        if kind in ("cuda", "xpu"):
            return int(getattr(torch, kind).get_device_properties(index).total_memory)
        return None


def torch_xla_is_installed() -> bool:
    """Whether the separate package for TPUs is here."""
    return importlib.util.find_spec("torch_xla") is not None
