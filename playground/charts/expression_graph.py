"""The graph of an expression as a Graphviz drawing, and in words for those who do not see it.

Colours come from the style sheet by class, so that the drawing follows the theme.
"""

from html import escape

from playground.autograd.walk import View
from playground.formatting import tensor

Direction = str
"""``LR`` from left to right, ``TB`` from top to bottom."""


def dot(view: View, direction: Direction = "LR") -> str:
    """The drawing: a box for every variable, an arrow for every use of it."""
    expression = view.walk.expression
    lines = [
        "digraph expression {",
        f'rankdir={direction}; bgcolor="transparent"; nodesep=0.25; ranksep=0.4;',
        'node [shape=box, style="rounded", fontname="Helvetica", fontsize=10.5, margin="0.1,0.06"];',
        'edge [arrowsize=0.7, fontname="Helvetica", fontsize=10];',
    ]
    lines += [_box(view, name) for name in expression.names]
    passed = {each.to: each for each in view.step.contributions} if view.step else {}
    for node in expression.nodes:
        for argument in node.arguments:
            back = view.step is not None and view.step.node == node.name and argument in passed
            lines.append(_arrow(argument, node.name, back, passed[argument].passed if back else None))
    return "\n".join([*lines, "}"])


def _box(view: View, name: str) -> str:
    described = view.evaluated.nodes[name]
    shown = name in view.shown
    rows = [f"<b>{escape(described.line)}</b>" if _is_node(view, name) else f"<b>{escape(name)}</b>"]
    if shown:
        rows += [escape(line) for line in tensor(described.value)]
        rows.append(f'<font point-size="9">{escape(facts(view, name))}</font>')
    if name in view.gradients:
        rows += [f"grad {escape(line)}" for line in tensor(view.gradients[name])]
    label = "<br/>".join(rows)
    return f'"{name}" [label=<{label}>, class="{_class(view, name)}"];'


def facts(view: View, name: str) -> str:
    """Shape, whether torch calls it a leaf, and its grad_fn, in a line."""
    node = view.evaluated.nodes[name]
    shape = "scalar" if not node.shape else f"{list(node.shape)}"
    kind = node.grad_fn or ("leaf, requires grad" if node.requires_grad else "leaf, no grad")
    return f"{shape} · {'inference tensor' if node.inference else kind}"


def _class(view: View, name: str) -> str:
    classes = ["pg-graph-input" if not _is_node(view, name) else "pg-graph-node"]
    if view.evaluated.nodes[name].requires_grad:
        classes.append("pg-graph-grad")
    if name not in view.shown:
        classes.append("pg-graph-waiting")
    if name == view.current:
        classes.append("pg-graph-now")
    return " ".join(classes)


def _is_node(view: View, name: str) -> bool:
    return any(node.name == name for node in view.walk.expression.nodes)


def _arrow(start: str, end: str, back: bool, passed: object) -> str:
    if not back:
        return f'"{start}" -> "{end}" [class="pg-graph-arrow"];'
    label = "<br/>".join(escape(line) for line in tensor(passed, rows=2))
    return f'"{start}" -> "{end}" [dir=back, label=<{label}>, class="pg-graph-back"];'


def alternative(view: View) -> str:
    """The drawing in words."""
    expression = view.walk.expression
    parts = []
    for name in expression.names:
        if name not in view.shown:
            continue
        node = view.evaluated.nodes[name]
        text = f"{node.line if _is_node(view, name) else name} is {', '.join(tensor(node.value))}"
        if name in view.gradients:
            text += f" with gradient {', '.join(tensor(view.gradients[name]))}"
        parts.append(text)
    return f"Graph of {len(expression.names)} variables. " + "; ".join(parts) + "."
