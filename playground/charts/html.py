"""HTML from templates, in which every value is escaped."""

from jinja2 import Environment, PackageLoader, StrictUndefined

_TEMPLATES = Environment(
    loader=PackageLoader("playground.charts"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def render_html(template_name: str, **values: object) -> str:
    """The text of a template in ``charts/templates`` with the values filled in."""
    return _TEMPLATES.get_template(template_name).render(**values)
