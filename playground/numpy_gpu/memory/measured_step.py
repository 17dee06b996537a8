"""The lines of one training step that count the bytes of every tensor."""

from playground.catalog.optimizers import OPTIMIZERS
from playground.numpy_gpu.memory.networks import NETWORKS
from playground.numpy_gpu.memory.rules import TrainingSetup


def step_source(setup: TrainingSetup) -> str:
    """The lines: a training step whose bytes are counted, part by part."""
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
            *_optimizer_lines(setup),
            "",
            "saved = {}",
            "",
            "",
            "def record(tensor):",
            "    storage = tensor.untyped_storage()",
            "    saved[storage.data_ptr()] = storage.nbytes()",
            "    return tensor",
            "",
            "",
            "with torch.autograd.graph.saved_tensors_hooks(record, lambda tensor: tensor):",
            "    loss = nn.functional.cross_entropy(model(X), y)",
            "loss.backward()",
            *(f"{name}.step()" for name in _optimizer_names(setup)),
            "",
            "known = [X, y, *model.parameters()]",
            "activations = sum(saved.values()) - sum(",
            "    saved.get(each.untyped_storage().data_ptr(), 0) for each in known",
            ")",
            "weights = sum(p.nbytes for p in model.parameters())",
            "gradients = sum(p.grad.nbytes for p in model.parameters())",
            f"optimizers = [{', '.join(_optimizer_names(setup))}]",
            "states = [s for o in optimizers for s in o.state.values()]",
            "state = sum(v.nbytes for s in states for v in s.values() if torch.is_tensor(v))",
            "batch = X.nbytes + y.nbytes",
        ]
    )


def _optimizer_names(setup: TrainingSetup) -> list[str]:
    return ["optimizer", "vector_optimizer"] if OPTIMIZERS[setup.optimizer].only_matrices else ["optimizer"]


def _optimizer_lines(setup: TrainingSetup) -> list[str]:
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
