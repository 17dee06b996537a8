"""The error clinic: a case to choose, what its code does, what that means, and fixes to try."""

from functools import partial

import streamlit as st

from playground.charts.html import render_html
from playground.lessons.clinic import ClinicProgress
from playground.tensors.clinic import CASES, GROUPS, ClinicCase
from playground.tensors.clinic.case import Fix
from playground.tensors.clinic.case_run import CaseRun
from playground.tensors.clinic.choices import CLINIC_SCHEMA
from playground.tensors.clinic.tasks import CaseAnswer, try_case
from playground.tensors.guesses import Verdict
from playground.ui.shared.page_state import PageState
from playground.ui.shared.style import heading
from playground.ui.shared.worker_calls import NoAnswerError, call_worker, show_error
from playground.ui.tensors import guesses, state

PAGE = "clinic"
_FIXED, _GUESSES = "clinic_fixed", "clinic_guesses"
_page = PageState(CLINIC_SCHEMA)


def read_progress() -> ClinicProgress:
    """What was done in this session."""
    fixed = frozenset(st.session_state.get(_FIXED, ()))
    silent = sum(CASES[name].kind == "silent" for name in fixed)
    return ClinicProgress(fixed, silent, guesses.guess_score()["streak"])


def draw_clinic() -> None:
    """Cases on the left, the chosen one on the right."""
    chooser, details = st.columns([3.2, 8.8], gap="medium")
    case = CASES[str(_page["case"])]
    fix = _chosen_fix(case)
    try:
        answer = _try_case(case.name, fix.label if fix else None)
    except NoAnswerError as error:
        with details:
            show_error(error)
        answer = None
    if answer and answer.fixed and answer.fixed.is_fixed:
        st.session_state[_FIXED] = sorted({*st.session_state.get(_FIXED, ()), case.name})
    with chooser:
        _draw_chooser(case)
    with details:
        if answer:
            _draw_case(case, fix, answer)


@st.cache_data(show_spinner=False)
def _try_case(name: str, fix: str | None) -> CaseAnswer:
    # A case gives the same result every time.
    return call_worker(try_case, name, fix)


def _draw_chooser(case: ClinicCase) -> None:
    fixed = st.session_state.get(_FIXED, ())
    heading(f"{len(CASES)} cases, {len(fixed)} fixed")
    st.session_state["clinic_group"] = case.group

    def choose_group() -> None:
        group = st.session_state["clinic_group"]
        _page.set(case=next(each.name for each in CASES.values() if each.group == group))

    st.pills("Kind", GROUPS, key="clinic_group", required=True, wrap=True, on_change=choose_group)
    key = f"clinic_case_{GROUPS.index(case.group)}"
    st.session_state[key] = case.name
    st.radio(
        "Case",
        [each.name for each in CASES.values() if each.group == case.group],
        key=key,
        format_func=lambda name: CASES[name].title + (" ✓" if name in fixed else ""),
        on_change=lambda: _page.set(case=st.session_state[key]),
    )


def _draw_case(case: ClinicCase, fix: Fix | None, answer: CaseAnswer) -> None:
    st.html(render_html("case_title.html.jinja", title=case.title))
    st.markdown(state.escape_markdown(case.intention))
    st.code(answer.original.source)
    if guesses.guesses_first(PAGE) and not _draw_question(case):
        return
    _draw_run(answer.original)
    heading("What it means")
    st.markdown(state.escape_markdown(answer.explanation))
    _draw_fixes(case)
    if fix and answer.fixed:
        _draw_fixed(case, fix, answer.fixed)


def _draw_question(case: ClinicCase) -> bool:
    """Ask what will happen; returns whether the student has answered."""
    earlier: dict[str, str] = st.session_state.setdefault(_GUESSES, {})
    if case.name in earlier:
        is_right = earlier[case.name] == case.kind
        truth = "torch raises an error" if case.kind == "error" else "the code runs, and the result is wrong"
        guesses.show_verdict(Verdict(is_right, f"{'Right' if is_right else 'Not quite'}: {truth}."))
        return True

    def guess(kind: str) -> None:
        st.session_state[_GUESSES] = {**earlier, case.name: kind}
        guesses.count_guess(kind == case.kind)

    st.markdown("**What will happen?**")
    with st.container(horizontal=True):
        st.button("Torch raises an error", key="clinic_guess_error", on_click=partial(guess, "error"))
        st.button("It runs, and the result is wrong", key="clinic_guess_silent", on_click=partial(guess, "silent"))
    return False


def _draw_run(run: CaseRun) -> None:
    """What the code did: its error in torch's own words, its output, its warnings."""
    if run.failure:
        st.html(render_html("failure.html.jinja", failure=run.failure, explanation=""))
    if run.printed:
        st.caption("It prints:")
        st.code(run.printed, language=None)
    for warning in run.warnings:
        st.warning(f"Torch warns: {state.escape_markdown(warning)}", icon=":material/warning:")
    if not run.failure and not run.warnings and not run.is_fixed:
        st.caption("No error, no warning.")


def _draw_fixes(case: ClinicCase) -> None:
    heading("Which fix works?")
    st.caption(f"Fixed when {state.escape_markdown(case.goal_text)}.")
    st.radio(
        "Fix",
        [fix.label for fix in case.fixes],
        index=None,
        key=_fix_key(case),
        persist_state="session",
        label_visibility="collapsed",
        format_func=state.escape_markdown,
    )


def _fix_key(case: ClinicCase) -> str:
    return f"clinic_fix_{case.name}"


def _chosen_fix(case: ClinicCase) -> Fix | None:
    label = st.session_state.get(_fix_key(case))
    return case.fix(label) if label else None


def _draw_fixed(case: ClinicCase, fix: Fix, run: CaseRun) -> None:
    """The code with a fix, what it did, and why."""
    st.code(run.source)
    _draw_run(run)
    reason = state.escape_markdown(fix.reason)
    if run.is_fixed:
        st.success(f"Fixed. {reason}", icon=":material/check:")
        st.button(
            "Next case", key="clinic_next", icon=":material/arrow_forward:", on_click=partial(_choose_next_case, case)
        )
    else:
        st.info(f"Not fixed. {reason}", icon=":material/lightbulb:")


def _choose_next_case(case: ClinicCase) -> None:
    """Choose the next case that is not fixed yet, or the next one where all are."""
    names = list(CASES)
    at = names.index(case.name)
    others = [*names[at + 1 :], *names[:at]]
    fixed = st.session_state.get(_FIXED, ())
    _page.set(case=next((name for name in others if name not in fixed), others[0]))
