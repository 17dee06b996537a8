"""Round trips from NumPy to torch and back, as data: what each dtype becomes, and which conversions fail."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class RoundTrip:
    """A conversion to torch and back.

    Attributes:
        name: its key, mostly the dtype.
        lines: what runs; the last line makes ``back`` where the round trip succeeds.
        repair: lines that work, for a round trip that fails or that ends with a dtype that layers do not take.
        error_class: the class of the error that the lines raise; empty when they work.
        warns: the lines cause a warning.
        reason: what to know, in a sentence or two.
    """

    name: str
    lines: tuple[str, ...]
    repair: tuple[str, ...] = ()
    error_class: str = ""
    warns: bool = False
    reason: str

    @property
    def source(self) -> str:
        """The lines with their imports."""
        return _with_imports(self.lines)

    @property
    def repair_source(self) -> str:
        """The lines of the repair with their imports; empty when none is needed."""
        return _with_imports(self.repair) if self.repair else ""


def _with_imports(lines: tuple[str, ...]) -> str:
    return "\n".join(["import numpy as np", "import torch", "", *lines])


def _unchanged(dtype: str, values: str, reason: str) -> RoundTrip:
    return RoundTrip(
        name=dtype,
        lines=(f"a = np.array({values}, dtype=np.{dtype})", "t = torch.from_numpy(a)", "back = t.numpy()"),
        reason=reason,
    )


ROUND_TRIPS: dict[str, RoundTrip] = {
    trip.name: trip
    for trip in (
        RoundTrip(
            name="float64",
            lines=("a = np.array([0.1, 0.2])", "t = torch.from_numpy(a)", "back = t.numpy()"),
            repair=("a = np.array([0.1, 0.2])", "t = torch.from_numpy(a).float()", "back = t.numpy()"),
            reason="NumPy's default is float64 and torch's is float32: arrays of floats become float64 tensors, which do "
            "not fit layers, whose weights are float32. Cast once, after the conversion.",
        ),
        _unchanged("float32", "[0.1, 0.2]", "torch's default for floats: it is converted unchanged."),
        _unchanged(
            "float16", "[0.1, 0.2]", "Half precision is converted unchanged; it has about three decimal digits."
        ),
        RoundTrip(
            name="bfloat16",
            lines=("t = torch.tensor([0.1, 0.2], dtype=torch.bfloat16)", "back = t.numpy()"),
            repair=("t = torch.tensor([0.1, 0.2], dtype=torch.bfloat16)", "back = t.float().numpy()"),
            error_class="TypeError",
            reason="NumPy has neither bfloat16 nor the 8-bit floats: cast to float32 first, which holds every bfloat16 "
            "exactly.",
        ),
        _unchanged("int64", "[1, 2]", "NumPy's default for integers, and torch's: it is converted unchanged."),
        _unchanged(
            "int32", "[1, 2]", "It is converted unchanged. Class numbers for a loss must be int64: cast with .long()."
        ),
        _unchanged(
            "uint8", "[0, 255]", "The dtype of image pixels: it is converted unchanged. Divide by 255 to get floats."
        ),
        RoundTrip(
            name="uint16",
            lines=("a = np.array([0, 65535], dtype=np.uint16)", "t = torch.from_numpy(a)", "t + 1"),
            repair=(
                "a = np.array([0, 65535], dtype=np.uint16)",
                "t = torch.from_numpy(a.astype(np.int32))",
                "back = (t + 1).numpy()",
            ),
            error_class="NotImplementedError",
            reason="uint16, uint32 and uint64 can be converted, but torch has hardly any arithmetic for them on the CPU. "
            "Cast to a larger signed integer first.",
        ),
        _unchanged("bool_", "[True, False]", "A mask becomes torch.bool, one byte a value."),
        _unchanged("complex64", "[1 + 2j, 3 - 1j]", "Each number is two float32: it is converted unchanged."),
        RoundTrip(
            name="conjugated",
            lines=("t = torch.tensor([1 + 2j, 3 - 1j]).conj()", "back = t.numpy()"),
            repair=("t = torch.tensor([1 + 2j, 3 - 1j]).conj()", "back = t.resolve_conj().numpy()"),
            error_class="RuntimeError",
            reason="conj() only sets a flag on a view of the same memory, and NumPy does not know the flag: "
            "resolve_conj() computes the conjugate.",
        ),
        RoundTrip(
            name="read-only",
            lines=(
                "a = np.array([1.0, 2.0], dtype=np.float32)",
                "a.flags.writeable = False",
                "t = torch.from_numpy(a)",
                "back = t.numpy()",
            ),
            repair=(
                "a = np.array([1.0, 2.0], dtype=np.float32)",
                "a.flags.writeable = False",
                "t = torch.from_numpy(a.copy())",
                "back = t.numpy()",
            ),
            warns=True,
            reason="Tensors are always writable, so torch warns: writing through the tensor would change an array that is "
            "marked as read-only. Copy it. (torch.tensor(a) copies and does not warn.)",
        ),
        RoundTrip(
            name="big-endian",
            lines=('a = np.array([1.0, 2.0], dtype=">f4")', "t = torch.from_numpy(a)", "back = t.numpy()"),
            repair=(
                'a = np.array([1.0, 2.0], dtype=">f4")',
                "t = torch.from_numpy(a.astype(np.float32))",
                "back = t.numpy()",
            ),
            error_class="ValueError",
            reason="Some file formats store the bytes of a number in the other order; torch supports the machine's own "
            "byte order only.",
        ),
        RoundTrip(
            name="object",
            lines=('a = np.array([1.5, "two"], dtype=object)', "t = torch.from_numpy(a)"),
            repair=(
                "a = np.array([1.5, 2], dtype=object)",
                "t = torch.from_numpy(a.astype(np.float32))",
                "back = t.numpy()",
            ),
            error_class="TypeError",
            reason="A column of a table that mixes numbers and text becomes an object array, and a tensor holds "
            "numbers only. Replace the text by numbers, then cast.",
        ),
    )
}
"""Every round trip that the page offers."""


@dataclass(frozen=True)
class RoundTripResult:
    """What the lines of a round trip did.

    Attributes:
        array, tensor, back: the dtypes of the array, of its tensor and of the array that came back, as they print;
            empty where an earlier line failed.
        shares: the array that came back shares memory with the first one, or with the tensor where there was no array.
        error, warning: torch's messages; empty when there were none.
    """

    array: str
    tensor: str
    back: str
    shares: bool
    error: str
    warning: str
