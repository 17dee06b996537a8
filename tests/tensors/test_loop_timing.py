"""A loop and one call of torch give the same sum, and neither runs for long."""

import pytest

from playground.fields import FieldError
from playground.tensors.operations.loop_timing import COUNTS, time_dot_product
from tests.tensors.messages import sentence


@pytest.mark.covers("tensors.matmul.loop_or_call")
@pytest.mark.parametrize("count", COUNTS)
def test_a_loop_and_a_call_give_the_same_sum(count: int) -> None:
    timing = time_dot_product(count)
    assert timing.equal
    assert timing.loop > timing.call > 0
    assert "loop" in timing.printed


@pytest.mark.parametrize("count", [0, -1, 10**9])
def test_a_loop_that_is_too_long_is_not_timed(count: int) -> None:
    with pytest.raises(FieldError, match="MAX_TIMED_ELEMENTS") as raised:
        time_dot_product(count)
    sentence(raised.value)
