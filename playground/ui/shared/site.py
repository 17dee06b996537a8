"""The pages, by section, in the order of the navigation. Adding a page is adding a row."""

from dataclasses import dataclass


@dataclass(frozen=True)
class SitePage:
    """One page.

    Attributes:
        path: its file, relative to the entry script.
        title: its name in the navigation.
        address: the end of its URL.
        question: the question that it answers.
    """

    path: str
    title: str
    address: str
    question: str
    default: bool = False


HOME = SitePage("pages/home.py", "Home", "home", "What is this, and where do I start?", default=True)
CREATE = SitePage("pages/create.py", "Create & inspect", "create", "What is a tensor, and how do I make one?")
OPERATIONS = SitePage(
    "pages/operations.py", "Operations", "operations", "What does an operation on tensors return, and how?"
)
SHAPES = SitePage("pages/shapes.py", "Shapes & memory", "shapes", "Where does each number move, and is it a copy?")
CLINIC = SitePage("pages/clinic.py", "Error clinic", "clinic", "What does this error mean, and how do I fix it?")
TRAIN = SitePage("pages/train.py", "Train & test", "train", "Can a network learn this?")
STEP_BY_STEP = SitePage("pages/step_by_step.py", "Step by step", "step-by-step", "What does each line of the loop do?")
MISTAKES = SitePage("pages/mistakes.py", "Mistakes", "mistakes", "What does each classic mistake look like?")
PREDICT = SitePage("pages/predict.py", "Predict", "predict", "What does my model predict, and how sure is it?")
ENVIRONMENT = SitePage("pages/environment.py", "Install & environment", "environment", "How do I get PyTorch?")
NUMPY_GPU = SitePage(
    "pages/numpy_gpu.py", "NumPy & GPU", "numpy-gpu", "What shares memory, and where are tensors stored?"
)
AUTOGRAD = SitePage("pages/autograd.py", "Autograd", "autograd", "Where do gradients come from?")

SECTIONS: dict[str, list[SitePage]] = {
    "Start": [HOME, ENVIRONMENT],
    "Tensors": [CREATE, OPERATIONS, SHAPES, NUMPY_GPU, AUTOGRAD, CLINIC],
    "Train": [TRAIN, STEP_BY_STEP, MISTAKES, PREDICT],
}
