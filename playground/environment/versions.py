"""Versions of what this playground runs on, without importing torch: the installed packages' own metadata has them."""

import platform
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

PACKAGES = ("torch", "numpy", "pandas", "scikit-learn", "matplotlib", "streamlit", "plotly")
"""Packages whose versions are shown."""


@dataclass(frozen=True)
class EnvironmentFact:
    """One line about this machine: a name, its value, and what it means."""

    name: str
    value: str
    meaning: str = ""


def collect_versions() -> list[EnvironmentFact]:
    """Python, the operating system, and the packages."""
    facts = [
        EnvironmentFact("Python", platform.python_version()),
        EnvironmentFact("system", f"{platform.system()} {platform.release()}, {platform.machine()}"),
    ]
    return facts + [EnvironmentFact(name, _package_version(name)) for name in PACKAGES]


def torch_release() -> str:
    """The release of torch here, without the name of its build: ``2.13.0``."""
    return _package_version("torch").split("+")[0]


def _package_version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"
