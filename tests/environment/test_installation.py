"""Versions are those of the packages, install commands have the right form, and outdated advice is outdated in torch."""

import importlib.metadata
import platform
import shlex
import subprocess
import sys
import warnings

import pytest
import torch

from playground.environment.installation import (
    ACCELERATORS,
    CHECK,
    OFFERED,
    ON_PYPI,
    SYSTEMS,
    TOOLS,
    System,
    Tool,
    install_command,
)
from playground.environment.outdated_advice import OUTDATED_ADVICE
from playground.environment.tasks import collect_torch_facts
from playground.environment.versions import collect_versions, torch_release
from tests.shown_lines import run_lines


@pytest.mark.covers("devices.environment")
def test_versions_are_those_of_the_packages() -> None:
    facts = {fact.name: fact.value for fact in collect_versions()}
    assert facts["Python"] == platform.python_version()
    assert facts["torch"] == torch.__version__ == importlib.metadata.version("torch")
    assert torch_release() == torch.__version__.split("+")[0]
    assert "not installed" not in facts.values()


def test_collecting_versions_does_not_import_torch() -> None:
    code = "import sys; from playground.environment.versions import *; collect_versions(); sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.covers("devices.environment")
def test_facts_are_those_of_torch() -> None:
    facts = {fact.name: fact.value for fact in collect_torch_facts()}
    assert facts["threads"] == f"{torch.get_num_threads()} in a worker"
    assert (facts["CUDA"] == "not in this build") == (torch.version.cuda is None)
    assert (facts["MKL"] == "not in this build") != torch.backends.mkl.is_available()
    assert (facts["oneDNN"] == "yes") == torch.backends.mkldnn.is_available()
    assert facts["devices"].startswith("cpu")


@pytest.mark.covers("devices.environment")
@pytest.mark.parametrize("tool", TOOLS)
@pytest.mark.parametrize("system", SYSTEMS)
@pytest.mark.parametrize("accelerator", ACCELERATORS)
def test_every_choice_has_a_command_or_a_reason(tool: Tool, system: System, accelerator: str) -> None:
    command = install_command(tool, system, accelerator, "2.13.0")
    if accelerator not in OFFERED[system]:
        assert command.line == ""
        assert "no build" in command.note
        return
    if not command.line:
        assert tool == "conda"
        assert command.note.endswith("use pip or uv.")
        return
    words = shlex.split(command.line)
    start = {"pip": ["pip", "install"], "uv": ["uv", "pip"], "conda": ["conda", "install"]}[tool]
    assert words[:2] == start
    assert ("torch==2.13.0" in words) == (tool != "conda")
    if tool == "pip":
        plain = accelerator == ON_PYPI[system]
        assert ("--index-url" in words) != plain
        assert plain or words[-1] == f"https://download.pytorch.org/whl/{accelerator}"
    if tool == "conda":
        assert "conda-forge" in words


def test_without_a_release_the_command_installs_the_newest() -> None:
    assert install_command("pip", "windows", "cpu").line == "pip install torch"


def test_the_check_runs() -> None:
    assert run_lines(CHECK).error_class == ""


@pytest.mark.covers("devices.environment")
def test_outdated_advice_is_outdated_in_this_torch() -> None:
    assert all(each.today.endswith(".") for each in OUTDATED_ADVICE)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        torch.cuda.amp.autocast()
        torch.set_warn_always(True)
        torch.set_default_tensor_type(torch.FloatTensor)
        torch.set_warn_always(False)
    messages = " ".join(str(each.message) for each in caught)
    assert "torch.amp.autocast('cuda'" in messages
    assert "deprecated as of PyTorch 2.1" in messages
    assert torch.accelerator.is_available() is False or torch.accelerator.device_count() > 0
    assert isinstance(torch.autograd.Variable(torch.ones(1)), torch.Tensor)
