"""The rule of promotion names the dtype that the code shown prints."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playground.dtypes import DTYPES
from playground.tensors.operations.promotion import SECOND_OPERANDS, explain_promotion
from tests.tensors.running import executed


@pytest.mark.parametrize("second_operand", SECOND_OPERANDS)
@given(a=st.sampled_from(list(DTYPES)), b=st.sampled_from(list(DTYPES)))
@settings(max_examples=150, deadline=None)
def test_the_rule_names_the_dtype_of_the_result(second_operand: str, a: str, b: str) -> None:
    promotion = explain_promotion(a, b, second_operand)
    if promotion.failure:
        assert promotion.result is None
        assert "cast" in promotion.rule
        return
    assert executed(promotion.code.source)[1] == promotion.printed == f"torch.{promotion.result}"
    assert str(promotion.result) in promotion.rule
