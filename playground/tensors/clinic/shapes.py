"""Cases of shapes that do not fit."""

from playground.tensors.clinic.case import Case, Repair

_G = "Shapes"

SHAPES: tuple[Case, ...] = (
    Case(
        name="matmul_shapes",
        title="Matrices that cannot be multiplied",
        group=_G,
        kind="error",
        story="You have two tables of the same shape and want to multiply them as matrices.",
        given=("A = torch.ones(3, 2)", "B = torch.ones(3, 2)"),
        wrong=("result = A @ B",),
        shown=("print(result.shape)",),
        goal="result.shape == (3, 3)",
        wanted="every row of A has met every row of B: shape [3, 3]",
        meaning=(
            "A matrix product pairs the rows of A with the columns of B, so the inner sizes must agree: [3, 2] @ "
            "[3, 2] puts 2 against 3. It is the commonest error of all."
        ),
        repairs=(
            Repair(
                "A @ B.T",
                ("result = A @ B.T",),
                True,
                "B.T has shape [2, 3]; now the inner sizes are 2 and 2, and the outer ones give [3, 3].",
            ),
            Repair(
                "A * B",
                ("result = A * B",),
                False,
                "It runs, but * multiplies element by element: the shape stays [3, 2], and nothing was summed.",
            ),
            Repair(
                "A.T @ B",
                ("result = A.T @ B",),
                False,
                "It runs, but it pairs the columns: the outer sizes are now 2 and 2.",
            ),
        ),
    ),
    Case(
        name="broadcast_clash",
        title="Sizes that do not broadcast",
        group=_G,
        kind="error",
        story="You want to add an offset of its own to each of the three rows of a table.",
        given=("table = torch.zeros(3, 4)", "offsets = torch.tensor([10., 20., 30.])"),
        wrong=("result = table + offsets",),
        shown=("print(result)",),
        goal="result[:, 0].tolist() == [10, 20, 30] and result.shape == (3, 4)",
        wanted="row 0 holds 10, row 1 holds 20, row 2 holds 30",
        meaning=(
            "Shapes are compared from the right: the 3 offsets stand under the 4 columns, and neither is 1. "
            "Broadcasting never guesses which axis was meant."
        ),
        repairs=(
            Repair(
                "offsets.unsqueeze(1)",
                ("result = table + offsets.unsqueeze(1)",),
                True,
                "As a column [3, 1] the offsets stand under the 3 rows, and are stretched along the columns.",
            ),
            Repair(
                "offsets.unsqueeze(0)",
                ("result = table + offsets.unsqueeze(0)",),
                False,
                "A row [1, 3] still ends in 3, against 4: broadcasting had put that 1 in front already.",
            ),
            Repair(
                "table.T + offsets",
                ("result = table.T + offsets",),
                False,
                "It runs, because table.T is [4, 3], but the result is turned: [4, 3].",
            ),
        ),
    ),
    Case(
        name="reshape_size",
        title="A shape that holds too many",
        group=_G,
        kind="error",
        story="You want ten numbers in rows of equal length, and try three rows of four.",
        given=("x = torch.arange(10)",),
        wrong=("result = x.reshape(3, 4)",),
        shown=("print(result)",),
        goal="result.ndim == 2 and result.shape[1] == 5 and result.numel() == 10",
        wanted="all ten numbers stand in rows of equal length: two rows of five",
        meaning=(
            "reshape only writes new sizes on the same numbers, so their product must be the same: 3 · 4 is 12, not 10."
        ),
        repairs=(
            Repair(
                "x.reshape(2, -1)",
                ("result = x.reshape(2, -1)",),
                True,
                "Two rows; −1 lets torch work out that each holds 5.",
            ),
            Repair(
                "x.reshape(-1, 4)",
                ("result = x.reshape(-1, 4)",),
                False,
                "10 cannot be divided by 4, so there is no size that −1 could stand for.",
            ),
            Repair(
                "x[:8].reshape(2, 4)",
                ("result = x[:8].reshape(2, 4)",),
                False,
                "It runs, because two numbers were thrown away.",
            ),
        ),
    ),
    Case(
        name="dim_out_of_range",
        title="An axis that is not there",
        group=_G,
        kind="error",
        story="You want the sum of each column of a matrix.",
        given=("x = torch.tensor([[1, 2, 3], [4, 5, 6]])",),
        wrong=("result = x.sum(dim=2)",),
        shown=("print(result)",),
        goal="result.tolist() == [5, 7, 9]",
        wanted="the result is [5, 7, 9]",
        meaning=(
            "A matrix has the axes 0 and 1, or −2 and −1 from the end. Counting begins at 0, so there is no axis 2."
        ),
        repairs=(
            Repair(
                "dim=0",
                ("result = x.sum(dim=0)",),
                True,
                "Axis 0 runs down the rows; it collapses, and one number for each column stays.",
            ),
            Repair(
                "dim=1",
                ("result = x.sum(dim=1)",),
                False,
                "The axis that is named is the one that goes away: this sums along each row.",
            ),
            Repair(
                "dim=-2",
                ("result = x.sum(dim=-2)",),
                True,
                "−2 is the second axis from the end: the same as 0.",
            ),
        ),
    ),
    Case(
        name="index_out_of_range",
        title="An index out of range",
        group=_G,
        kind="error",
        story="You want the last of three numbers.",
        given=("x = torch.tensor([10, 20, 30])",),
        wrong=("result = x[3]",),
        shown=("print(result)",),
        goal="result.item() == 30",
        wanted="the result is 30",
        meaning="Indices begin at 0, so three numbers have the indices 0, 1 and 2.",
        repairs=(
            Repair(
                "x[-1]",
                ("result = x[-1]",),
                True,
                "−1 is the last, however many there are.",
            ),
            Repair(
                "x[2:3]",
                ("result = x[2:3]",),
                True,
                "A slice keeps the axis: this is a tensor of one number, and its item is 30.",
            ),
            Repair(
                "x[3:4]",
                ("result = x[3:4]",),
                False,
                "Slices never complain: outside the tensor they are empty, and the error only comes later.",
            ),
        ),
    ),
    Case(
        name="cat_sizes",
        title="Joining what does not line up",
        group=_G,
        kind="error",
        story="You want to put two tables with the same number of rows side by side.",
        given=("A = torch.zeros(2, 3)", "B = torch.ones(2, 4)"),
        wrong=("result = torch.cat([A, B])",),
        shown=("print(result.shape)",),
        goal="result.shape == (2, 7)",
        wanted="the columns stand side by side: shape [2, 7]",
        meaning="cat joins along axis 0 unless told otherwise, and all other axes must agree: here 3 columns meet 4.",
        repairs=(
            Repair(
                "torch.cat([A, B], dim=1)",
                ("result = torch.cat([A, B], dim=1)",),
                True,
                "Along axis 1 only the rows must agree, and there are 2 in both.",
            ),
            Repair(
                "torch.stack([A, B])",
                ("result = torch.stack([A, B])",),
                False,
                "stack makes a new axis and wants equal shapes throughout.",
            ),
            Repair(
                "torch.vstack([A, B])",
                ("result = torch.vstack([A, B])",),
                False,
                "vstack is cat along axis 0: the same clash.",
            ),
        ),
    ),
    Case(
        name="ragged",
        title="Rows of unequal length",
        group=_G,
        kind="error",
        story="You want one tensor of two sentences, each a list of word numbers.",
        given=(),
        wrong=("result = torch.tensor([[7, 2, 9], [4]])",),
        shown=("print(result)",),
        goal="result.shape == (2, 3) and result[1].tolist() == [4, 0, 0]",
        wanted="both rows are there, the short one filled up with zeros",
        meaning=(
            "A tensor has one size for each axis, so all rows are of equal length. Short rows are filled up: padding."
        ),
        repairs=(
            Repair(
                "pad by hand",
                ("result = torch.tensor([[7, 2, 9], [4, 0, 0]])",),
                True,
                "Zeros fill the short row; the model must know that they are no words.",
            ),
            Repair(
                "pad_sequence",
                (
                    "rows = [torch.tensor([7, 2, 9]), torch.tensor([4])]",
                    "result = torch.nn.utils.rnn.pad_sequence(rows, batch_first=True)",
                ),
                True,
                "Torch fills up to the longest row.",
            ),
            Repair(
                "torch.stack",
                ("rows = [torch.tensor([7, 2, 9]), torch.tensor([4])]", "result = torch.stack(rows)"),
                False,
                "stack has the same rule: all of equal size.",
            ),
        ),
    ),
    Case(
        name="view_transposed",
        title="view on a transposed tensor",
        group=_G,
        kind="error",
        story="You turn a matrix and want its numbers in a row, in the new reading order.",
        given=("x = torch.arange(6).reshape(2, 3)",),
        wrong=("result = x.t().view(6)",),
        shown=("print(result)",),
        goal="result.tolist() == [0, 3, 1, 4, 2, 5]",
        wanted="the result is [0, 3, 1, 4, 2, 5]",
        meaning=(
            "Turning moved no number: it only swapped the steps, so reading order now jumps through memory. A "
            "view of one axis has one step, and no single step visits 0, 3, 1, 4, 2, 5."
        ),
        repairs=(
            Repair(
                "x.t().reshape(6)",
                ("result = x.t().reshape(6)",),
                True,
                "reshape makes a view where it can, and a copy where it must, as here.",
            ),
            Repair(
                "x.t().contiguous().view(6)",
                ("result = x.t().contiguous().view(6)",),
                True,
                "contiguous copies into reading order; then a view is possible.",
            ),
            Repair(
                "x.view(6)",
                ("result = x.view(6)",),
                False,
                "It runs, but the turning is lost: this is the order of memory.",
            ),
        ),
    ),
    Case(
        name="channels_last",
        title="An image with its channels last",
        group=_G,
        kind="error",
        story="You send a photo of 32 by 32 pixels with 3 colours through a convolution.",
        given=("photo = torch.rand(1, 32, 32, 3)",),
        wrong=("layer = torch.nn.Conv2d(3, 8, kernel_size=3)", "result = layer(photo)"),
        shown=("print(result.shape)",),
        goal="result.shape == (1, 8, 30, 30)",
        wanted="8 maps of 30 by 30 come out",
        meaning=(
            "Files and plots keep the colours last (height, width, channels); torch's layers want them before "
            "height and width. The layer took the 32 rows for channels."
        ),
        repairs=(
            Repair(
                "photo.permute(0, 3, 1, 2)",
                ("layer = torch.nn.Conv2d(3, 8, kernel_size=3)", "result = layer(photo.permute(0, 3, 1, 2))"),
                True,
                "The channels move in front of height and width; no number changes its meaning.",
            ),
            Repair(
                "photo.reshape(1, 3, 32, 32), and compare",
                (
                    "layer = torch.nn.Conv2d(3, 8, kernel_size=3)",
                    "turned = photo.reshape(1, 3, 32, 32)",
                    "assert torch.equal(turned[0, 0], photo[0, :, :, 0]), 'the colours are mixed up'",
                    "result = layer(turned)",
                ),
                False,
                (
                    "The shape would fit, but reshape deals the numbers out in reading order: the colours are mixed up, "
                    "as the check in between finds."
                ),
            ),
            Repair(
                "Conv2d(32, 8)",
                ("layer = torch.nn.Conv2d(32, 8, kernel_size=3)", "result = layer(photo)"),
                False,
                "It runs, but now a row counts as a channel: the picture that comes out is 30 by 1.",
            ),
        ),
    ),
)
