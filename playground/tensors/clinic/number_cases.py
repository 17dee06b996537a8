"""Cases of wrong numbers: rounding, overflow, seeds and NaN."""

from playground.tensors.clinic.case import ClinicCase, Fix

_GROUP = "Numbers"

NUMBER_CASES: tuple[ClinicCase, ...] = (
    ClinicCase(
        name="integer_division",
        title="// on tensors",
        group=_GROUP,
        kind="silent",
        intention="You want half of each count.",
        setup=("counts = torch.tensor([1, 3, 5])",),
        wrong=("result = counts // 2",),
        output=("print(result)",),
        goal="result.tolist() == [0.5, 1.5, 2.5]",
        goal_text="the result is [0.5, 1.5, 2.5]",
        explanation="// divides and rounds down, and keeps whole numbers whole. / is true division and gives floats.",
        fixes=(
            Fix("counts / 2", ("result = counts / 2",), True, "True division: float32."),
            Fix(
                "(counts // 2).float()",
                ("result = (counts // 2).float()",),
                False,
                "The halves are lost before the cast.",
            ),
            Fix("counts * 0.5", ("result = counts * 0.5",), True, "A float number promotes whole numbers to float32."),
        ),
    ),
    ClinicCase(
        name="float_equality",
        title="0.1 + 0.2 and 0.3",
        group=_GROUP,
        kind="silent",
        intention="You check whether a sum has the value you expect.",
        setup=(
            "total = torch.tensor(0.1, dtype=torch.float64) + torch.tensor(0.2, dtype=torch.float64)",
            "expected = torch.tensor(0.3, dtype=torch.float64)",
        ),
        wrong=("result = total == expected",),
        output=("print(result)",),
        goal="bool(result) is True",
        goal_text="the check gives True",
        explanation=(
            "0.1, 0.2 and 0.3 have no exact form in binary, and the sum is off by the last digit: "
            "0.30000000000000004. Do not compare floats with ==."
        ),
        fixes=(
            Fix(
                "torch.isclose",
                ("result = torch.isclose(total, expected)",),
                True,
                "Equal within a small relative tolerance: the right comparison for floats.",
            ),
            Fix(
                "abs(total - expected) < 1e-9",
                ("result = abs(total - expected) < 1e-9",),
                True,
                "The same with a tolerance of your own, which must suit the size of the numbers.",
            ),
            Fix(
                "torch.equal",
                ("result = torch.equal(total, expected)",),
                False,
                "equal compares exactly, over the whole tensor.",
            ),
        ),
    ),
    ClinicCase(
        name="seed_not_reset",
        title="A seed that was set once",
        group=_GROUP,
        kind="silent",
        intention="You want two draws to give the same numbers, and have set the seed at the top.",
        setup=(),
        wrong=("torch.manual_seed(42)", "A = torch.rand(3)", "B = torch.rand(3)"),
        output=("result = torch.equal(A, B)", "print(result)"),
        goal="result is True",
        goal_text="A and B are equal",
        explanation=(
            "The seed says where the sequence of random numbers begins, and every draw continues where the last "
            "one ended. The second draw begins three numbers later."
        ),
        fixes=(
            Fix(
                "seed before each draw",
                ("torch.manual_seed(42)", "A = torch.rand(3)", "torch.manual_seed(42)", "B = torch.rand(3)"),
                True,
                "Both begin at the same point of the sequence.",
            ),
            Fix(
                "another seed before B",
                ("torch.manual_seed(42)", "A = torch.rand(3)", "torch.manual_seed(43)", "B = torch.rand(3)"),
                False,
                "Another seed, another sequence.",
            ),
            Fix(
                "one generator for each",
                (
                    "A = torch.rand(3, generator=torch.Generator().manual_seed(42))",
                    "B = torch.rand(3, generator=torch.Generator().manual_seed(42))",
                ),
                True,
                "Two generators with the same seed; nothing else in the program can disturb them.",
            ),
        ),
    ),
    ClinicCase(
        name="uint8_overflow",
        title="Pixels that wrap around",
        group=_GROUP,
        kind="silent",
        intention="You want to brighten a photo by 100.",
        setup=("pixels = torch.tensor([50, 150, 200], dtype=torch.uint8)",),
        wrong=("result = pixels + 100",),
        output=("print(result)",),
        goal="result.tolist() == [150, 250, 255]",
        goal_text="the pixels are 150, 250 and 255: full brightness",
        explanation=(
            "uint8 ends at 255, and 300 wraps around to 44: the brightest pixels become dark. A Python number does "
            "not widen the dtype."
        ),
        fixes=(
            Fix(
                "cast, add, clamp",
                ("result = (pixels.int() + 100).clamp(max=255)",),
                True,
                "int32 holds 300, and clamp cuts it off at full brightness.",
            ),
            Fix(
                "clamp afterwards",
                ("result = (pixels + 100).clamp(max=255)",),
                False,
                "Too late: the value has already wrapped around.",
            ),
            Fix(
                "pixels + torch.tensor(100)",
                ("result = pixels + torch.tensor(100)",),
                False,
                "A tensor without axes promotes like a Python number: the result stays uint8.",
            ),
        ),
    ),
    ClinicCase(
        name="nan_spreads",
        title="One NaN in the data",
        group=_GROUP,
        kind="silent",
        intention="You want the mean of a column with one missing value.",
        setup=("column = torch.tensor([1., 2., float('nan'), 5.])",),
        wrong=("clean = column[column != float('nan')]", "result = clean.mean()"),
        output=("print(result)",),
        goal="abs(result.item() - 8 / 3) < 1e-6",
        goal_text="the mean of 1, 2 and 5: about 2.67",
        explanation=(
            "NaN, not a number, equals nothing, not even itself, so != is True for every element and removes none. "
            "One NaN makes every sum and mean NaN."
        ),
        fixes=(
            Fix(
                "~column.isnan()",
                ("clean = column[~column.isnan()]", "result = clean.mean()"),
                True,
                "isnan finds NaN, and ~ inverts the mask.",
            ),
            Fix("column.nanmean()", ("result = column.nanmean()",), True, "The mean of all that are numbers."),
            Fix(
                "column.nan_to_num()",
                ("result = column.nan_to_num().mean()",),
                False,
                "It runs, but a missing value is not 0: the mean is too low.",
            ),
        ),
    ),
    ClinicCase(
        name="softmax_axis",
        title="softmax along the wrong axis",
        group=_GROUP,
        kind="silent",
        intention="You want to turn the scores of two samples for three classes into probabilities.",
        setup=("scores = torch.tensor([[2., 1., 0.], [0., 0., 5.]])",),
        wrong=("result = scores.softmax(dim=0)",),
        output=("print(result.sum(dim=1))",),
        goal="torch.allclose(result.sum(dim=1), torch.ones(2))",
        goal_text="the probabilities of every sample sum to 1",
        explanation=(
            "dim=0 runs down the samples: for each class, the values of all samples sum to 1. They look like "
            "probabilities, and training continues."
        ),
        fixes=(
            Fix("dim=1", ("result = scores.softmax(dim=1)",), True, "Along the classes."),
            Fix(
                "dim=-1",
                ("result = scores.softmax(dim=-1)",),
                True,
                "The last axis, however many there are: the usual form.",
            ),
            Fix(
                "divide by the sum",
                ("result = scores.softmax(dim=0) / 2",),
                False,
                "The sum of each row is off by a different amount.",
            ),
        ),
    ),
)
