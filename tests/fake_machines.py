"""Fake machines: they answer as torch would on a machine with other accelerators."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class FakeMachine:
    """A machine with these devices, by type, and a torch that was built for these types."""

    devices: dict[str, list[str]] = field(default_factory=dict)
    built: tuple[str, ...] = ()
    memory_bytes: int | None = None

    def accelerator(self) -> str:
        return next((device_type for device_type, names in self.devices.items() if names), "")

    def built_for(self, device_type: str) -> bool:
        return device_type == "cpu" or device_type in self.built

    def count(self, device_type: str) -> int:
        return 1 if device_type == "cpu" else len(self.devices.get(device_type, []))

    def title(self, device_type: str, index: int) -> str:
        return "cpu" if device_type == "cpu" else self.devices[device_type][index]

    def memory(self, device_type: str, index: int) -> int | None:
        return None if device_type == "cpu" else self.memory_bytes


NO_ACCELERATOR = FakeMachine()
BUILT_WITHOUT_CARD = FakeMachine(built=("cuda",))
ONE_GPU = FakeMachine({"cuda": ["Made-up Card"]}, ("cuda",), 8 * 2**30)
TWO_GPUS = FakeMachine({"xpu": ["First Card", "Second Card"]}, ("xpu",))
APPLE_GPU = FakeMachine({"mps": ["Apple GPU"]}, ("mps",))
UNKNOWN_MAKER = FakeMachine({"toaster": ["Toaster 3000"]})
