"""The functions that make or load each data set, as the exported scripts show them.

Each stands alone on numpy, scikit-learn and the imports of this file, so that its source can be copied into a script.
"""

import numpy as np
from sklearn.datasets import make_circles


def circles(samples: int, noise: float, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Two rings, one inside the other."""
    return make_circles(n_samples=samples, noise=noise, factor=0.8, random_state=seed)
