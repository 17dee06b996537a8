"""A step of a chain as a picture: the tensor before, the tensor after, and the storage that both read."""

from playground import limits
from playground.charts.element_index import element_name, unravel_index
from playground.charts.grids import axis_colours, build_grid, colour_by_origin, order_colour
from playground.charts.palette import is_dark
from playground.charts.tensor_values import elements_at, format_elements
from playground.charts.tensor_window import choose_window
from playground.protocol.tensors import FormulaStep, StoragePlace, StrideArrow, TensorGrid, TensorPictureData
from playground.tensors.shapes.chain_run import ChainTensor


def draw_chain_step(before: ChainTensor | None, after: ChainTensor, count: int) -> TensorPictureData:
    """The tensor before, the tensor after, and the storage that they share, or the storage of each.

    Args:
        before: the tensor before, or ``None`` for a tensor by itself.
        after: the tensor that is shown.
        count: elements of the source of the chain.
    """
    places = _shown_places(after)
    grids = [_tensor_grid(before, count)] if before else []
    shared = before is not None and before.storage_id == after.storage_id
    name = f"storage of {before.name} and {after.name}" if before and shared else f"storage of {after.name}"
    grids += [_tensor_grid(after, count), _storage_grid(after, places, count, name)]
    if before and not shared:
        grids.append(_storage_grid(before, _shown_places(before), count, f"storage of {before.name}"))
    return {
        "grids": grids,
        "signs": ["→"] if before else [],
        "steps": _steps(before, after, set(places), shared),
        "layout": "memory",
        "result": 1 if before else 0,
        "storage": 2 if before else 1,
        "axes": axis_colours(max(len(after.shape), len(before.shape) if before else 0)),
        "description": describe_chain_step(before, after),
    }


def _tensor_grid(tensor: ChainTensor, count: int) -> TensorGrid:
    window = choose_window(tensor.shape)
    origins = dict(zip(window.cells, elements_at(tensor.origins, window.cells).tolist(), strict=True))
    return build_grid(tensor.name, tensor.tensor, colour_by_origin(origins, count), window)


def _shown_places(tensor: ChainTensor) -> list[int]:
    """The places of a long storage that are shown: from where the tensor begins."""
    size = tensor.storage_origins.numel()
    first = 0 if size <= limits.SHOWN_STORAGE else min(tensor.offset, size - limits.SHOWN_STORAGE)
    return list(range(first, min(size, first + limits.SHOWN_STORAGE)))


def _storage_grid(tensor: ChainTensor, places: list[int], count: int, name: str) -> TensorGrid:
    """Every place of the storage with the element that is stored there; places that the tensor never visits are pale."""
    origins = elements_at(tensor.storage_origins, places).tolist()
    texts = _texts_by_place(tensor, places)
    cells: list[StoragePlace] = []
    for place, origin in zip(places, origins, strict=True):
        background = order_colour(origin, count)
        cells.append((place, texts.get(place, ""), background, is_dark(background)))
    size = tensor.storage_origins.numel()
    return {"name": name, "shape": [size], "storage": cells, "hidden": size - len(places), "blocks": []}


def _texts_by_place(tensor: ChainTensor, places: list[int]) -> dict[int, str]:
    """The elements at the places of the storage that the tensor visits, as text."""
    if not places or not tensor.tensor.numel():
        return {}
    positions = tensor.positions.reshape(-1)
    visiting = ((positions >= places[0]) & (positions <= places[-1])).nonzero().reshape(-1)
    # Of several elements that read the same place, any will do.
    elements = dict(zip(positions[visiting].tolist(), visiting.tolist(), strict=True))
    texts = format_elements(elements_at(tensor.tensor, list(elements.values())))
    return dict(zip(elements, texts, strict=True))


def _steps(before: ChainTensor | None, after: ChainTensor, places: set[int], shared: bool) -> list[FormulaStep]:
    cells = choose_window(after.shape).cells
    sources = elements_at(after.sources, cells).tolist()
    positions = elements_at(after.positions, cells).tolist()
    # Where a source is stored; an element without a source has the number 0.
    first_places = [max(0, source - 1) for source in sources]
    source_positions = elements_at(before.positions, first_places).tolist() if before else positions
    steps: list[FormulaStep] = []
    for place, source, position, source_position in zip(cells, sources, positions, source_positions, strict=True):
        indices = unravel_index(place, after.shape)
        highlighted: list[list[int]] = [[source - 1] if source else []] if before else []
        highlighted += [[], [position]]
        if before and not shared:
            highlighted.append([source_position] if source else [])
        steps.append(
            {
                "place": place,
                "sources": highlighted,
                "text": _step_text(before, after, place, source, position),
                "arrows": _stride_arrows(after, indices, position, places),
            }
        )
    return steps


def _stride_arrows(tensor: ChainTensor, indices: tuple[int, ...], position: int, places: set[int]) -> list[StrideArrow]:
    """For each axis the place in the storage of the next element, as far as the picture shows it."""
    return [
        (axis, position + stride, f"{stride:+d}".replace("-", "−"))
        for axis, (stride, size, at) in enumerate(zip(tensor.strides, tensor.shape, indices, strict=True))
        if at + 1 < size and position + stride in places
    ]


def _step_text(before: ChainTensor | None, after: ChainTensor, place: int, source: int, position: int) -> str:
    element = element_name(after.name, place, after.shape)
    indices = unravel_index(place, after.shape)
    products = " + ".join(f"{at}·{stride}" for at, stride in zip(indices, after.strides, strict=True))
    where = f"place {' + '.join(filter(None, [str(after.offset), products]))} = {position} of the storage"
    if before is None:
        return f"{element} is stored at {where}"
    origin = element_name(before.name, source - 1, before.shape) if source else "a number that this step added"
    return f"{element} is {origin}, stored at {where}"


def describe_chain_step(before: ChainTensor | None, after: ChainTensor) -> str:
    """The same picture in a sentence or two."""
    text = (
        f"{after.name} has shape {list(after.shape)} and strides {list(after.strides)}, begins at place {after.offset} of a "
        f"storage of {after.storage_origins.numel()}, and is {'' if after.contiguous else 'not '}contiguous."
    )
    if before is None:
        return text
    shares = "It shares the storage of" if before.storage_id == after.storage_id else "Its storage is not that of"
    return f"{text} {shares} {before.name}, of shape {list(before.shape)}."
