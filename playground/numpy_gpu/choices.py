"""What the page NumPy & GPU lets a student choose."""

from collections.abc import Iterable

from playground import limits
from playground.accelerators import DeviceReport
from playground.fields import Field, Value
from playground.formatting import format_bytes
from playground.numpy_gpu.bridge.conversions import CONVERSIONS
from playground.numpy_gpu.bridge.round_trips import ROUND_TRIPS
from playground.numpy_gpu.devices.device_errors import DEVICE_CASES
from playground.numpy_gpu.memory.networks import NETWORKS
from playground.numpy_gpu.memory.rules import STATE_RULES
from playground.numpy_gpu.timing.benchmarks import BENCHMARKS
from playground.page_schema import PageSchema

FLOAT_DTYPES = ("float32", "float64", "bfloat16", "float16")
"""Dtypes in which operations are timed and networks are trained."""
TENSOR_DTYPES = (
    "float64",
    "float32",
    "float16",
    "bfloat16",
    "int64",
    "int32",
    "int16",
    "int8",
    "uint8",
    "bool",
    "complex64",
    "complex128",
)
"""Dtypes of the tensor whose size is shown."""
TENSOR_SHAPE = (64, 3, 224, 224)
"""A batch of colour images, as the page shows it before any choice."""
STATE_OPTIONS: dict[str, Value] = {"momentum": 0.9, "amsgrad": True, "centered": True}
"""Options with which an optimizer stores more, with the value that their switch gives them."""


def numpy_gpu_schema(report: DeviceReport) -> PageSchema:
    """The choices on a machine with these devices."""
    computing = tuple(device.name for device in report.devices)
    return PageSchema(
        "numpy-gpu",
        (
            _choice("conversion", "Conversion", CONVERSIONS),
            _choice(
                "conversion_device",
                "Device",
                report.names,
                "The device to which the tensor is copied. meta has shapes and dtypes, but no data.",
            ),
            _choice("round_trip", "Show the lines of", ROUND_TRIPS),
            _choice(
                "transfer_device",
                "Device",
                report.names,
                "Where `to(device)` sends the tensor. Every build has meta: it stores shapes and dtypes, and no numbers.",
                default=report.other_device,
            ),
            _choice("device_case", "Case", DEVICE_CASES),
            _choice("benchmark", "Operation", BENCHMARKS),
            Field("timed_dtypes", "several", ("float32",), "dtypes", choices=FLOAT_DTYPES, effect="none"),
            Field("timed_devices", "several", computing, "devices", choices=computing, effect="none"),
            *(
                Field(f"axis_{axis}", "int", length, f"axis {axis}", "", 1, limits.MAX_TENSOR_SIDE, effect="none")
                for axis, length in enumerate(TENSOR_SHAPE)
            ),
            _choice("tensor_dtype", "dtype", TENSOR_DTYPES, default="float32"),
            *_training_fields(),
        ),
    )


def _training_fields() -> Iterable[Field]:
    yield _choice("network", "Network", NETWORKS)
    yield _choice("training_dtype", "dtype", FLOAT_DTYPES)
    yield _choice("optimizer", "Optimizer", STATE_RULES, default="Adam")
    for option, value in STATE_OPTIONS.items():
        yield Field(option, "bool", False, f"{option}={value}", "With it the optimizer stores more.", effect="none")
    yield Field(
        "batch",
        "int",
        32,
        "Batch",
        f"Samples. At most {limits.MAX_MEASURED_BATCH} (MAX_MEASURED_BATCH), so that a step takes about a second at most "
        f"and stays below {format_bytes(limits.MAX_STEP_BYTES)} with its working space (MAX_STEP_BYTES).",
        1,
        limits.MAX_MEASURED_BATCH,
        effect="none",
    )


def _choice(name: str, label: str, choices: Iterable[str], help: str = "", default: str = "") -> Field:
    offered = tuple(choices)
    return Field(name, "choice", default or offered[0], label, help, choices=offered, effect="none")
