"""What workers run for Memory on NumPy & GPU: the lines that measure a tensor and a training step."""

from collections.abc import Sequence

from playground.errors import first_line
from playground.numpy_gpu.memory.measured_step import step_source
from playground.numpy_gpu.memory.rules import MEMORY_PARTS, MeasuredMemory, TrainingMemory, TrainingSetup
from playground.numpy_gpu.memory.tensors import tensor_source


def measure_tensor(shape: Sequence[int], dtype: str) -> int:
    """The bytes of a tensor, as torch gives them."""
    from playground.sandbox.execution import execution

    with execution() as lines:
        lines.run(tensor_source(shape, dtype))
        return int(lines.value("t.nbytes"))


def measure_training_step(setup: TrainingSetup) -> MeasuredMemory:
    """Run one training step and count the bytes of its tensors."""
    from playground.sandbox.execution import execution

    with execution() as lines:
        if failure := lines.run(step_source(setup)):
            return MeasuredMemory(None, first_line(str(failure)))
        return MeasuredMemory(TrainingMemory(**{part: lines.variables[part] for part in MEMORY_PARTS}))
