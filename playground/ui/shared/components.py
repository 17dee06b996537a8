"""The playground's Streamlit components: an empty element on the page, filled by a script that the server delivers."""

from collections.abc import Callable
from pathlib import PurePosixPath
from typing import Any

import streamlit as st


def component(path: str) -> Callable[..., Any]:
    """Create the component of the script ``playground/web/<path>.js``; its element has the class ``pg-<name of the file>``.

    The script exports ``render``, which is called with the component at every update. A browser loads it once by its
    address; a script inside the component would be sent again with every update.
    """
    name = PurePosixPath(path).name
    return st.components.v2.component(
        f"playground_{name}",
        html=f'<div class="pg-{name.replace("_", "-")}"></div>',
        js=f'const code = import(location.origin + "/web/{path}.js");\n'
        "export default (component) => { code.then((script) => script.render(component)); };",
        isolate_styles=False,
    )
