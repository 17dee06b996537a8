"""The parts of the error clinic: a case to choose, what it does, what it means, and a repair."""

from functools import partial
from html import escape

import streamlit as st

from playground.lessons.tensors import Record
from playground.sandbox.execution import Failure
from playground.tensors.clinic import CASES, GROUPS, Case
from playground.tensors.clinic.case import Repair, device_note
from playground.tensors.clinic.run import Seen, try_out
from playground.tensors.guesses import Verdict
from playground.ui.shared.style import heading
from playground.ui.tensors import guesses, state

SLOT = "clinic"
_MENDED, _GUESSES = "clinic_mended", "clinic_guesses"


def record() -> Record:
    """What was done in this session."""
    mended = frozenset(st.session_state.get(_MENDED, set()))
    traps = sum(CASES[name].kind == "trap" for name in mended)
    return Record(mended, traps, guesses.guess_score()["streak"])


def clinic() -> None:
    """Cases on the left, the chosen one on the right."""
    chooser, shown = st.columns([3.2, 8.8], gap="medium")
    with chooser:
        case = _choose()
    with shown:
        _case(case)


def _choose() -> Case:
    held = state.read_slot(SLOT)
    name = held.get("case", next(iter(CASES)))
    mended: set[str] = st.session_state.setdefault(_MENDED, set())
    heading(f"{len(CASES)} cases, {len(mended)} mended")
    group_key = "clinic_group"
    group = held.get("group", CASES[name].group)
    st.session_state[group_key] = group

    def group_picked() -> None:
        chosen = st.session_state[group_key]
        state.write_slot(SLOT, group=chosen, case=next(each.name for each in CASES.values() if each.group == chosen))

    st.pills("Kind", GROUPS, key=group_key, required=True, wrap=True, on_change=group_picked)
    names = [each.name for each in CASES.values() if each.group == group]
    key = f"clinic_case_{GROUPS.index(group)}"
    st.session_state[key] = name if name in names else names[0]
    st.radio(
        "Case",
        names,
        key=key,
        format_func=lambda each: CASES[each].title + (" ✓" if each in mended else ""),
        on_change=lambda: state.write_slot(SLOT, case=st.session_state[key]),
    )
    return CASES[st.session_state[key]]


def _case(case: Case) -> None:
    st.html(f'<h2 class="pg-case">{case.title}</h2>')
    st.markdown(state.escape_markdown(case.story))
    seen = try_out(case)
    st.code(seen.source)
    if guesses.guesses_first(SLOT) and not _answered(case):
        return
    _outcome(seen)
    heading("What it means")
    st.markdown(state.escape_markdown(case.meaning.replace("{device_note}", device_note())))
    _repairs(case)


def _answered(case: Case) -> bool:
    """Whether the student has said what will happen; asks, if not."""
    given: dict[str, str] = st.session_state.setdefault(_GUESSES, {})
    if case.name in given:
        right = given[case.name] == case.kind
        truth = "torch complains" if case.kind == "error" else "torch says nothing, and the result is wrong"
        guesses.show_verdict(Verdict(right, f"{'Right' if right else 'Not quite'}: {truth}."))
        return True

    def guess(kind: str) -> None:
        st.session_state[_GUESSES] = {**given, case.name: kind}
        guesses.count_guess(kind == case.kind)

    st.markdown("**What will happen?**")
    with st.container(horizontal=True):
        st.button("Torch complains", key="clinic_guess_error", on_click=partial(guess, "error"))
        st.button("It runs, and the result is wrong", key="clinic_guess_trap", on_click=partial(guess, "trap"))
    return False


def _outcome(seen: Seen) -> None:
    """What the program did: its output, and torch's own words."""
    if seen.failure:
        _error(seen.failure)
    if seen.printed:
        st.caption("It prints:")
        st.code(seen.printed, language=None)
    for warning in seen.warned:
        st.warning(f"Torch warns: {state.escape_markdown(warning)}", icon=":material/warning:")
    if not seen.failure and not seen.warned and not seen.mended:
        st.caption("No error, no warning.")


def _error(failure: Failure) -> None:
    st.html(
        '<div class="pg-failure" role="status"><p class="pg-failure-head">Torch says, at '
        f"<code>{escape(failure.line)}</code>:</p>"
        f'<p class="pg-torch-says">{escape(str(failure))}</p></div>'
    )


def _repairs(case: Case) -> None:
    heading("Which repair?")
    st.caption(f"Mended when {state.escape_markdown(case.wanted)}.")
    key = f"clinic_repair_{case.name}"
    st.radio(
        "Repair",
        [repair.label for repair in case.repairs],
        index=None,
        key=key,
        persist_state="session",
        label_visibility="collapsed",
        format_func=state.escape_markdown,
        on_change=partial(_tried, case, key),
    )
    repair = _repair(case, key)
    if repair is None:
        return
    seen = try_out(case, repair)
    st.code(seen.source)
    _outcome(seen)
    because = state.escape_markdown(repair.because)
    if seen.mended:
        st.success(f"Mended. {because}", icon=":material/check:")
        st.button("Next case", key="clinic_next", icon=":material/arrow_forward:", on_click=partial(_next, case))
    else:
        st.info(f"Not mended. {because}", icon=":material/lightbulb:")


def _repair(case: Case, key: str) -> Repair | None:
    return next((each for each in case.repairs if each.label == st.session_state[key]), None)


def _tried(case: Case, key: str) -> None:
    """Remember a case that a repair mends, before the page counts them."""
    repair = _repair(case, key)
    if repair and try_out(case, repair).mended:
        st.session_state[_MENDED] = {*st.session_state.get(_MENDED, set()), case.name}


def _next(case: Case) -> None:
    """Go to the next case that is not mended yet, or simply to the next one."""
    names = list(CASES)
    at = names.index(case.name)
    after = [*names[at + 1 :], *names[:at]]
    mended = st.session_state.get(_MENDED, set())
    name = next((each for each in after if each not in mended), after[0])
    state.write_slot(SLOT, case=name, group=CASES[name].group)
