"""Experiment: schema, rules and JSON; every bad value gives a message of one sentence."""

import dataclasses
import json
import subprocess
import sys
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import playground
from playground import Experiment, ExperimentError, Layer, limits
from playground.experiment.architecture import parameter_count
from playground.experiment.changes import apply_changes
from playground.experiment.schema import FIELDS, LAYER_FIELDS
from playground.training.model import build_model
from tests.strategies import experiments
from tests.variants import BASE, VARIANTS

JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda children: st.lists(children, max_size=4) | st.dictionaries(st.text(max_size=8), children, max_size=4),
    max_leaves=8,
)


def test_public_names() -> None:
    assert playground.__all__ == ["Experiment", "ExperimentError", "Layer", "Trained", "train"]
    assert all(hasattr(playground, name) for name in playground.__all__)


def test_an_experiment_does_not_import_torch() -> None:
    code = "import sys; from playground import Experiment; Experiment(); print('torch' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_the_schema_and_the_dataclass_agree() -> None:
    for table, owner in ((FIELDS, Experiment()), (LAYER_FIELDS, Layer())):
        for name, field in table.items():
            assert field.check(field.default) == field.default == getattr(owner, name)
            assert field.help
    special = {"layers", "learning_rate_changes", "weight_changes"} | {
        name for name in vars(Experiment()) if name.endswith("_options")
    }
    assert {field.name for field in dataclasses.fields(Experiment)} == set(FIELDS) | special


@settings(max_examples=200)
@given(experiment=experiments())
def test_json_gives_the_same_experiment(experiment: Experiment) -> None:
    again = Experiment.from_json(experiment.to_json())
    assert again == experiment
    assert hash(again) == hash(experiment)


@settings(max_examples=500)
@given(name=st.sampled_from([field.name for field in dataclasses.fields(Experiment)]), value=JSON_VALUES)
def test_any_value_is_accepted_or_refused_in_one_sentence(name: str, value: Any) -> None:
    try:
        experiment = Experiment.from_dict({**BASE.to_dict(), name: value})
    except ExperimentError as error:
        sentence = str(error)
        assert sentence.endswith(".")
        assert "\n" not in sentence
        assert len(sentence) < 700
    else:
        assert Experiment.from_json(experiment.to_json()) == experiment


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "not JSON"),
        ("[1]", "object"),
        ('{"sneaky": 1}', "nothing called sneaky"),
        ('{"layers": [{"width": 3}]}', "A layer takes"),
        ("{" + " " * limits.MAX_JSON_BYTES + "}", "MAX_JSON_BYTES"),
        ("[" * 99_999, "not JSON"),
    ],
)
def test_bad_json_is_refused_with_the_reason(text: str, words: str) -> None:
    with pytest.raises(ExperimentError, match=words):
        Experiment.from_json(text)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"loss": "CrossEntropyLoss", "dataset": "line"}, "choose one of .*MSELoss"),
        ({"model": "line"}, "one feature"),
        ({"loss": "BCELoss"}, "needs Sigmoid"),
        ({"layers": (Layer(1024),) * 12}, "MAX_PARAMETERS"),
        ({"layers": (Layer(1),) * 13}, "MAX_LAYERS"),
        ({"test_fraction": 0.9, "validation_fraction": 0.5}, "fewer than two training samples"),
        ({"layers": (Layer(4, batch_norm=True),), "batch_size": 1}, "one sample"),
        ({"dataset_options": {"samples": 10**9}}, "samples cannot be 1000000000"),
        ({"optimizer_options": {"momentum": 0.9}}, "Adam has no option 'momentum'"),
        ({"learning_rate": float("nan")}, "learning rate cannot be nan"),
        ({"learning_rate_changes": ((5, 0.1), (3, 0.1))}, "must rise"),
        ({"split": "stratified", "dataset": "line", "loss": "MSELoss"}, "no classes"),
    ],
)
def test_values_that_do_not_fit_are_refused_in_one_sentence(changes: dict[str, Any], words: str) -> None:
    with pytest.raises(ExperimentError, match=words):
        Experiment(**changes)


@pytest.mark.parametrize("experiment", [pytest.param(each, id=name) for name, each in VARIANTS])
def test_parameters_are_counted_as_torch_counts_them(experiment: Experiment) -> None:
    assert parameter_count(experiment) == sum(each.numel() for each in build_model(experiment).parameters())


def test_a_new_data_set_brings_a_loss_that_fits_with_a_note() -> None:
    experiment, notes = apply_changes(BASE, dataset="iris")
    assert (experiment.loss, experiment.outputs, experiment.standardise) == ("CrossEntropyLoss", 3, True)
    assert any("CrossEntropyLoss" in note for note in notes)


def test_a_new_optimizer_brings_its_rate_unless_one_is_given() -> None:
    assert apply_changes(BASE, optimizer="SGD")[0].learning_rate == 0.1
    assert apply_changes(BASE, optimizer="SGD", learning_rate=0.5)[0].learning_rate == 0.5


def test_a_loss_adds_and_removes_the_output_activation_that_it_needs() -> None:
    with_sigmoid, _ = apply_changes(BASE, loss="BCELoss")
    assert with_sigmoid.output_activation == "Sigmoid"
    assert apply_changes(with_sigmoid, loss="BCEWithLogitsLoss")[0].output_activation == "Identity"


def test_live_changes_belong_to_the_old_run() -> None:
    experiment = BASE.replace(learning_rate_changes=((3, 0.1),))
    assert apply_changes(experiment, seed=5)[0].learning_rate_changes == ()


def test_to_dict_is_plain_json() -> None:
    assert json.loads(BASE.to_json()) == BASE.to_dict()
