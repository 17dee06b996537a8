"""Weights as files: they load back to the same bits, and any other file is refused in one sentence."""

import io
import pickle
import zipfile
from pathlib import Path
from typing import Any

import pytest
import safetensors.torch
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from playground import Experiment, Layer, limits
from playground.predict.weights.file_format import WeightsError
from playground.predict.weights.state_dict import compare, load, save
from playground.training.state import RunState
from tests.bits import same
from tests.predict.states import DIGITS, RINGS, WITH_MODES, trained
from tests.variants import VARIANTS


class Hostile:
    """A pickle that would leave a file behind if it were ever run."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> Any:
        return (Path.touch, (self.path,))


class Huge:
    """A pickle that weights_only=True would let take all memory."""

    def __reduce__(self) -> Any:
        return (bytearray, (10**12,))


def torch_file(value: object, **options: Any) -> bytes:
    buffer = io.BytesIO()
    torch.save(value, buffer, **options)
    return buffer.getvalue()


def refused(content: bytes, state: RunState | None = None) -> str:
    with pytest.raises(WeightsError) as caught:
        load(state or trained(RINGS), content)
    message = str(caught.value)
    assert message.endswith(".")
    assert "\n" not in message
    assert "Traceback" not in message
    return message


@pytest.mark.covers("training.save_load")
@pytest.mark.parametrize("kind", ["pt", "safetensors"])
@pytest.mark.parametrize("experiment", [RINGS, WITH_MODES, DIGITS], ids=["rings", "batch norm", "digits"])
def test_saved_weights_load_back_to_the_same_bits_and_predictions(kind: str, experiment: Experiment) -> None:
    state = trained(experiment)
    back = load(state, save(state, kind))
    assert same(back.model, state.model)
    comparison = compare(state, back)
    assert comparison.same_predictions
    assert comparison.same_weights
    assert comparison.largest_difference == 0
    assert comparison.samples == experiment.split_sizes[2]


@pytest.mark.parametrize("experiment", [pytest.param(each, id=name) for name, each in VARIANTS[::9]])
def test_every_kind_of_model_can_be_saved_and_loaded(experiment: Experiment) -> None:
    state = trained(experiment)
    for kind in ("pt", "safetensors"):
        assert same(load(state, save(state, kind)).model, state.model)


def test_torch_and_safetensors_read_the_files(tmp_path: Path) -> None:
    state = trained(RINGS)
    (tmp_path / "weights.pt").write_bytes(save(state, "pt"))
    (tmp_path / "weights.safetensors").write_bytes(save(state, "safetensors"))
    one = torch.load(tmp_path / "weights.pt", weights_only=True)
    other = safetensors.torch.load_file(tmp_path / "weights.safetensors")
    for name, value in state.model.items():
        assert torch.equal(one[name], torch.tensor(value))
        assert torch.equal(other[name], torch.tensor(value))


def test_weights_of_another_run_are_loaded_and_compared() -> None:
    state, other = trained(RINGS), trained(RINGS.replace(seed=7))
    comparison = compare(state, load(state, save(other, "pt")))
    assert not comparison.same_predictions
    assert not comparison.same_weights
    assert comparison.largest_difference > 0


@pytest.mark.parametrize("kind", ["pt", "safetensors"])
def test_another_architecture_is_named(kind: str) -> None:
    state = trained(RINGS)
    wider = trained(RINGS.replace(layers=(Layer(8), Layer(2))))
    assert "layers.0.weight is [8, 2] in the file and [4, 2] in the model" in refused(save(wider, kind))
    deeper = trained(RINGS.replace(layers=(Layer(4), Layer(2), Layer(2))))
    assert "it has layers.6.bias, layers.6.weight, which the model does not" in refused(save(deeper, kind))
    assert "it lacks layers.6.bias" in refused(save(state, kind), deeper)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "empty"),
        (b"epoch,train_loss\n0,0.5\n", "not a file of weights"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "not a file of weights"),
        (b"0" * 10_000_001, "MAX_WEIGHTS_BYTES"),
        (b"\x10" + bytes(7) + b"{nonsense}......", "header"),
        (b"\xff" * 7 + b"\x7f" + b'{"a": 1}', "cut short"),
        (pickle.dumps([1, 2]), "bare pickle"),
    ],
)
def test_a_wrong_file_is_refused_in_a_sentence(content: bytes, message: str) -> None:
    assert message in refused(content)


@pytest.mark.parametrize("kind", ["pt", "safetensors"])
def test_a_file_cut_anywhere_is_refused(kind: str) -> None:
    content = save(trained(RINGS), kind)
    for length in (1, 9, 30, 60, len(content) // 2, len(content) - 200, len(content) - 1):
        refused(content[:length])


@pytest.mark.covers("training.hostile_files")
def test_a_hostile_pickle_is_refused_and_never_run(tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    for value in (Hostile(trace), {"layers.0.weight": Hostile(trace)}, [Hostile(trace)]):
        message = refused(torch_file(value))
        assert "nothing in it was run" in message
    assert "nothing in it was run" in refused(pickle.dumps(Hostile(trace)))
    refused(torch_file(Hostile(trace), _use_new_zipfile_serialization=False))
    assert not trace.exists()
    # Unpickled by Python itself, the same pickle leaves its trace.
    pickle.loads(pickle.dumps(Hostile(trace)))
    assert trace.exists()


def test_a_pickle_that_would_take_all_memory_is_refused_before_it_runs() -> None:
    assert "bytearray" in refused(torch_file({"layers.0.weight": Huge()}))


def test_an_archive_that_would_grow_is_refused() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("weights/data.pkl", b"0" * 50_000_000)
    assert "MAX_WEIGHTS_BYTES" in refused(buffer.getvalue())
    assert len(buffer.getvalue()) < limits.MAX_WEIGHTS_BYTES


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (torch.ones(3), "no state_dict"),
        ({}, "no state_dict"),
        ({"model": {"a": torch.ones(1)}, "epoch": 3}, "something other than a tensor"),
        ({1: torch.ones(1)}, "something other than a tensor"),
        ({"a": torch.ones(1)}, "another architecture"),
    ],
)
def test_a_file_without_a_state_dict_is_named(value: object, message: str) -> None:
    assert message in refused(torch_file(value))


def test_another_dtype_and_numbers_that_are_not_finite_are_named() -> None:
    weights = {name: torch.tensor(value) for name, value in trained(RINGS).model.items()}
    assert "float64 in the file and float32" in refused(
        torch_file({name: value.double() for name, value in weights.items()})
    )
    broken = {**weights, "layers.2.bias": torch.full((2,), float("nan"))}
    assert "layers.2.bias holds numbers that are not finite" in refused(torch_file(broken))


@settings(max_examples=150)
@given(data=st.data())
def test_a_damaged_file_is_refused_or_loaded_without_another_error(data: Any) -> None:
    state = trained(RINGS)
    content = bytearray(save(state, data.draw(st.sampled_from(["pt", "safetensors"]))))
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    message = "Loaded."
    try:
        assert load(state, bytes(content)).model.keys() == state.model.keys()
    except WeightsError as error:
        message = str(error)
    assert message.endswith(".")


@settings(max_examples=150)
@given(
    content=st.binary(max_size=400), start=st.sampled_from([b"", b"PK\x03\x04", b"\x08" + bytes(7) + b"{", b"\x80\x02"])
)
def test_any_bytes_are_refused_in_a_sentence(content: bytes, start: bytes) -> None:
    refused(start + content)
