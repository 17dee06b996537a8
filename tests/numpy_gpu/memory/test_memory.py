"""Memory calculated by rules compared with memory measured, for every network, dtype and optimizer."""

import subprocess
import sys

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from playground import limits
from playground.catalog.optimizers import OPTIMIZERS
from playground.fields import Options
from playground.numpy_gpu.choices import FLOAT_DTYPES, TENSOR_DTYPES
from playground.numpy_gpu.memory.measured_step import step_source
from playground.numpy_gpu.memory.networks import NETWORKS, Network
from playground.numpy_gpu.memory.rules import LEFT_OUT, STATE_RULES, TrainingSetup, calculate_memory
from playground.numpy_gpu.memory.tasks import measure_tensor, measure_training_step
from playground.numpy_gpu.memory.tensors import tensor_bytes, tensor_source
from tests.shown_lines import run_lines

EXTRA_STATE = [
    ("SGD", {"momentum": 0.9}),
    ("RMSprop", {"momentum": 0.9}),
    ("RMSprop", {"centered": True}),
    ("RMSprop", {"momentum": 0.9, "centered": True}),
    ("Adam", {"amsgrad": True}),
    ("AdamW", {"amsgrad": True}),
]


@pytest.mark.covers("devices.memory")
@pytest.mark.parametrize("network", NETWORKS)
@pytest.mark.parametrize("dtype", FLOAT_DTYPES)
def test_every_network_needs_what_the_rules_give(network: str, dtype: str) -> None:
    setup = TrainingSetup(network, dtype, batch=8)
    assert measure_training_step(setup).memory == calculate_memory(setup)


@pytest.mark.covers("devices.memory")
@pytest.mark.parametrize("optimizer", STATE_RULES)
@pytest.mark.parametrize("network", ["small", "cnn"])
def test_every_optimizer_stores_what_the_rules_give(optimizer: str, network: str) -> None:
    for dtype in ("float32", "bfloat16"):
        setup = TrainingSetup(network, dtype, optimizer, batch=4)
        assert measure_training_step(setup).memory == calculate_memory(setup)


@pytest.mark.parametrize(("optimizer", "options"), EXTRA_STATE)
def test_options_with_which_an_optimizer_stores_more(optimizer: str, options: dict[str, float]) -> None:
    setup = TrainingSetup("small", optimizer=optimizer, options=Options(options))
    assert measure_training_step(setup).memory == calculate_memory(setup)


@settings(max_examples=25, deadline=None)
@given(
    network=st.sampled_from(sorted(NETWORKS)),
    batch=st.integers(1, limits.MAX_MEASURED_BATCH),
    dtype=st.sampled_from(sorted(FLOAT_DTYPES)),
)
def test_any_batch_needs_what_the_rules_give(network: str, batch: int, dtype: str) -> None:
    setup = TrainingSetup(network, dtype, "SGD", batch=batch)
    assert measure_training_step(setup).memory == calculate_memory(setup)


def test_every_optimizer_has_a_rule_or_a_reason() -> None:
    assert set(STATE_RULES) | set(LEFT_OUT) == set(OPTIMIZERS)
    assert not set(STATE_RULES) & set(LEFT_OUT)


@pytest.mark.parametrize("network", NETWORKS.values(), ids=NETWORKS)
def test_parameters_are_counted_as_torch_counts_them(network: Network) -> None:
    model = run_lines(f"from torch import nn\n{network.source}").variables["model"]
    assert [tuple(each.shape) for each in model.parameters()] == network.parameters
    assert sum(each.numel() for each in model.parameters()) == network.parameter_count <= limits.MAX_PARAMETERS
    shape = network.input
    for layer, module in zip(network.layers, model, strict=True):
        assert tuple(module(torch.ones(2, *shape)).shape) == (2, *layer.output)
        shape = layer.output


PEAK = """
import resource, sys, torch
from playground.numpy_gpu.memory.rules import TrainingSetup
from playground.numpy_gpu.memory.tasks import measure_training_step
torch.set_num_threads(1)
measure_training_step(TrainingSetup("small"))
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
for optimizer in ("Adam", "Adadelta", "Muon"):
    measure_training_step(TrainingSetup(sys.argv[1], sys.argv[2], optimizer, batch=int(sys.argv[3])))
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the peak of a process is counted in other units elsewhere")
@pytest.mark.parametrize("network", ["mlp", "cnn_wide"])
@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_the_largest_choices_stay_below_the_limit_with_their_working_space(network: str, dtype: str) -> None:
    command = [sys.executable, "-c", PEAK, network, dtype, str(limits.MAX_MEASURED_BATCH)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert int(done.stdout) * 1024 < limits.MAX_STEP_BYTES


def test_the_shown_lines_count_themselves() -> None:
    variables = run_lines(step_source(TrainingSetup("small"))).variables
    assert variables["weights"] == sum(each.nbytes for each in variables["model"].parameters())


@pytest.mark.covers("devices.memory")
@settings(max_examples=60, deadline=None)
@given(
    shape=st.lists(st.integers(1, limits.MAX_TENSOR_SIDE), min_size=1, max_size=4),
    dtype=st.sampled_from(sorted(TENSOR_DTYPES)),
)
def test_a_tensor_of_any_size_needs_its_elements_times_their_bytes(shape: list[int], dtype: str) -> None:
    variables = run_lines(tensor_source(shape, dtype)).variables
    assert variables["t"].nbytes == variables["size"] == tensor_bytes(shape, dtype) == measure_tensor(shape, dtype)
    assert variables["t"].dtype == getattr(torch, dtype)
    # Above the limit the tensor is described on meta, and takes no memory.
    assert (variables["t"].device.type == "meta") == (tensor_bytes(shape, dtype) > limits.MAX_TENSOR_BYTES)
