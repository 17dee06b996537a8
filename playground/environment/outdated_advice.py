"""Advice of older guides that is out of date, or was never right."""

from dataclasses import dataclass


@dataclass(frozen=True)
class OutdatedAdvice:
    """What an older guide advises, and what is right today, in a line."""

    advice: str
    today: str


OUTDATED_ADVICE: tuple[OutdatedAdvice, ...] = (
    OutdatedAdvice(
        "conda install pytorch -c pytorch",
        "PyTorch's own conda channel ended with 2.5: take conda-forge, pip or uv.",
    ),
    OutdatedAdvice(
        "torch.cuda.is_available() as the only check",
        "It overlooks Apple and Intel GPUs: call torch.accelerator.is_available(), which covers all of them.",
    ),
    OutdatedAdvice(
        "torchtext", "Its development ended in April 2024: prepare text with plain Python or a tokenizer library."
    ),
    OutdatedAdvice(
        "install the CUDA toolkit first", "The pip builds contain CUDA's libraries: a recent driver is enough."
    ),
    OutdatedAdvice(
        "pip install pytorch", "The package is called torch; the one called pytorch only says so and fails to install."
    ),
    OutdatedAdvice(
        "torch.set_default_tensor_type(…)",
        "Deprecated since 2.1: torch.set_default_dtype and torch.set_default_device.",
    ),
    OutdatedAdvice("torch.cuda.amp.autocast()", 'Deprecated: torch.amp.autocast("cuda"), which takes any device type.'),
    OutdatedAdvice("torch.autograd.Variable", "Not needed since 0.4: every tensor can require a gradient itself."),
    OutdatedAdvice("macOS on Intel processors", "The last build for them is 2.2; newer ones are for Apple silicon."),
    OutdatedAdvice(
        "requires_grad calculates gradient descent",
        "It only makes autograd record operations: backward() computes gradients, the optimizer's step() descends.",
    ),
)
"""The advice in the order of the page."""
