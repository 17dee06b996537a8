"""The format of a file of weights, recognised from its first bytes before anything in it is read."""

import json
import struct

from playground.errors import PlaygroundError
from playground.limits import MAX_WEIGHTS_BYTES

_PICKLE_STARTS = (b"\x80\x02", b"\x80\x03", b"\x80\x04", b"\x80\x05")


class WeightsError(PlaygroundError):
    """A file of weights is refused; the message is one clear sentence."""


def detect_format(content: bytes) -> str:
    """``pt`` or ``safetensors``, by the first bytes and not by the name.

    Raises:
        WeightsError: it is neither, is empty or too large.
    """
    if not content:
        raise WeightsError("The file is empty: choose one that was saved here or with torch.save.")
    if len(content) > MAX_WEIGHTS_BYTES:
        raise WeightsError(
            f"The file has {len(content):,} bytes and the limit (MAX_WEIGHTS_BYTES) is {MAX_WEIGHTS_BYTES:,}: no model of "
            "the playground is that large."
        )
    if content.startswith(b"PK"):
        return "pt"
    if content.startswith(_PICKLE_STARTS):
        raise WeightsError(
            "The file was refused, and nothing in it was run: it is a bare pickle, which can hold any code. Save the "
            "state_dict with torch.save, or as safetensors."
        )
    if len(content) >= 10 and content[8:9] == b"{":
        _check_header(content)
        return "safetensors"
    raise WeightsError(
        "This is not a file of weights: choose a .pt file of torch.save(model.state_dict(), …) or a .safetensors file."
    )


def _check_header(content: bytes) -> None:
    """Check that the header of safetensors is JSON of the length that its first eight bytes name."""
    (length,) = struct.unpack("<Q", content[:8])
    if length > len(content) - 8:
        raise WeightsError(
            "The file claims to be safetensors but ends within its header: it was cut short; save or download it again."
        )
    try:
        json.loads(content[8 : 8 + length])
    except (ValueError, RecursionError):
        raise WeightsError("This is not a file of weights: its header is not that of safetensors.") from None
