"""What the page Install & environment lets a student choose."""

from playground.environment.installation import ACCELERATORS, SYSTEMS, TOOLS
from playground.environment.versions import torch_release
from playground.fields import Field
from playground.page_schema import PageSchema

ENVIRONMENT_SCHEMA = PageSchema(
    "environment",
    (
        Field("system", "choice", "linux", "System", choices=tuple(SYSTEMS), effect="none"),
        Field("tool", "choice", "pip", "With", choices=tuple(TOOLS), effect="none"),
        Field("accelerator", "choice", "cpu", "For", choices=tuple(ACCELERATORS), effect="none"),
        Field(
            "same_release",
            "bool",
            True,
            f"The release that runs here ({torch_release()})",
            "Off: the newest release. The addresses of the packages were checked for the release that runs here.",
            effect="none",
        ),
    ),
)
