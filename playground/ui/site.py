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
ENVIRONMENT = SitePage("pages/environment.py", "Install & environment", "environment", "How do I get PyTorch?")
NUMPY_GPU = SitePage("pages/numpy_gpu.py", "NumPy & GPU", "numpy-gpu", "Who shares memory, and where do tensors live?")
AUTOGRAD = SitePage("pages/autograd.py", "Autograd", "autograd", "Where do gradients come from?")

SECTIONS: dict[str, list[SitePage]] = {
    "Start": [HOME, ENVIRONMENT],
    "Tensors": [NUMPY_GPU, AUTOGRAD],
    "Train": [TRAIN],
}
