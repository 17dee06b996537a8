"""Cases of dtypes and devices that do not match."""

from playground.tensors.clinic.case import ClinicCase, Fix

_GROUP = "Dtypes and devices"

DTYPE_CASES: tuple[ClinicCase, ...] = (
    ClinicCase(
        name="matmul_dtypes",
        title="Two dtypes in a matrix product",
        group=_GROUP,
        kind="error",
        intention="You multiply float weights by a table of whole numbers.",
        setup=("weights = torch.ones(2, 2)", "table = torch.tensor([[1, 2], [3, 4]])"),
        wrong=("result = weights @ table",),
        output=("print(result)",),
        goal="result.dtype == torch.float32 and result.tolist() == [[4, 6], [4, 6]]",
        goal_text="the product comes out as float32",
        explanation=(
            "+ and * promote: they choose a dtype that holds both. A matrix product does not, because a silent cast"
            " of a large matrix would cost too much."
        ),
        fixes=(
            Fix("table.float()", ("result = weights @ table.float()",), True, "Both are float32 now."),
            Fix(
                "weights.long()",
                ("result = weights.long() @ table",),
                False,
                "It runs, in int64: real weights would lose everything after the decimal point.",
            ),
            Fix(
                "table * 1",
                ("result = weights @ (table * 1)",),
                False,
                "A whole number times a whole number stays int64; table * 1.0 would be float32.",
            ),
        ),
    ),
    ClinicCase(
        name="double_into_linear",
        title="float64 into a layer",
        group=_GROUP,
        kind="error",
        intention="You send a table from NumPy through a linear layer.",
        setup=("table = np.array([[0.5, 1.5], [2.5, 3.5]])",),
        wrong=("x = torch.from_numpy(table)", "layer = torch.nn.Linear(2, 1)"),
        output=("result = layer(x)", "print(result.shape)"),
        goal="result.shape == (2, 1) and result.dtype == torch.float32",
        goal_text="the result holds one float32 number for each row",
        explanation=(
            "NumPy calculates in float64, which from_numpy keeps; the weights of a layer are float32. Torch's "
            "message says Double and Float: its older names for the two."
        ),
        fixes=(
            Fix(
                "x.to(torch.float32)",
                ("x = torch.from_numpy(table).to(torch.float32)", "layer = torch.nn.Linear(2, 1)"),
                True,
                "The data takes the dtype of the weights: half the memory, and what every course does.",
            ),
            Fix(
                "x.to(torch.float32), not assigned",
                ("x = torch.from_numpy(table)", "x.to(torch.float32)", "layer = torch.nn.Linear(2, 1)"),
                False,
                "to returns a new tensor and leaves x unchanged: assign the result to a name.",
            ),
            Fix(
                "layer.double()",
                ("x = torch.from_numpy(table)", "layer = torch.nn.Linear(2, 1).double()"),
                False,
                "It runs, in float64: twice the memory, and slow on a GPU.",
            ),
        ),
        imports=("import numpy as np",),
    ),
    ClinicCase(
        name="devices",
        title="Tensors on two devices",
        group=_GROUP,
        kind="error",
        intention="You add a tensor on the CPU and one on another device.",
        setup=("A = torch.ones(3)",),
        wrong=('B = torch.ones(3, device="{device}")', "result = A + B"),
        output=("print(result)",),
        goal='result.device.type == "cpu" and result.tolist() == [2, 2, 2]',
        goal_text="the sum is on the CPU and can be read",
        explanation="Torch never moves a tensor by itself: both must be on one device. {device_note}",
        fixes=(
            Fix(
                "make B on the CPU",
                ("B = torch.ones(3)", "result = A + B"),
                True,
                "Without device= both are on the CPU.",
            ),
            Fix(
                "A.to(B.device), not assigned",
                ('B = torch.ones(3, device="{device}")', "A.to(B.device)", "result = A + B"),
                False,
                (
                    "to does not move a tensor in place: it returns another tensor, which is lost here. (A model "
                    "does move in place.)"
                ),
            ),
            Fix(
                "B.detach()",
                ('B = torch.ones(3, device="{device}")', "result = A + B.detach()"),
                False,
                "detach takes a tensor out of autograd, not off its device.",
            ),
        ),
    ),
    ClinicCase(
        name="mean_of_integers",
        title="The mean of whole numbers",
        group=_GROUP,
        kind="error",
        intention="You want the mean of four marks.",
        setup=("marks = torch.tensor([1, 2, 2, 5])",),
        wrong=("result = marks.mean()",),
        output=("print(result)",),
        goal="result.item() == 2.5",
        goal_text="the result is 2.5",
        explanation=(
            "The mean keeps the dtype of its input, and int64 cannot hold 2.5. Torch refuses instead of choosing a "
            "float for you; its message says Long for int64."
        ),
        fixes=(
            Fix("marks.float().mean()", ("result = marks.float().mean()",), True, "Cast first, then take the mean."),
            Fix(
                "marks.mean(dtype=torch.float32)",
                ("result = marks.mean(dtype=torch.float32)",),
                True,
                "The same in one step.",
            ),
            Fix(
                "marks.sum() // 4",
                ("result = marks.sum() // 4",),
                False,
                "It runs, but // rounds down: 10 // 4 is 2.",
            ),
        ),
    ),
    ClinicCase(
        name="class_numbers",
        title="Class indices as floats",
        group=_GROUP,
        kind="error",
        intention="You want the loss of two samples over three classes.",
        setup=("scores = torch.tensor([[2., 1., 0.], [0., 1., 2.]])", "classes = torch.tensor([0., 2.])"),
        wrong=("result = torch.nn.CrossEntropyLoss()(scores, classes)",),
        output=("print(result)",),
        goal="result.ndim == 0 and 0.4 < result.item() < 0.41",
        goal_text="the loss is about 0.41",
        explanation=(
            "A class index picks a column of the scores, so it must be int64 (Long). Floats of the same shape as "
            "the scores would be probabilities."
        ),
        fixes=(
            Fix(
                "classes.long()",
                ("result = torch.nn.CrossEntropyLoss()(scores, classes.long())",),
                True,
                "Now they are indices.",
            ),
            Fix(
                "classes.unsqueeze(1)",
                ("result = torch.nn.CrossEntropyLoss()(scores, classes.unsqueeze(1))",),
                False,
                "Another shape does not make them indices.",
            ),
            Fix(
                "scores.long()",
                ("result = torch.nn.CrossEntropyLoss()(scores.long(), classes)",),
                False,
                "The scores must stay floats: the loss takes logarithms of them.",
            ),
        ),
    ),
    ClinicCase(
        name="class_out_of_bounds",
        title="A class that does not exist",
        group=_GROUP,
        kind="error",
        intention="You have three classes and number them 1, 2 and 3.",
        setup=(),
        wrong=("scores = torch.tensor([[2., 1., 0.], [0., 1., 2.]])", "classes = torch.tensor([1, 3])"),
        output=("result = torch.nn.CrossEntropyLoss()(scores, classes)", "print(result)"),
        goal="result.ndim == 0 and 0.4 < result.item() < 0.41 and scores.shape == (2, 3)",
        goal_text="the loss of the first and the last class is about 0.41",
        explanation=(
            "With three columns of scores the class indices are 0, 1 and 2. Indices that begin at 1 are shifted by "
            "one, and the last one is out of bounds."
        ),
        fixes=(
            Fix(
                "classes - 1",
                ("scores = torch.tensor([[2., 1., 0.], [0., 1., 2.]])", "classes = torch.tensor([1, 3]) - 1"),
                True,
                "The classes are 0 and 2 now.",
            ),
            Fix(
                "classes.clamp(max=2)",
                ("scores = torch.tensor([[2., 1., 0.], [0., 1., 2.]])", "classes = torch.tensor([1, 3]).clamp(max=2)"),
                False,
                "It runs, but class 1 still picks the second column: the loss is too high.",
            ),
            Fix(
                "a fourth column",
                ("scores = torch.tensor([[2., 1., 0., 0.], [0., 1., 2., 0.]])", "classes = torch.tensor([1, 3])"),
                False,
                "It runs, but column 0 now belongs to no class, and each class reads the column of the next one.",
            ),
        ),
    ),
    ClinicCase(
        name="in_place_division",
        title="Dividing whole numbers in place",
        group=_GROUP,
        kind="error",
        intention="You want to scale pixels from 0 to 255 to values from 0 to 1.",
        setup=("pixels = torch.tensor([0, 51, 255], dtype=torch.uint8)",),
        wrong=("pixels /= 255",),
        output=("print(pixels)",),
        goal="pixels.dtype == torch.float32 and torch.allclose(pixels, torch.tensor([0, 0.2, 1]))",
        goal_text="the pixels are 0, 0.2 and 1 as float32",
        explanation=(
            "Division makes floats, and an in-place operation cannot change the dtype of its tensor. Torch refuses "
            "rather than round everything to 0 and 1."
        ),
        fixes=(
            Fix(
                "pixels = pixels / 255",
                ("pixels = pixels / 255",),
                True,
                "The name now refers to a new tensor, in float32.",
            ),
            Fix("pixels //= 255", ("pixels //= 255",), False, "It runs, and rounds down: all but 255 become 0."),
            Fix(
                "pixels.float(); pixels /= 255",
                ("pixels.float()", "pixels /= 255"),
                False,
                "float() returns a new tensor; pixels itself is still uint8.",
            ),
        ),
    ),
    ClinicCase(
        name="grad_of_integers",
        title="A gradient of whole numbers",
        group=_GROUP,
        kind="error",
        intention="You want the gradient of a tensor of whole numbers.",
        setup=(),
        wrong=("x = torch.tensor([1, 2, 3], requires_grad=True)", "x.sum().backward()"),
        output=("print(x.grad)",),
        goal="x.grad is not None and x.grad.tolist() == [1, 1, 1]",
        goal_text="the gradient is [1, 1, 1]",
        explanation="A gradient says what a very small change does, and whole numbers have no small change.",
        fixes=(
            Fix(
                "write the numbers with a decimal point",
                ("x = torch.tensor([1., 2., 3.], requires_grad=True)", "x.sum().backward()"),
                True,
                "With decimal points it is float32.",
            ),
            Fix(
                "x.float() afterwards",
                ("x = torch.tensor([1, 2, 3])", "y = x.float().requires_grad_()", "y.sum().backward()"),
                False,
                "The gradient is stored in y.grad, because y is the leaf; x.grad stays None.",
            ),
            Fix(
                "dtype=torch.int32",
                ("x = torch.tensor([1, 2, 3], dtype=torch.int32, requires_grad=True)", "x.sum().backward()"),
                False,
                "Still whole numbers.",
            ),
        ),
    ),
)
