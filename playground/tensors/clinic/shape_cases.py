"""Cases of shapes that do not fit."""

from playground.tensors.clinic.case import ClinicCase, Fix

_GROUP = "Shapes"

SHAPE_CASES: tuple[ClinicCase, ...] = (
    ClinicCase(
        name="matmul_shapes",
        title="Matrices that cannot be multiplied",
        group=_GROUP,
        kind="error",
        intention="You have two tables of the same shape and want to multiply them as matrices.",
        setup=("A = torch.ones(3, 2)", "B = torch.ones(3, 2)"),
        wrong=("result = A @ B",),
        output=("print(result.shape)",),
        goal="result.shape == (3, 3)",
        goal_text="the result pairs every row of A with every row of B: shape [3, 3]",
        explanation=(
            "A matrix product pairs the rows of A with the columns of B, so the inner sizes must agree: [3, 2] @ "
            "[3, 2] puts 2 against 3. It is the most common error of all."
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
        group=_GROUP,
        kind="error",
        intention="You want to add a different offset to each of the three rows of a table.",
        setup=("table = torch.zeros(3, 4)", "offsets = torch.tensor([10., 20., 30.])"),
        wrong=("result = table + offsets",),
        output=("print(result)",),
        goal="result[:, 0].tolist() == [10, 20, 30] and result.shape == (3, 4)",
        goal_text="row 0 holds 10, row 1 holds 20, row 2 holds 30",
        explanation=(
            "Shapes are compared from the right: the 3 offsets meet the 4 columns, and neither size is 1. "
            "Broadcasting never guesses which axis was meant."
        ),
        fixes=(
            Fix(
                "offsets.unsqueeze(1)",
                ("result = table + offsets.unsqueeze(1)",),
                True,
                "As a column [3, 1] the offsets line up with the 3 rows and are stretched along the columns.",
            ),
            Fix(
                "offsets.unsqueeze(0)",
                ("result = table + offsets.unsqueeze(0)",),
                False,
                "A row [1, 3] still ends in 3, which is not 4: broadcasting puts that 1 in front by itself.",
            ),
            Fix(
                "table.T + offsets",
                ("result = table.T + offsets",),
                False,
                "It runs, because table.T is [4, 3], but the result is transposed: [4, 3].",
            ),
        ),
    ),
    ClinicCase(
        name="reshape_size",
        title="A shape with too many elements",
        group=_GROUP,
        kind="error",
        intention="You want ten numbers in rows of equal length, and try three rows of four.",
        setup=("x = torch.arange(10)",),
        wrong=("result = x.reshape(3, 4)",),
        output=("print(result)",),
        goal="result.ndim == 2 and result.shape[1] == 5 and result.numel() == 10",
        goal_text="the ten numbers form two rows of five",
        explanation=(
            "reshape gives the same numbers new sizes, so the product of the sizes must stay the same: 3 · 4 is 12,"
            " not 10."
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
                "10 cannot be divided by 4, so torch finds no size for −1.",
            ),
            Fix("x[:8].reshape(2, 4)", ("result = x[:8].reshape(2, 4)",), False, "It runs, but two numbers are lost."),
        ),
    ),
    ClinicCase(
        name="dim_out_of_range",
        title="An axis that does not exist",
        group=_GROUP,
        kind="error",
        intention="You want the sum of each column of a matrix.",
        setup=("x = torch.tensor([[1, 2, 3], [4, 5, 6]])",),
        wrong=("result = x.sum(dim=2)",),
        output=("print(result)",),
        goal="result.tolist() == [5, 7, 9]",
        goal_text="the result is [5, 7, 9]",
        explanation="A matrix has the axes 0 and 1, or −2 and −1 from the end. Counting begins at 0, so there is no axis 2.",
        fixes=(
            Fix(
                "dim=0",
                ("result = x.sum(dim=0)",),
                True,
                "Axis 0 runs down the rows. The sum removes it, and one number for each column remains.",
            ),
            Fix(
                "dim=1",
                ("result = x.sum(dim=1)",),
                False,
                "The named axis is the one that disappears: this sums each row.",
            ),
            Fix("dim=-2", ("result = x.sum(dim=-2)",), True, "−2 is the second axis from the end: the same as 0."),
        ),
    ),
    ClinicCase(
        name="index_out_of_range",
        title="An index out of range",
        group=_GROUP,
        kind="error",
        intention="You want the last of three numbers.",
        setup=("x = torch.tensor([10, 20, 30])",),
        wrong=("result = x[3]",),
        output=("print(result)",),
        goal="result.item() == 30",
        goal_text="the result is 30",
        explanation="Indices begin at 0, so three numbers have the indices 0, 1 and 2.",
        fixes=(
            Fix("x[-1]", ("result = x[-1]",), True, "−1 is the last, however many there are."),
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
                "A slice raises no error: outside the tensor it is empty, and the error comes later.",
            ),
        ),
    ),
    ClinicCase(
        name="cat_sizes",
        title="Joining tables of different widths",
        group=_GROUP,
        kind="error",
        intention="You want to put two tables with the same number of rows side by side.",
        setup=("A = torch.zeros(2, 3)", "B = torch.ones(2, 4)"),
        wrong=("result = torch.cat([A, B])",),
        output=("print(result.shape)",),
        goal="result.shape == (2, 7)",
        goal_text="the columns are side by side: shape [2, 7]",
        explanation="cat joins along axis 0 by default, and all other axes must have equal sizes: here 3 columns meet 4.",
        fixes=(
            Fix(
                "torch.cat([A, B], dim=1)",
                ("result = torch.cat([A, B], dim=1)",),
                True,
                "Along axis 1 only the numbers of rows must agree: both tables have 2.",
            ),
            Fix(
                "torch.stack([A, B])",
                ("result = torch.stack([A, B])",),
                False,
                "stack makes a new axis and needs equal shapes.",
            ),
            Fix(
                "torch.vstack([A, B])",
                ("result = torch.vstack([A, B])",),
                False,
                "vstack is cat along axis 0: the same error.",
            ),
        ),
    ),
    ClinicCase(
        name="ragged",
        title="Rows of unequal length",
        group=_GROUP,
        kind="error",
        intention="You want one tensor of two sentences, each a list of word indices.",
        setup=(),
        wrong=("result = torch.tensor([[7, 2, 9], [4]])",),
        output=("print(result)",),
        goal="result.shape == (2, 3) and result[1].tolist() == [4, 0, 0]",
        goal_text="the result has both rows, and zeros fill up the short one",
        explanation=(
            "A tensor has one size for each axis, so all rows have the same length. Short rows are filled up, which"
            " is called padding."
        ),
        fixes=(
            Fix(
                "pad by hand",
                ("result = torch.tensor([[7, 2, 9], [4, 0, 0]])",),
                True,
                "Zeros fill the short row; the model must know that they stand for no word.",
            ),
            Fix(
                "pad_sequence",
                (
                    "rows = [torch.tensor([7, 2, 9]), torch.tensor([4])]",
                    "result = torch.nn.utils.rnn.pad_sequence(rows, batch_first=True)",
                ),
                True,
                "Torch pads every row to the longest.",
            ),
            Fix(
                "torch.stack",
                ("rows = [torch.tensor([7, 2, 9]), torch.tensor([4])]", "result = torch.stack(rows)"),
                False,
                "stack needs equal sizes too.",
            ),
        ),
    ),
    ClinicCase(
        name="view_transposed",
        title="view on a transposed tensor",
        group=_GROUP,
        kind="error",
        intention="You transpose a matrix and want its numbers in one row, in the new reading order.",
        setup=("x = torch.arange(6).reshape(2, 3)",),
        wrong=("result = x.t().view(6)",),
        output=("print(result)",),
        goal="result.tolist() == [0, 3, 1, 4, 2, 5]",
        goal_text="the result is [0, 3, 1, 4, 2, 5]",
        explanation=(
            "Transposing moves no number: it swaps the strides, so reading order jumps through memory. A view with "
            "one axis has one stride, and no single stride visits 0, 3, 1, 4, 2, 5."
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
                "It runs, but without the transpose: this is the order in memory.",
            ),
        ),
    ),
    ClinicCase(
        name="channels_last",
        title="An image with its channels last",
        group=_GROUP,
        kind="error",
        intention="You send a photo of 32 by 32 pixels with 3 colours through a convolution.",
        setup=("photo = torch.rand(1, 32, 32, 3)",),
        wrong=("layer = torch.nn.Conv2d(3, 8, kernel_size=3)", "result = layer(photo)"),
        output=("print(result.shape)",),
        goal="result.shape == (1, 8, 30, 30)",
        goal_text="the output has 8 feature maps of 30 by 30",
        explanation=(
            "Files and plots keep the colours last (height, width, channels); torch's layers expect them before "
            "height and width. The layer read the 32 rows as channels."
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
                    "reshaped = photo.reshape(1, 3, 32, 32)",
                    "assert torch.equal(reshaped[0, 0], photo[0, :, :, 0]), 'the colours are mixed up'",
                    "result = layer(reshaped)",
                ),
                False,
                (
                    "The shape would fit, but reshape keeps the numbers in reading order: the colours are mixed up,"
                    " as the assert in between shows."
                ),
            ),
            Fix(
                "Conv2d(32, 8)",
                ("layer = torch.nn.Conv2d(32, 8, kernel_size=3)", "result = layer(photo)"),
                False,
                "It runs, but now a row counts as a channel: the output is 30 by 1.",
            ),
        ),
    ),
)
