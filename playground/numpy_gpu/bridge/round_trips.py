"""What each dtype becomes on its way from NumPy to torch and back, and where the way is closed, as data.

The lines of every trip run; those of its repair run where it has one.
"""

from dataclasses import dataclass

from playground.sandbox.shown_code import Outcome, run


@dataclass(frozen=True, kw_only=True)
class RoundTrip:
    """One way between the two.

    Attributes:
        name: its key, mostly the dtype.
        lines: what runs; the last line makes ``back`` where the trip succeeds.
        repair: what runs instead, for a trip that fails or that brings a dtype nobody wanted.
        fails: the class of the error that the lines raise; empty when they work.
        warns: the lines cause a warning.
        reason: what to know, in a sentence or two.
    """

    name: str
    lines: tuple[str, ...]
    repair: tuple[str, ...] = ()
    fails: str = ""
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


def _there_and_back(dtype: str, values: str, reason: str) -> RoundTrip:
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
            reason="NumPy's default is float64 and torch's is float32: arrays of floats arrive as float64, and then do "
            "not "
            "fit layers, whose weights are float32. Cast once, on arrival.",
        ),
        _there_and_back("float32", "[0.1, 0.2]", "The type of torch's own floats: it crosses unchanged."),
        _there_and_back("float16", "[0.1, 0.2]", "Half precision crosses unchanged, with about three decimal digits."),
        RoundTrip(
            name="bfloat16",
            lines=("t = torch.tensor([0.1, 0.2], dtype=torch.bfloat16)", "back = t.numpy()"),
            repair=("t = torch.tensor([0.1, 0.2], dtype=torch.bfloat16)", "back = t.float().numpy()"),
            fails="TypeError",
            reason="NumPy has no bfloat16 (nor the 8-bit floats): go through float32, which holds every bfloat16 "
            "exactly.",
        ),
        _there_and_back("int64", "[1, 2]", "NumPy's default for integers, and torch's: it crosses unchanged."),
        _there_and_back(
            "int32", "[1, 2]", "It crosses unchanged. Class numbers for a loss must be int64: cast with .long()."
        ),
        _there_and_back(
            "uint8", "[0, 255]", "The type of image pixels: it crosses unchanged. Divide by 255 to get floats."
        ),
        RoundTrip(
            name="uint16",
            lines=("a = np.array([0, 65535], dtype=np.uint16)", "t = torch.from_numpy(a)", "t + 1"),
            repair=(
                "a = np.array([0, 65535], dtype=np.uint16)",
                "t = torch.from_numpy(a.astype(np.int32))",
                "back = (t + 1).numpy()",
            ),
            fails="NotImplementedError",
            reason="uint16, uint32 and uint64 cross, but torch has hardly any arithmetic for them on the CPU. Widen "
            "them first.",
        ),
        _there_and_back("bool_", "[True, False]", "A mask crosses as torch.bool, one byte a value."),
        _there_and_back("complex64", "[1 + 2j, 3 - 1j]", "Two float32 a number: it crosses unchanged."),
        RoundTrip(
            name="conjugated",
            lines=("t = torch.tensor([1 + 2j, 3 - 1j]).conj()", "back = t.numpy()"),
            repair=("t = torch.tensor([1 + 2j, 3 - 1j]).conj()", "back = t.resolve_conj().numpy()"),
            fails="RuntimeError",
            reason="conj() only sets a mark on the same memory, and NumPy does not know the mark: resolve_conj() "
            "carries it out.",
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
            reason="Tensors can always be written to, so torch warns: writing through the tensor would change an array "
            "that "
            "promised to stay. Copy it. (torch.tensor(a) copies and does not warn.)",
        ),
        RoundTrip(
            name="big-endian",
            lines=('a = np.array([1.0, 2.0], dtype=">f4")', "t = torch.from_numpy(a)", "back = t.numpy()"),
            repair=(
                'a = np.array([1.0, 2.0], dtype=">f4")',
                "t = torch.from_numpy(a.astype(np.float32))",
                "back = t.numpy()",
            ),
            fails="ValueError",
            reason="Some file formats store the bytes of a number in the other order; torch reads the machine's own "
            "order only.",
        ),
        RoundTrip(
            name="object",
            lines=('a = np.array([1.5, "two"], dtype=object)', "t = torch.from_numpy(a)"),
            repair=(
                "a = np.array([1.5, 2], dtype=object)",
                "t = torch.from_numpy(a.astype(np.float32))",
                "back = t.numpy()",
            ),
            fails="TypeError",
            reason="A column of a table that mixes numbers and text becomes an object array, and a tensor holds "
            "numbers only. "
            "Replace the text by numbers, then cast.",
        ),
    )
}
"""Every trip that the page offers."""


@dataclass(frozen=True)
class Travelled:
    """What a trip did.

    Attributes:
        array, tensor, back: the dtypes on the way, as they print; empty where the way did not lead.
        shares: the array that came back reads the memory of the first one, or of the tensor where there was no array.
        error, warning: what torch said; empty when it said nothing.
    """

    array: str
    tensor: str
    back: str
    shares: bool
    error: str
    warning: str


def travel(source: str) -> Travelled:
    """Run the lines of a trip."""
    outcome = run(source)
    names = outcome.names
    return Travelled(
        str(names["a"].dtype) if "a" in names else "",
        str(names["t"].dtype) if "t" in names else "",
        str(names["back"].dtype) if "back" in names else "",
        _shares(outcome),
        outcome.error,
        outcome.warnings[0] if outcome.warnings else "",
    )


def _shares(outcome: Outcome) -> bool:
    import numpy as np

    back, start = outcome.names.get("back"), outcome.names.get("a")
    if back is None:
        return False
    if start is None:
        return bool(outcome.names["t"].data_ptr() == back.ctypes.data)
    return bool(np.shares_memory(start, back))
