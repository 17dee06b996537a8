"""Tensors, shapes and numbers that somebody typed or pasted: every mistake is one sentence, and nothing is evaluated."""

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
_DEEPEST = 64
_LONGEST = 100


def number(text: str, where: str = "") -> Number:
    """One number: ``7``, ``0.5``, ``-1e3``, ``nan``, ``inf``, ``True``, ``1+2j``.

    Args:
        text: what was typed.
        where: words that place it, such as `` in row 2, column 1``.

    Raises:
        TensorError: it is no number, or an integer beyond int64.
    """
    word = text.strip().replace("−", "-")
    if len(word) > _LONGEST:
        raise TensorError(
            f"{shortened(word)}{where} has {len(word):,} characters: no number here has more than {_LONGEST}."
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


def power(text: str) -> Number:
    """A number, or a sum with a power such as ``2**24 + 1``, as the limits of dtypes are written."""
    found = _POWER.fullmatch(text.strip().replace("−", "-"))
    if not found:
        return number(text)
    base, exponent, sign, more = found.groups()
    if abs(int(base)) > 1 and int(exponent) * len(base) > 200:
        raise TensorError(f"{shortened(text)} is beyond every dtype: choose a smaller power.")
    value = int(base) ** int(exponent) + int(f"{sign or '+'}{more or 0}")
    return number(str(value))


def shape(text: str, *, signed: bool = False) -> tuple[int, ...]:
    """A shape as torch, a student or a formula writes it: ``2, 3``, ``[2, 3]``, ``(2, 3)``, ``2x3``; empty for no axis.

    Args:
        text: what was typed.
        signed: take negative numbers too, as where −1 stands for a size that torch works out.

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


def tensor(text: str) -> Nested:
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
        rows.append([number(cell, f" in row {row}, column {column}") for column, cell in enumerate(cells, 1)])
    if len(rows) > 1:
        return rows
    only = rows[0]
    alone = isinstance(only, list) and len(only) == 1 and not re.search(r"[,;]", lines[0])
    return only[0] if alone and isinstance(only, list) else only


def _brackets(text: str) -> Nested:
    """Nested brackets, read without recursion so that no depth of them can exhaust the stack."""
    open_lists: list[list[Nested]] = []
    result: Nested | None = None
    for token in _TOKEN.findall(text):
        if result is not None and token not in ",;":
            raise TensorError(
                f"Something follows the last closing bracket, {shortened(token)}: put one pair of brackets around it all."
            )
        if token in "[({":
            if token == "{":
                raise TensorError("A tensor is written with square brackets, not with { }.")
            if len(open_lists) == _DEEPEST:
                raise TensorError(f"More than {_DEEPEST} brackets are open: torch itself takes no more axes.")
            open_lists.append([])
        elif token in "])}":
            if not open_lists:
                raise TensorError("A bracket closes that was never opened: remove it, or open one before.")
            done = open_lists.pop()
            if open_lists:
                open_lists[-1].append(done)
            else:
                result = done
        elif token not in ",;":
            open_lists[-1].append(number(token))
    if result is None:
        count = len(open_lists)
        raise TensorError(f"{count} bracket{'s are' if count > 1 else ' is'} never closed: add {']' * min(count, 8)}.")
    return result


def _check_lengths(values: Nested, place: str) -> int:
    """Number of elements; refuses lists of unequal length or depth."""
    if not isinstance(values, list):
        return 1
    counts = [_check_lengths(value, f"{place}[{at}]") for at, value in enumerate(values)]
    for at, value in enumerate(values[1:], 1):
        if outline(value) != outline(values[0]):
            raise TensorError(
                f"Row {at + 1} (x{place}[{at}]) {_held(value)} and row 1 (x{place}[0]) {_held(values[0])}: all rows of a "
                "tensor are of equal length, so add or remove numbers."
            )
    return sum(counts)


def _held(values: Nested) -> str:
    sizes = outline(values)
    if not sizes:
        return "is a single number"
    if len(sizes) == 1:
        return f"holds {sizes[0]} number{'s' if sizes[0] != 1 else ''}"
    return f"has the shape {list(sizes)}"


def outline(values: Nested) -> tuple[int, ...]:
    """The shape of a nested list, by the first item of each level."""
    sizes: list[int] = []
    while isinstance(values, list):
        sizes.append(len(values))
        if not values:
            break
        values = values[0]
    return tuple(sizes)


def source(values: Nested, indent: int = 4) -> str:
    """The nested list as Python source; a long one takes a line for each of its rows."""
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


def depth(text: str) -> int:
    """How many brackets open before the first number: the rank of the tensor, by the rule of counting brackets."""
    return len(re.match(r"[\[\s]*", text).group().replace(" ", "").replace("\n", ""))  # type: ignore[union-attr]
