"""Common errors of autograd as lines that run: what fails, why, and the lines that work."""

from dataclasses import dataclass

from playground.errors import first_line


@dataclass(frozen=True, kw_only=True)
class ErrorExample:
    """Lines that raise an error of autograd, and their correction.

    Attributes:
        name: its key.
        title: what the lines do.
        source: the lines that fail.
        message: a part of torch's message.
        cause: what happened and why.
        fix: the lines that work, with ``answer`` as their result.
        fix_explanation: what the fix does.
        frequent: one of the three most frequent errors.
    """

    name: str
    title: str
    source: str
    message: str
    cause: str
    fix: str
    fix_explanation: str
    frequent: bool = False


@dataclass(frozen=True)
class ErrorExampleResult:
    """What the lines of an example did.

    Attributes:
        error: torch's message.
        failed_line: the number of the line that raised it, from 1.
        answer: the result of the fix, as Python prints it.
    """

    error: str
    failed_line: int
    answer: str


ERROR_EXAMPLES: dict[str, ErrorExample] = {
    example.name: example
    for example in (
        ErrorExample(
            name="twice",
            title="backward twice",
            frequent=True,
            source="""\
import torch

x = torch.tensor(2.0, requires_grad=True)
out = (x + 1) ** 2
out.backward()
out.backward()""",
            message="backward through the graph a second time",
            cause="The power saved its input for its derivative. The first backward frees the saved tensors, to save "
            "memory, so the second backward cannot compute the derivative.",
            fix="""\
import torch

x = torch.tensor(2.0, requires_grad=True)
out = (x + 1) ** 2
out.backward(retain_graph=True)
out.backward()
answer = x.grad""",
            fix_explanation="retain_graph=True keeps the saved tensors for another backward; the gradients add up to twice "
            "6. In a training loop the fix is another one: run the forward pass again before every backward.",
        ),
        ErrorExample(
            name="not_scalar",
            title="backward from several numbers",
            frequent=True,
            source="""\
import torch

x = torch.tensor([1.0, 2.0, 3.0], requires_grad=True)
out = x**2
out.backward()""",
            message="grad can be implicitly created only for scalar outputs",
            cause="A gradient belongs to one number: the loss. For three numbers torch does not guess how much each of "
            "them counts.",
            fix="""\
import torch

x = torch.tensor([1.0, 2.0, 3.0], requires_grad=True)
out = x**2
out.sum().backward()
answer = x.grad""",
            fix_explanation="Reduce the three numbers to one, as every loss does with mean or sum. Or pass the weight of "
            "each: out.backward(torch.ones_like(out)) gives the same gradient.",
        ),
        ErrorExample(
            name="inference",
            title="backward under inference mode",
            frequent=True,
            source="""\
import torch

x = torch.tensor(2.0, requires_grad=True)
with torch.inference_mode():
    out = (x + 1) ** 2
out.backward()""",
            message="does not require grad and does not have a grad_fn",
            cause="Inference mode records no graph, which makes it fast, so out has no grad_fn. The same happens under "
            "no_grad, and when no input requires a gradient.",
            fix="""\
import torch

x = torch.tensor(2.0, requires_grad=True)
out = (x + 1) ** 2
out.backward()
answer = x.grad""",
            fix_explanation="Train outside the block, and use inference_mode for evaluation and prediction.",
        ),
        ErrorExample(
            name="inference_tensor",
            title="an inference tensor used in training",
            source="""\
import torch

with torch.inference_mode():
    x = torch.tensor(3.0) * 2
w = torch.tensor(1.0, requires_grad=True)
out = w * x""",
            message="Inference tensors cannot be saved for backward",
            cause="Inference mode created x, so x can never be part of a graph. But the product must save x for the "
            "gradient of w.",
            fix="""\
import torch

with torch.inference_mode():
    x = torch.tensor(3.0) * 2
w = torch.tensor(1.0, requires_grad=True)
out = w * x.clone()
out.backward()
answer = w.grad""",
            fix_explanation="A clone is an ordinary tensor. Or use no_grad, whose results are ordinary tensors.",
        ),
        ErrorExample(
            name="in_place",
            title="a saved value changed in place",
            source="""\
import torch

x = torch.tensor(1.0, requires_grad=True)
out = torch.exp(x)
out += 1
out.backward()""",
            message="modified by an inplace operation",
            cause="The derivative of exp is its own result, so torch saved out. The line out += 1 changed the saved tensor. "
            "torch counts such changes and raises an error, because the gradient would be wrong.",
            fix="""\
import torch

x = torch.tensor(1.0, requires_grad=True)
out = torch.exp(x)
out = out + 1
out.backward()
answer = x.grad""",
            fix_explanation="out + 1 creates a new tensor and leaves the saved one unchanged.",
        ),
        ErrorExample(
            name="leaf_in_place",
            title="a weight updated in place",
            source="""\
import torch

w = torch.tensor(1.0, requires_grad=True)
(w**2).backward()
w -= 0.1 * w.grad""",
            message="leaf Variable that requires grad is being used in an in-place operation",
            cause="The update itself would become part of the graph, and an update is not part of the function to "
            "differentiate.",
            fix="""\
import torch

w = torch.tensor(1.0, requires_grad=True)
(w**2).backward()
with torch.no_grad():
    w -= 0.1 * w.grad
answer = w""",
            fix_explanation="Update under no_grad, as optimizer.step() does.",
        ),
        ErrorExample(
            name="integers",
            title="integers that require a gradient",
            source="""\
import torch

x = torch.tensor([1, 2, 3], requires_grad=True)""",
            message="Only Tensors of floating point and complex dtype can require gradients",
            cause="A derivative is the effect of an infinitesimal change, and an integer cannot change so little.",
            fix="""\
import torch

x = torch.tensor([1.0, 2.0, 3.0], requires_grad=True)
x.sum().backward()
answer = x.grad""",
            fix_explanation="Write the numbers with a decimal point, or pass dtype=torch.float32.",
        ),
    )
}
"""Every error that the page offers; the three most frequent ones first."""


def run_error_example(name: str) -> ErrorExampleResult:
    """Run the lines that fail, and the lines of the fix."""
    from playground.sandbox.execution import execution

    example = ERROR_EXAMPLES[name]
    with execution() as failing:
        failure = failing.run(example.source)
    with execution() as working:
        working.run(example.fix)
        answer = repr(working.variables.get("answer"))
    return ErrorExampleResult(first_line(str(failure)), failure.number if failure else 0, answer)
