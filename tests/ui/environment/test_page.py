"""The page Install & environment, every control turned."""

import subprocess
import sys

import pytest

from playground.environment.environment import DATED, OFFERED, SYSTEMS, TOOLS, install, torch_version
from tests.ui.pages import assert_well, choose_all, code, opened, pick, words


@pytest.mark.covers("devices.environment")
def test_every_choice_shows_its_command_or_the_reason_why_there_is_none() -> None:
    app = opened("environment")
    for system in SYSTEMS:
        pick(app, "install_system", system)
        for tool in TOOLS:
            pick(app, "install_tool", tool)
            for accelerator in OFFERED[system]:
                app.selectbox(key=f"install_accelerator_{system}").set_value(accelerator).run()
                assert_well(app)
                command = install(tool, system, accelerator, torch_version())
                assert (command.line in code(app)) if command.line else (command.note in words(app))


@pytest.mark.covers("devices.environment")
def test_the_newest_release_and_what_is_dated() -> None:
    app = opened("environment")
    app.checkbox(key="install_same").uncheck().run()
    assert install("pip", "linux", "cpu").line in code(app)
    dated = app.table[-1].value
    assert list(dated["today"]) == [each.today for each in DATED]


def test_drawing_the_environment_costs_no_torch() -> None:
    code = "import sys, playground.ui.environment.panels; sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_exercises_check_themselves() -> None:
    app = opened("environment")
    choose_all(app, "exercise_plain", "Linux", "Windows")
    assert "Not yet." in words(app)
    choose_all(app, "exercise_plain", "Linux", "macOS")
    choose_all(app, "exercise_apple", "torch.accelerator.is_available()", "torch.backends.mps.is_available()")
    assert words(app).count("Right.") == 2
