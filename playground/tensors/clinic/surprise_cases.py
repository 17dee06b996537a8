"""Cases that run and give something else than was meant, and a few errors that come as a surprise."""

from playground.tensors.clinic.case import ClinicCase, Fix

_G = "Surprises"

SURPRISE_CASES: tuple[ClinicCase, ...] = (
    ClinicCase(
        name="column_against_row",
        title="[N, 1] against [N]",
        group=_G,
        kind="silent",
        intention="You compare three predictions with three targets. They agree, so the loss should be 0.",
        setup=("predictions = torch.tensor([[1.], [2.], [3.]])", "targets = torch.tensor([1., 2., 3.])"),
        wrong=("result = ((predictions - targets) ** 2).mean()",),
        output=("print(result)",),
        goal="result.item() == 0",
        goal_text="the loss is 0",
        explanation=(
            "A column [3, 1] minus a row [3] broadcasts to [3, 3]: every prediction meets every target. The loss "
            "is a number, training runs, and nothing is learnt. torch's own MSELoss at least warns."
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
                "The same broadcast; but it warns of the two shapes.",
            ),
        ),
    ),
    ClinicCase(
        name="squeeze_nothing",
        title="A squeeze that does nothing",
        group=_G,
        kind="silent",
        intention="You want to drop the axis of size 1: [2, 1, 3] should become [2, 3].",
        setup=("x = torch.zeros(2, 1, 3)",),
        wrong=("result = x.squeeze(0)",),
        output=("print(result.shape)",),
        goal="result.shape == (2, 3)",
        goal_text="the shape is [2, 3]",
        explanation=(
            "squeeze(dim) takes an axis away only if its size is 1. Axis 0 has size 2, so it stays, and torch "
            "says nothing."
        ),
        fixes=(
            Fix(
                "x.squeeze(1)",
                ("result = x.squeeze(1)",),
                True,
                "Axis 1 is the one of size 1.",
            ),
            Fix(
                "x.squeeze()",
                ("result = x.squeeze()",),
                True,
                (
                    "Takes away every axis of size 1. With a batch of one sample it would take that axis too: name the "
                    "axis."
                ),
            ),
            Fix(
                "x.squeeze(-1)",
                ("result = x.squeeze(-1)",),
                False,
                "The last axis has size 3: again nothing happens.",
            ),
        ),
    ),
    ClinicCase(
        name="star_for_matmul",
        title="* for a matrix product",
        group=_G,
        kind="silent",
        intention="You want the matrix product of two square matrices.",
        setup=("A = torch.tensor([[1, 2], [3, 4]])", "B = torch.tensor([[0, 1], [1, 0]])"),
        wrong=("result = A * B",),
        output=("print(result)",),
        goal="result.tolist() == [[2, 1], [4, 3]]",
        goal_text="the columns of A are swapped: [[2, 1], [4, 3]]",
        explanation="* multiplies element by element. With square matrices the shapes fit either way, so nothing warns.",
        fixes=(
            Fix(
                "A @ B",
                ("result = A @ B",),
                True,
                "Row times column, summed.",
            ),
            Fix(
                "torch.mul(A, B)",
                ("result = torch.mul(A, B)",),
                False,
                "mul is the name of *.",
            ),
            Fix(
                "B @ A",
                ("result = B @ A",),
                False,
                "The order matters: this swaps the rows.",
            ),
        ),
    ),
    ClinicCase(
        name="reshape_for_transpose",
        title="reshape to turn a matrix",
        group=_G,
        kind="silent",
        intention="You want rows to become columns: [2, 3] should become [3, 2].",
        setup=("x = torch.tensor([[1, 2, 3], [4, 5, 6]])",),
        wrong=("result = x.reshape(3, 2)",),
        output=("print(result)",),
        goal="result.tolist() == [[1, 4], [2, 5], [3, 6]]",
        goal_text="the first row of the result is [1, 4]",
        explanation=(
            "The shape is right and the numbers are in the wrong places: reshape deals them out in reading order "
            "and turns nothing."
        ),
        fixes=(
            Fix(
                "x.T",
                ("result = x.T",),
                True,
                "Swaps the two axes.",
            ),
            Fix(
                "x.permute(1, 0)",
                ("result = x.permute(1, 0)",),
                True,
                "The same, with the axes named.",
            ),
            Fix(
                "x.view(3, 2)",
                ("result = x.view(3, 2)",),
                False,
                "view reads in the same order as reshape.",
            ),
        ),
    ),
    ClinicCase(
        name="mask_of_integers",
        title="A mask of 0 and 1",
        group=_G,
        kind="silent",
        intention="You want to keep the second and the third of three numbers.",
        setup=("x = torch.tensor([10, 20, 30])", "keep = torch.tensor([0, 1, 1])"),
        wrong=("result = x[keep]",),
        output=("print(result)",),
        goal="result.tolist() == [20, 30]",
        goal_text="the result is [20, 30]",
        explanation=(
            "Whole numbers in brackets are places, not yes and no: entry 0, entry 1, and entry 1 again. Only bool "
            "is a mask."
        ),
        fixes=(
            Fix(
                "x[keep.bool()]",
                ("result = x[keep.bool()]",),
                True,
                "0 becomes False, 1 True.",
            ),
            Fix(
                "x[keep == 1]",
                ("result = x[keep == 1]",),
                True,
                "A comparison gives bool.",
            ),
            Fix(
                "x * keep",
                ("result = x * keep",),
                False,
                "It runs, and keeps the place of the first number as a 0.",
            ),
        ),
    ),
    ClinicCase(
        name="ambiguous_truth",
        title="if on a whole tensor",
        group=_G,
        kind="error",
        intention="You want to do something if all numbers are positive.",
        setup=("x = torch.tensor([1, 2, 3])",),
        wrong=("if x > 0:\n    result = 'all positive'",),
        output=("print(result)",),
        goal="result == 'all positive'",
        goal_text="the program says: all positive",
        explanation="x > 0 is three answers, and if wants one. Whether all or any was meant, only you know.",
        fixes=(
            Fix(
                "(x > 0).all()",
                ("if (x > 0).all():\n    result = 'all positive'",),
                True,
                "One answer: are all of them?",
            ),
            Fix(
                "x.min() > 0",
                ("if x.min() > 0:\n    result = 'all positive'",),
                True,
                "If the smallest is, all are: a tensor of one element may stand in an if.",
            ),
            Fix(
                "(x > 0) is True",
                ("if (x > 0) is True:\n    result = 'all positive'",),
                False,
                (
                    "is asks whether the tensor is the object True itself, which no tensor ever is: the branch is never "
                    "taken."
                ),
            ),
        ),
    ),
    ClinicCase(
        name="max_is_a_pair",
        title="max that gives two things",
        group=_G,
        kind="error",
        intention="You want the largest number of each row.",
        setup=("x = torch.tensor([[1, 5], [7, 2]])",),
        wrong=("result = x.max(dim=1)",),
        output=("print(result.shape)",),
        goal="isinstance(result, torch.Tensor) and result.tolist() == [5, 7]",
        goal_text="the result is the tensor [5, 7]",
        explanation="Along an axis max returns a pair: the values, and where they stood. A pair has no shape.",
        fixes=(
            Fix(
                "x.max(dim=1).values",
                ("result = x.max(dim=1).values",),
                True,
                "The first half of the pair, by its name.",
            ),
            Fix(
                "x.amax(dim=1)",
                ("result = x.amax(dim=1)",),
                True,
                "amax returns the values alone.",
            ),
            Fix(
                "x.argmax(dim=1)",
                ("result = x.argmax(dim=1)",),
                False,
                "It runs, but says where the largest stands: [1, 0].",
            ),
        ),
    ),
)
