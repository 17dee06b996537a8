"""The TypeScript declarations of all messages, written from the TypedDicts of this package."""

import ast
import json
from collections.abc import Collection, Iterable, Iterator
from itertools import pairwise
from pathlib import Path

PACKAGE = Path(__file__).parent
DECLARATIONS = PACKAGE.parent / "web" / "protocol.d.ts"

_HEADER = (
    "// Do not edit: python -m playground.protocol.typescript writes it from the TypedDicts in playground/protocol.\n"
)
_SCALARS = {"str": "string", "int": "number", "float": "number", "bool": "boolean", "object": "unknown"}
_LISTS = ("list", "Sequence")
_MAPPINGS = ("dict", "Mapping")
_WIDTH = 120


def generate() -> str:
    """The text of ``protocol.d.ts``."""
    return translate({path.stem: path.read_text() for path in sorted(PACKAGE.glob("*.py")) if path != Path(__file__)})


def translate(sources: dict[str, str]) -> str:
    """The declarations of the types in several modules.

    Args:
        sources: the text of each module by its name.

    Raises:
        ValueError: two types have one name, or an annotation has no equivalent in TypeScript.
    """
    trees = {module: ast.parse(source).body for module, source in sources.items()}
    types: dict[str, str] = {}
    for module, body in trees.items():
        for name in filter(None, map(_defined, body)):
            if name in types:
                raise ValueError(
                    f"{name} is defined in {types[name]}.py and in {module}.py: choose another name for one"
                )
            types[name] = module
    parts = [_HEADER]
    for module, body in trees.items():
        declarations = list(_declarations(body, types))
        if declarations:
            parts += [f"// {module}.py", *declarations]
    return "\n".join(parts)


def _defined(node: ast.stmt) -> str | None:
    """The name of the type that a statement defines."""
    if isinstance(node, ast.ClassDef):
        return node.name
    if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and _is_name(node.annotation, "TypeAlias"):
        return node.target.id
    return None


def _is_name(node: ast.expr, name: str) -> bool:
    return isinstance(node, ast.Name) and node.id == name


def _declarations(body: list[ast.stmt], types: Collection[str]) -> Iterator[str]:
    for node, comment in _with_docstrings(body):
        name = _defined(node)
        if isinstance(node, ast.ClassDef):
            yield _interface(node, types)
        elif name and isinstance(node, ast.AnnAssign) and node.value:
            yield _comment(comment) + _alias(name, node.value, types)


def _with_docstrings(body: list[ast.stmt]) -> Iterable[tuple[ast.stmt, str]]:
    """Each statement, and the string below it, which describes it."""
    for node, below in pairwise([*body, ast.Pass()]):
        match below:
            case ast.Expr(value=ast.Constant(value=str(text))):
                yield node, text
            case _:
                yield node, ""


def _interface(node: ast.ClassDef, types: Collection[str]) -> str:
    bases = [base.id for base in node.bases if isinstance(base, ast.Name) and base.id != "TypedDict"]
    extends = f" extends {', '.join(bases)}" if bases else ""
    optional = any(word.arg == "total" and not ast.literal_eval(word.value) for word in node.keywords)
    rows = [
        _row(each.target.id, each.annotation, optional, comment, types)
        for each, comment in _with_docstrings(node.body)
        if isinstance(each, ast.AnnAssign) and isinstance(each.target, ast.Name)
    ]
    return (
        _comment(ast.get_docstring(node) or "") + f"export interface {node.name}{extends} {{\n" + "".join(rows) + "}\n"
    )


def _row(name: str, annotation: ast.expr, optional: bool, comment: str, types: Collection[str]) -> str:
    match annotation:
        case ast.Subscript(value=ast.Name(id="NotRequired"), slice=inside):
            optional, annotation = True, inside
        case ast.Subscript(value=ast.Name(id="Required"), slice=inside):
            optional, annotation = False, inside
    return f"{_comment(comment, '  ')}  {name}{'?' if optional else ''}: {_type(annotation, types)};\n"


def _alias(name: str, value: ast.expr, types: Collection[str]) -> str:
    text = f"export type {name} = {_type(value, types)};\n"
    if len(text) <= _WIDTH:
        return text
    return f"export type {name} =\n" + "\n".join(f"  | {_type(each, types)}" for each in _members(value)) + ";\n"


def _members(node: ast.expr) -> list[ast.expr]:
    """The alternatives of a union."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr):
        return [*_members(node.left), *_members(node.right)]
    return [node]


def _type(node: ast.expr, types: Collection[str]) -> str:
    """An annotation in TypeScript."""
    match node:
        case ast.Constant(value=None):
            return "null"
        case ast.Constant(value=str(text)):
            return _type(ast.parse(text, mode="eval").body, types)
        case ast.Name(id=name) if name in _SCALARS:
            return _SCALARS[name]
        case ast.Name(id=name) if name in types:
            return name
        case ast.BinOp(op=ast.BitOr()):
            return " | ".join(_type(each, types) for each in _members(node))
        case ast.Subscript(value=ast.Name(id=name), slice=inside):
            return _generic(name, inside.elts if isinstance(inside, ast.Tuple) else [inside], types)
    raise ValueError(
        f"{ast.unparse(node)} has no equivalent in TypeScript: use TypedDicts of this package and plain JSON types"
    )


def _generic(name: str, inside: list[ast.expr], types: Collection[str]) -> str:
    if name == "Literal":
        return " | ".join(json.dumps(ast.literal_eval(each), ensure_ascii=False) for each in inside)
    if name in _LISTS:
        return _list(inside[0], types)
    if name == "tuple":
        if len(inside) == 2 and isinstance(inside[1], ast.Constant) and inside[1].value is ...:
            return _list(inside[0], types)
        return f"[{', '.join(_type(each, types) for each in inside)}]"
    if name in _MAPPINGS:
        return f"Record<{_type(inside[0], types)}, {_type(inside[1], types)}>"
    raise ValueError(f"{name}[…] has no equivalent in TypeScript: use list, tuple, dict or Literal")


def _list(item: ast.expr, types: Collection[str]) -> str:
    text = _type(item, types)
    return f"({text})[]" if " | " in text else f"{text}[]"


def _comment(text: str, indent: str = "") -> str:
    lines = [line.strip() for line in text.strip().splitlines()]
    if not lines:
        return ""
    if len(lines) == 1:
        return f"{indent}/** {lines[0]} */\n"
    return f"{indent}/**\n" + "".join(f"{indent} * {line}".rstrip() + "\n" for line in lines) + f"{indent} */\n"


if __name__ == "__main__":
    DECLARATIONS.write_text(generate())
