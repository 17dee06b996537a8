"""A program as a page shows it, and as it is run."""

from dataclasses import dataclass

from playground.tensors.uploads import Upload


@dataclass(frozen=True)
class Program:
    """Statements in parts that a blank line divides.

    Attributes:
        imports: the first part.
        parts: what follows; each statement may take several lines.
        uploads: files that statements open.
    """

    imports: tuple[str, ...]
    parts: tuple[tuple[str, ...], ...]
    uploads: tuple[Upload, ...] = ()

    @property
    def statements(self) -> tuple[str, ...]:
        """All of them in order."""
        return (*self.imports, *(line for part in self.parts for line in part))

    @property
    def source(self) -> str:
        """The code as a student copies it."""
        return "\n\n".join("\n".join(part) for part in (self.imports, *self.parts) if part)
