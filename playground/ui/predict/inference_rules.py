"""The three rules of inference, each of which can be switched off to see what goes wrong."""

import streamlit as st

from playground.formatting import rounded
from playground.predict import tasks
from playground.predict.prediction_code import (
    InferenceRules,
    forward_lines,
    input_lines,
    insert_dropout_line,
    output_name,
)
from playground.predict.results import InferenceResult, TestSetPredictions
from playground.ui.predict.choices import switch
from playground.ui.predict.chosen_sample import chosen_features
from playground.ui.shared.style import heading
from playground.ui.shared.worker_calls import call_worker

MAX_SHOWN_FEATURES = 6
"""Features that the code lists; of more, it shows the first."""


def render_inference_rules(blob: bytes, predictions: TestSetPredictions) -> None:
    """Draw a switch for every rule, the code, and what it does."""
    heading("Three rules of inference: switch one off")
    features = chosen_features(predictions)
    controls, consequences = st.columns([4, 6], gap="large")
    with controls:
        rules = InferenceRules(switch("eval_mode"), switch("inference_mode"), switch("same_device"))
        dropout = not predictions.depends_on_mode and switch("dropout")
        result = call_worker(tasks.break_inference_rules, blob, features, rules, dropout)
        code = _code(predictions, features, rules, dropout, result.other_device)
        st.code(code, language="python", wrap_lines=True)
    with consequences:
        if result.error:
            st.error(result.error, icon=":material/error:")
            st.markdown(_explain_error(result, rules))
        else:
            _render_outputs(result, rules)
            _render_graph(result)
            st.success("Sample and model are on the same device.", icon=":material/check:")


def _code(
    predictions: TestSetPredictions,
    features: tuple[float, ...],
    rules: InferenceRules,
    dropout: bool,
    other_device: str,
) -> str:
    experiment = predictions.experiment
    shown = tuple(rounded(value, 4) for value in features[:MAX_SHOWN_FEATURES])
    sample = "\n".join(input_lines(experiment, shown))
    if len(features) > len(shown):
        sample = sample.replace("]]", ", …]]", 1)
    lines = [insert_dropout_line(experiment)] if dropout else []
    lines += [sample, "", *forward_lines(experiment, rules, other_device), f"{output_name(experiment)}.numpy()"]
    return "\n".join(lines)


def _render_outputs(result: InferenceResult, rules: InferenceRules) -> None:
    outputs = ", ".join(
        f"`{value:.5g}`" if isinstance(value, float) else f"`{value}`" for value in result.first_outputs
    )
    st.markdown(f"Five predictions for the same sample; the first output is {outputs}.")
    if len(set(result.first_outputs)) > 1:
        st.warning(
            "The same sample gets another prediction each time: without eval() dropout sets random activations to zero. "
            "**Call model.eval() before you predict.**",
            icon=":material/casino:",
        )
    elif not rules.eval_mode:
        st.info(
            "Nothing in this model depends on its mode, so nothing goes wrong here. The next model may have dropout."
        )
    else:
        st.success("The same sample, the same prediction: the model is in evaluation mode.", icon=":material/check:")


def _render_graph(result: InferenceResult) -> None:
    if result.grad_fn:
        st.warning(
            f"The outputs have `grad_fn=<{result.grad_fn}>`: a graph was recorded that nothing will use, and `.numpy()` "
            f"raises “{result.numpy_error}” **Predict within torch.inference_mode().**",
            icon=":material/account_tree:",
        )
    else:
        st.success("No graph was recorded, and `.numpy()` works.", icon=":material/check:")


def _explain_error(result: InferenceResult, rules: InferenceRules) -> str:
    if "more than 1 value per channel" in result.error:
        return (
            "In training mode batch norm computes mean and variance of the batch itself, and a single sample has no "
            "variance. **Call model.eval() before you predict:** then it uses the averages from training."
        )
    if not rules.same_device:
        device = (
            f"the accelerator `{result.other_device}`"
            if result.other_device != "meta"
            else "`meta`, a device of shapes without numbers that torch has everywhere; with a GPU it would be `cuda`"
        )
        return (
            f"The model is on the CPU, the sample on {device}. One operation works on one device. **Move the sample to "
            "the device of the model: x.to(device).**"
        )
    return "Switch the rules on again, one after the other."
