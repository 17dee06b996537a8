"""The exception of the tensor pages."""

from playground.fields import FieldError


class TensorError(FieldError):
    """What a student chose makes no tensor; the message is one sentence: what, where, why, and what to do."""
