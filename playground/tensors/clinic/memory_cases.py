"""Cases of memory that tensors share, and of writing into it."""

from playground.tensors.clinic.case import ClinicCase, Fix

_GROUP = "Memory"

MEMORY_CASES: tuple[ClinicCase, ...] = (
    ClinicCase(
        name="in_place_on_leaf",
        title="Writing into a weight",
        group=_GROUP,
        kind="error",
        intention="You want to change a weight by hand while autograd records it.",
        setup=("weight = torch.tensor([1., 2.], requires_grad=True)",),
        wrong=("weight += 0.5",),
        output=("print(weight)",),
        goal="weight.tolist() == [1.5, 2.5] and weight.requires_grad and weight.is_leaf",
        goal_text="the weight is [1.5, 2.5], and still a leaf that requires a gradient",
        explanation=(
            "A leaf is a tensor where a graph begins, and autograd needs its values unchanged. Change weights while"
            " autograd does not record, as an optimizer does."
        ),
        fixes=(
            Fix(
                "with torch.no_grad():",
                ("with torch.no_grad():\n    weight += 0.5",),
                True,
                "Autograd does not record inside this block; the weight stays a leaf.",
            ),
            Fix(
                "weight = weight + 0.5",
                ("weight = weight + 0.5",),
                False,
                "It runs, but the name now refers to a result, not to a leaf: backward stores no gradient in weight.grad.",
            ),
            Fix(
                "weight.detach() + 0.5",
                ("weight = weight.detach() + 0.5",),
                False,
                "It runs, but autograd does not record the new tensor at all.",
            ),
        ),
    ),
    ClinicCase(
        name="numpy_of_grad",
        title="To NumPy while autograd records",
        group=_GROUP,
        kind="error",
        intention="You want to plot a result, and the plot takes a NumPy array.",
        setup=("x = torch.tensor([1., 2.], requires_grad=True)", "y = x * 3"),
        wrong=("result = y.numpy()",),
        output=("print(result)",),
        goal="type(result).__name__ == 'ndarray' and result.tolist() == [3, 6]",
        goal_text="the array holds 3 and 6",
        explanation=(
            "An array has no graph, and it shares memory with the tensor: autograd would miss changes to it. Torch "
            "wants an explicit detach."
        ),
        fixes=(
            Fix(
                "y.detach().numpy()",
                ("result = y.detach().numpy()",),
                True,
                "detach gives the same numbers without the graph.",
            ),
            Fix("y.clone().numpy()", ("result = y.clone().numpy()",), False, "A clone is part of the graph too."),
            Fix(
                "with torch.no_grad(): y.numpy()",
                ("with torch.no_grad():\n    result = y.numpy()",),
                True,
                "It runs: torch refuses only while it records. detach says more clearly what you mean.",
            ),
        ),
    ),
    ClinicCase(
        name="write_into_expanded",
        title="Writing into an expanded tensor",
        group=_GROUP,
        kind="error",
        intention="You stretch a row to two rows and want to add 1 to both.",
        setup=("row = torch.tensor([1., 2., 3.])",),
        wrong=("x = row.expand(2, 3)", "x += 1"),
        output=("print(x)",),
        goal="x.shape == (2, 3) and x.tolist() == [[2, 3, 4], [2, 3, 4]] and row.tolist() == [1, 2, 3]",
        goal_text="x holds [2, 3, 4] twice, and row is unchanged",
        explanation=(
            "expand takes no memory: both rows are the same three numbers, with a stride of 0. Adding to each row "
            "would add twice to each number."
        ),
        fixes=(
            Fix(
                "row.expand(2, 3).clone()",
                ("x = row.expand(2, 3).clone()", "x += 1"),
                True,
                "A clone has its own memory for every number.",
            ),
            Fix("row.repeat(2, 1)", ("x = row.repeat(2, 1)", "x += 1"), True, "repeat copies the numbers."),
            Fix(
                "row += 1",
                ("x = row.expand(2, 3)", "row += 1"),
                False,
                "It runs, and x changes, but row changes too.",
            ),
        ),
    ),
    ClinicCase(
        name="from_numpy_alias",
        title="An array that changes by itself",
        group=_GROUP,
        kind="silent",
        intention="You make a tensor from measurements and halve it. The measurements should stay unchanged.",
        setup=("measured = np.array([2., 4., 6.])",),
        wrong=("x = torch.from_numpy(measured)", "x /= 2"),
        output=("print(measured)",),
        goal="measured.tolist() == [2, 4, 6] and x.tolist() == [1, 2, 3]",
        goal_text="x is halved and measured is unchanged",
        explanation=(
            "from_numpy copies nothing: tensor and array share the same memory. What is written through one appears"
            " in the other, without a warning."
        ),
        fixes=(
            Fix(
                "torch.tensor(measured)",
                ("x = torch.tensor(measured)", "x /= 2"),
                True,
                "torch.tensor always copies.",
            ),
            Fix(
                "x = x / 2",
                ("x = torch.from_numpy(measured)", "x = x / 2"),
                True,
                "Not in place: the result has memory of its own.",
            ),
            Fix(
                "torch.as_tensor(measured)",
                ("x = torch.as_tensor(measured)", "x /= 2"),
                False,
                "as_tensor shares whenever it can: the same as from_numpy here.",
            ),
        ),
        imports=("import numpy as np",),
    ),
    ClinicCase(
        name="second_name",
        title="A copy that is not one",
        group=_GROUP,
        kind="silent",
        intention="You keep the weights from before training, to compare them later.",
        setup=("weights = torch.tensor([1., 2.])",),
        wrong=("before = weights",),
        output=("weights += 10", "print(before)"),
        goal="before.tolist() == [1, 2] and weights.tolist() == [11, 12]",
        goal_text="before is [1, 2] and weights is [11, 12]",
        explanation=(
            "= gives the same tensor a second name. Only what makes a new tensor, such as clone, keeps the old numbers."
        ),
        fixes=(
            Fix("weights.clone()", ("before = weights.clone()",), True, "A clone has memory of its own."),
            Fix(
                "weights.detach()",
                ("before = weights.detach()",),
                False,
                "detach leaves autograd, but it shares the memory.",
            ),
            Fix(
                "weights[:]",
                ("before = weights[:]",),
                False,
                "With a list this copies; with a tensor a slice is a view.",
            ),
        ),
    ),
    ClinicCase(
        name="write_through_view",
        title="Writing through a view",
        group=_GROUP,
        kind="silent",
        intention="You take out the first row of a table and set it to zero. The table should stay unchanged.",
        setup=("table = torch.tensor([[1, 2], [3, 4]])",),
        wrong=("row = table[0]",),
        output=("row[:] = 0", "print(table)"),
        goal="table.tolist() == [[1, 2], [3, 4]] and row.tolist() == [0, 0]",
        goal_text="row is zero and the table is unchanged",
        explanation="Integers and slices give views: the row is a piece of the table's own memory.",
        fixes=(
            Fix(
                "table[0].clone()",
                ("row = table[0].clone()",),
                True,
                "The zeros go into the clone, not into the table.",
            ),
            Fix(
                "table[[0]][0]",
                ("row = table[[0]][0]",),
                True,
                "A list as an index copies, unlike an integer; the [0] after it is a view of that copy.",
            ),
            Fix(
                "table.reshape(4)[:2]",
                ("row = table.reshape(4)[:2]",),
                False,
                "reshape and slice are both views here: row still has the table's memory.",
            ),
        ),
    ),
    ClinicCase(
        name="argument_changed",
        title="A function that changes its argument",
        group=_GROUP,
        kind="silent",
        intention="You wrote a function that centres data around zero, and you will need the data again.",
        setup=(),
        wrong=("def centred(x):\n    x -= x.mean()\n    return x",),
        output=("data = torch.tensor([1., 2., 3.])", "result = centred(data)", "print(data)"),
        goal="data.tolist() == [1, 2, 3] and result.tolist() == [-1, 0, 1]",
        goal_text="result is centred and data is unchanged",
        explanation=(
            "x inside the function is the same tensor that was passed. −= writes into it; x = x − … would make a "
            "new one."
        ),
        fixes=(
            Fix(
                "return x - x.mean()",
                ("def centred(x):\n    return x - x.mean()",),
                True,
                "The function returns a new tensor.",
            ),
            Fix(
                "x = x - x.mean()",
                ("def centred(x):\n    x = x - x.mean()\n    return x",),
                True,
                "The name x inside the function now refers to a new tensor.",
            ),
            Fix(
                "y = x; y -= y.mean()",
                ("def centred(x):\n    y = x\n    y -= y.mean()\n    return y",),
                False,
                "Another name is not another tensor.",
            ),
        ),
    ),
    ClinicCase(
        name="item_of_many",
        title="One number from many",
        group=_GROUP,
        kind="error",
        intention="You want to print the loss of three samples as a Python number.",
        setup=("losses = torch.tensor([0.5, 0.25, 0.75])",),
        wrong=("result = losses.item()",),
        output=("print(result)",),
        goal="isinstance(result, float) and result == 0.5",
        goal_text="the result is one number, the mean 0.5",
        explanation="item reads the only number of a tensor, and this tensor has three.",
        fixes=(
            Fix(
                "losses.mean().item()",
                ("result = losses.mean().item()",),
                True,
                "The mean reduces the tensor to one number first.",
            ),
            Fix("losses.tolist()", ("result = losses.tolist()",), False, "It runs, and gives all three as a list."),
            Fix("float(losses)", ("result = float(losses)",), False, "float needs a tensor of one number too."),
        ),
    ),
)
