"""Operations that write into an existing tensor, and one that only seems to: A = A + B."""

from playground.fields import Field
from playground.tensors.operations.tensor_operation import TensorOperation
from playground.tensors.options import number_option


def _in_place(
    name: str, label: str, formula: str, advice: str, *options: Field, link: str = "", call: str = ""
) -> TensorOperation:
    return TensorOperation(
        name=name,
        label=label,
        family="In place",
        lines=("same = A", call or label, "result = A", "print(A is same)"),
        advice=advice,
        link=link or f"generated/torch.Tensor.{name}",
        kind="elementwise",
        options=options,
        operands=("A", "B") if "B" in label else ("A",),
        formula=formula,
        in_place=True,
    )


_LOW = number_option("min", 0, "Smaller elements become this.", "at least")
_HIGH = number_option("max", 3, "Larger elements become this.", "at most")
_VALUE = number_option("value", 0, "The number that is filled in.")

IN_PLACE: tuple[TensorOperation, ...] = (
    _in_place(
        "rebind",
        "A = A + B",
        "{a} + {b} = {r}",
        "Makes a new tensor and gives it the name A. The old tensor is unchanged.",
        link="generated/torch.add",
    ),
    _in_place(
        "iadd",
        "A += B",
        "{a} + {b} = {r}",
        "Writes into A. Every other name for the same tensor shows the change.",
        link="generated/torch.Tensor.add_",
    ),
    _in_place("add_", "A.add_(B)", "{a} + {b} = {r}", "The underscore means in place. A keeps its shape and dtype."),
    _in_place("sub_", "A.sub_(B)", "{a} − {b} = {r}", "Subtracts in place."),
    _in_place("mul_", "A.mul_(B)", "{a} × {b} = {r}", "Multiplies in place."),
    _in_place(
        "div_",
        "A.div_(B)",
        "{a} / {b} = {r}",
        "Divides in place: an error for whole numbers, because the dtype cannot change.",
    ),
    _in_place(
        "copy_",
        "A.copy_(B)",
        "{b} replaces {a}: {r}",
        "Replaces the elements of A by those of B, cast to the dtype of A.",
    ),
    _in_place(
        "clamp_",
        "A.clamp_()",
        "{a} limited to {min} … {max} is {r}",
        "Limits every element to a range, in place.",
        _LOW,
        _HIGH,
        call="A.clamp_(min={min}, max={max})",
    ),
    _in_place(
        "fill_",
        "A.fill_()",
        "{value} replaces {a}",
        "Sets every element to one number, in place.",
        _VALUE,
        call="A.fill_({value})",
    ),
    _in_place(
        "zero_",
        "A.zero_()",
        "0 replaces {a}",
        "Sets every element to 0, in place: as optimizer.zero_grad(set_to_none=False) does with gradients.",
    ),
    TensorOperation(
        name="out",
        label="torch.add(A, B, out=C)",
        family="In place",
        lines=("C = torch.zeros_like(A)", "result = torch.add(A, B, out=C)", "print(result is C)"),
        advice="Writes the result into an existing tensor instead of new memory.",
        link="generated/torch.add",
        kind="elementwise",
        formula="{a} + {b} = {r}",
    ),
)
