"""A step of a chain as a picture: before, after, and the storage that reading order walks through."""

from typing import Any

from playground import limits
from playground.charts.grids import axis_colours, by_origin, grid, order_colour
from playground.charts.palette import is_dark
from playground.charts.tensor_values import elements_at, format_elements
from playground.charts.tensor_window import choose_window
from playground.tensors.shapes.follow import Stage
from playground.tensors.tracing.trace import index, position


def picture(before: Stage | None, after: Stage, count: int) -> dict[str, Any]:
    """The tensor before, the tensor after, and the storage that they share, or the storage of each.

    Args:
        before: the stage before, or ``None`` for a tensor by itself.
        after: the stage that is shown.
        count: elements of the source of the chain.
    """
    places = _strip_places(after)
    grids = [_stage_grid(before, count)] if before else []
    shared = before is not None and before.storage == after.storage
    name = f"storage of {before.name} and {after.name}" if before and shared else f"storage of {after.name}"
    grids += [_stage_grid(after, count), _strip(after, places, count, name)]
    if before and not shared:
        grids.append(_strip(before, _strip_places(before), count, f"storage of {before.name}"))
    return {
        "grids": grids,
        "signs": ["→"] if before else [],
        "steps": _steps(before, after, set(places), shared),
        "layout": "memory",
        "result": 1 if before else 0,
        "strip": 2 if before else 1,
        "axes": axis_colours(max(len(after.shape), len(before.shape) if before else 0)),
        "words": words(before, after),
    }


def _stage_grid(stage: Stage, count: int) -> dict[str, Any]:
    shown = choose_window(stage.shape)
    origins = dict(zip(shown.cells, elements_at(stage.origins, shown.cells).tolist(), strict=True))
    return grid(stage.name, stage.tensor, by_origin(origins, count), shown)


def _strip_places(stage: Stage) -> list[int]:
    """The places of a long storage that are shown: from where the tensor begins."""
    size = stage.storage_origins.numel()
    first = 0 if size <= limits.SHOWN_STORAGE else min(stage.offset, size - limits.SHOWN_STORAGE)
    return list(range(first, min(size, first + limits.SHOWN_STORAGE)))


def _strip(stage: Stage, places: list[int], count: int, name: str) -> dict[str, Any]:
    """Every place of the storage with the element that lies there; places that the tensor never visits stay pale."""
    origins = elements_at(stage.storage_origins, places).tolist()
    held = _held(stage, places)
    cells = []
    for place, origin in zip(places, origins, strict=True):
        back = order_colour(origin, count)
        cells.append([place, held.get(place, ""), back, int(is_dark(back))])
    size = stage.storage_origins.numel()
    return {"name": name, "shape": [size], "strip": cells, "hidden": size - len(places), "blocks": []}


def _held(stage: Stage, places: list[int]) -> dict[int, str]:
    """What lies at the places of the storage that the tensor visits, as text."""
    if not places or not stage.tensor.numel():
        return {}
    positions = stage.positions.reshape(-1)
    visiting = ((positions >= places[0]) & (positions <= places[-1])).nonzero().reshape(-1)
    # Of several elements that read the same place, any will do.
    first = dict(zip(positions[visiting].tolist(), visiting.tolist(), strict=True))
    return dict(zip(first, format_elements(elements_at(stage.tensor, list(first.values()))), strict=True))


def _steps(before: Stage | None, after: Stage, places: set[int], shared: bool) -> list[list[Any]]:
    cells = choose_window(after.shape).cells
    sources, positions = elements_at(after.sources, cells).tolist(), elements_at(after.positions, cells).tolist()
    # Where a source lies in its own storage; an element without a source has the number 0.
    lying = elements_at(before.positions, [max(0, source - 1) for source in sources]).tolist() if before else positions
    steps = []
    for place, source, at, under in zip(cells, sources, positions, lying, strict=True):
        where = position(place, after.shape)
        lit: list[list[int]] = [[source - 1] if source else []] if before else []
        lit += [[], [at]]
        if before and not shared:
            lit.append([under] if source else [])
        steps.append([place, lit, _words(before, after, place, where, source, at), _hops(after, where, at, places)])
    return steps


def _hops(stage: Stage, where: tuple[int, ...], at: int, places: set[int]) -> list[list[Any]]:
    """For each axis where the next element lies, as far as the strip shows it: how a stride walks."""
    return [
        [axis, at + stride, f"{stride:+d}".replace("-", "−")]
        for axis, (stride, size, here) in enumerate(zip(stage.strides, stage.shape, where, strict=True))
        if here + 1 < size and at + stride in places
    ]


def _words(before: Stage | None, after: Stage, place: int, where: tuple[int, ...], source: int, at: int) -> str:
    here = index(after.name, place, after.shape)
    sums = " + ".join(f"{step}·{stride}" for step, stride in zip(where, after.strides, strict=True))
    walk = f"place {' + '.join(filter(None, [str(after.offset), sums]))} = {at} of the storage"
    if before is None:
        return f"{here} lies at {walk}"
    came = index(before.name, source - 1, before.shape) if source else "a number that this step brought in"
    return f"{here} is {came}; it lies at {walk}"


def words(before: Stage | None, after: Stage) -> str:
    """The same picture in a sentence or two."""
    walk = (
        f"{after.name} has shape {list(after.shape)} and strides {list(after.strides)}, begins at place {after.offset} of a "
        f"storage of {after.storage_origins.numel()}, and is {'' if after.contiguous else 'not '}contiguous."
    )
    if before is None:
        return walk
    shares = "It shares the storage of" if before.storage == after.storage else "It has a storage of its own, unlike"
    return f"{walk} {shares} {before.name}, of shape {list(before.shape)}."
