"""The three rules of inference, each of which can be switched off, and what they save: measured."""

from typing import TYPE_CHECKING

import streamlit as st

from playground.predict import tasks
from playground.predict.code import Rules, ask_lines, output_name, sample_lines
from playground.predict.dropout import dropout_line
from playground.ui.shared.style import heading
from playground.ui.shared.worker_calls import call_worker

if TYPE_CHECKING:
    from playground.predict.answer import Question
    from playground.predict.inference_cost import Measured
    from playground.predict.test_set import Survey

ROWS = (1, 100, 1_000, 10_000)


def inference_rules(blob: bytes, found: "Survey", features: tuple[float, ...]) -> None:
    """Switch a rule off and see what goes wrong."""
    heading("Three rules of inference: switch one off")
    controls, result = st.columns([4, 6], gap="large")
    with controls:
        rules = Rules(
            evaluate=st.toggle("model.eval()", True, key="rule_eval", persist_state="session"),
            no_graph=st.toggle("torch.inference_mode()", True, key="rule_graph", persist_state="session"),
            same_device=st.toggle(
                "sample and model on the same device", True, key="rule_device", persist_state="session"
            ),
        )
        dropout = False
        if not found.has_modes:
            dropout = st.toggle(
                "with a Dropout(0.5) before the last layer",
                True,
                key="rule_dropout",
                persist_state="session",
                help="This model has neither dropout nor batch norm, so its mode makes no difference. With a dropout "
                "put in, it does.",
            )
        asked, elsewhere = call_worker(tasks.question, blob, features, rules, dropout)
        st.code(_code(found, features, rules, dropout, elsewhere), language="python", wrap_lines=True)
    with result:
        _tell(found, rules, asked, elsewhere)


def _code(found: "Survey", features: tuple[float, ...], rules: Rules, dropout: bool, elsewhere: str) -> str:
    experiment = found.experiment
    short = tuple(float(f"{value:.4g}") for value in features[:6])
    lines = sample_lines(experiment, short)
    if len(features) > len(short):
        lines[
            -1 if len(lines) == 1 else lines.index(next(line for line in lines if line.startswith("sample = [[")))
        ] = f"sample = [[{', '.join(map(repr, short))}, …]]"
    put_in = [dropout_line(experiment)] if dropout else []
    return "\n".join(
        [*put_in, *lines, "", *ask_lines(experiment, rules, elsewhere), f"{output_name(experiment)}.numpy()"]
    )


def _tell(found: "Survey", rules: Rules, asked: "Question", elsewhere: str) -> None:
    if asked.error:
        st.error(asked.error, icon=":material/error:")
        st.markdown(_why_error(asked.error, rules, elsewhere))
        return
    answers = ", ".join(f"`{value:.5g}`" if isinstance(value, float) else f"`{value}`" for value in asked.answers)
    st.markdown(f"Asked five times, the first output is {answers}.")
    if len(set(asked.answers)) > 1:
        st.warning(
            "The same question gets another answer each time: without eval() dropout goes on silencing neurons by lot. "
            "**Call model.eval() before you ask.**",
            icon=":material/casino:",
        )
    elif not rules.evaluate:
        st.info(
            "Nothing in this model depends on its mode, so nothing goes wrong here. The next model may have dropout."
        )
    else:
        st.success("The same question, the same answer: eval() is in force.", icon=":material/check:")
    if asked.grad_fn:
        st.warning(
            f"The outputs have `grad_fn=<{asked.grad_fn}>`: a graph was recorded that nobody will use, and `.numpy()` "
            f"refuses: “{asked.numpy_error}” **Ask within torch.inference_mode().**",
            icon=":material/account_tree:",
        )
    else:
        st.success("No graph was recorded, and `.numpy()` works.", icon=":material/check:")
    st.success("Sample and model are on the same device.", icon=":material/check:")


def _why_error(error: str, rules: Rules, elsewhere: str) -> str:
    if "more than 1 value per channel" in error:
        return (
            "In training mode batch norm measures the batch itself, and a single sample has no spread to measure. "
            "**Call model.eval() before you ask:** then it uses what it measured in training."
        )
    if not rules.same_device:
        place = (
            f"the accelerator `{elsewhere}`"
            if elsewhere != "meta"
            else "`meta`, a device of shapes without numbers that torch has everywhere; with a GPU it would be `cuda`"
        )
        return (
            f"The model is on the CPU, the sample on {place}. One operation works on one device. **Send the sample to "
            "where the model is: x.to(device).**"
        )
    return "Switch the rules on again, one after the other."


def cost(blob: bytes) -> None:
    """Time and memory of the three ways to ask."""
    heading("What do they save?")
    rows = st.segmented_control(
        "Samples asked about at once",
        ROWS,
        format_func=lambda count: f"{count:,}",
        default=1_000,
        key="measured_rows",
        required=True,
        persist_state="session",
    )
    measured = _measured(blob, rows or ROWS[0], st.session_state.get("measured_again", 0))
    slowest, largest = max(each.seconds for each in measured), max(each.kept_bytes for each in measured)
    rows_shown = "".join(
        f"<tr><th scope='row'>{each.mode}</th><td>{_bar(each.seconds / slowest)} {_time(each.seconds)}</td>"
        f"<td>{_bar(each.kept_bytes / largest if largest else 0)} {_bytes(each.kept_bytes)}</td></tr>"
        for each in measured
    )
    st.html(
        "<table class='pg-cost'><thead><tr><th scope='col'></th><th scope='col'>time of a forward pass</th>"
        f"<th scope='col'>memory kept for backward</th></tr></thead><tbody>{rows_shown}</tbody></table>"
    )
    st.caption(
        f"Measured for you in a worker of this server: the median of {measured[0].rounds} rounds, the three in turn, "
        "one thread. On a small network the time is mostly Python's own; the memory is the difference that always "
        "counts."
    )
    st.button("Measure again", icon=":material/timer:", key="measure_again", on_click=_again)


@st.cache_resource(show_spinner="Measuring …", scope="session", max_entries=20)
def _measured(blob: bytes, rows: int, again: int) -> "list[Measured]":
    return call_worker(tasks.measured, blob, rows)


def _again() -> None:
    st.session_state["measured_again"] = st.session_state.get("measured_again", 0) + 1


def _bar(share: float) -> str:
    return f"<span class='pg-bar' style='width: {60 * share:.0f}%'></span>"


def _time(seconds: float) -> str:
    return f"{1e6 * seconds:,.0f} µs" if seconds < 0.001 else f"{1e3 * seconds:,.2f} ms"


def _bytes(count: int) -> str:
    if not count:
        return "nothing"
    return (
        f"{count:,} bytes"
        if count < 10_000
        else f"{count / 1024:,.0f} KB"
        if count < 10_000_000
        else f"{count / 2**20:,.0f} MB"
    )
