"""Machines that stand in for one with accelerators: what torch is asked, answered by hand."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class StandIn:
    """A machine with these devices, by kind, and a torch that was built for these kinds."""

    devices: dict[str, list[str]] = field(default_factory=dict)
    built: tuple[str, ...] = ()
    bytes: int | None = None

    def accelerator(self) -> str:
        return next((kind for kind, names in self.devices.items() if names), "")

    def built_for(self, kind: str) -> bool:
        return kind == "cpu" or kind in self.built

    def count(self, kind: str) -> int:
        return 1 if kind == "cpu" else len(self.devices.get(kind, []))

    def title(self, kind: str, index: int) -> str:
        return "cpu" if kind == "cpu" else self.devices[kind][index]

    def memory(self, kind: str, index: int) -> int | None:
        return None if kind == "cpu" else self.bytes


NONE = StandIn()
BUILT_WITHOUT_CARD = StandIn(built=("cuda",))
ONE = StandIn({"cuda": ["Made-up Card"]}, ("cuda",), 8 * 2**30)
SEVERAL = StandIn({"xpu": ["First Card", "Second Card"]}, ("xpu",))
APPLE = StandIn({"mps": ["Apple GPU"]}, ("mps",))
UNKNOWN_MAKER = StandIn({"toaster": ["Toaster 3000"]})
