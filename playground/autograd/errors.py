"""The errors that everybody meets with autograd, as cases that run: what fails, why, and the lines that work."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class ErrorCase:
    """One error.

    Attributes:
        name: its key.
        title: what was done.
        source: the lines that fail.
        says: a part of torch's message.
        why: what happened and why.
        repair: the lines that work, with ``answer`` as their result.
        repaired: what the repair does.
        classic: one of the three that everybody meets first.
    """

    name: str
    title: str
    source: str
    says: str
    why: str
    repair: str
    repaired: str
    classic: bool = False


ERRORS: dict[str, ErrorCase] = {
    case.name: case
    for case in (
        ErrorCase(
            name="twice",
            title="backward twice",
            classic=True,
            source="""\
import torch

x = torch.tensor(2.0, requires_grad=True)
out = (x + 1) ** 2
out.backward()
out.backward()""",
            says="backward through the graph a second time",
            why="The power kept its input for its derivative. The first backward frees what was kept, to save memory, "
            "so that "
            "the second has nothing to work with.",
            repair="""\
import torch

x = torch.tensor(2.0, requires_grad=True)
out = (x + 1) ** 2
out.backward(retain_graph=True)
out.backward()
answer = x.grad""",
            repaired="retain_graph=True keeps everything for one more time; the gradients add up to twice 6. In a "
            "training loop "
            "the repair is another: run the forward pass anew for every backward.",
        ),
        ErrorCase(
            name="not_scalar",
            title="backward from several numbers",
            classic=True,
            source="""\
import torch

x = torch.tensor([1.0, 2.0, 3.0], requires_grad=True)
out = x**2
out.backward()""",
            says="grad can be implicitly created only for scalar outputs",
            why="A gradient belongs to one number: the loss. For three numbers torch does not guess how much each of "
            "them counts.",
            repair="""\
import torch

x = torch.tensor([1.0, 2.0, 3.0], requires_grad=True)
out = x**2
out.sum().backward()
answer = x.grad""",
            repaired="Make one number of them, as every loss does with mean or sum; or say how much each counts: "
            "out.backward(torch.ones_like(out)) gives the same.",
        ),
        ErrorCase(
            name="inference",
            title="backward under inference mode",
            classic=True,
            source="""\
import torch

x = torch.tensor(2.0, requires_grad=True)
with torch.inference_mode():
    out = (x + 1) ** 2
out.backward()""",
            says="does not require grad and does not have a grad_fn",
            why="Inference mode records no graph, which makes it quick: out is a bare number that does not know where "
            "it came "
            "from. The same happens under no_grad, and when nothing requires a gradient.",
            repair="""\
import torch

x = torch.tensor(2.0, requires_grad=True)
out = (x + 1) ** 2
out.backward()
answer = x.grad""",
            repaired="Train outside the block, and keep inference_mode for evaluation and prediction.",
        ),
        ErrorCase(
            name="inference_tensor",
            title="an inference tensor used in training",
            source="""\
import torch

with torch.inference_mode():
    x = torch.tensor(3.0) * 2
w = torch.tensor(1.0, requires_grad=True)
out = w * x""",
            says="Inference tensors cannot be saved for backward",
            why="x was made in inference mode and can never be part of a graph, and the product must keep it for w's "
            "gradient.",
            repair="""\
import torch

with torch.inference_mode():
    x = torch.tensor(3.0) * 2
w = torch.tensor(1.0, requires_grad=True)
out = w * x.clone()
out.backward()
answer = w.grad""",
            repaired="A clone is an ordinary tensor. Or use no_grad, whose results are ordinary from the start.",
        ),
        ErrorCase(
            name="in_place",
            title="a kept value changed in place",
            source="""\
import torch

x = torch.tensor(1.0, requires_grad=True)
out = torch.exp(x)
out += 1
out.backward()""",
            says="modified by an inplace operation",
            why="The derivative of exp is its own result, so torch kept out. The line out += 1 wrote over it; torch "
            "counts such "
            "changes and refuses to go on with a wrong number.",
            repair="""\
import torch

x = torch.tensor(1.0, requires_grad=True)
out = torch.exp(x)
out = out + 1
out.backward()
answer = x.grad""",
            repaired="out + 1 makes a new tensor and leaves the kept one alone.",
        ),
        ErrorCase(
            name="leaf_in_place",
            title="a weight updated in place",
            source="""\
import torch

w = torch.tensor(1.0, requires_grad=True)
(w**2).backward()
w -= 0.1 * w.grad""",
            says="leaf Variable that requires grad is being used in an in-place operation",
            why="The update itself would become part of the graph, which nobody wants of a gradient step.",
            repair="""\
import torch

w = torch.tensor(1.0, requires_grad=True)
(w**2).backward()
with torch.no_grad():
    w -= 0.1 * w.grad
answer = w""",
            repaired="Update under no_grad: this is what optimizer.step() does.",
        ),
        ErrorCase(
            name="integers",
            title="integers that require a gradient",
            source="""\
import torch

x = torch.tensor([1, 2, 3], requires_grad=True)""",
            says="Only Tensors of floating point and complex dtype can require gradients",
            why="A derivative asks what a tiny change does, and an integer has no tiny changes.",
            repair="""\
import torch

x = torch.tensor([1.0, 2.0, 3.0], requires_grad=True)
x.sum().backward()
answer = x.grad""",
            repaired="Write the numbers with a point, or pass dtype=torch.float32.",
        ),
    )
}
"""Every error that the page offers; the three classic ones first."""
