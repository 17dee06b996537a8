"""What workers compute for Create & inspect: plain data in, plain data out."""

from playground.tensors.create.answers import CastAnswer, CodeAnswer, CreationAnswer
from playground.tensors.create.creation import Creation
from playground.tensors.typed import parse_power


def create_tensor(
    creation: Creation, leading: tuple[int, ...], reset_seed: bool, backward_calls: str, seed: int
) -> CreationAnswer:
    """Create a tensor and draw it.

    Args:
        creation: what to create.
        leading: positions along the axes before the last two, as far as they were chosen.
        reset_seed: set the seed again before the second of two draws.
        backward_calls: how often ``backward`` is called, one of ``BACKWARD_CALLS``.
        seed: of the random generator, when no line seeds it.

    Raises:
        TensorError: an upload is no table of numbers, or no image, or too large.
    """
    from playground.tensors.create.tensor_pictures import draw_creation

    return draw_creation(creation, leading, reset_seed, backward_calls, seed)


def cast_number(text: str, dtype: str) -> CastAnswer:
    """Cast a number to every dtype.

    Args:
        text: the number, as it was typed.
        dtype: the one whose code is shown.

    Raises:
        TensorError: the text is no number.
    """
    from playground.charts.dtype_tables import CastRow, casts_html
    from playground.tensors.create.casts import OUTCOMES, cast_to_all, tensor_line

    value = parse_power(text)
    casts = cast_to_all(value)
    chosen = next(cast for cast in casts if cast.dtype == dtype)
    rows = [
        CastRow(cast.dtype, repr(cast.result), OUTCOMES[cast.outcome], cast.refusal, cast.outcome == "exact")
        for cast in casts
    ]
    source = f"import torch\n\n{tensor_line(value)}\nprint({chosen.line})"
    return CastAnswer(CodeAnswer(source, chosen.printed), casts_html(rows, text.strip(), dtype))


def draw_dtype_tables() -> str:
    """The tables of all dtypes, as HTML: their ranges, and what creation gives when the code names none."""
    from playground.charts.dtype_tables import defaults_html, dtypes_html

    return dtypes_html() + defaults_html()
