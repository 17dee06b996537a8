"""The entry of a case in the error clinic."""

from dataclasses import dataclass
from typing import Literal

from playground.tensors.shown_code import ShownCode

CaseKind = Literal["error", "silent"]
"""``error``: torch raises one. ``silent``: torch raises none, and the result is wrong."""

GROUPS = ("Shapes", "Dtypes and devices", "Memory", "Numbers", "Surprises")


@dataclass(frozen=True)
class Fix:
    """A change that a student can try on a case.

    Attributes:
        label: the change in a few words or as code.
        lines: replace the wrong lines.
        works: whether the change fixes the case.
        reason: why it does, or why it does not.
    """

    label: str
    lines: tuple[str, ...]
    works: bool
    reason: str


@dataclass(frozen=True, kw_only=True)
class ClinicCase:
    """One thing that goes wrong.

    Attributes:
        name: its key.
        title: a few words.
        group: one of ``GROUPS``.
        kind: whether torch raises an error.
        intention: what the student wants to do, in a sentence.
        setup, wrong, output: the code: the lines before, the lines that go wrong, and the lines that print the result.
        goal: an expression that is True once the case is fixed.
        goal_text: the same in words, after "Fixed when".
        explanation: what happened and why, in a few sentences.
        fixes: at least one works and at least one does not.
        imports: besides torch.
    """

    name: str
    title: str
    group: str
    kind: CaseKind
    intention: str
    setup: tuple[str, ...]
    wrong: tuple[str, ...]
    output: tuple[str, ...]
    goal: str
    goal_text: str
    explanation: str
    fixes: tuple[Fix, ...]
    imports: tuple[str, ...] = ()

    def code(self, fix: Fix | None = None) -> ShownCode:
        """The whole code, with the wrong lines or with those of a fix."""
        device = other_device()
        lines = (*self.setup, *(fix.lines if fix else self.wrong), *self.output)
        statements = tuple(line.replace("{device}", device) for line in lines)
        return ShownCode(("import torch", *self.imports), (statements,))

    def fix(self, label: str) -> Fix:
        """The fix with this label."""
        return next(fix for fix in self.fixes if fix.label == label)


def other_device() -> str:
    """A device that is not the CPU: the accelerator, or torch's meta device, which holds shapes and no numbers."""
    import torch

    accelerator = torch.accelerator.current_accelerator()
    return accelerator.type if accelerator else "meta"


def describe_device() -> str:
    """What the other device is on this server, in a sentence."""
    device = other_device()
    if device == "meta":
        return (
            "This server has no accelerator, so the case uses torch's meta device, which holds shapes and dtypes but no "
            "numbers. The check and the error are the same."
        )
    return f"This server has an accelerator, {device}, and the case uses it."
