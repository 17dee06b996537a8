"""The questions of the page Install & environment: how to install, what runs here, what is out of date."""

from typing import cast

import streamlit as st

from playground.environment.choices import ENVIRONMENT_SCHEMA
from playground.environment.installation import (
    ACCELERATORS,
    CHECK,
    OFFERED,
    SYSTEMS,
    TOOLS,
    System,
    Tool,
    install_command,
)
from playground.environment.outdated_advice import OUTDATED_ADVICE
from playground.environment.tasks import collect_torch_facts
from playground.environment.versions import EnvironmentFact, collect_versions, torch_release
from playground.ui.shared.choice_buttons import choice_buttons
from playground.ui.shared.page_state import PageState
from playground.ui.shared.style import heading
from playground.ui.shared.worker_calls import call_worker, errors_shown

PAGE = PageState(ENVIRONMENT_SCHEMA)


def draw_installation_panel() -> None:
    """Draw the answer to: how do I install it?"""
    heading("How do I install it?")
    left, middle, right = st.columns(3, vertical_alignment="bottom")
    with left:
        system = cast(System, choice_buttons(PAGE, "system", SYSTEMS))
    with middle:
        tool = cast(Tool, choice_buttons(PAGE, "tool", TOOLS))
    with right:
        accelerator = str(PAGE.control("accelerator", choices=OFFERED[system], labels=ACCELERATORS))
    same_release = PAGE.control("same_release")
    command = install_command(tool, system, accelerator, torch_release() if same_release else "")
    if command.line:
        st.code(command.line, language="bash", wrap_lines=True)
        st.caption(command.note)
    else:
        st.info(command.note, icon=":material/info:")
    st.markdown("Then this should run:")
    st.code(CHECK, language="python", wrap_lines=True)


@st.cache_resource(show_spinner="A worker collects facts about torch …")
def _torch_facts() -> list[EnvironmentFact]:
    return call_worker(collect_torch_facts)


def draw_versions_panel() -> None:
    """Draw the answer to: what runs here?"""
    heading("What runs here?")
    left, right = st.columns([2, 3], gap="large")
    with left:
        _draw_facts(collect_versions(), "Versions of Python, the system and the packages.")
    with right, errors_shown():
        _draw_facts(_torch_facts(), "What torch reports about its build and this machine.")


def _draw_facts(facts: list[EnvironmentFact], alternative: str) -> None:
    explained = any(fact.meaning for fact in facts)
    st.table(
        [{"what": fact.name, "here": fact.value, **({"meaning": fact.meaning} if explained else {})} for fact in facts],
        hide_index=True,
        hide_header=True,
        alt=alternative,
    )


def draw_outdated_advice_panel() -> None:
    """Draw the answer to: what is out of date in older guides?"""
    heading("What is out of date in older guides?")
    st.table(
        [{"a guide says": f"`{each.advice}`", "today": each.today} for each in OUTDATED_ADVICE],
        hide_index=True,
        alt="What older guides say, and what is right today.",
    )
