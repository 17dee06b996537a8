"""A chain of transfers as a Graphviz drawing, and in words."""

from html import escape

from playground.numpy_gpu.devices.transfers import DataLocation, TransferChain, TransferOutcome

OUTCOMES: dict[TransferOutcome, str] = {
    "shares": "same memory",
    "copies": "numbers copied",
    "drops": "numbers not transferred",
    "fails": "error",
}


def render_graph(chain: TransferChain, device: str, direction: str = "LR") -> str:
    """The source of the drawing: a box for each memory, a numbered arrow for each step.

    Args:
        chain: what ran.
        device: the chosen one.
        direction: ``LR`` from left to right, ``TB`` from top to bottom.
    """
    titles = {"numpy": "NumPy array", "cpu": "tensor on cpu"}
    if device != "cpu":
        titles[device] = f"tensor on {device}"
    lines = [
        "digraph transfers {",
        f'rankdir={direction}; bgcolor="transparent"; nodesep=0.5; ranksep=1.1;',
        'node [shape=box, style="rounded", fontname="Helvetica", fontsize=11, margin="0.22,0.16"];',
        'edge [arrowsize=0.8, fontname="Helvetica", fontsize=10];',
    ]
    current = _box(chain.transfers[-1].after if chain.transfers else DataLocation("numpy"), device)
    for name, title in titles.items():
        memory = "main memory" if name in ("numpy", "cpu") else _describe_memory(name)
        classes = "pg-graph-node pg-graph-current" if name == current else "pg-graph-node"
        lines.append(f'"{name}" [label=<<b>{title}</b><br/>{memory}>, class="{classes}"];')
    lines.append('"numpy" -> "cpu" [style=invis];')
    if device != "cpu":
        lines.append(f'"cpu" -> "{device}" [style=invis];')
    for number, transfer in enumerate(chain.transfers, 1):
        label = f"{number}. {escape(transfer.line)}<br/>{OUTCOMES[transfer.outcome]}"
        style = "pg-graph-error" if transfer.outcome == "fails" else "pg-graph-step"
        ends = f'"{_box(transfer.before, device)}" -> "{_box(transfer.after, device)}"'
        lines.append(f'{ends} [label=<{label}>, class="{style}", constraint=false];')
    return "\n".join([*lines, "}"])


def describe_graph(chain: TransferChain) -> str:
    """The drawing in words."""
    if not chain.transfers:
        return "The data is in a NumPy array."
    steps = [
        f"{transfer.line}: from {transfer.before.place} to {transfer.after.place}, {OUTCOMES[transfer.outcome]}"
        for transfer in chain.transfers
    ]
    return "; ".join(steps) + "."


def _box(location: DataLocation, device: str) -> str:
    # torch names the device that "cuda" chose with its number; the box is the same.
    return location.place if location.place in ("numpy", "cpu") else device


def _describe_memory(device: str) -> str:
    return "no memory at all: shape and dtype only" if device == "meta" else "its own memory"
