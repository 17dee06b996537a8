"""Memory as it really is: one step of training, and the bytes of every tensor it leaves behind. A task for workers."""

from dataclasses import dataclass

from playground.catalog.optimizers import OPTIMIZERS
from playground.numpy_gpu.memory.networks import NETWORKS
from playground.numpy_gpu.memory.rules import Needs, Setup
from playground.sandbox.shown_code import run


def step_source(setup: Setup) -> str:
    """One step of training, with its bytes counted: the lines that run."""
    network = NETWORKS[setup.network]
    shape = ", ".join(str(size) for size in (setup.batch, *network.input))
    return "\n".join(
        [
            "import torch",
            "from torch import nn",
            "",
            network.source,
            f"model.to(torch.{setup.dtype})",
            f"X = torch.ones({shape}, dtype=torch.{setup.dtype})",
            f"y = torch.zeros({setup.batch}, dtype=torch.int64)",
            *_optimizers(setup),
            "",
            "kept = {}",
            "",
            "",
            "def keep(tensor):",
            "    storage = tensor.untyped_storage()",
            "    kept[storage.data_ptr()] = storage.nbytes()",
            "    return tensor",
            "",
            "",
            "with torch.autograd.graph.saved_tensors_hooks(keep, lambda tensor: tensor):",
            "    loss = nn.functional.cross_entropy(model(X), y)",
            "loss.backward()",
            *(f"{name}.step()" for name in _names(setup)),
            "",
            "known = [X, y, *model.parameters()]",
            "activations = sum(kept.values()) - sum(",
            "    kept.get(each.untyped_storage().data_ptr(), 0) for each in known",
            ")",
            "weights = sum(p.nbytes for p in model.parameters())",
            "gradients = sum(p.grad.nbytes for p in model.parameters())",
            f"optimizers = [{', '.join(_names(setup))}]",
            "states = [s for o in optimizers for s in o.state.values()]",
            "state = sum(v.nbytes for s in states for v in s.values() if torch.is_tensor(v))",
            "batch = X.nbytes + y.nbytes",
        ]
    )


def _names(setup: Setup) -> list[str]:
    vectors = OPTIMIZERS[setup.optimizer].only_matrices
    return ["optimizer", "vector_optimizer"] if vectors else ["optimizer"]


def _optimizers(setup: Setup) -> list[str]:
    arguments = "".join(f", {argument}" for argument in OPTIMIZERS[setup.optimizer].arguments(setup.options))
    build = f"torch.optim.{setup.optimizer}"
    if not OPTIMIZERS[setup.optimizer].only_matrices:
        return [f"optimizer = {build}(model.parameters(), lr=0.01{arguments})"]
    return [
        "matrices = [p for p in model.parameters() if p.ndim == 2]",
        "vectors = [p for p in model.parameters() if p.ndim != 2]",
        f"optimizer = {build}(matrices, lr=0.01{arguments})",
        "vector_optimizer = torch.optim.AdamW(vectors, lr=0.01)",
    ]


@dataclass(frozen=True)
class Measured:
    """What a step left in memory, and how long it took to find out."""

    needs: Needs
    error: str = ""


def measure(setup: Setup) -> Measured:
    """Run one step and count."""
    outcome = run(step_source(setup))
    if outcome.error:
        return Measured(Needs(0, 0, 0, 0, 0), outcome.error)
    names = outcome.names
    return Measured(Needs(*(names[part] for part in ("weights", "gradients", "state", "activations", "batch"))))
