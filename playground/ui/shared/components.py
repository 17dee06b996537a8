"""Components of our own: an empty element on the page, drawn by a script that our own server gives."""

from collections.abc import Callable
from pathlib import PurePosixPath
from typing import Any

import streamlit as st


def component(path: str) -> Callable[..., Any]:
    """The component whose script is ``playground/web/<path>.js`` and whose element has the class ``pg-<name of the file>``.

    The script exports ``render``, which is called with the component at every update. It is loaded once by its address:
    what stands in the component itself would be sent again with every update.
    """
    name = PurePosixPath(path).name
    return st.components.v2.component(
        f"playground_{name}",
        html=f'<div class="pg-{name.replace("_", "-")}"></div>',
        js=f'const code = import(location.origin + "/web/{path}.js");\n'
        "export default (component) => { code.then((script) => script.render(component)); };",
        isolate_styles=False,
    )
