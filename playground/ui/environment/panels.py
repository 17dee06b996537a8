"""The environment, drawn: what this runs on, how to get the same, and what is dated."""

import streamlit as st

from playground.environment.environment import (
    ACCELERATORS,
    CHECK,
    DATED,
    OFFERED,
    ON_PYPI,
    SYSTEMS,
    TOOLS,
    Fact,
    install,
    torch_facts,
    torch_version,
    versions,
)
from playground.ui.shared.check_yourself import ChoiceQuestion
from playground.ui.shared.style import heading
from playground.ui.shared.widgets import titled
from playground.ui.shared.worker_calls import call_worker, errors_shown


def draw_environment() -> None:
    """All of it; call it on any page."""
    _install()
    _here()
    _dated()


def _install() -> None:
    heading("How do I get it?")
    left, middle, right = st.columns(3, vertical_alignment="bottom")
    with left:
        system = st.segmented_control(
            "System",
            list(SYSTEMS),
            key="install_system",
            default="linux",
            required=True,
            format_func=titled(SYSTEMS),
        )
    with middle:
        tool = st.segmented_control(
            "With",
            list(TOOLS),
            key="install_tool",
            default="pip",
            required=True,
            format_func=titled(TOOLS),
        )
    offered = OFFERED[system]
    with right:
        accelerator = st.selectbox(
            "For", offered, key=f"install_accelerator_{system}", format_func=titled(ACCELERATORS)
        )
    same = st.checkbox(
        f"The release that runs here ({torch_version()})",
        value=True,
        key="install_same",
        help="Off: whatever is newest. These addresses were checked for the release that runs here.",
    )
    command = install(tool, system, accelerator, torch_version() if same else "")
    if command.line:
        st.code(command.line, language="bash", wrap_lines=True)
        st.caption(command.note)
    else:
        st.info(command.note, icon=":material/info:")
    st.markdown("Then this should run:")
    st.code(CHECK, language="python", wrap_lines=True)


@st.cache_resource(show_spinner="Asking a worker about torch …")
def _torch_facts() -> list[Fact]:
    return call_worker(torch_facts)


def _here() -> None:
    heading("What runs here?")
    left, right = st.columns([2, 3], gap="large")
    with left:
        _table(versions(), "Versions of Python, the system and the packages.")
    with right, errors_shown():
        _table(_torch_facts(), "What torch says of its build and of this machine.")


def _table(facts: list[Fact], alternative: str) -> None:
    explained = any(fact.meaning for fact in facts)
    st.table(
        [{"what": fact.name, "here": fact.value, **({"meaning": fact.meaning} if explained else {})} for fact in facts],
        hide_index=True,
        hide_header=True,
        alt=alternative,
    )


def _dated() -> None:
    heading("What is dated in older guides?")
    st.table(
        [{"a guide says": f"`{each.once}`", "today": each.today} for each in DATED],
        hide_index=True,
        alt="What older guides say, and how it is today.",
    )


_FINDS_APPLE = {
    "torch.accelerator.is_available()": True,
    "torch.backends.mps.is_available()": True,
    "torch.cuda.is_available()": False,
    "torch.xpu.is_available()": False,
}
QUESTIONS = (
    ChoiceQuestion(
        "apple",
        "Which of these are true on a Mac whose GPU torch can use?",
        tuple(_FINDS_APPLE),
        lambda: {check for check, finds in _FINDS_APPLE.items() if finds},
        "torch.accelerator knows every kind of device; the others ask for one kind each.",
        "Which of them ask for one maker's cards only, and which maker is it?",
    ),
    ChoiceQuestion(
        "plain",
        f"A plain `pip install torch=={torch_version()}`, without an index: on which systems does it bring code for a "
        "GPU?",
        tuple(SYSTEMS.values()),
        lambda: {words for system, words in SYSTEMS.items() if ON_PYPI[system] != "cpu"},
        "On Linux it brings CUDA, on macOS Metal; on Windows it is for the CPU only, and CUDA needs PyTorch's own "
        "index.",
        "Choose each system above, and see for which accelerator the command is the plain one.",
    ),
)
"""Two, at the end of the page."""
