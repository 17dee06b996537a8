"""Operations that write into a tensor that is already there, beside those that only look so."""

from playground.fields import Field
from playground.tensors.operations.entry import Operation
from playground.tensors.options import number_option


def _in_place(
    name: str, label: str, spoken: str, advice: str, *options: Field, link: str = "", call: str = ""
) -> Operation:
    both = "B" in label
    return Operation(
        name=name,
        label=label,
        family="In place",
        lines=("same = A", call or label, "result = A", "print(A is same)"),
        advice=advice,
        link=link or f"torch.Tensor.{name}",
        how="elementwise",
        options=options,
        operands=("A", "B") if both else ("A",),
        spoken=spoken,
        in_place=True,
    )


_LOW = number_option("min", 0, "Smaller elements become this.", "at least")
_HIGH = number_option("max", 3, "Larger elements become this.", "at most")
_VALUE = number_option("value", 0, "What is put in.")

IN_PLACE: tuple[Operation, ...] = (
    _in_place(
        "rebind",
        "A = A + B",
        "{a} + {b} = {r}",
        "Makes a new tensor and gives it the name A. The old one is as it was.",
        link="torch.add",
    ),
    _in_place(
        "iadd",
        "A += B",
        "{a} + {b} = {r}",
        "Writes into A. Whoever else holds A sees the change.",
        link="torch.Tensor.add_",
    ),
    _in_place("add_", "A.add_(B)", "{a} + {b} = {r}", "The underscore says: in place. The shape and dtype of A stay."),
    _in_place("sub_", "A.sub_(B)", "{a} − {b} = {r}", "Subtracts in place."),
    _in_place("mul_", "A.mul_(B)", "{a} × {b} = {r}", "Multiplies in place."),
    _in_place(
        "div_",
        "A.div_(B)",
        "{a} / {b} = {r}",
        "Divides in place: refused for whole numbers, whose dtype cannot change.",
    ),
    _in_place(
        "copy_",
        "A.copy_(B)",
        "{b} over {a} gives {r}",
        "Writes the elements of B over those of A, cast to the dtype of A.",
    ),
    _in_place(
        "clamp_",
        "A.clamp_()",
        "{a} kept from {min} to {max} is {r}",
        "Cuts off in place.",
        _LOW,
        _HIGH,
        call="A.clamp_(min={min}, max={max})",
    ),
    _in_place(
        "fill_", "A.fill_()", "{value} over {a}", "One number everywhere, in place.", _VALUE, call="A.fill_({value})"
    ),
    _in_place(
        "zero_",
        "A.zero_()",
        "0 over {a}",
        "Zeros everywhere, in place: what optimizer.zero_grad once did to gradients.",
    ),
    Operation(
        name="out",
        label="torch.add(A, B, out=C)",
        family="In place",
        lines=("C = torch.zeros_like(A)", "result = torch.add(A, B, out=C)", "print(result is C)"),
        advice="Writes the result into a tensor that is already there, instead of taking new memory.",
        link="torch.add",
        how="elementwise",
        spoken="{a} + {b} = {r}",
    ),
)
