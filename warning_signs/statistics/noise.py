"""The noise in published numbers: the difference of two runs of tosses, after which nobody knows.

This is the discrete Laplace distribution, also called two-sided geometric (Ghosh, Roughgarden and
Sundararajan, “Universally utility-maximizing privacy mechanisms”, 2009). Two counts that differ by
one lead to any published number with chances that differ by the factor 1 / `chance` at most. It is
drawn in whole numbers, so no rounding of a computer weakens that.
"""

from fractions import Fraction
from secrets import randbelow


def draw(chance: Fraction) -> int:
    """Noise around 0 of either sign; a run goes on with this chance, which is below 1."""
    return _run(chance) - _run(chance)


def variance(chance: Fraction) -> float:
    """Of what `draw` gives: the square of its usual size."""
    return float(2 * chance / (1 - chance) ** 2)


def _run(chance: Fraction) -> int:
    length = 0
    while randbelow(chance.denominator) < chance.numerator:
        length += 1
    return length
