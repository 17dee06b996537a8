"""Experiments of every kind of data, and a page opened with one of them."""

from streamlit.testing.v1 import AppTest

from playground import Experiment, Layer
from tests.ui.pages import ENTRY, assert_well

EXPERIMENTS = {
    "two classes": Experiment(),
    "a line": Experiment(dataset="line", model="line", loss="L1Loss", optimizer="SGD", epochs=20),
    "three classes": Experiment(
        dataset="iris", standardise=True, loss="CrossEntropyLoss", layers=(Layer(8, "ReLU", dropout=0.5),), epochs=5
    ),
    "a table of numbers": Experiment(dataset="diabetes", standardise=True, loss="MSELoss", epochs=3),
    "images": Experiment(dataset="digits", loss="CrossEntropyLoss", layers=(Layer(16, "ReLU"),), epochs=3),
}


def open_with(page: str, experiment: Experiment) -> AppTest:
    """The page in a session that has chosen an experiment."""
    app = AppTest.from_file(str(ENTRY), default_timeout=120).run()
    app.session_state["experiment_json"] = experiment.to_json()
    app.switch_page(f"pages/{page}.py").run()
    assert_well(app)
    return app
