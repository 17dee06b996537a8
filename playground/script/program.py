"""The script of an Experiment, parsed: what is above its two loops, and the statements of the loops."""

import ast
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Literal

from playground.errors import PlaygroundError

StatementKind = Literal["simple", "for", "with", "if", "def"]
EPOCH_LOOP = "for epoch in range(epochs):"
_COMPOUND: dict[type[ast.stmt], StatementKind] = {
    ast.For: "for",
    ast.With: "with",
    ast.If: "if",
    ast.FunctionDef: "def",
}


class ScriptError(PlaygroundError):
    """A text is not a script of the playground, or Python can no longer read it; the message is one sentence."""


@dataclass(frozen=True)
class Statement:
    """One statement of the loops.

    Attributes:
        first, last: its lines, from 1; of a compound statement those of its head only.
        end: the last line of its body.
        source: its code as Python writes it, of a compound statement the head only: ``for epoch in range(epochs):``.
        kind: simple, or which compound statement.
        depth: the number of statements around it.
        siblings: first lines of all statements of the same body.
        inside: the heads of the statements around it, outermost first.
    """

    first: int
    last: int
    end: int
    source: str
    kind: StatementKind
    depth: int
    siblings: tuple[int, ...]
    inside: tuple[str, ...]


@dataclass(frozen=True)
class ParsedScript:
    """A script, split into what is above its loops and the statements of the loops.

    Attributes:
        text: the whole source.
        statements: of the loop over the epochs, in the order of their lines.
        batch_line: the line that fetches the next batch.
        assigned_names: the variables to which the loops assign.
    """

    text: str
    statements: tuple[Statement, ...]
    batch_line: int
    assigned_names: tuple[str, ...]

    @property
    def first_line(self) -> int:
        """The line at which the loop over the epochs begins."""
        return self.statements[0].first

    @property
    def last_line(self) -> int:
        """The line at which the loop over the epochs ends."""
        return self.statements[0].end

    @cached_property
    def lines(self) -> list[str]:
        """The source, line by line."""
        return self.text.split("\n")

    @cached_property
    def by_line(self) -> dict[int, Statement]:
        """The statement at every line that belongs to one."""
        return {line: each for each in self.statements for line in range(each.first, each.last + 1)}

    @cached_property
    def above_loops(self) -> str:
        """The source above the loops: data, model, loss, optimizer."""
        return self.source_above(EPOCH_LOOP)

    @cached_property
    def loops(self) -> str:
        """The source of the loop over the epochs, below empty lines, so that its lines have the same numbers."""
        return "\n" * (self.first_line - 1) + "\n".join(self.lines[self.first_line - 1 : self.last_line])

    def source_above(self, head: str) -> str:
        """The source above the top-level statement that begins with ``head``, without matplotlib; lines keep their numbers.

        Raises:
            ScriptError: no top-level statement begins so.
        """
        lines = list(self.lines)
        for node in ast.parse(self.text).body:
            if _head(node).startswith(head):
                return "\n".join(lines[: node.lineno - 1])
            if _imports_matplotlib(node):
                # Nothing above the loops draws, and the import alone takes most of a second.
                lines[node.lineno - 1] = ""
        raise ScriptError(f"The script has no line that begins with {head!r}.")

    def find(self, source: str) -> Statement:
        """The only statement with that source.

        Raises:
            ScriptError: there is none, or more than one.
        """
        matches = [each for each in self.statements if each.source == source]
        if len(matches) != 1:
            raise ScriptError(f"The loops have {len(matches)} statements {source!r}, not one.")
        return matches[0]


@lru_cache(maxsize=64)
def parse(text: str) -> ParsedScript:
    """Parse a script that ``playground.script`` rendered, edited or not.

    Raises:
        ScriptError: Python cannot read it, or its loops are not where they should be.
    """
    try:
        tree = ast.parse(text)
    except SyntaxError as error:
        raise ScriptError(f"Python can no longer read line {error.lineno}: {error.msg}.") from None
    loop = next((node for node in tree.body if _is_epoch_loop(node)), None)
    if loop is None:
        raise ScriptError("The script has no loop over the epochs.")
    statements = tuple(_statements([loop], 0, ()))
    fetch = next((each for each in statements if each.source.endswith("in train_loader:")), None)
    if fetch is None:
        raise ScriptError("The script has no loop over the batches.")
    return ParsedScript(text, statements, fetch.first, _assigned_names(loop))


def _is_epoch_loop(node: ast.stmt) -> bool:
    return isinstance(node, ast.For) and isinstance(node.target, ast.Name) and node.target.id == "epoch"


def _imports_matplotlib(node: ast.stmt) -> bool:
    return isinstance(node, ast.Import) and any(alias.name.startswith("matplotlib") for alias in node.names)


def _head(node: ast.stmt) -> str:
    return ast.unparse(node).split("\n")[0]


def _statements(body: list[ast.stmt], depth: int, inside: tuple[str, ...]) -> list[Statement]:
    siblings = tuple(node.lineno for node in body)
    statements: list[Statement] = []
    for node in body:
        kind = _COMPOUND.get(type(node), "simple")
        end = node.end_lineno or node.lineno
        inner: list[ast.stmt] = getattr(node, "body", [])
        last = _last_line_of_head(node) if inner else end
        head = _head(node)
        statements.append(Statement(node.lineno, last, end, head, kind, depth, siblings, inside))
        statements += _statements(inner, depth + 1, (*inside, head))
        statements += _statements(getattr(node, "orelse", []), depth + 1, (*inside, head))
    return statements


def _last_line_of_head(node: ast.stmt) -> int:
    """The last line of a compound statement's head, which has several lines only where a call in it has."""
    parts = [
        part for name, part in ast.iter_fields(node) if name not in ("body", "orelse") and isinstance(part, ast.AST)
    ]
    return max([node.lineno, *(getattr(part, "end_lineno", node.lineno) for part in parts)])


def _assigned_names(loop: ast.stmt) -> tuple[str, ...]:
    names: dict[str, None] = {}
    for node in ast.walk(loop):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            names[node.id] = None
    return tuple(names)
