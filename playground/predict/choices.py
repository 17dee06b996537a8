"""What the page Predict lets a person choose."""

from playground.fields import Field
from playground.page_schema import PageSchema

SECTIONS = {
    "one_sample": "One sample",
    "inference_rules": "Inference rules",
    "threshold": "Threshold",
    "wrong_predictions": "Wrong predictions",
    "save_and_load": "Save and load",
}
SAMPLE_SOURCES = {"sliders": "by slider", "test_set": "from the test set", "typed": "typed", "drawn": "drawn"}
MEASURED_ROWS = {"1": "1", "100": "100", "1000": "1,000", "10000": "10,000"}
ANY_CLASS = ""
_NAME_LENGTH = 100
"""Characters of the name of a class."""

SCHEMA = PageSchema(
    "predict",
    (
        Field("section", "choice", "one_sample", "Section", effect="none", choices=tuple(SECTIONS)),
        Field("source", "choice", "sliders", "The sample comes", effect="none", choices=tuple(SAMPLE_SOURCES)),
        Field("eval_mode", "bool", True, "model.eval()", effect="none"),
        Field("inference_mode", "bool", True, "torch.inference_mode()", effect="none"),
        Field("same_device", "bool", True, "sample and model on the same device", effect="none"),
        Field(
            "dropout",
            "bool",
            True,
            "with a Dropout(0.5) before the last layer",
            "This model has neither dropout nor batch norm, so its mode makes no difference. With an inserted dropout, it "
            "does.",
            effect="none",
        ),
        Field("rows", "choice", "1000", "Samples in one forward pass", effect="none", choices=tuple(MEASURED_ROWS)),
        Field(
            "positive_class",
            "text",
            "",
            "Positive class",
            "The class to detect; all others together are the negative class.",
            effect="none",
            length=_NAME_LENGTH,
        ),
        Field("true_class", "text", ANY_CLASS, "True class", effect="none", length=_NAME_LENGTH),
        Field("predicted_class", "text", ANY_CLASS, "Predicted class", effect="none", length=_NAME_LENGTH),
        Field("wrong_page", "int", 1, "Page", effect="none", low=1, high=1_000),
    ),
)
