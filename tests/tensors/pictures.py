"""Reads the texts in a picture of tensors."""

from playground.protocol.tensors import TensorGrid


def cell_texts(grid: TensorGrid) -> dict[int, str]:
    """The text of every cell, or of every place of a storage, by its place."""
    if "storage" in grid:
        return {place: text for place, text, *_ in grid["storage"]}
    return {cell[0]: cell[1] for block in grid["blocks"] for row in block["cells"] for cell in row if cell}
