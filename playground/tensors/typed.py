"""Tensors, shapes and numbers that a student types or pastes: every mistake is one sentence, and nothing is evaluated."""

import re
from typing import TypeAlias

from playground import limits
from playground.fields import shortened
from playground.tensors.errors import TensorError

Number: TypeAlias = bool | int | float | complex
Nested: TypeAlias = "Number | list[Nested]"

INT64 = range(-(2**63), 2**63)
_WORDS: dict[str, Number] = {
    "true": True,
    "false": False,
    "nan": float("nan"),
    "inf": float("inf"),
    "+inf": float("inf"),
    "-inf": float("-inf"),
}
_REAL = r"(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,4})?"
_FLOAT = re.compile(rf"[+-]?{_REAL}")
_INTEGER = re.compile(r"[+-]?\d{1,400}")
_COMPLEX = re.compile(rf"(?:[+-]?{_REAL}(?=[+-]))?[+-]?(?:{_REAL})?j")
_POWER = re.compile(r"([+-]?\d{1,3})\s*\*\*\s*(\d{1,3})\s*(?:([+-])\s*(\d{1,6}))?")
_TOKEN = re.compile(r"[\[\](){},;]|[^\s\[\](){},;]+")
_MAX_DEPTH = 64
_MAX_NUMBER_CHARACTERS = 100


def parse_scalar(text: str, where: str = "") -> Number:
    """One number: ``7``, ``0.5``, ``-1e3``, ``nan``, ``inf``, ``True``, ``1+2j``.

    Args:
        text: what was typed.
        where: its position for the message, such as `` in row 2, column 1``.

    Raises:
        TensorError: it is no number, or an integer beyond int64.
    """
    word = text.strip().replace("−", "-")
    if len(word) > _MAX_NUMBER_CHARACTERS:
        raise TensorError(
            f"{shortened(word)}{where} has {len(word):,} characters: no number here has more than {_MAX_NUMBER_CHARACTERS}."
        )
    if word.lower() in _WORDS:
        return _WORDS[word.lower()]
    if _INTEGER.fullmatch(word):
        value = int(word)
        if value not in INT64:
            raise TensorError(
                f"The whole number {shortened(word)}{where} is beyond int64, which ends at ±9.2e18: "
                "write it with a point to make it a float."
            )
        return value
    if _FLOAT.fullmatch(word):
        return float(word)
    if _COMPLEX.fullmatch(word):
        return complex(word)
    raise TensorError(
        f"{shortened(word)}{where} is not a number: write numbers such as 7, 0.5, -1e3, nan, True or 1+2j."
    )


def parse_power(text: str) -> Number:
    """A number, or a sum with a power such as ``2**24 + 1``, in which the limits of dtypes are written."""
    match = _POWER.fullmatch(text.strip().replace("−", "-"))
    if not match:
        return parse_scalar(text)
    base, exponent, sign, addend = match.groups()
    if abs(int(base)) > 1 and int(exponent) * len(base) > 200:
        raise TensorError(f"{shortened(text)} is beyond every dtype: choose a smaller power.")
    value = int(base) ** int(exponent) + int(f"{sign or '+'}{addend or 0}")
    return parse_scalar(str(value))


def parse_shape(text: str, *, signed: bool = False) -> tuple[int, ...]:
    """A shape as torch, a student or a formula writes it: ``2, 3``, ``[2, 3]``, ``(2, 3)``, ``2x3``; empty for no axis.

    Args:
        text: what was typed.
        signed: also take negative numbers, where −1 stands for a size that torch computes.

    Raises:
        TensorError: a size is no whole number, or is negative where it may not be.
    """
    inner = text.strip().replace("−", "-")
    if inner.startswith("torch.Size(") and inner.endswith(")"):
        inner = inner.removeprefix("torch.Size(").removesuffix(")")
    parts = [part for part in re.split(r"[\s,;x×*\[\]()]+", inner) if part]
    for part in parts:
        if not re.fullmatch(r"-?\d{1,19}" if signed else r"\d{1,19}", part):
            example = "−1, 3" if signed else "2, 3"
            raise TensorError(
                f"{shortened(part)} is not a size: write whole numbers with commas between them, such as {example}."
            )
    return tuple(int(part) for part in parts)


def parse_tensor(text: str) -> Nested:
    """Typed or pasted numbers, with brackets or as rows of a table.

    Raises:
        TensorError: too long, not numbers, brackets that do not match, or rows of unequal length.
    """
    if len(text) > limits.MAX_TYPED_CHARACTERS:
        raise TensorError(
            f"The text has {len(text):,} characters and the limit (MAX_TYPED_CHARACTERS) is "
            f"{limits.MAX_TYPED_CHARACTERS:,}: upload a larger table as a file."
        )
    values = _brackets(text) if re.match(r"\s*[\[(]", text) else _rows(text)
    count = _check_lengths(values, "")
    if count > limits.MAX_TYPED_ELEMENTS:
        raise TensorError(
            f"The text holds {count:,} numbers and the limit (MAX_TYPED_ELEMENTS) is {limits.MAX_TYPED_ELEMENTS:,}: "
            "upload a larger table as a file."
        )
    return values


def _rows(text: str) -> Nested:
    lines = [line for line in text.splitlines() if line.strip()]
    if not lines:
        raise TensorError("There is no number yet: type some, such as 1, 2, 3, or paste a table.")
    rows: list[Nested] = []
    for row, line in enumerate(lines, 1):
        cells = [cell for cell in re.split(r"\s*[,;\t]\s*|\s+", line.strip()) if cell]
        rows.append([parse_scalar(cell, f" in row {row}, column {column}") for column, cell in enumerate(cells, 1)])
    if len(rows) > 1:
        return rows
    only = rows[0]
    is_single = isinstance(only, list) and len(only) == 1 and not re.search(r"[,;]", lines[0])
    return only[0] if is_single and isinstance(only, list) else only


def _brackets(text: str) -> Nested:
    """Nested brackets, parsed without recursion, so that no depth exhausts the stack."""
    open_lists: list[list[Nested]] = []
    result: Nested | None = None
    for token in _TOKEN.findall(text):
        if result is not None and token not in ",;":
            raise TensorError(
                f"Something follows the last closing bracket, {shortened(token)}: put one pair of brackets around everything."
            )
        if token in "[({":
            if token == "{":
                raise TensorError("A tensor is written with square brackets, not with { }.")
            if len(open_lists) == _MAX_DEPTH:
                raise TensorError(f"More than {_MAX_DEPTH} brackets are open: torch itself takes no more axes.")
            open_lists.append([])
        elif token in "])}":
            if not open_lists:
                raise TensorError("A bracket closes that was never opened: remove it, or open one before it.")
            done = open_lists.pop()
            if open_lists:
                open_lists[-1].append(done)
            else:
                result = done
        elif token not in ",;":
            open_lists[-1].append(parse_scalar(token))
    if result is None:
        count = len(open_lists)
        raise TensorError(f"{count} bracket{'s are' if count > 1 else ' is'} never closed: add {']' * min(count, 8)}.")
    return result


def _check_lengths(values: Nested, place: str) -> int:
    """The number of elements of a nested list whose lists have equal lengths and depths."""
    if not isinstance(values, list):
        return 1
    counts = [_check_lengths(value, f"{place}[{at}]") for at, value in enumerate(values)]
    for at, value in enumerate(values[1:], 1):
        if nested_shape(value) != nested_shape(values[0]):
            raise TensorError(
                f"Row {at + 1} (x{place}[{at}]) {_describe_size(value)} and row 1 (x{place}[0]) "
                f"{_describe_size(values[0])}: all rows of a tensor have the same length, so add or remove numbers."
            )
    return sum(counts)


def _describe_size(values: Nested) -> str:
    sizes = nested_shape(values)
    if not sizes:
        return "is a single number"
    if len(sizes) == 1:
        return f"holds {sizes[0]} number{'s' if sizes[0] != 1 else ''}"
    return f"has the shape {list(sizes)}"


def nested_shape(values: Nested) -> tuple[int, ...]:
    """The shape of a nested list, from the first item of each level."""
    sizes: list[int] = []
    while isinstance(values, list):
        sizes.append(len(values))
        if not values:
            break
        values = values[0]
    return tuple(sizes)


def nested_source(values: Nested, indent: int = 4) -> str:
    """A nested list as Python source; a long one has a line for each of its rows."""
    flat = _source(values)
    if len(flat) <= 100 or not isinstance(values, list):
        return flat
    pad = " " * indent
    if any(isinstance(value, list) for value in values):
        rows = ",\n".join(pad + _source(value) for value in values)
    else:
        parts = [_source(value) for value in values]
        rows = ",\n".join(pad + ", ".join(parts[at : at + 12]) for at in range(0, len(parts), 12))
    return f"[\n{rows},\n]"


def _source(values: Nested) -> str:
    if isinstance(values, list):
        return f"[{', '.join(_source(value) for value in values)}]"
    if isinstance(values, complex):
        return repr(values)
    if isinstance(values, float):
        return {"nan": "torch.nan", "inf": "torch.inf", "-inf": "-torch.inf"}.get(repr(values), repr(values))
    return repr(values)
