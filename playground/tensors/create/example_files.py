"""Example files for those who have none to upload."""

import io

from playground.tensors.uploads import Upload

_TABLE = """height_cm,leaves,watered
12.5,4,1
14.0,5,1
9.8,3,0
16.2,7,1
8.9,3,0
11.1,4,0
"""


def example_table() -> Upload:
    """A small CSV file: six plants."""
    return Upload("plants.csv", _TABLE.encode())


def example_image(side: int = 96) -> Upload:
    """An image of a boat on the water below the sun."""
    from PIL import Image, ImageDraw

    picture = Image.new("RGB", (side, side), (135, 190, 235))
    pen = ImageDraw.Draw(picture)
    pen.ellipse((side * 0.55, side * 0.12, side * 0.85, side * 0.42), fill=(250, 210, 60))
    pen.rectangle((0, side * 0.65, side, side), fill=(20, 90, 150))
    pen.polygon(((side * 0.2, side * 0.6), (side * 0.5, side * 0.6), (side * 0.35, side * 0.25)), fill=(245, 245, 245))
    pen.rectangle((side * 0.18, side * 0.6, side * 0.55, side * 0.68), fill=(140, 60, 30))
    file = io.BytesIO()
    picture.save(file, "PNG")
    return Upload("boat.png", file.getvalue())
