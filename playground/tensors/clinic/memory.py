"""Cases of memory: who shares it, who may write into it."""

from playground.tensors.clinic.case import Case, Repair

_G = "Memory"

MEMORY: tuple[Case, ...] = (
    Case(
        name="in_place_on_leaf",
        title="Writing into a weight",
        group=_G,
        kind="error",
        story="You want to change a weight by hand while autograd follows it.",
        given=("weight = torch.tensor([1., 2.], requires_grad=True)",),
        wrong=("weight += 0.5",),
        shown=("print(weight)",),
        goal="weight.tolist() == [1.5, 2.5] and weight.requires_grad and weight.is_leaf",
        wanted="the weight is [1.5, 2.5], and still a leaf that autograd follows",
        meaning=(
            "Autograd counts on the numbers of a leaf, the tensor where a graph begins, staying as they were. "
            "Changes to weights are made where it does not watch, which is what an optimizer does."
        ),
        repairs=(
            Repair(
                "with torch.no_grad():",
                ("with torch.no_grad():\n    weight += 0.5",),
                True,
                "Autograd looks away for a moment; the weight stays a leaf.",
            ),
            Repair(
                "weight = weight + 0.5",
                ("weight = weight + 0.5",),
                False,
                (
                    "It runs, but the name now belongs to a result, not to a leaf: no gradient will arrive in "
                    "weight.grad."
                ),
            ),
            Repair(
                "weight.detach() + 0.5",
                ("weight = weight.detach() + 0.5",),
                False,
                "It runs, but autograd does not follow the new tensor at all.",
            ),
        ),
    ),
    Case(
        name="numpy_of_grad",
        title="To NumPy while autograd watches",
        group=_G,
        kind="error",
        story="You want to plot a result, and the plot takes a NumPy array.",
        given=("x = torch.tensor([1., 2.], requires_grad=True)", "y = x * 3"),
        wrong=("result = y.numpy()",),
        shown=("print(result)",),
        goal="type(result).__name__ == 'ndarray' and result.tolist() == [3, 6]",
        wanted="the array holds 3 and 6",
        meaning=(
            "An array knows no graph, and shares its memory with the tensor: changes to it would go unseen. Torch "
            "wants you to say that you mean it."
        ),
        repairs=(
            Repair(
                "y.detach().numpy()",
                ("result = y.detach().numpy()",),
                True,
                "detach gives the same numbers without the graph.",
            ),
            Repair(
                "y.clone().numpy()",
                ("result = y.clone().numpy()",),
                False,
                "A clone is part of the graph too.",
            ),
            Repair(
                "with torch.no_grad(): y.numpy()",
                ("with torch.no_grad():\n    result = y.numpy()",),
                True,
                "It runs: torch only asks while it records. detach says more plainly what is meant.",
            ),
        ),
    ),
    Case(
        name="write_into_expanded",
        title="Writing into what is read many times",
        group=_G,
        kind="error",
        story="You stretch a row to two rows and want to add 1 to both.",
        given=("row = torch.tensor([1., 2., 3.])",),
        wrong=("x = row.expand(2, 3)", "x += 1"),
        shown=("print(x)",),
        goal="x.shape == (2, 3) and x.tolist() == [[2, 3, 4], [2, 3, 4]] and row.tolist() == [1, 2, 3]",
        wanted="x holds [2, 3, 4] twice, and row is as it was",
        meaning=(
            "expand takes no memory: both rows are the same three places, with a step of 0. Adding to each row "
            "would add twice to each place."
        ),
        repairs=(
            Repair(
                "row.expand(2, 3).clone()",
                ("x = row.expand(2, 3).clone()", "x += 1"),
                True,
                "A clone has a place for every number.",
            ),
            Repair(
                "row.repeat(2, 1)",
                ("x = row.repeat(2, 1)", "x += 1"),
                True,
                "repeat copies from the start.",
            ),
            Repair(
                "row += 1",
                ("x = row.expand(2, 3)", "row += 1"),
                False,
                "It runs, and x shows it, but the row itself was changed.",
            ),
        ),
    ),
    Case(
        name="from_numpy_alias",
        title="An array that changes by itself",
        group=_G,
        kind="trap",
        story="You make a tensor from measurements and halve it. The measurements should stay as they are.",
        given=("measured = np.array([2., 4., 6.])",),
        wrong=("x = torch.from_numpy(measured)", "x /= 2"),
        shown=("print(measured)",),
        goal="measured.tolist() == [2, 4, 6] and x.tolist() == [1, 2, 3]",
        wanted="x is halved and measured is as it was",
        meaning=(
            "from_numpy copies nothing: tensor and array are two names for the same memory. What is written "
            "through one is seen through the other, and nothing warns."
        ),
        repairs=(
            Repair(
                "torch.tensor(measured)",
                ("x = torch.tensor(measured)", "x /= 2"),
                True,
                "torch.tensor always copies.",
            ),
            Repair(
                "x = x / 2",
                ("x = torch.from_numpy(measured)", "x = x / 2"),
                True,
                "Not in place: the result has memory of its own.",
            ),
            Repair(
                "torch.as_tensor(measured)",
                ("x = torch.as_tensor(measured)", "x /= 2"),
                False,
                "as_tensor shares whenever it can: the same as from_numpy here.",
            ),
        ),
        imports=("import numpy as np",),
    ),
    Case(
        name="second_name",
        title="A copy that is none",
        group=_G,
        kind="trap",
        story="You keep the weights from before training, to compare them later.",
        given=("weights = torch.tensor([1., 2.])",),
        wrong=("before = weights",),
        shown=("weights += 10", "print(before)"),
        goal="before.tolist() == [1, 2] and weights.tolist() == [11, 12]",
        wanted="before is [1, 2] and weights is [11, 12]",
        meaning=(
            "= gives the same tensor a second name. Only what makes a new tensor, such as clone, keeps the old numbers."
        ),
        repairs=(
            Repair(
                "weights.clone()",
                ("before = weights.clone()",),
                True,
                "A clone has memory of its own.",
            ),
            Repair(
                "weights.detach()",
                ("before = weights.detach()",),
                False,
                "detach leaves autograd, not the memory: it shares.",
            ),
            Repair(
                "weights[:]",
                ("before = weights[:]",),
                False,
                "With a list this copies; with a tensor a slice is a view.",
            ),
        ),
    ),
    Case(
        name="write_through_view",
        title="Writing through a view",
        group=_G,
        kind="trap",
        story="You take out the first row of a table and set it to zero. The table should stay as it is.",
        given=("table = torch.tensor([[1, 2], [3, 4]])",),
        wrong=("row = table[0]",),
        shown=("row[:] = 0", "print(table)"),
        goal="table.tolist() == [[1, 2], [3, 4]] and row.tolist() == [0, 0]",
        wanted="row is zero and the table is as it was",
        meaning="Integers and slices give views: the row is a piece of the table's own memory.",
        repairs=(
            Repair(
                "table[0].clone()",
                ("row = table[0].clone()",),
                True,
                "The clone is written into, not the table.",
            ),
            Repair(
                "table[[0]][0]",
                ("row = table[[0]][0]",),
                True,
                "A list as index copies, unlike an integer; the [0] behind it is a view of that copy.",
            ),
            Repair(
                "table.reshape(4)[:2]",
                ("row = table.reshape(4)[:2]",),
                False,
                "reshape and slice are both views here: still the table's memory.",
            ),
        ),
    ),
    Case(
        name="argument_changed",
        title="A function that changes what it was given",
        group=_G,
        kind="trap",
        story="You wrote a function that centres data around zero, and you will need the data again.",
        given=(),
        wrong=("def centred(x):\n    x -= x.mean()\n    return x",),
        shown=("data = torch.tensor([1., 2., 3.])", "result = centred(data)", "print(data)"),
        goal="data.tolist() == [1, 2, 3] and result.tolist() == [-1, 0, 1]",
        wanted="result is centred and data is as it was",
        meaning=(
            "x inside the function is the very tensor that was passed. −= writes into it; x = x − … would make another."
        ),
        repairs=(
            Repair(
                "return x - x.mean()",
                ("def centred(x):\n    return x - x.mean()",),
                True,
                "A new tensor goes back.",
            ),
            Repair(
                "x = x - x.mean()",
                ("def centred(x):\n    x = x - x.mean()\n    return x",),
                True,
                "The name x inside the function now belongs to a new tensor.",
            ),
            Repair(
                "y = x; y -= y.mean()",
                ("def centred(x):\n    y = x\n    y -= y.mean()\n    return y",),
                False,
                "Another name is not another tensor.",
            ),
        ),
    ),
    Case(
        name="item_of_many",
        title="One number from many",
        group=_G,
        kind="error",
        story="You want to print the loss of three samples as a Python number.",
        given=("losses = torch.tensor([0.5, 0.25, 0.75])",),
        wrong=("result = losses.item()",),
        shown=("print(result)",),
        goal="isinstance(result, float) and result == 0.5",
        wanted="one number comes out, the mean 0.5",
        meaning="item reads out the one number of a tensor; of three it cannot say which.",
        repairs=(
            Repair(
                "losses.mean().item()",
                ("result = losses.mean().item()",),
                True,
                "Reduced to one number first.",
            ),
            Repair(
                "losses.tolist()",
                ("result = losses.tolist()",),
                False,
                "It runs, and gives all three as a list.",
            ),
            Repair(
                "float(losses)",
                ("result = float(losses)",),
                False,
                "float asks for the same one number.",
            ),
        ),
    ),
)
