"""A check of messages to a student."""


def sentence(error: Exception) -> str:
    """The message of an error, which must be one clear sentence."""
    message = str(error)
    assert message.endswith((".", "].", "…")), message
    assert "\n" not in message
    assert len(message) < 700
    return message
