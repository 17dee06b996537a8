"""Explanations of torch's errors: what was wrong, and what to do. The page always shows the error itself too."""

import re
from dataclasses import dataclass

from playground.sandbox.execution import Failure


@dataclass(frozen=True)
class Explanation:
    """The explanation of one kind of error.

    Attributes:
        pattern: searched in torch's message, then in the class of the error; its groups fill the places in ``text``.
        text: what was wrong, why, and what to do.
    """

    pattern: str
    text: str


_CAST = "cast one of them, for instance with .to(torch.float32)"

EXPLANATIONS: tuple[Explanation, ...] = (
    Explanation(
        r"mat1 and mat2 shapes cannot be multiplied \((\d+)x(\d+) and (\d+)x(\d+)\)",
        "The inner sizes of a matrix product must agree, and {1} is not {2}: transpose one of them with .T, or reshape it.",
    ),
    Explanation(
        r"size mismatch, got input|inconsistent tensor size",
        "The sizes that meet in this product differ: give both the same size along that axis.",
    ),
    Explanation(
        r"Expected size for first two dimensions of batch2 tensor",
        "In a product of batches, both need equally many matrices, and the inner sizes must agree: transpose or reshape B.",
    ),
    Explanation(
        r"einsum\(\): subscript (\w) has size (\d+)",
        "The axis named {0} has two different sizes in A and B: axes of one name must have the same size.",
    ),
    Explanation(
        r"einsum\(\): the number of subscripts",
        "Each letter stands for one axis, so these formulas need two matrices: choose shapes with two axes.",
    ),
    Explanation(
        r"The size of tensor a \((\d+)\) must match the size of tensor b \((\d+)\) at non-singleton dimension (\d+)",
        "Along axis {2} the sizes are {0} and {1}: broadcasting stretches only sizes of 1, so make them equal or one of "
        "them 1, for instance with unsqueeze.",
    ),
    Explanation(
        r"output with shape (\[.*?\]) doesn't match the broadcast shape (\[.*?\])",
        "An in-place operation cannot change the shape of its tensor from {0} to {1}: use the form without underscore.",
    ),
    Explanation(
        r"expected to be in range of \[(-?\d+), (-?\d+)\], but got (-?\d+)",
        "There is no axis {2} here: choose one from {0} to {1}.",
    ),
    Explanation(
        r"Dimension specified as -?\d+ but tensor has no dimensions",
        "A single number has no axis to name: take a tensor with at least one.",
    ),
    Explanation(
        r"dim (-?\d+) appears multiple times",
        "Axis {0} is named twice: name each axis once.",
    ),
    Explanation(
        r"(\w+)\(\): could not infer output dtype",
        "{0} works for floats and complex numbers only, because it divides: cast first with .float(), or give dtype=.",
    ),
    Explanation(
        r"std and var only support floating point|std_var|Unsupported dtype",
        "The standard deviation divides and takes a root, which integers cannot hold: cast first with .float().",
    ),
    Explanation(
        r"result type (\w+) can't be cast to the desired output type (\w+)",
        "The result is {0}, and the tensor that should hold it keeps its dtype {1}: cast that tensor first, or use the form "
        "that makes a new tensor.",
    ),
    Explanation(
        r"Promotion for Float8 Types is not supported",
        f"8-bit floats only store numbers; torch mixes them with no other dtype: {_CAST}.",
    ),
    Explanation(
        r"Promotion for uint16, uint32, uint64 types is not supported",
        "These unsigned dtypes mix with almost no other: cast first, for instance with .to(torch.int64).",
    ),
    Explanation(
        r"expected m1 and m2 to have the same dtype|must have the same dtype|should have the same dtype|"
        r"expected both vectors to have same dtype|expected scalar type|did not match|must be the same dtype",
        f"A matrix product, unlike +, does not promote: both tensors need the same dtype, so {_CAST}.",
    ),
    Explanation(
        r"\"(\w+)\" not implemented for '(\w+)'",
        "Torch has no such operation for the dtype {1} on the CPU: choose another dtype, or cast first with .float().",
    ),
    Explanation(
        r"Unknown Complex ScalarType|UInt\d+ .*not supported|not supported for (UInt|Float8)",
        "Torch has no such operation for this dtype: choose another, or cast first with .float().",
    ),
    Explanation(
        r"complex",
        "Complex numbers have no order and no such operation: take .abs() or .real first, or another dtype.",
    ),
    Explanation(
        r"(on|with) a bool tensor is not supported|with two bool tensors is not supported|"
        r"(Boolean|Bool) inputs not supported|does not support bool|not supported for bool",
        "True and False are no numbers here: cast first, for instance with .int(), or use a logical operation.",
    ),
    Explanation(
        r"ZeroDivisionError",
        "Whole numbers cannot be divided by 0, while floats give inf or nan: remove the zeros, or cast to float.",
    ),
    Explanation(
        r"Integers to negative integer powers",
        "A negative power is a fraction, which integers cannot hold: cast the base to float first.",
    ),
    Explanation(
        r"only Tensors of floating point|can require gradients",
        "A gradient is a small change, which whole numbers and True or False do not have: choose a float dtype.",
    ),
    Explanation(
        r"leaf Variable that requires grad",
        "Autograd needs the numbers of this tensor unchanged: use the form that makes a new tensor, or torch.no_grad().",
    ),
    Explanation(
        r"function that returns multiple views",
        "While autograd records, the pieces of split and chunk may not be written into: clone the piece first.",
    ),
    Explanation(
        r"Autograd not support dtype|don't support automatic differentiation",
        "Autograd works with floats and complex numbers only: leave dtype= out, or switch requires_grad off.",
    ),
    Explanation(
        r"numel\(\) == 0|have non-zero size|empty tensor|input.numel\(\) ?==? ?0",
        "There is nothing to choose from in an empty tensor: give it at least one element along that axis.",
    ),
    Explanation(
        r"self must be a matrix|mat2 must be a matrix|batch[12] must be a 3D tensor|1D tensors expected|"
        r"Expected 1-D argument|vector \+ matrix @ vector expected|need to be at least 1D",
        "This product takes tensors of a certain rank only; its description says which: choose other shapes, or use "
        "torch.matmul.",
    ),
    Explanation(
        r"upper bound and lower bound inconsistent with step sign|upper bound and larger bound inconsistent",
        "The steps lead away from the end: change the sign of the step, or swap start and end.",
    ),
    Explanation(r"step must be nonzero", "With a step of 0 the end is never reached: choose another step."),
    Explanation(
        r"random_ expects 'from' to be less than 'to'|expects .from. to be less",
        "There is no whole number from low up to, but not including, high: make high larger than low.",
    ),
    Explanation(
        r"from is out of bounds|to - 1 is out of bounds|to is out of bounds",
        "The dtype cannot hold these numbers: choose a wider dtype or a smaller range.",
    ),
    Explanation(r"normal expects std >= 0|std >= 0", "A standard deviation cannot be negative: choose 0 or more."),
    Explanation(
        r"an integer is required|can't convert negative int to unsigned",
        "uint64 takes whole numbers from 0 up only: choose another dtype, or other numbers.",
    ),
    Explanation(
        r"handles only integral, floating-point and boolean types",
        "There is no random whole number of this dtype: choose an integer or a float dtype.",
    ),
    Explanation(
        r"n cannot be greater than (\d+) for (\w+)",
        "Above {0} the dtype {1} does not hold every whole number: choose a smaller n or a wider dtype.",
    ),
    Explanation(
        r"without overflow|Overflow when unpacking|overflow",
        "A number is beyond what the dtype can hold, and torch refuses instead of changing it: choose a wider dtype.",
    ),
    Explanation(
        r"image file is truncated|broken (PNG|data stream)|cannot identify image file|unrecognized data stream",
        "The image cannot be read to its end: the file is broken, so save it again.",
    ),
    Explanation(
        r"shape '(\[.*?\])' is invalid for input of size (\d+)",
        "A new shape must hold as many numbers as the old one, and {0} does not hold {1}: choose sizes whose product is "
        "{1}, or put −1 for the one that torch works out.",
    ),
    Explanation(
        r"only one dimension can be inferred",
        "Only one size can be left to torch: write −1 once.",
    ),
    Explanation(
        r"cannot reshape tensor of 0 elements|unspecified dimension size -1 can be any value",
        "With no elements, torch cannot work out what −1 stands for: write the size.",
    ),
    Explanation(
        r"view size is not compatible",
        "A view reads the same memory with other strides, and no strides give this shape here: use .reshape, which copies "
        "where it must, or .contiguous() first.",
    ),
    Explanation(
        r"number of dimensions in the tensor input does not match the length of the desired ordering|"
        r"permute\(\w*\): number of dim",
        "permute needs every axis named once: as many numbers as there are axes.",
    ),
    Explanation(r"duplicate dims are not allowed|repeated dim", "An axis is named twice: name each axis once."),
    Explanation(
        r"movedim: (Invalid|repeated)",
        "movedim needs as many positions as axes, each once.",
    ),
    Explanation(
        r"expanded size of the tensor \((-?\d+)\) must match the existing size \((\d+)\) at non-singleton dimension (\d+)",
        "expand stretches only axes of size 1, and axis {2} has size {1}: use repeat for a copy, or −1 to keep it.",
    ),
    Explanation(
        r"number of sizes provided \(\d+\) must be greater or equal",
        "expand needs a size for every axis: −1 leaves an axis unchanged, and new axes come in front.",
    ),
    Explanation(
        r"expanded size .* isn't allowed in a leading|isn't allowed in a leading, non-existing dimension",
        "−1 leaves a size unchanged, and a new axis in front has no size yet: write one.",
    ),
    Explanation(
        r"Number of dimensions of repeat dims can not be smaller",
        "repeat needs a number for every axis: 1 leaves an axis unchanged.",
    ),
    Explanation(r"negative dimension -?\d+|Repeats cannot be negative", "A size cannot be negative: write 0 or more."),
    Explanation(
        r"index (-?\d+) is out of bounds for dimension (\d+) with size (\d+)",
        "Axis {1} has {2} entries, and counting begins at 0, so there is no entry {0}: the last one is −1.",
    ),
    Explanation(
        r"index (-?\d+) is out of bounds",
        "There is no entry {0} along that axis: counting begins at 0.",
    ),
    Explanation(
        r"index is out of bounds for dimension with size (\d+)",
        "That axis has {0} entries, and an index points beyond them: counting begins at 0.",
    ),
    Explanation(
        r"indexing tensors could not be broadcast together",
        "The lists of rows and columns are read in pairs, so they must have the same length, or one must have one entry.",
    ),
    Explanation(
        r"tensors used as indices must be long",
        "An index is made of whole numbers: write at least one, without a decimal point.",
    ),
    Explanation(
        r"slice\(\) cannot be applied to a 0-dim tensor",
        "A single number has no axis to slice: take a tensor with at least one.",
    ),
    Explanation(
        r"unflatten: sizes must be non-empty",
        "unflatten needs at least one size for the axis that it splits.",
    ),
    Explanation(
        r"too many indices for tensor of dimension (\d+)",
        "More axes are indexed than the tensor has, which is {0}: leave some out.",
    ),
    Explanation(
        r"invalid index of a 0-dim tensor",
        "A single number has no axis to index: take its value with .item().",
    ),
    Explanation(r"step must be greater than zero", "Torch slices only forwards: use a positive step, or .flip(dim)."),
    Explanation(
        r"slice step cannot be zero",
        "A step of 0 stays at the same entry: use 1 or more.",
    ),
    Explanation(
        r"Index tensor must have the same number of dimensions as (input|self) tensor",
        "gather needs an index with as many axes as the tensor: add or remove brackets.",
    ),
    Explanation(
        r"Size does not match at dimension (\d+) expected index",
        "Along the other axes the index of gather may not be longer than the tensor: make it smaller there.",
    ),
    Explanation(
        r"unflatten: Provided sizes (\[.*?\]) don't multiply up to the size of dim (-?\d+) \((\d+)\)",
        "The sizes {0} must multiply to {2}, the size of the axis that is split: choose others, or −1 for one of them.",
    ),
    Explanation(
        r"Sizes of tensors must match except in dimension",
        "cat joins tensors that agree in every other axis: reshape one, or join along another.",
    ),
    Explanation(
        r"zero-dimensional tensor.*cannot be concatenated",
        "cat and stack need an axis to join along, and a single number has none: unsqueeze it first.",
    ),
    Explanation(
        r"stack expects each tensor to be equal size",
        "stack joins tensors of one shape along a new axis: make the shapes equal, or use cat.",
    ),
    Explanation(
        r"split expects at least a 1-dimensional tensor|chunk expects at least a 1-dimensional tensor",
        "A single number has no axis to split: take a tensor with at least one.",
    ),
    Explanation(
        r"split_size|split expects split_size|chunk expects",
        "The pieces need a positive size: choose 1 or more.",
    ),
    Explanation(
        r"flatten\(\) has invalid args: start_dim cannot come after end_dim",
        "flatten goes from the first axis to the last one named: swap the two.",
    ),
    Explanation(
        r"(\.T|\.mT|`tensor\.T`).*(deprecated|not supported)|only supported on matrices",
        "Transposing with .T is for matrices: name the two axes with transpose.",
    ),
    Explanation(
        r"list index out of range|tuple index out of range",
        "There is no piece with that number: counting begins at 0.",
    ),
    Explanation(
        r"maximum supported dimension|more than 64 dim|too many dimensions",
        "A tensor of torch has at most 64 axes: leave some out.",
    ),
)

UNKNOWN = "Torch raised an error; its message says why. Change what it names, and try again."


def explain_failure(failure: Failure) -> str:
    """What an error means and what to do, in a sentence or two."""
    for entry in EXPLANATIONS:
        match = re.search(entry.pattern, failure.message) or re.search(entry.pattern, failure.kind)
        if match:
            groups = [group or "" for group in match.groups()]
            return entry.text.format(*groups)
    return UNKNOWN
