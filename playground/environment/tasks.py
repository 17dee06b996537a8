"""What a worker collects about torch's build and this machine."""

from playground.accelerators import report_devices_of_this_machine
from playground.environment.versions import EnvironmentFact


def collect_torch_facts() -> list[EnvironmentFact]:
    """Devices, libraries and threads, as torch gives them."""
    import torch

    report = report_devices_of_this_machine()
    configuration = torch.__config__.show()
    return [
        EnvironmentFact("devices", ", ".join(device.name for device in report.devices), report.summary),
        EnvironmentFact(
            "CUDA",
            torch.version.cuda or "not in this build",
            "The version that this torch was built with, for NVIDIA GPUs.",
        ),
        EnvironmentFact("ROCm", torch.version.hip or "not in this build", "The same for AMD GPUs."),
        EnvironmentFact("cuDNN", _cudnn_version(), "NVIDIA's library of layers."),
        EnvironmentFact("MKL", _mkl_version(configuration), "Intel's library of matrix products, for the CPU."),
        EnvironmentFact(
            "oneDNN", "yes" if "USE_MKLDNN=ON" in configuration else "no", "A library of layers for the CPU."
        ),
        EnvironmentFact(
            "vector instructions", torch.backends.cpu.get_cpu_capability(), "The CPU instructions that torch uses."
        ),
        EnvironmentFact(
            "threads",
            f"{torch.get_num_threads()} in a worker",
            "A worker of this playground uses one thread, so that many people share the server fairly. On your own "
            "machine torch uses one thread for each core.",
        ),
    ]


def _cudnn_version() -> str:
    import torch

    number: int | None = torch.backends.cudnn.version()
    return str(number) if number else "not in this build"


def _mkl_version(configuration: str) -> str:
    """The version in the line about MKL of torch's configuration."""
    for line in configuration.splitlines():
        if "Math Kernel Library Version" in line:
            return line.split("Version ")[1].split("-Product")[0].split(" ")[0]
    return "not in this build"
