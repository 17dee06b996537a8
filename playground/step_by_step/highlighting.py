"""Python source as coloured tokens, line by line, by Pygments."""

from functools import lru_cache
from typing import Any

from pygments.lexers.python import PythonLexer  # type: ignore[import-untyped]
from pygments.token import Comment, Keyword, Number, Operator, String  # type: ignore[import-untyped]

from playground.protocol.step_by_step import CodeToken, CodeTokenKind
from playground.script.edits import LEFT_OUT, LEFT_OUT_TOO

_KINDS: tuple[tuple[Any, CodeTokenKind], ...] = (
    (Comment, "comment"),
    (Keyword, "keyword"),
    (Operator.Word, "keyword"),
    (String, "string"),
    (Number, "number"),
)
"""Kinds of tokens by the types of Pygments to which they belong."""


@lru_cache(maxsize=64)
def highlight_lines(source: str) -> list[list[CodeToken]]:
    """The tokens of every line; together their texts are the line. Code that is left out is one token ``left-out``."""
    lines: list[list[CodeToken]] = [[]]
    for token_type, text in PythonLexer(stripnl=False, ensurenl=False).get_tokens(source):
        first, *others = text.split("\n")
        _append(lines[-1], token_type, first)
        for part in others:
            lines.append([])
            _append(lines[-1], token_type, part)
    return [_strike(line, text) for line, text in zip(lines, source.split("\n"), strict=True)]


def _append(line: list[CodeToken], token_type: Any, text: str) -> None:
    kind: CodeTokenKind = next((name for parent, name in _KINDS if token_type in parent), "")
    if line and line[-1][0] == kind:
        line[-1] = (kind, line[-1][1] + text)
    elif text:
        line.append((kind, text))


def _strike(tokens: list[CodeToken], text: str) -> list[CodeToken]:
    if LEFT_OUT not in text and LEFT_OUT_TOO not in text:
        return tokens
    code = text.lstrip()
    return [("", text.removesuffix(code)), ("left-out", code)]
