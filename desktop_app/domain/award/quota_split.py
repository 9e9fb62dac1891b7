"""Places given to units in whole numbers that add up: the method of the largest remainder (Hamilton), in exact fractions."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction


def exact_parts(places: int, bases: Sequence[int]) -> tuple[Fraction, ...]:
    """What each base would get of the places if they could be cut; nothing where no base has anybody."""
    whole = sum(bases)
    return tuple(Fraction(places * base, whole) if whole else Fraction(0) for base in bases)


def split_places(places: int, bases: Sequence[int]) -> tuple[int, ...]:
    """As many whole places as ``places`` in proportion to ``bases`` (no more places than there are people in them).

    Each gets its exact part without the fraction; what is left goes one by one to the largest fractions. Ties: the larger
    base first, then the earlier one. So the sum is exact, nobody gets a whole place more or less than the exact part, a larger
    base never gets less than a smaller one, and no base gets more places than it has people.
    """
    if not 0 <= places <= sum(bases):
        raise ValueError("no more places than people in the bases, and no fewer than none")
    parts = exact_parts(places, bases)
    given = [int(part) for part in parts]
    order = sorted(range(len(bases)), key=lambda at: (given[at] - parts[at], -bases[at], at))
    for at in order[: places - sum(given)]:
        given[at] += 1
    return tuple(given)
