"""Cases that run and give another result than intended, and a few unexpected errors."""

from playground.tensors.clinic.case import ClinicCase, Fix

_GROUP = "Surprises"

SURPRISE_CASES: tuple[ClinicCase, ...] = (
    ClinicCase(
        name="column_against_row",
        title="[N, 1] against [N]",
        group=_GROUP,
        kind="silent",
        intention="You compare three predictions with three targets. They agree, so the loss should be 0.",
        setup=("predictions = torch.tensor([[1.], [2.], [3.]])", "targets = torch.tensor([1., 2., 3.])"),
        wrong=("result = ((predictions - targets) ** 2).mean()",),
        output=("print(result)",),
        goal="result.item() == 0",
        goal_text="the loss is 0",
        explanation=(
            "A column [3, 1] minus a row [3] broadcasts to [3, 3]: every prediction meets every target. The loss is"
            " a number and training runs, but the model does not learn. Torch's own MSELoss at least warns."
        ),
        fixes=(
            Fix(
                "predictions.squeeze(1)",
                ("result = ((predictions.squeeze(1) - targets) ** 2).mean()",),
                True,
                "Both have shape [3].",
            ),
            Fix(
                "targets.unsqueeze(1)",
                ("result = ((predictions - targets.unsqueeze(1)) ** 2).mean()",),
                True,
                "Both have shape [3, 1].",
            ),
            Fix(
                "nn.MSELoss",
                ("result = torch.nn.MSELoss()(predictions, targets)",),
                False,
                "The same broadcast, with a warning about the two shapes.",
            ),
        ),
    ),
    ClinicCase(
        name="squeeze_nothing",
        title="A squeeze that does nothing",
        group=_GROUP,
        kind="silent",
        intention="You want to drop the axis of size 1: [2, 1, 3] should become [2, 3].",
        setup=("x = torch.zeros(2, 1, 3)",),
        wrong=("result = x.squeeze(0)",),
        output=("print(result.shape)",),
        goal="result.shape == (2, 3)",
        goal_text="the shape is [2, 3]",
        explanation=(
            "squeeze(dim) removes an axis only if its size is 1. Axis 0 has size 2, so it stays, and torch raises "
            "no error."
        ),
        fixes=(
            Fix("x.squeeze(1)", ("result = x.squeeze(1)",), True, "Axis 1 is the one of size 1."),
            Fix(
                "x.squeeze()",
                ("result = x.squeeze()",),
                True,
                "Removes every axis of size 1. In a batch of one sample it would remove that axis too: name the axis.",
            ),
            Fix(
                "x.squeeze(-1)",
                ("result = x.squeeze(-1)",),
                False,
                "The last axis has size 3: nothing happens here either.",
            ),
        ),
    ),
    ClinicCase(
        name="star_for_matmul",
        title="* for a matrix product",
        group=_GROUP,
        kind="silent",
        intention="You want the matrix product of two square matrices.",
        setup=("A = torch.tensor([[1, 2], [3, 4]])", "B = torch.tensor([[0, 1], [1, 0]])"),
        wrong=("result = A * B",),
        output=("print(result)",),
        goal="result.tolist() == [[2, 1], [4, 3]]",
        goal_text="the columns of A are swapped: [[2, 1], [4, 3]]",
        explanation=(
            "* multiplies element by element. With square matrices the shapes fit both operations, so torch cannot "
            "warn."
        ),
        fixes=(
            Fix("A @ B", ("result = A @ B",), True, "Row times column, summed."),
            Fix("torch.mul(A, B)", ("result = torch.mul(A, B)",), False, "mul is the name of *."),
            Fix("B @ A", ("result = B @ A",), False, "The order matters: this swaps the rows."),
        ),
    ),
    ClinicCase(
        name="reshape_for_transpose",
        title="reshape to transpose a matrix",
        group=_GROUP,
        kind="silent",
        intention="You want rows to become columns: [2, 3] should become [3, 2].",
        setup=("x = torch.tensor([[1, 2, 3], [4, 5, 6]])",),
        wrong=("result = x.reshape(3, 2)",),
        output=("print(result)",),
        goal="result.tolist() == [[1, 4], [2, 5], [3, 6]]",
        goal_text="the first row of the result is [1, 4]",
        explanation=(
            "The shape is right and the numbers are in the wrong places: reshape keeps the reading order and "
            "transposes nothing."
        ),
        fixes=(
            Fix("x.T", ("result = x.T",), True, "Swaps the two axes."),
            Fix("x.permute(1, 0)", ("result = x.permute(1, 0)",), True, "The same, with the axes named."),
            Fix("x.view(3, 2)", ("result = x.view(3, 2)",), False, "view reads in the same order as reshape."),
        ),
    ),
    ClinicCase(
        name="mask_of_integers",
        title="A mask of 0 and 1",
        group=_GROUP,
        kind="silent",
        intention="You want to keep the second and the third of three numbers.",
        setup=("x = torch.tensor([10, 20, 30])", "keep = torch.tensor([0, 1, 1])"),
        wrong=("result = x[keep]",),
        output=("print(result)",),
        goal="result.tolist() == [20, 30]",
        goal_text="the result is [20, 30]",
        explanation=(
            "Whole numbers in brackets are positions: element 0, element 1, and element 1 again. Only bool is a mask."
        ),
        fixes=(
            Fix("x[keep.bool()]", ("result = x[keep.bool()]",), True, "0 becomes False, 1 True."),
            Fix("x[keep == 1]", ("result = x[keep == 1]",), True, "A comparison gives bool."),
            Fix(
                "x * keep",
                ("result = x * keep",),
                False,
                "It runs, but the first number becomes a 0 instead of being left out.",
            ),
        ),
    ),
    ClinicCase(
        name="ambiguous_truth",
        title="if on a whole tensor",
        group=_GROUP,
        kind="error",
        intention="You want to do something if all numbers are positive.",
        setup=("x = torch.tensor([1, 2, 3])",),
        wrong=("if x > 0:\n    result = 'all positive'",),
        output=("print(result)",),
        goal="result == 'all positive'",
        goal_text="the result is 'all positive'",
        explanation="x > 0 gives three answers, and if needs one. Torch cannot know whether you mean all or any.",
        fixes=(
            Fix(
                "(x > 0).all()",
                ("if (x > 0).all():\n    result = 'all positive'",),
                True,
                "One answer: are all of them positive?",
            ),
            Fix(
                "x.min() > 0",
                ("if x.min() > 0:\n    result = 'all positive'",),
                True,
                "If the smallest is positive, all are; an if accepts a tensor of one element.",
            ),
            Fix(
                "(x > 0) is True",
                ("if (x > 0) is True:\n    result = 'all positive'",),
                False,
                "is checks whether the tensor is the object True itself, which no tensor is: the branch never runs.",
            ),
        ),
    ),
    ClinicCase(
        name="max_is_a_pair",
        title="max that returns a pair",
        group=_GROUP,
        kind="error",
        intention="You want the largest number of each row.",
        setup=("x = torch.tensor([[1, 5], [7, 2]])",),
        wrong=("result = x.max(dim=1)",),
        output=("print(result.shape)",),
        goal="isinstance(result, torch.Tensor) and result.tolist() == [5, 7]",
        goal_text="the result is the tensor [5, 7]",
        explanation="Along an axis max returns a pair: the values, and their positions. A pair has no shape.",
        fixes=(
            Fix(
                "x.max(dim=1).values",
                ("result = x.max(dim=1).values",),
                True,
                "The first half of the pair, by its name.",
            ),
            Fix("x.amax(dim=1)", ("result = x.amax(dim=1)",), True, "amax returns the values alone."),
            Fix(
                "x.argmax(dim=1)",
                ("result = x.argmax(dim=1)",),
                False,
                "It runs, but gives the positions of the largest: [1, 0].",
            ),
        ),
    ),
)
