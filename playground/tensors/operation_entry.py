"""What the catalogs of Operations and of Shapes & memory have in common."""

from dataclasses import dataclass

from playground.fields import Field


@dataclass(frozen=True, kw_only=True)
class OperationEntry:
    """One operation of a catalog.

    Attributes:
        name: its key.
        label: the code in short, which its button shows.
        family: operations of one family are listed together.
        lines: the statements, with names and options in braces.
        advice: what it does, in a sentence or two.
        link: its page in torch's documentation, below ``docs/stable/``.
        options: what can be chosen.
    """

    name: str
    label: str
    family: str
    lines: tuple[str, ...]
    advice: str
    link: str
    options: tuple[Field, ...] = ()

    @property
    def documentation(self) -> str:
        """The address of its page in torch's documentation."""
        return f"https://docs.pytorch.org/docs/stable/{self.link}.html"
