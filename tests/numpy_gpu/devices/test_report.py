"""What there is to compute on: this machine against torch's own answers, other machines by stand-ins."""

import subprocess
import sys

import pytest
import torch

from playground.numpy_gpu.devices.machine import TorchMachine
from playground.numpy_gpu.devices.report import DISCOVERY, KINDS, discover, report
from playground.sandbox.shown_code import run
from tests.numpy_gpu.devices import stand_in


@pytest.mark.covers("devices.picker")
@pytest.mark.parametrize(
    ("machine", "accelerator", "names"),
    [
        (stand_in.NONE, "", ["cpu", "meta"]),
        (stand_in.BUILT_WITHOUT_CARD, "", ["cpu", "meta"]),
        (stand_in.ONE, "cuda", ["cpu", "cuda:0", "meta"]),
        (stand_in.SEVERAL, "xpu", ["cpu", "xpu:0", "xpu:1", "meta"]),
        (stand_in.APPLE, "mps", ["cpu", "mps:0", "meta"]),
        (stand_in.UNKNOWN_MAKER, "toaster", ["cpu", "toaster:0", "meta"]),
    ],
)
def test_what_can_be_picked(machine: stand_in.StandIn, accelerator: str, names: list[str]) -> None:
    found = report(machine)
    assert found.accelerator == accelerator
    assert found.names == names


@pytest.mark.covers("devices.names")
def test_devices_have_their_makers_names_and_their_memory() -> None:
    assert [device.title for device in report(stand_in.SEVERAL).devices] == ["cpu", "First Card", "Second Card"]
    assert report(stand_in.ONE).devices[1].memory == 8 * 2**30
    assert report(stand_in.SEVERAL).summary == "2 accelerators here: First Card as xpu:0, Second Card as xpu:1."
    assert report(stand_in.ONE).summary == "One accelerator here: Made-up Card, as cuda:0."


@pytest.mark.covers("devices.no_accelerator")
def test_what_is_missing_is_said_plainly() -> None:
    assert report(stand_in.NONE).summary.endswith("This build of torch is for the CPU only.")
    assert "finds no such device" in report(stand_in.BUILT_WITHOUT_CARD).summary
    says = {end.kind: end.says for end in report(stand_in.BUILT_WITHOUT_CARD).back_ends}
    assert says["cuda"] == "built in, but no device found"
    assert says["mps"] == "not in this build of torch"


@pytest.mark.covers("devices.build")
def test_this_machine_is_described_as_torch_describes_it() -> None:
    found = discover()
    accelerator = torch.accelerator.current_accelerator(check_available=True)
    assert found.accelerator == (accelerator.type if accelerator else "")
    assert len(found.devices) == 1 + (torch.accelerator.device_count() if accelerator else 0)
    built = {end.kind: end.built for end in found.back_ends}
    assert built["cpu"]
    assert built["cuda"] == torch.backends.cuda.is_built()
    assert built["mps"] == torch.backends.mps.is_built()
    assert set(built) >= set(KINDS)
    assert found.xla is False


@pytest.mark.covers("devices.picker")
def test_the_shown_lines_find_the_device_that_the_report_names() -> None:
    names = run(DISCOVERY).names
    found = discover()
    assert names["device"].type == (found.accelerator or "cpu")
    assert names["count"] == len(found.devices) - 1


@pytest.mark.parametrize("kind", [*KINDS, "toaster"])
def test_asking_after_any_kind_is_harmless(kind: str) -> None:
    machine = TorchMachine()
    count = machine.count(kind)
    for index in range(count):
        assert machine.title(kind, index)
        assert machine.memory(kind, index) is None or machine.memory(kind, index) > 0
    assert isinstance(machine.built_for(kind), bool)


def test_naming_the_machine_does_not_import_torch() -> None:
    code = "import sys, playground.numpy_gpu.devices.report; sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
