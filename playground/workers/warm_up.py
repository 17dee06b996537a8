"""Imported once where workers come from, so that each worker starts warm: torch loaded, a few steps already run."""

import torch

from playground.experiment import Experiment
from playground.training.picture import compute_picture
from playground.training.run import advance, start

torch.set_num_threads(1)
# The first optimizer of a process imports a good part of torch, which takes more than a second.
compute_picture(advance(start(Experiment()), 3)[0])
