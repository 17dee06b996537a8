"""The operations on two tensors A and B. A new one is a new entry: controls, code, picture and tests follow from it."""

from playground.tensors.operations.elementwise import ELEMENTWISE
from playground.tensors.operations.in_place import IN_PLACE
from playground.tensors.operations.matrix_products import MATRIX_PRODUCTS
from playground.tensors.operations.reductions import REDUCTIONS
from playground.tensors.operations.tensor_operation import TensorOperation

OPERATIONS: dict[str, TensorOperation] = {
    operation.name: operation for operation in (*ELEMENTWISE, *MATRIX_PRODUCTS, *REDUCTIONS, *IN_PLACE)
}
FAMILIES: tuple[str, ...] = tuple(dict.fromkeys(operation.family for operation in OPERATIONS.values()))
