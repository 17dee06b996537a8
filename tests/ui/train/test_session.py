"""The session: what an action on the live view, an address or a file does to the experiment, and what they cannot do."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from playground import Experiment, Layer
from playground.charts.run_curves import CHARTS
from playground.experiment.link import to_query
from playground.ui.train.comparison import describe_differences
from tests.ui.pages import ENTRY, assert_well, opened

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda children: st.lists(children, max_size=4) | st.dictionaries(st.text(max_size=6), children, max_size=3),
    max_leaves=8,
)
NAMES = ["tab", "chart", "layer", "axes", "epoch", "unit", "source", "value", "layers"]
ACTIONS = ["select", "axes", "rewind", "weight", "layers", "play_both", "resend", "sneaky"]


def _script(actions: list[object]) -> None:
    import streamlit as st

    from playground.ui.shared import session
    from playground.ui.train import live_actions

    run = session.live_run()
    run.wait(30)
    for action in actions:
        live_actions.carry_out(action)
    run.wait(30)
    st.json(session.experiment().to_dict())
    st.json(
        {
            "epoch": run.shown.epoch,
            "error": run.error,
            "axes": run.projection.axes,
            "selection": vars(live_actions.selection()),
        }
    )
    session.show_change_notes()
    run.close()


def after(*actions: Any) -> tuple[Experiment, dict[str, Any], AppTest]:
    app = AppTest.from_function(_script, kwargs={"actions": list(actions)}, default_timeout=60).run()
    assert_well(app)
    return Experiment.from_json(app.json[0].value), json.loads(app.json[1].value), app


def address(query: dict[str, str]) -> AppTest:
    app = AppTest.from_file(str(ENTRY), default_timeout=60).run()
    for name, value in query.items():
        app.query_params[name] = value
    app.switch_page("pages/train.py").run()
    assert_well(app)
    return app


def experiment_of(app: AppTest) -> Experiment:
    settings: Experiment = app.session_state["live_run"].settings
    return settings


def test_each_session_has_the_run_of_its_own_experiment() -> None:
    # Under this test driver all sessions have the same name, so a run stored by name would be that of another session.
    for dataset in ("circles", "xor"):
        app = AppTest.from_function(_run_of_session, default_timeout=60)
        app.session_state["experiment_json"] = Experiment(dataset=dataset).to_json()
        assert app.run().text[0].value == dataset


def _run_of_session() -> None:
    import streamlit as st

    from playground.ui.shared import session

    st.text(session.live_run().experiment.dataset)


def test_layers_changed_on_the_picture_have_the_same_other_values() -> None:
    experiment, _, _ = after({"do": "layers", "layers": [[6, "ReLU", 0], [2, "Tanh", 1], [3, "GELU", None]]})
    assert experiment.layers == (Layer(6, "ReLU"), Layer(2), Layer(3, "GELU"))


def test_too_many_neurons_are_refused_in_a_sentence() -> None:
    experiment, _, app = after({"do": "layers", "layers": [[10**9, "ReLU", 0]]})
    assert experiment == Experiment()
    assert app.warning[0].value.startswith("neurons cannot be 1000000000")


def test_a_weight_is_set_and_the_picture_chosen() -> None:
    _, shown, _ = after(
        {"do": "weight", "layer": 0, "unit": 1, "source": None, "value": 0.5},
        {"do": "select", "chart": "norms", "tab": "confusion", "layer": 1},
        {"do": "axes", "axes": [0, 1]},
    )
    assert shown["error"] == ""
    assert shown["selection"] == {"tab": "confusion", "chart": "norms", "layer": 1}
    assert shown["axes"] == [0, 1]


def test_a_weight_that_does_not_exist_is_refused() -> None:
    _, shown, _ = after({"do": "weight", "layer": 5, "unit": 0, "source": 0, "value": 0.5})
    assert "no weight 0 of neuron 0 in layer 5" in shown["error"]


@settings(max_examples=40)
@given(
    actions=st.lists(
        st.fixed_dictionaries({"do": st.sampled_from(ACTIONS)}, optional=dict.fromkeys(NAMES, JSON)) | JSON,
        min_size=1,
        max_size=40,
    )
)
def test_no_message_of_a_browser_breaks_the_session(actions: list[Any]) -> None:
    experiment, shown, _ = after(*actions)
    assert isinstance(experiment, Experiment)
    assert shown["selection"]["chart"] in CHARTS


def test_an_address_opens_its_experiment() -> None:
    expected = Experiment(
        dataset="spirals", dataset_options={"arms": 3}, loss="CrossEntropyLoss", layers=(Layer(8, "ReLU"),)
    )
    app = address(to_query(expected))
    assert experiment_of(app) == expected
    assert not app.warning


def test_a_malformed_address_opens_the_page_and_is_reported() -> None:
    app = address({"optimizer": "<script>", "dataset": "moons", "epochs": "1e99"})
    assert experiment_of(app) == Experiment(dataset="moons")
    assert "'optimizer' was ignored" in app.warning[0].value
    assert "'epochs' was ignored" in app.warning[0].value
    app.selectbox(key="optimizer").select("SGD").run()
    assert not app.warning


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"{", "not JSON"), (b'{"seed": -1}', "seed cannot be -1"), (b"\xff\xfe\x00", "not JSON"), (b"[]", "object")],
)
def test_a_bad_file_is_refused_in_a_sentence_and_nothing_is_lost(content: bytes, words: str) -> None:
    app = opened("train")
    app.selectbox(key="optimizer").select("SGD").run()
    app.file_uploader(key="upload_json").upload("mine.json", content, "application/json").run()
    assert_well(app)
    assert app.warning[0].value.startswith("mine.json was not opened.")
    assert words in app.warning[0].value
    assert experiment_of(app).optimizer == "SGD"


def test_a_file_opens_its_experiment() -> None:
    expected = Experiment(dataset="moons", optimizer="RMSprop", seed=7)
    app = opened("train")
    app.file_uploader(key="upload_json").upload("mine.json", expected.to_json().encode(), "application/json").run()
    assert experiment_of(app) == expected


def test_the_differences_of_two_runs_are_named() -> None:
    assert describe_differences(Experiment(), Experiment()) == "The present run has the same settings."
    text = describe_differences(Experiment(), Experiment(optimizer="SGD", learning_rate=0.1))
    assert text == "Changed: optimizer Adam → SGD; learning rate 0.03 → 0.1."


def test_pinning_stores_the_run_and_starts_another() -> None:
    app = opened("train")
    app.button(key="epoch").click().run()
    first = app.session_state["live_run"]
    app.button(key="pin").click().run()
    assert_well(app)
    assert app.session_state["pinned_run"] is first
    assert app.session_state["live_run"] is not first
    app.button(key="unpin").click().run()
    assert "pinned_run" not in app.session_state
