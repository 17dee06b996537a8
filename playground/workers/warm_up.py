"""Imported once by the process that workers are forked from, so that each starts with torch loaded and a few steps run."""

import torch

from playground.experiment import Experiment
from playground.training.picture import compute_picture
from playground.training.run import advance, start

torch.set_num_threads(1)
# The first optimizer of a process imports much of torch, which takes more than a second.
compute_picture(advance(start(Experiment()), 3)[0])
