"""The report on devices: this machine against torch's own answers, other machines as fake ones."""

import subprocess
import sys

import pytest
import torch

from playground.accelerators import DEVICE_TYPES, TorchMachine, report_devices, report_devices_of_this_machine
from playground.workers.tasks import find_devices
from tests import fake_machines


@pytest.mark.covers("devices.picker")
@pytest.mark.parametrize(
    ("machine", "accelerator", "names"),
    [
        (fake_machines.NO_ACCELERATOR, "", ["cpu", "meta"]),
        (fake_machines.BUILT_WITHOUT_CARD, "", ["cpu", "meta"]),
        (fake_machines.ONE_GPU, "cuda", ["cpu", "cuda:0", "meta"]),
        (fake_machines.TWO_GPUS, "xpu", ["cpu", "xpu:0", "xpu:1", "meta"]),
        (fake_machines.APPLE_GPU, "mps", ["cpu", "mps:0", "meta"]),
        (fake_machines.UNKNOWN_MAKER, "toaster", ["cpu", "toaster:0", "meta"]),
    ],
)
def test_the_report_names_every_usable_device(
    machine: fake_machines.FakeMachine, accelerator: str, names: list[str]
) -> None:
    report = report_devices(machine)
    assert report.accelerator == accelerator
    assert list(report.names) == names
    assert report.other_device == names[1]


@pytest.mark.covers("devices.names")
def test_devices_have_their_makers_names_and_their_memory() -> None:
    assert [device.title for device in report_devices(fake_machines.TWO_GPUS).devices] == [
        "cpu",
        "First Card",
        "Second Card",
    ]
    assert report_devices(fake_machines.ONE_GPU).devices[1].memory == 8 * 2**30
    assert (
        report_devices(fake_machines.TWO_GPUS).summary
        == "2 accelerators here: First Card as xpu:0, Second Card as xpu:1."
    )
    assert report_devices(fake_machines.ONE_GPU).summary == "One accelerator here: Made-up Card, as cuda:0."


@pytest.mark.covers("devices.no_accelerator")
def test_the_report_says_what_is_missing() -> None:
    assert report_devices(fake_machines.NO_ACCELERATOR).summary.endswith("This build of torch is for the CPU only.")
    assert "finds no such device" in report_devices(fake_machines.BUILT_WITHOUT_CARD).summary
    backends = report_devices(fake_machines.BUILT_WITHOUT_CARD).backends
    status = {backend.device_type: backend.status for backend in backends}
    assert status["cuda"] == "built in, but no device found"
    assert status["mps"] == "not in this build of torch"


@pytest.mark.covers("devices.build")
def test_this_machine_is_described_as_torch_describes_it() -> None:
    report = report_devices_of_this_machine()
    accelerator = torch.accelerator.current_accelerator(check_available=True)
    assert report.accelerator == (accelerator.type if accelerator else "")
    assert len(report.devices) == 1 + (torch.accelerator.device_count() if accelerator else 0)
    built = {backend.device_type: backend.built for backend in report.backends}
    assert built["cpu"]
    assert built["cuda"] == torch.backends.cuda.is_built()
    assert built["mps"] == torch.backends.mps.is_built()
    assert set(built) >= set(DEVICE_TYPES)
    assert report.xla is False


def test_a_worker_reports_the_same() -> None:
    report = report_devices_of_this_machine()
    assert find_devices()["type"] == report.accelerator
    assert find_devices()["torch"] == torch.__version__


@pytest.mark.parametrize("device_type", [*DEVICE_TYPES, "toaster"])
def test_every_device_type_is_described_without_an_error(device_type: str) -> None:
    machine = TorchMachine()
    count = machine.count(device_type)
    for index in range(count):
        assert machine.title(device_type, index)
        memory = machine.memory(device_type, index)
        assert memory is None or memory > 0
    assert isinstance(machine.built_for(device_type), bool)


def test_the_module_does_not_import_torch() -> None:
    code = "import sys, playground.accelerators; sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
