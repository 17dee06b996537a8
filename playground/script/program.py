"""The script of an Experiment as a program: what is executed at once, and the statements of its two loops."""

import ast
from dataclasses import dataclass
from functools import cached_property, lru_cache
from types import CodeType
from typing import Literal

from playground.errors import PlaygroundError

Kind = Literal["simple", "for", "with", "if", "def"]
_COMPOUND: dict[type[ast.stmt], Kind] = {
    ast.For: "for",
    ast.With: "with",
    ast.If: "if",
    ast.FunctionDef: "def",
}
FILE = "<the script>"
"""The file name under which the loops are compiled, by which their lines are known while they run."""


class ProgramError(PlaygroundError):
    """A text is not a script of ours, or no longer one that Python can read; one sentence for a person."""


@dataclass(frozen=True)
class Statement:
    """One statement of the loops.

    Attributes:
        first, last: its lines, from 1; of a compound statement those of its head alone.
        end: the last line of its body.
        source: its code as Python writes it, of a compound statement the head alone: ``for epoch in range(epochs):``.
        kind: simple, or which compound statement.
        depth: how many statements it stands in.
        siblings: first lines of all statements of the body in which it stands.
        inside: the heads of the statements in which it stands, outermost first.
    """

    first: int
    last: int
    end: int
    source: str
    kind: Kind
    depth: int
    siblings: tuple[int, ...]
    inside: tuple[str, ...]


@dataclass(frozen=True)
class Program:
    """A script, split where it is looked at.

    Attributes:
        text: the whole source.
        statements: of the loop over the epochs, in the order of their lines.
        batch_line: the line that fetches the next batch.
        names: the variables to which the loops give values.
    """

    text: str
    statements: tuple[Statement, ...]
    batch_line: int
    names: tuple[str, ...]

    @property
    def first_line(self) -> int:
        """Where the loop over the epochs begins."""
        return self.statements[0].first

    @property
    def last_line(self) -> int:
        """Where it ends."""
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
    def prelude(self) -> CodeType:
        """Everything above the loops: data, model, loss, optimizer."""
        return self.code_until("for epoch in range(epochs):")

    @cached_property
    def loops(self) -> CodeType:
        """The loop over the epochs with all that is in it."""
        return compile(ast.Module([self._epoch_loop], []), FILE, "exec")

    @cached_property
    def _tree(self) -> ast.Module:
        return ast.parse(self.text)

    @property
    def _epoch_loop(self) -> ast.stmt:
        return next(node for node in self._tree.body if _is_epoch_loop(node))

    def code_until(self, head: str) -> CodeType:
        """What stands at the top level above the statement that begins so, without matplotlib, which draws nothing here."""
        nodes: list[ast.stmt] = []
        for node in self._tree.body:
            if _head(node).startswith(head):
                return compile(ast.Module(nodes, []), "<above the loops>", "exec")
            if not _imports_matplotlib(node):
                nodes.append(node)
        raise ProgramError(f"The script has no line that begins with {head!r}.")

    def find(self, source: str) -> Statement:
        """The only statement with that source.

        Raises:
            ProgramError: there is none, or more than one.
        """
        found = [each for each in self.statements if each.source == source]
        if len(found) != 1:
            raise ProgramError(f"The loops have {len(found)} statements {source!r}, not one.")
        return found[0]


@lru_cache(maxsize=64)
def parse(text: str) -> Program:
    """The program of a script that ``playground.script`` rendered, edited or not.

    Raises:
        ProgramError: Python cannot read it, or its loops are not where they should be.
    """
    try:
        tree = ast.parse(text)
    except SyntaxError as error:
        raise ProgramError(f"Python cannot read line {error.lineno} any more: {error.msg}.") from None
    loop = next((node for node in tree.body if _is_epoch_loop(node)), None)
    if loop is None:
        raise ProgramError("The script has no loop over the epochs.")
    statements = tuple(_statements([loop], 0, ()))
    fetch = next((each for each in statements if each.source.endswith("in train_loader:")), None)
    if fetch is None:
        raise ProgramError("The script has no loop over the batches.")
    return Program(text, statements, fetch.first, _assigned(loop))


def _is_epoch_loop(node: ast.stmt) -> bool:
    return isinstance(node, ast.For) and isinstance(node.target, ast.Name) and node.target.id == "epoch"


def _imports_matplotlib(node: ast.stmt) -> bool:
    return isinstance(node, ast.Import) and any(alias.name.startswith("matplotlib") for alias in node.names)


def _head(node: ast.stmt) -> str:
    return ast.unparse(node).split("\n")[0]


def _statements(body: list[ast.stmt], depth: int, inside: tuple[str, ...]) -> list[Statement]:
    siblings = tuple(node.lineno for node in body)
    found: list[Statement] = []
    for node in body:
        kind = _COMPOUND.get(type(node), "simple")
        end = node.end_lineno or node.lineno
        inner: list[ast.stmt] = getattr(node, "body", [])
        last = _last_of_head(node) if inner else end
        head = _head(node)
        found.append(Statement(node.lineno, last, end, head, kind, depth, siblings, inside))
        found += _statements(inner, depth + 1, (*inside, head))
        found += _statements(getattr(node, "orelse", []), depth + 1, (*inside, head))
    return found


def _last_of_head(node: ast.stmt) -> int:
    """The last line of the head: heads here are never broken, but for a call in them."""
    parts = [
        part for name, part in ast.iter_fields(node) if name not in ("body", "orelse") and isinstance(part, ast.AST)
    ]
    return max([node.lineno, *(getattr(part, "end_lineno", node.lineno) for part in parts)])


def _assigned(loop: ast.stmt) -> tuple[str, ...]:
    names: dict[str, None] = {}
    for node in ast.walk(loop):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            names[node.id] = None
    return tuple(names)
