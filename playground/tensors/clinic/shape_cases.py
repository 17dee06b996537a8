"""Cases of shapes that do not fit."""

from playground.tensors.clinic.case import ClinicCase, Fix

_G = "Shapes"

SHAPE_CASES: tuple[ClinicCase, ...] = (
    ClinicCase(
        name="matmul_shapes",
        title="Matrices that cannot be multiplied",
        group=_G,
        kind="error",
        intention="You have two tables of the same shape and want to multiply them as matrices.",
        setup=("A = torch.ones(3, 2)", "B = torch.ones(3, 2)"),
        wrong=("result = A @ B",),
        output=("print(result.shape)",),
        goal="result.shape == (3, 3)",
        goal_text="every row of A has met every row of B: shape [3, 3]",
        explanation=(
            "A matrix product pairs the rows of A with the columns of B, so the inner sizes must agree: [3, 2] @ "
            "[3, 2] puts 2 against 3. It is the commonest error of all."
        ),
        fixes=(
            Fix(
                "A @ B.T",
                ("result = A @ B.T",),
                True,
                "B.T has shape [2, 3]; now the inner sizes are 2 and 2, and the outer ones give [3, 3].",
            ),
            Fix(
                "A * B",
                ("result = A * B",),
                False,
                "It runs, but * multiplies element by element: the shape stays [3, 2], and nothing was summed.",
            ),
            Fix(
                "A.T @ B",
                ("result = A.T @ B",),
                False,
                "It runs, but it pairs the columns: the outer sizes are now 2 and 2.",
            ),
        ),
    ),
    ClinicCase(
        name="broadcast_clash",
        title="Sizes that do not broadcast",
        group=_G,
        kind="error",
        intention="You want to add an offset of its own to each of the three rows of a table.",
        setup=("table = torch.zeros(3, 4)", "offsets = torch.tensor([10., 20., 30.])"),
        wrong=("result = table + offsets",),
        output=("print(result)",),
        goal="result[:, 0].tolist() == [10, 20, 30] and result.shape == (3, 4)",
        goal_text="row 0 holds 10, row 1 holds 20, row 2 holds 30",
        explanation=(
            "Shapes are compared from the right: the 3 offsets stand under the 4 columns, and neither is 1. "
            "Broadcasting never guesses which axis was meant."
        ),
        fixes=(
            Fix(
                "offsets.unsqueeze(1)",
                ("result = table + offsets.unsqueeze(1)",),
                True,
                "As a column [3, 1] the offsets stand under the 3 rows, and are stretched along the columns.",
            ),
            Fix(
                "offsets.unsqueeze(0)",
                ("result = table + offsets.unsqueeze(0)",),
                False,
                "A row [1, 3] still ends in 3, against 4: broadcasting had put that 1 in front already.",
            ),
            Fix(
                "table.T + offsets",
                ("result = table.T + offsets",),
                False,
                "It runs, because table.T is [4, 3], but the result is turned: [4, 3].",
            ),
        ),
    ),
    ClinicCase(
        name="reshape_size",
        title="A shape that holds too many",
        group=_G,
        kind="error",
        intention="You want ten numbers in rows of equal length, and try three rows of four.",
        setup=("x = torch.arange(10)",),
        wrong=("result = x.reshape(3, 4)",),
        output=("print(result)",),
        goal="result.ndim == 2 and result.shape[1] == 5 and result.numel() == 10",
        goal_text="all ten numbers stand in rows of equal length: two rows of five",
        explanation=(
            "reshape only writes new sizes on the same numbers, so their product must be the same: 3 · 4 is 12, not 10."
        ),
        fixes=(
            Fix(
                "x.reshape(2, -1)",
                ("result = x.reshape(2, -1)",),
                True,
                "Two rows; −1 lets torch work out that each holds 5.",
            ),
            Fix(
                "x.reshape(-1, 4)",
                ("result = x.reshape(-1, 4)",),
                False,
                "10 cannot be divided by 4, so there is no size that −1 could stand for.",
            ),
            Fix(
                "x[:8].reshape(2, 4)",
                ("result = x[:8].reshape(2, 4)",),
                False,
                "It runs, because two numbers were thrown away.",
            ),
        ),
    ),
    ClinicCase(
        name="dim_out_of_range",
        title="An axis that is not there",
        group=_G,
        kind="error",
        intention="You want the sum of each column of a matrix.",
        setup=("x = torch.tensor([[1, 2, 3], [4, 5, 6]])",),
        wrong=("result = x.sum(dim=2)",),
        output=("print(result)",),
        goal="result.tolist() == [5, 7, 9]",
        goal_text="the result is [5, 7, 9]",
        explanation=(
            "A matrix has the axes 0 and 1, or −2 and −1 from the end. Counting begins at 0, so there is no axis 2."
        ),
        fixes=(
            Fix(
                "dim=0",
                ("result = x.sum(dim=0)",),
                True,
                "Axis 0 runs down the rows; it collapses, and one number for each column stays.",
            ),
            Fix(
                "dim=1",
                ("result = x.sum(dim=1)",),
                False,
                "The axis that is named is the one that goes away: this sums along each row.",
            ),
            Fix(
                "dim=-2",
                ("result = x.sum(dim=-2)",),
                True,
                "−2 is the second axis from the end: the same as 0.",
            ),
        ),
    ),
    ClinicCase(
        name="index_out_of_range",
        title="An index out of range",
        group=_G,
        kind="error",
        intention="You want the last of three numbers.",
        setup=("x = torch.tensor([10, 20, 30])",),
        wrong=("result = x[3]",),
        output=("print(result)",),
        goal="result.item() == 30",
        goal_text="the result is 30",
        explanation="Indices begin at 0, so three numbers have the indices 0, 1 and 2.",
        fixes=(
            Fix(
                "x[-1]",
                ("result = x[-1]",),
                True,
                "−1 is the last, however many there are.",
            ),
            Fix(
                "x[2:3]",
                ("result = x[2:3]",),
                True,
                "A slice keeps the axis: this is a tensor of one number, and its item is 30.",
            ),
            Fix(
                "x[3:4]",
                ("result = x[3:4]",),
                False,
                "Slices never complain: outside the tensor they are empty, and the error only comes later.",
            ),
        ),
    ),
    ClinicCase(
        name="cat_sizes",
        title="Joining what does not line up",
        group=_G,
        kind="error",
        intention="You want to put two tables with the same number of rows side by side.",
        setup=("A = torch.zeros(2, 3)", "B = torch.ones(2, 4)"),
        wrong=("result = torch.cat([A, B])",),
        output=("print(result.shape)",),
        goal="result.shape == (2, 7)",
        goal_text="the columns stand side by side: shape [2, 7]",
        explanation="cat joins along axis 0 unless told otherwise, and all other axes must agree: here 3 columns meet 4.",
        fixes=(
            Fix(
                "torch.cat([A, B], dim=1)",
                ("result = torch.cat([A, B], dim=1)",),
                True,
                "Along axis 1 only the rows must agree, and there are 2 in both.",
            ),
            Fix(
                "torch.stack([A, B])",
                ("result = torch.stack([A, B])",),
                False,
                "stack makes a new axis and wants equal shapes throughout.",
            ),
            Fix(
                "torch.vstack([A, B])",
                ("result = torch.vstack([A, B])",),
                False,
                "vstack is cat along axis 0: the same clash.",
            ),
        ),
    ),
    ClinicCase(
        name="ragged",
        title="Rows of unequal length",
        group=_G,
        kind="error",
        intention="You want one tensor of two sentences, each a list of word numbers.",
        setup=(),
        wrong=("result = torch.tensor([[7, 2, 9], [4]])",),
        output=("print(result)",),
        goal="result.shape == (2, 3) and result[1].tolist() == [4, 0, 0]",
        goal_text="both rows are there, the short one filled up with zeros",
        explanation=(
            "A tensor has one size for each axis, so all rows are of equal length. Short rows are filled up: padding."
        ),
        fixes=(
            Fix(
                "pad by hand",
                ("result = torch.tensor([[7, 2, 9], [4, 0, 0]])",),
                True,
                "Zeros fill the short row; the model must know that they are no words.",
            ),
            Fix(
                "pad_sequence",
                (
                    "rows = [torch.tensor([7, 2, 9]), torch.tensor([4])]",
                    "result = torch.nn.utils.rnn.pad_sequence(rows, batch_first=True)",
                ),
                True,
                "Torch fills up to the longest row.",
            ),
            Fix(
                "torch.stack",
                ("rows = [torch.tensor([7, 2, 9]), torch.tensor([4])]", "result = torch.stack(rows)"),
                False,
                "stack has the same rule: all of equal size.",
            ),
        ),
    ),
    ClinicCase(
        name="view_transposed",
        title="view on a transposed tensor",
        group=_G,
        kind="error",
        intention="You turn a matrix and want its numbers in a row, in the new reading order.",
        setup=("x = torch.arange(6).reshape(2, 3)",),
        wrong=("result = x.t().view(6)",),
        output=("print(result)",),
        goal="result.tolist() == [0, 3, 1, 4, 2, 5]",
        goal_text="the result is [0, 3, 1, 4, 2, 5]",
        explanation=(
            "Turning moved no number: it only swapped the steps, so reading order now jumps through memory. A "
            "view of one axis has one step, and no single step visits 0, 3, 1, 4, 2, 5."
        ),
        fixes=(
            Fix(
                "x.t().reshape(6)",
                ("result = x.t().reshape(6)",),
                True,
                "reshape makes a view where it can, and a copy where it must, as here.",
            ),
            Fix(
                "x.t().contiguous().view(6)",
                ("result = x.t().contiguous().view(6)",),
                True,
                "contiguous copies into reading order; then a view is possible.",
            ),
            Fix(
                "x.view(6)",
                ("result = x.view(6)",),
                False,
                "It runs, but the turning is lost: this is the order of memory.",
            ),
        ),
    ),
    ClinicCase(
        name="channels_last",
        title="An image with its channels last",
        group=_G,
        kind="error",
        intention="You send a photo of 32 by 32 pixels with 3 colours through a convolution.",
        setup=("photo = torch.rand(1, 32, 32, 3)",),
        wrong=("layer = torch.nn.Conv2d(3, 8, kernel_size=3)", "result = layer(photo)"),
        output=("print(result.shape)",),
        goal="result.shape == (1, 8, 30, 30)",
        goal_text="8 maps of 30 by 30 come out",
        explanation=(
            "Files and plots keep the colours last (height, width, channels); torch's layers want them before "
            "height and width. The layer took the 32 rows for channels."
        ),
        fixes=(
            Fix(
                "photo.permute(0, 3, 1, 2)",
                ("layer = torch.nn.Conv2d(3, 8, kernel_size=3)", "result = layer(photo.permute(0, 3, 1, 2))"),
                True,
                "The channels move in front of height and width; no number changes its meaning.",
            ),
            Fix(
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
            Fix(
                "Conv2d(32, 8)",
                ("layer = torch.nn.Conv2d(32, 8, kernel_size=3)", "result = layer(photo)"),
                False,
                "It runs, but now a row counts as a channel: the picture that comes out is 30 by 1.",
            ),
        ),
    ),
)
