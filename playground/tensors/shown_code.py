"""The code that a page shows, which is the code that it runs."""

from dataclasses import dataclass

from playground.tensors.uploads import Upload


@dataclass(frozen=True)
class ShownCode:
    """Statements in blocks, with a blank line between two.

    Attributes:
        imports: the first block.
        blocks: the others, in order; each statement may take several lines.
        uploads: files that statements open.
    """

    imports: tuple[str, ...]
    blocks: tuple[tuple[str, ...], ...]
    uploads: tuple[Upload, ...] = ()

    @property
    def statements(self) -> tuple[str, ...]:
        """All of them in order."""
        return (*self.imports, *(statement for block in self.blocks for statement in block))

    @property
    def source(self) -> str:
        """The code as a student copies it."""
        return "\n\n".join("\n".join(block) for block in (self.imports, *self.blocks) if block)

    @property
    def files(self) -> dict[str, bytes]:
        """The contents of the uploads by their names, as ``execution`` takes them."""
        return {upload.name: upload.content for upload in self.uploads}
