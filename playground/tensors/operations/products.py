"""Matrix products, from the dot product of two vectors to a linear layer."""

import math

from playground import limits
from playground.tensors.operations.entry import Operation
from playground.tensors.options import integer_option


def _product(name: str, label: str, advice: str, link: str = "", moved: tuple[str, str] = ("A", "B")) -> Operation:
    return Operation(
        name=name,
        label=label,
        family="Matrix products",
        lines=(f"result = {label}",),
        advice=advice,
        link=f"torch.{link or name}",
        how="product",
        moved=moved,
    )


PRODUCTS: tuple[Operation, ...] = (
    _product("at", "A @ B", "Row times column, summed. The inner sizes must agree.", "matmul"),
    _product(
        "matmul",
        "torch.matmul(A, B)",
        "The same as A @ B: vectors, matrices, and batches of matrices, which broadcast.",
    ),
    _product("mm", "torch.mm(A, B)", "Two matrices and nothing else: no vectors, no batches."),
    _product(
        "bmm", "torch.bmm(A, B)", "Two batches of matrices [batch, n, k] and [batch, k, m]; nothing is broadcast."
    ),
    _product("mv", "torch.mv(A, B)", "A matrix times a vector."),
    _product("dot", "torch.dot(A, B)", "Two vectors: the sum of their element-wise products, a single number."),
    Operation(
        name="outer",
        label="torch.outer(A, B)",
        family="Matrix products",
        lines=("result = torch.outer(A, B)",),
        advice="Two vectors: every number of A times every number of B.",
        link="torch.outer",
        how="elementwise",
        operands=("A[:, None]", "B"),
        spoken="{a} × {b} = {r}",
        grows=lambda _values, a, b: math.prod(a) * math.prod(b),
    ),
    _product(
        "transposed",
        "A @ B.T",
        "The usual repair: B is turned, so that its other axis becomes the inner one.",
        "matmul",
        ("A", "B.T"),
    ),
    _product("turned", "A.T @ B", "A is turned instead.", "matmul", ("A.T", "B")),
    Operation(
        name="einsum",
        label='torch.einsum("ij,jk->ik", A, B)',
        family="Matrix products",
        lines=('result = torch.einsum("ij,jk->ik", A, B)',),
        advice="The matrix product by the names of its axes: j stands on both sides and not in the result, so it is summed.",
        link="torch.einsum",
        how="product",
        stretches=True,
    ),
    Operation(
        name="linear",
        label="nn.Linear(…)(A)",
        family="Matrix products",
        lines=(
            "torch.manual_seed({seed})",
            "layer = torch.nn.Linear({in_features}, {out_features})",
            "result = layer(A)",
        ),
        advice="A layer is a matrix product with learnt numbers: A @ weight.T + bias. It wants float32.",
        link="torch.nn.Linear",
        how="product",
        options=(
            integer_option(
                "in_features", 2, "The inner size: how many numbers a row of A has.", 1, 1000, "in_features"
            ),
            integer_option("out_features", 6, "How many numbers come out for a row.", 1, 1000, "out_features"),
            integer_option("seed", 42, "Where the random weights begin.", 0, limits.MAX_SEED),
        ),
        operands=("A", "layer.weight", "layer.bias"),
        moved=("A", "layer.weight.T"),
        grows=lambda values, a, _b: math.prod(a[:-1]) * int(values["out_features"]),  # type: ignore[arg-type]
    ),
)
