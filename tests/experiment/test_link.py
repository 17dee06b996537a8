"""A link carries the whole Experiment; unknown or malformed values are ignored."""

from urllib.parse import parse_qsl, urlencode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playground import Experiment, Layer
from playground.experiment.link import MAX_CHARACTERS, MAX_MESSAGES, MAX_NAMES, from_query, to_query
from playground.experiment.schema import FIELDS
from tests.strategies import experiments
from tests.variants import VARIANTS

NAMES = [*FIELDS, "layers", "learning_rate_changes", "weight_changes", "dataset.arms", "optimizer.betas", "loss.weight"]


@pytest.mark.parametrize("experiment", [pytest.param(each, id=name) for name, each in VARIANTS])
def test_a_link_gives_the_same_experiment(experiment: Experiment) -> None:
    address = urlencode(to_query(experiment))
    assert from_query(dict(parse_qsl(address, keep_blank_values=True))) == (experiment, [])
    assert len(address) < 2_000


@settings(max_examples=200)
@given(experiment=experiments())
def test_a_link_gives_any_experiment(experiment: Experiment) -> None:
    assert from_query(to_query(experiment)) == (experiment, [])


def test_the_default_experiment_has_an_empty_address() -> None:
    assert to_query(Experiment()) == {}
    assert to_query(Experiment(layers=(Layer(16, "ReLU"), Layer(8, dropout=0.25)))) == {
        "layers": "16:ReLU,8:Tanh:0.25:false"
    }


@settings(max_examples=1_500)
@given(
    query=st.dictionaries(
        st.sampled_from(NAMES) | st.text(max_size=12),
        st.text(max_size=30)
        | st.sampled_from(
            ["none", "true", "-1", "1e999", "nan", "9" * 400, "1:2:3", "0:0:0:b:1", "16:Tanh", ",", "iris", "line"]
        ),
        max_size=8,
    )
)
def test_every_link_gives_an_experiment(query: dict[str, str]) -> None:
    experiment, messages = from_query(query)
    assert isinstance(experiment, Experiment)
    assert len(messages) <= MAX_MESSAGES + 1
    assert all(each.endswith(".") and len(each) < 900 for each in messages)
    assert from_query(to_query(experiment)) == (experiment, [])


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ({"optimizer": "Sneaky"}, "'optimizer' was ignored. optimizer cannot be 'Sneaky'"),
        ({"sneaky": "1"}, "no value of this name"),
        ({"dataset": "spirals", "dataset.legs": "3"}, "Spirals has no such option"),
        ({"learning_rate": "1e9"}, "from 1e-06 to 10"),
        ({"layers": "16:Tanh," * 20 + "4"}, "up to 12"),
        ({"layers": "9" * (MAX_CHARACTERS + 1)}, "characters"),
        ({"loss": "CrossEntropyLoss", "dataset": "line"}, "CrossEntropyLoss is for"),
        ({"weight_changes": "0:9:0:0:1.0"}, "has no weight 0 of neuron 0 in layer 9"),
    ],
)
def test_each_ignored_value_is_reported(query: dict[str, str], words: str) -> None:
    _, messages = from_query(query)
    assert any(words in each for each in messages), messages


def test_values_that_fit_are_used_although_others_do_not() -> None:
    experiment, messages = from_query(
        {"dataset": "iris", "loss": "MSELoss", "optimizer": "SGD", "learning_rate": "0.5", "epochs": "many"}
    )
    assert (experiment.dataset, experiment.loss, experiment.optimizer) == ("iris", "CrossEntropyLoss", "SGD")
    assert experiment.learning_rate == 0.5
    assert len(messages) == 2


def test_a_link_with_too_many_names_is_cut() -> None:
    _, messages = from_query({f"name{number}": "1" for number in range(1_000)})
    assert messages[-1] == f"{MAX_NAMES + 1 - MAX_MESSAGES} more values of the link were ignored."
