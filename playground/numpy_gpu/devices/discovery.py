"""The lines that find the device to compute on, on any machine."""

from dataclasses import dataclass

DISCOVERY = """\
import torch

accelerator = torch.accelerator.current_accelerator(check_available=True)
device = accelerator if accelerator is not None else torch.device("cpu")
count = torch.accelerator.device_count()"""
"""The lines, which the page shows and a worker runs."""


@dataclass(frozen=True)
class DiscoveredDevice:
    """What the lines find.

    Attributes:
        name: of the device, as it prints.
        count: accelerators of its type.
    """

    name: str
    count: int
