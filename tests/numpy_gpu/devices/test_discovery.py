"""The lines that find a device, compared with the report on devices and with torch."""

import pytest

from playground.accelerators import report_devices_of_this_machine
from playground.numpy_gpu.devices.discovery import DISCOVERY
from playground.numpy_gpu.devices.tasks import discover_device
from tests.shown_lines import run_lines


@pytest.mark.covers("devices.picker")
def test_the_shown_lines_find_the_device_that_the_report_names() -> None:
    variables = run_lines(DISCOVERY).variables
    report = report_devices_of_this_machine()
    assert variables["device"].type == (report.accelerator or "cpu")
    assert variables["count"] == len(report.devices) - 1
    assert discover_device().name == str(variables["device"])
    assert discover_device().count == variables["count"]
