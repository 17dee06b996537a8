"""Components of our own: an empty element on the page, drawn by a script that our own server gives."""

from collections.abc import Callable
from typing import Any

import streamlit as st


def component(name: str) -> Callable[..., Any]:
    """The component whose element has the class ``pg-<name>`` and whose script is ``assets/<name>.js``.

    The script exports ``render``, which is called with the component at every update. It is loaded once by its address:
    what stands in the component itself would be sent again with every update.
    """
    return st.components.v2.component(
        f"playground_{name}",
        html=f'<div class="pg-{name}"></div>',
        js=f'const code = import(location.origin + "/assets/{name}.js");\n'
        "export default (component) => { code.then((script) => script.render(component)); };",
        isolate_styles=False,
    )
