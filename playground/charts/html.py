"""HTML from Jinja templates, with autoescape."""

from jinja2 import Environment, PackageLoader, StrictUndefined

_ENVIRONMENT = Environment(
    loader=PackageLoader("playground.charts"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def render_html(template_name: str, **values: object) -> str:
    """The HTML of a template in ``charts/templates``; every value is escaped."""
    return _ENVIRONMENT.get_template(template_name).render(**values)
