"""What the tensor lab says when it cannot do what was asked."""

from playground.fields import FieldError


class TensorError(FieldError):
    """What was chosen makes no tensor here; the message is one sentence: what, where, why, and what to do."""
