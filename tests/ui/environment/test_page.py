"""The page Install & environment, with every choice made."""

import subprocess
import sys

import pytest

from playground.environment.installation import OFFERED, SYSTEMS, TOOLS, install_command
from playground.environment.outdated_advice import OUTDATED_ADVICE
from playground.environment.versions import torch_release
from tests.ui.pages import assert_well, choose_all, code, opened, pick, words


@pytest.mark.covers("devices.environment")
def test_every_choice_shows_its_command_or_the_reason_why_there_is_none() -> None:
    app = opened("environment")
    for system in SYSTEMS:
        pick(app, "environment_system", system)
        for tool in TOOLS:
            pick(app, "environment_tool", tool)
            for accelerator in OFFERED[system]:
                app.selectbox(key="environment_accelerator").set_value(accelerator).run()
                assert_well(app)
                command = install_command(tool, system, accelerator, torch_release())
                assert (command.line in code(app)) if command.line else (command.note in words(app))


@pytest.mark.covers("devices.environment")
def test_the_newest_release_and_what_is_out_of_date() -> None:
    app = opened("environment")
    app.checkbox(key="environment_same_release").uncheck().run()
    assert install_command("pip", "linux", "cpu").line in code(app)
    outdated = app.table[-1].value
    assert list(outdated["today"]) == [each.today for each in OUTDATED_ADVICE]


def test_the_page_does_not_import_torch() -> None:
    code = "import sys, playground.ui.environment.environment; sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_exercises_check_themselves() -> None:
    app = opened("environment")
    choose_all(app, "exercise_environment_plain", "Linux", "Windows")
    assert "Not yet." in words(app)
    choose_all(app, "exercise_environment_plain", "Linux", "macOS")
    choose_all(
        app, "exercise_environment_apple", "torch.accelerator.is_available()", "torch.backends.mps.is_available()"
    )
    assert words(app).count("torch.accelerator covers every kind of device") == 1
    assert words(app).count("On Linux it installs CUDA") == 1
