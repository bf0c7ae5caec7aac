"""Small symmetric systems without BLAS: its threads make a fit of sixty parameters ten times slower on a busy machine,
and its bits differ from one library to the next.
"""

import numpy as np
from numba import njit

from torneo.forecast.rates import Floats

_compiled = njit(cache=True, fastmath={"contract", "reassoc", "nsz"})


def cholesky(matrix: Floats) -> Floats:
    """The lower factor of a positive definite matrix."""
    found: Floats = _cholesky(np.ascontiguousarray(matrix))
    return found


def solved(factor: Floats, right: Floats) -> Floats:
    """`x` with `factor @ factor.T @ x == right`."""
    found: Floats = _solved(factor, np.ascontiguousarray(right))
    return found


def inverse(factor: Floats) -> Floats:
    """The inverse of `factor @ factor.T`."""
    found: Floats = _inverse(factor)
    return found


@_compiled
def _cholesky(matrix):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
    size = len(matrix)
    lower = np.zeros_like(matrix)
    for i in range(size):
        for j in range(i + 1):
            total = matrix[i, j]
            for k in range(j):
                total -= lower[i, k] * lower[j, k]
            if i == j:
                lower[i, i] = np.sqrt(max(total, 1e-12))
            else:
                lower[i, j] = total / lower[j, j]
    return lower


@_compiled
def _solved(lower, right):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
    size = len(right)
    found = right.copy()
    for i in range(size):
        for k in range(i):
            found[i] -= lower[i, k] * found[k]
        found[i] /= lower[i, i]
    for i in range(size - 1, -1, -1):
        found[i] /= lower[i, i]
        for k in range(i):
            found[k] -= lower[i, k] * found[i]
    return found


@_compiled
def _inverse(lower):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
    size = len(lower)
    back = np.zeros_like(lower)  # the inverse of the factor
    for i in range(size):
        back[i, i] = 1.0 / lower[i, i]
        for k in range(i):
            part = -lower[i, k] / lower[i, i]
            for j in range(k + 1):
                back[i, j] += part * back[k, j]
    found = np.zeros_like(lower)
    for k in range(size):
        for i in range(k + 1):
            part = back[k, i]
            for j in range(k + 1):
                found[i, j] += part * back[k, j]
    return found
