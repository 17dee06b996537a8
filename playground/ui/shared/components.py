"""The playground's Streamlit components: an empty element on the page, filled by a script that the server delivers."""

from collections.abc import Callable
from pathlib import PurePosixPath
from typing import Any, Protocol, TypeVar, cast

import streamlit as st

Data_contra = TypeVar("Data_contra", contravariant=True)


class Component(Protocol[Data_contra]):
    """Draws a component; ``on_<name>_change`` is called when its script triggers or changes the value of that name."""

    def __call__(self, *, key: str, data: Data_contra, **on_change: Callable[[], None]) -> Any:
        """Draw it.

        Args:
            key: of the element on the page.
            data: the message.
            on_change: the callbacks.
        """


def component(path: str, data: type[Data_contra]) -> Component[Data_contra]:
    """Create the component of the script ``playground/web/<path>.js``; its element has the class ``pg-<name of the file>``.

    The script exports ``render``, which is called with the component at every update. A browser loads it once by its
    address; a script inside the component would be sent again with every update.

    Args:
        path: of the script, without its ending.
        data: the message that the component is drawn from, a TypedDict of ``playground.protocol``.
    """
    name = PurePosixPath(path).name
    drawn = st.components.v2.component(
        f"playground_{name}",
        html=f'<div class="pg-{name.replace("_", "-")}"></div>',
        js=f'const code = import(location.origin + "/web/{path}.js");\n'
        "export default (component) => { code.then((script) => script.render(component)); };",
        isolate_styles=False,
    )
    return cast("Component[Data_contra]", drawn)
