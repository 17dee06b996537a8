"""The page Install & environment, every control turned."""

import pytest

from playground.environment import DATED, OFFERED, SYSTEMS, TOOLS, install, torch_version
from tests.ui.pages import assert_well, choose, code, opened, words


@pytest.mark.covers("devices.environment")
def test_every_choice_shows_its_command_or_the_reason_why_there_is_none() -> None:
    app = opened("environment")
    for system in SYSTEMS:
        choose(app, "install_system", system)
        for tool in TOOLS:
            choose(app, "install_tool", tool)
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
