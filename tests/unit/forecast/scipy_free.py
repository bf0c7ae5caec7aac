"""The tail of the chi-square distribution, for tests of fit."""

import math


def chi_square_tail(statistic: float, degrees: int) -> float:
    """Chance of a larger statistic. Source: the incomplete gamma function by its series and continued fraction."""
    a, x = degrees / 2, statistic / 2
    if x <= 0:
        return 1.0
    scale = math.exp(-x + a * math.log(x) - math.lgamma(a))
    if x < a + 1:
        term = total = 1 / a
        at = a
        while abs(term) > abs(total) * 1e-14:
            at += 1
            term *= x / at
            total += term
        return 1 - total * scale
    tiny = 1e-300
    b = x + 1 - a
    c, d = 1 / tiny, 1 / b
    found = d
    for i in range(1, 10_000):
        an = -i * (i - a)
        b += 2
        d = 1 / ((an * d + b) or tiny)
        c = (b + an / c) or tiny
        step = d * c
        found *= step
        if abs(step - 1) < 1e-14:
            break
    return scale * found
