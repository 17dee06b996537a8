"""Cases that run and give something else than was meant, and a few errors that come as a surprise."""

from playground.tensors.clinic.case import Case, Repair

_G = "Surprises"

SURPRISES: tuple[Case, ...] = (
    Case(
        name="column_against_row",
        title="[N, 1] against [N]",
        group=_G,
        kind="trap",
        story="You compare three predictions with three targets. They agree, so the loss should be 0.",
        given=("predictions = torch.tensor([[1.], [2.], [3.]])", "targets = torch.tensor([1., 2., 3.])"),
        wrong=("result = ((predictions - targets) ** 2).mean()",),
        shown=("print(result)",),
        goal="result.item() == 0",
        wanted="the loss is 0",
        meaning=(
            "A column [3, 1] minus a row [3] broadcasts to [3, 3]: every prediction meets every target. The loss "
            "is a number, training runs, and nothing is learnt. torch's own MSELoss at least warns."
        ),
        repairs=(
            Repair(
                "predictions.squeeze(1)",
                ("result = ((predictions.squeeze(1) - targets) ** 2).mean()",),
                True,
                "Both have shape [3].",
            ),
            Repair(
                "targets.unsqueeze(1)",
                ("result = ((predictions - targets.unsqueeze(1)) ** 2).mean()",),
                True,
                "Both have shape [3, 1].",
            ),
            Repair(
                "nn.MSELoss",
                ("result = torch.nn.MSELoss()(predictions, targets)",),
                False,
                "The same broadcast; but it warns of the two shapes.",
            ),
        ),
    ),
    Case(
        name="squeeze_nothing",
        title="A squeeze that does nothing",
        group=_G,
        kind="trap",
        story="You want to drop the axis of size 1: [2, 1, 3] should become [2, 3].",
        given=("x = torch.zeros(2, 1, 3)",),
        wrong=("result = x.squeeze(0)",),
        shown=("print(result.shape)",),
        goal="result.shape == (2, 3)",
        wanted="the shape is [2, 3]",
        meaning=(
            "squeeze(dim) takes an axis away only if its size is 1. Axis 0 has size 2, so it stays, and torch "
            "says nothing."
        ),
        repairs=(
            Repair(
                "x.squeeze(1)",
                ("result = x.squeeze(1)",),
                True,
                "Axis 1 is the one of size 1.",
            ),
            Repair(
                "x.squeeze()",
                ("result = x.squeeze()",),
                True,
                (
                    "Takes away every axis of size 1. With a batch of one sample it would take that axis too: name the "
                    "axis."
                ),
            ),
            Repair(
                "x.squeeze(-1)",
                ("result = x.squeeze(-1)",),
                False,
                "The last axis has size 3: again nothing happens.",
            ),
        ),
    ),
    Case(
        name="star_for_matmul",
        title="* for a matrix product",
        group=_G,
        kind="trap",
        story="You want the matrix product of two square matrices.",
        given=("A = torch.tensor([[1, 2], [3, 4]])", "B = torch.tensor([[0, 1], [1, 0]])"),
        wrong=("result = A * B",),
        shown=("print(result)",),
        goal="result.tolist() == [[2, 1], [4, 3]]",
        wanted="the columns of A are swapped: [[2, 1], [4, 3]]",
        meaning="* multiplies element by element. With square matrices the shapes fit either way, so nothing warns.",
        repairs=(
            Repair(
                "A @ B",
                ("result = A @ B",),
                True,
                "Row times column, summed.",
            ),
            Repair(
                "torch.mul(A, B)",
                ("result = torch.mul(A, B)",),
                False,
                "mul is the name of *.",
            ),
            Repair(
                "B @ A",
                ("result = B @ A",),
                False,
                "The order matters: this swaps the rows.",
            ),
        ),
    ),
    Case(
        name="reshape_for_transpose",
        title="reshape to turn a matrix",
        group=_G,
        kind="trap",
        story="You want rows to become columns: [2, 3] should become [3, 2].",
        given=("x = torch.tensor([[1, 2, 3], [4, 5, 6]])",),
        wrong=("result = x.reshape(3, 2)",),
        shown=("print(result)",),
        goal="result.tolist() == [[1, 4], [2, 5], [3, 6]]",
        wanted="the first row of the result is [1, 4]",
        meaning=(
            "The shape is right and the numbers are in the wrong places: reshape deals them out in reading order "
            "and turns nothing."
        ),
        repairs=(
            Repair(
                "x.T",
                ("result = x.T",),
                True,
                "Swaps the two axes.",
            ),
            Repair(
                "x.permute(1, 0)",
                ("result = x.permute(1, 0)",),
                True,
                "The same, with the axes named.",
            ),
            Repair(
                "x.view(3, 2)",
                ("result = x.view(3, 2)",),
                False,
                "view reads in the same order as reshape.",
            ),
        ),
    ),
    Case(
        name="mask_of_integers",
        title="A mask of 0 and 1",
        group=_G,
        kind="trap",
        story="You want to keep the second and the third of three numbers.",
        given=("x = torch.tensor([10, 20, 30])", "keep = torch.tensor([0, 1, 1])"),
        wrong=("result = x[keep]",),
        shown=("print(result)",),
        goal="result.tolist() == [20, 30]",
        wanted="the result is [20, 30]",
        meaning=(
            "Whole numbers in brackets are places, not yes and no: entry 0, entry 1, and entry 1 again. Only bool "
            "is a mask."
        ),
        repairs=(
            Repair(
                "x[keep.bool()]",
                ("result = x[keep.bool()]",),
                True,
                "0 becomes False, 1 True.",
            ),
            Repair(
                "x[keep == 1]",
                ("result = x[keep == 1]",),
                True,
                "A comparison gives bool.",
            ),
            Repair(
                "x * keep",
                ("result = x * keep",),
                False,
                "It runs, and keeps the place of the first number as a 0.",
            ),
        ),
    ),
    Case(
        name="ambiguous_truth",
        title="if on a whole tensor",
        group=_G,
        kind="error",
        story="You want to do something if all numbers are positive.",
        given=("x = torch.tensor([1, 2, 3])",),
        wrong=("if x > 0:\n    result = 'all positive'",),
        shown=("print(result)",),
        goal="result == 'all positive'",
        wanted="the program says: all positive",
        meaning="x > 0 is three answers, and if wants one. Whether all or any was meant, only you know.",
        repairs=(
            Repair(
                "(x > 0).all()",
                ("if (x > 0).all():\n    result = 'all positive'",),
                True,
                "One answer: are all of them?",
            ),
            Repair(
                "x.min() > 0",
                ("if x.min() > 0:\n    result = 'all positive'",),
                True,
                "If the smallest is, all are: a tensor of one element may stand in an if.",
            ),
            Repair(
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
    Case(
        name="max_is_a_pair",
        title="max that gives two things",
        group=_G,
        kind="error",
        story="You want the largest number of each row.",
        given=("x = torch.tensor([[1, 5], [7, 2]])",),
        wrong=("result = x.max(dim=1)",),
        shown=("print(result.shape)",),
        goal="isinstance(result, torch.Tensor) and result.tolist() == [5, 7]",
        wanted="the result is the tensor [5, 7]",
        meaning="Along an axis max returns a pair: the values, and where they stood. A pair has no shape.",
        repairs=(
            Repair(
                "x.max(dim=1).values",
                ("result = x.max(dim=1).values",),
                True,
                "The first half of the pair, by its name.",
            ),
            Repair(
                "x.amax(dim=1)",
                ("result = x.amax(dim=1)",),
                True,
                "amax returns the values alone.",
            ),
            Repair(
                "x.argmax(dim=1)",
                ("result = x.argmax(dim=1)",),
                False,
                "It runs, but says where the largest stands: [1, 0].",
            ),
        ),
    ),
)
