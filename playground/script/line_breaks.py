"""Python source in the layout of ``ruff format``, so that an exported script needs no formatter."""

import ast
from functools import cache
from pathlib import Path

LINE_LENGTH = 88
"""The default of ruff."""


def call(start: str, arguments: list[str], end: str = "", indent: int = 0) -> str:
    """``start(arguments)end`` on one line, or on several as the formatter breaks it.

    Args:
        start: everything before the opening bracket: ``optimizer = torch.optim.SGD``.
        arguments: the arguments as source.
        end: what follows the closing bracket.
        indent: spaces before the line; the result does not contain them.
    """
    line = f"{start}({', '.join(arguments)}){end}"
    if indent + len(line) <= LINE_LENGTH:
        return line
    inner, outer = " " * (indent + 4), " " * indent
    together = ", ".join(arguments)
    if len(inner) + len(together) <= LINE_LENGTH:
        return f"{start}(\n{inner}{together}\n{outer}){end}"
    return f"{start}(\n" + "".join(f"{inner}{argument},\n" for argument in arguments) + f"{outer}){end}"


@cache
def _generators() -> tuple[str, ast.Module]:
    # The file is read, not imported: an import would load scikit-learn into the server.
    text = (Path(__file__).parents[1] / "catalog" / "generators.py").read_text(encoding="utf-8")
    return text, ast.parse(text)


def function_source(name: str) -> str:
    """The source of a function in ``catalog.generators``."""
    text, tree = _generators()
    (function,) = (node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name == name)
    return ast.get_source_segment(text, function) or ""


def imports_of(name: str) -> set[str]:
    """The import lines that a function in ``catalog.generators`` needs."""
    _, tree = _generators()
    used = {node.id for node in ast.walk(ast.parse(function_source(name))) if isinstance(node, ast.Name)}
    lines = set()
    for node in tree.body:
        if isinstance(node, ast.Import | ast.ImportFrom):
            for alias in node.names:
                if (alias.asname or alias.name) in used:
                    lines.add(ast.unparse(_only(node, alias)))
    return lines


def _only(node: ast.Import | ast.ImportFrom, alias: ast.alias) -> ast.stmt:
    if isinstance(node, ast.Import):
        return ast.Import(names=[alias])
    return ast.ImportFrom(module=node.module, names=[alias], level=0)
