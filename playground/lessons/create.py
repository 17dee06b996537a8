"""The exercises of Create & inspect, and how each checks the tensor that the page shows."""

from playground.dtypes import DTYPES
from playground.lessons.exercise import Exercise
from playground.tensors.create.answers import CreationAnswer


def _counts_by_77(answer: CreationAnswer) -> bool:
    expected = tuple(range(0, 925, 77))
    is_typed = "torch.tensor(" in answer.code.source
    return answer.tensor is not None and answer.tensor.numbers == expected and not is_typed and _ndim(answer) == 1


def _is_all_true(answer: CreationAnswer) -> bool:
    tensor = answer.tensor
    return tensor is not None and tensor.dtype == "bool" and _ndim(answer) == 3 and tensor.numbers == (True,) * 24


def _is_light(answer: CreationAnswer) -> bool:
    tensor = answer.tensor
    return (
        tensor is not None
        and DTYPES[tensor.dtype].family == "float"
        and tensor.shape == (10, 10)
        and tensor.storage_bytes == 200
    )


def _ndim(answer: CreationAnswer) -> int:
    return len(answer.tensor.shape) if answer.tensor else -1


CREATE_EXERCISES: tuple[Exercise[CreationAnswer], ...] = (
    Exercise(
        "create.count_by_77",
        "Make the 13 values 0, 77, 154, … up to 924 without typing them.",
        (
            "One function counts up from a start, with a step of your choice.",
            "arange stops before its end, so the end must be above 924.",
            "Choose arange with start 0, end 1000 and step 77.",
        ),
        "arange leaves its end out: any end from 925 to 1001 gives the same 13 values.",
        achieved=_counts_by_77,
    ),
    Exercise(
        "create.all_true",
        "Make a tensor with three axes that holds True 24 times.",
        (
            "Choose three sizes whose product is 24, such as 2, 3 and 4.",
            "A 1 becomes True when the dtype is bool.",
            "Choose ones with shape 2, 3, 4 and dtype bool.",
        ),
        "True is stored as one byte: a mask of 24 elements takes 24 bytes.",
        achieved=_is_all_true,
    ),
    Exercise(
        "create.light_floats",
        "Make a [10, 10] tensor of floats that takes no more than 200 bytes.",
        (
            "100 numbers in 200 bytes are 2 bytes each.",
            "The table of dtypes shows how many bits each takes: 2 bytes are 16 bits.",
            "Choose rand with shape 10, 10 and dtype float16 or bfloat16.",
        ),
        "Half the memory of float32. float16 keeps more digits, bfloat16 the range.",
        achieved=_is_light,
    ),
)
