"""Matrix products, from the dot product of two vectors to a linear layer."""

import math

from playground import limits
from playground.tensors.operations.tensor_operation import TensorOperation
from playground.tensors.options import integer_option


def _product(
    name: str, label: str, advice: str, link: str = "", factors: tuple[str, str] = ("A", "B")
) -> TensorOperation:
    return TensorOperation(
        name=name,
        label=label,
        family="Matrix products",
        lines=(f"result = {label}",),
        advice=advice,
        link=f"generated/torch.{link or name}",
        kind="product",
        factors=factors,
    )


MATRIX_PRODUCTS: tuple[TensorOperation, ...] = (
    _product("at", "A @ B", "Multiplies rows by columns and sums. The inner sizes must agree.", "matmul"),
    _product(
        "matmul",
        "torch.matmul(A, B)",
        "The same as A @ B: vectors, matrices, and batches of matrices, which broadcast.",
    ),
    _product("mm", "torch.mm(A, B)", "Two matrices only: no vectors, no batches."),
    _product(
        "bmm", "torch.bmm(A, B)", "Two batches of matrices [batch, n, k] and [batch, k, m]; nothing is broadcast."
    ),
    _product("mv", "torch.mv(A, B)", "A matrix times a vector."),
    _product("dot", "torch.dot(A, B)", "Two vectors: the sum of their element-wise products, a single number."),
    TensorOperation(
        name="outer",
        label="torch.outer(A, B)",
        family="Matrix products",
        lines=("result = torch.outer(A, B)",),
        advice="Two vectors: every number of A times every number of B.",
        link="generated/torch.outer",
        kind="elementwise",
        operands=("A[:, None]", "B"),
        formula="{a} × {b} = {r}",
        result_size=lambda _values, a, b: math.prod(a) * math.prod(b),
    ),
    _product(
        "b_transposed",
        "A @ B.T",
        "The usual fix: B is transposed, so that its other axis becomes the inner one.",
        "matmul",
        ("A", "B.T"),
    ),
    _product("a_transposed", "A.T @ B", "A is transposed instead.", "matmul", ("A.T", "B")),
    TensorOperation(
        name="einsum",
        label='torch.einsum("ij,jk->ik", A, B)',
        family="Matrix products",
        lines=('result = torch.einsum("ij,jk->ik", A, B)',),
        advice="The matrix product with named axes: j is in both inputs and not in the result, so it is summed over.",
        link="generated/torch.einsum",
        kind="product",
        broadcasts_inner=True,
    ),
    TensorOperation(
        name="linear",
        label="nn.Linear(…)(A)",
        family="Matrix products",
        lines=(
            "torch.manual_seed({seed})",
            "layer = torch.nn.Linear({in_features}, {out_features})",
            "result = layer(A)",
        ),
        advice="A linear layer is a matrix product with learned numbers: A @ weight.T + bias. It needs float32.",
        link="generated/torch.nn.Linear",
        kind="product",
        options=(
            integer_option(
                "in_features", 2, "The inner size: how many numbers a row of A has.", 1, 1000, "in_features"
            ),
            integer_option("out_features", 6, "How many numbers a row of the result has.", 1, 1000, "out_features"),
            integer_option("seed", 42, "The random seed for the weights.", 0, limits.MAX_SEED),
        ),
        operands=("A", "layer.weight", "layer.bias"),
        factors=("A", "layer.weight.T"),
        result_size=lambda values, a, _b: math.prod(a[:-1]) * int(values["out_features"]),  # type: ignore[arg-type]
    ),
)
