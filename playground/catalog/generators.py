"""The functions that make or load each data set, as the exported scripts show them.

Each stands alone on the imports of this file, so that its source can be copied into a script.
"""

import numpy as np
from palmerpenguins import load_penguins
from sklearn.datasets import (
    load_breast_cancer,
    load_diabetes,
    load_digits,
    load_iris,
    load_wine,
    make_blobs,
    make_circles,
    make_moons,
)


def line(samples, slope, intercept, noise, seed):
    """Points on a straight line, from x = 0 up to 1."""
    rng = np.random.default_rng(seed)
    X = np.arange(samples).reshape(-1, 1) / samples
    y = slope * X[:, 0] + intercept + noise * rng.standard_normal(samples)
    return X, y


def sine(samples, periods, noise, seed):
    """A wave over x from -1 to 1."""
    rng = np.random.default_rng(seed)
    X = np.sort(rng.uniform(-1, 1, size=(samples, 1)), axis=0)
    y = np.sin(np.pi * periods * X[:, 0]) + noise * rng.standard_normal(samples)
    return X, y


def plane(samples, noise, seed):
    """A flat slope over two features: y = (x1 + x2) / 2."""
    rng = np.random.default_rng(seed)
    X = rng.uniform(-1, 1, size=(samples, 2))
    y = (X[:, 0] + X[:, 1]) / 2 + noise * rng.standard_normal(samples)
    return X, y


def hills(samples, noise, seed):
    """Two hills and two valleys over two features."""
    rng = np.random.default_rng(seed)
    X = rng.uniform(-1, 1, size=(samples, 2))
    y = np.sin(np.pi * X[:, 0]) * np.sin(np.pi * X[:, 1])
    return X, y + noise * rng.standard_normal(samples)


def circles(samples, factor, noise, seed):
    """Two rings, one inside the other."""
    return make_circles(samples, noise=noise, factor=factor, random_state=seed)


def moons(samples, noise, seed):
    """Two half moons that reach into each other."""
    return make_moons(samples, noise=noise, random_state=seed)


def blobs(samples, centres, spread, seed):
    """Round clouds of points, one for each class."""
    return make_blobs(samples, centers=centres, cluster_std=spread, random_state=seed)


def xor(samples, noise, seed):
    """Four squares; those across from each other are of one class."""
    rng = np.random.default_rng(seed)
    corner = np.arange(samples) % 4
    signs = np.column_stack([corner % 2, corner // 2]) * 2 - 1
    X = signs * rng.uniform(0.05, 1, size=(samples, 2))
    y = (signs[:, 0] * signs[:, 1] > 0).astype(np.int64)
    return X + noise * rng.standard_normal((samples, 2)), y


def gaussians(samples, noise, seed):
    """Two clouds, below left and above right."""
    rng = np.random.default_rng(seed)
    y = np.arange(samples) % 2
    centres = np.where(y == 1, 0.5, -0.5).reshape(-1, 1)
    return centres + noise * rng.standard_normal((samples, 2)), y


def spirals(samples, arms, turns, noise, seed):
    """Arms that wind around each other, one for each class."""
    rng = np.random.default_rng(seed)
    y = np.arange(samples) % arms
    radius = (np.arange(samples) // arms + 1) / np.ceil(samples / arms)
    angle = 2 * np.pi * (turns * radius + y / arms)
    X = np.column_stack([radius * np.sin(angle), radius * np.cos(angle)])
    return X + noise * rng.standard_normal((samples, 2)), y


def checkerboard(samples, squares, noise, seed):
    """The fields of a chess board, by colour."""
    rng = np.random.default_rng(seed)
    # Fields take turns, so that both colours have their share of the samples.
    field = np.arange(samples) % squares**2
    column, row = field % squares, field // squares
    inside = rng.uniform(0.04, 0.96, size=(samples, 2))
    X = (np.column_stack([column, row]) + inside) * 2 / squares - 1
    y = (column + row) % 2
    return X + noise * rng.standard_normal((samples, 2)), y


def iris():
    """Three kinds of iris flowers by the size of their sepals and petals."""
    return load_iris(return_X_y=True)


def wine():
    """Wines from three growers by their chemistry."""
    return load_wine(return_X_y=True)


def breast_cancer():
    """Tumours, malignant or benign, by what a microscope shows of their cells."""
    return load_breast_cancer(return_X_y=True)


def diabetes():
    """How far diabetes advanced in a year, by age, weight and blood values."""
    return load_diabetes(return_X_y=True)


def digits():
    """Handwritten digits of 8 by 8 pixels from 0 to 1, each a row of 64 numbers."""
    X, y = load_digits(return_X_y=True)
    return X / 16, y


def penguins():
    """Three species of penguins by bill, flipper and weight."""
    table = load_penguins().dropna()
    measures = ["bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g"]
    species = table["species"].astype("category").cat.codes
    return table[measures].to_numpy(float), species.to_numpy(np.int64)
