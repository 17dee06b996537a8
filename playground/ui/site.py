"""The pages, by section, in the order of the navigation. Adding a page is adding a row."""

from dataclasses import dataclass


@dataclass(frozen=True)
class SitePage:
    """One page.

    Attributes:
        path: its file, relative to the entry script.
        title: what the navigation says.
        address: the end of its URL.
        asks: the question that it answers.
    """

    path: str
    title: str
    address: str
    asks: str
    default: bool = False


HOME = SitePage("pages/home.py", "Home", "home", "What is this, and where do I start?", default=True)
TRAIN = SitePage("pages/train.py", "Train & test", "train", "Can a network learn this?")
STEP_BY_STEP = SitePage("pages/step_by_step.py", "Step by step", "step-by-step", "What does each line of the loop do?")
MISTAKES = SitePage("pages/mistakes.py", "Mistakes", "mistakes", "What does each classic mistake look like?")
PREDICT = SitePage("pages/predict.py", "Predict", "predict", "What does my model say, and how sure is it?")

SECTIONS: dict[str, list[SitePage]] = {"Start": [HOME], "Train": [TRAIN, STEP_BY_STEP, MISTAKES, PREDICT]}
