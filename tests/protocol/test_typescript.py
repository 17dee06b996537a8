"""The TypeScript declarations agree with the TypedDicts."""

import pytest

from playground.protocol.typescript import DECLARATIONS, generate, translate

SOURCE = '''
"""A page."""

from typing import Literal, NotRequired, TypeAlias, TypedDict

Scores: TypeAlias = dict[str, float | None]
"""A score by its name."""


class Point(TypedDict):
    """A place."""

    x: float
    """Metres to the right."""
    name: NotRequired[str | None]


class Circle(Point, total=False):
    radius: int
    filled: bool
    centre: tuple[float, float]
    colours: list[Literal["red", "green"] | Point]
    scores: Scores


Shape: TypeAlias = Point | Circle
'''


def test_the_declarations_are_those_of_the_present_messages() -> None:
    assert DECLARATIONS.read_text() == generate(), "run python -m playground.protocol.typescript"


def test_each_typed_dict_becomes_an_interface() -> None:
    assert translate({"page": SOURCE}).split("// page.py\n")[1] == (
        """/** A score by its name. */
export type Scores = Record<string, number | null>;

/** A place. */
export interface Point {
  /** Metres to the right. */
  x: number;
  name?: string | null;
}

export interface Circle extends Point {
  radius?: number;
  filled?: boolean;
  centre?: [number, number];
  colours?: ("red" | "green" | Point)[];
  scores?: Scores;
}

export type Shape = Point | Circle;
"""
    )


def test_a_name_belongs_to_one_message() -> None:
    with pytest.raises(ValueError, match=r"Point is defined in first\.py and in second\.py"):
        translate({"first": SOURCE, "second": "class Point(TypedDict):\n    x: int"})


@pytest.mark.parametrize("annotation", ["Array", "set[int]", "Any", "list[Array]", "Callable[[], None]"])
def test_what_json_cannot_hold_is_refused(annotation: str) -> None:
    with pytest.raises(ValueError, match="has no equivalent in TypeScript"):
        translate({"page": f"class Message(TypedDict):\n    value: {annotation}"})
