"""Data crossing between memories, as a Graphviz drawing and in words."""

from html import escape

from playground.numpy_gpu.devices.journey import Journey, Place

WAYS = {"shares": "same memory", "copies": "numbers copied", "drops": "numbers left behind", "fails": "error"}


def dot(journey: Journey, device: str, direction: str = "LR") -> str:
    """Boxes for the places, a numbered arrow for each step."""
    places = {"numpy": "NumPy array", "cpu": "tensor on cpu"}
    if device != "cpu":
        places[device] = f"tensor on {device}"
    lines = [
        "digraph crossing {",
        f'rankdir={direction}; bgcolor="transparent"; nodesep=0.5; ranksep=1.1;',
        'node [shape=box, style="rounded", fontname="Helvetica", fontsize=11, margin="0.22,0.16"];',
        'edge [arrowsize=0.8, fontname="Helvetica", fontsize=10];',
    ]
    here = _where(journey.legs[-1].after if journey.legs else Place("numpy"), device)
    for name, title in places.items():
        memory = "main memory" if name in ("numpy", "cpu") else _memory(name)
        classes = "pg-graph-node pg-graph-now" if name == here else "pg-graph-node"
        lines.append(f'"{name}" [label=<<b>{title}</b><br/>{memory}>, class="{classes}"];')
    lines.append('"numpy" -> "cpu" [style=invis];')
    if device != "cpu":
        lines.append(f'"cpu" -> "{device}" [style=invis];')
    for number, leg in enumerate(journey.legs, 1):
        label = f"{number}. {escape(leg.line)}<br/>{WAYS[leg.way]}"
        kind = "pg-graph-error" if leg.way == "fails" else "pg-graph-step"
        ends = f'"{_where(leg.before, device)}" -> "{_where(leg.after, device)}"'
        lines.append(f'{ends} [label=<{label}>, class="{kind}", constraint=false];')
    return "\n".join([*lines, "}"])


def _where(place: Place, device: str) -> str:
    # torch names the device that "cuda" chose with its number; the box is the same.
    return place.where if place.where in ("numpy", "cpu") else device


def _memory(device: str) -> str:
    return "no memory at all: shape and dtype only" if device == "meta" else "its own memory"


def alternative(journey: Journey) -> str:
    """The drawing in words."""
    if not journey.legs:
        return "The data is in a NumPy array."
    steps = [f"{leg.line}: from {leg.before.where} to {leg.after.where}, {WAYS[leg.way]}" for leg in journey.legs]
    return "; ".join(steps) + "."
