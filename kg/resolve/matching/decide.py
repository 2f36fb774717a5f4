"""Which of its candidates a string names: the best first, then those beside it."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from kg.resolve.candidates.index import Index
from kg.resolve.candidates.pairs import Pairs
from kg.resolve.candidates.strings import Strings
from kg.resolve.matching.against import Against
from kg.resolve.matching.choices import (
    Choice,
    family,
    held,
    homonym,
    kind_row,
    overlap,
    spelt_out,
    within,
)
from kg.resolve.matching.clear import FEW, SURE, fills_segment, plain
from kg.resolve.matching.rules import Seen, weighed
from kg.resolve.matching.support import Support

Floats = NDArray[np.float64]

TIED: Final = 0.3
"""Probability of the likeliest of several that share words which surely name one of them."""

PART: Final = 0.25
"""Probability from which a part is named beside its whole: `Institute of Physics, Academy of …`."""

SPOKEN_OF: Final = 0.08
"""The same, and for any further one that fills its segment, if the corpus knows it."""

LONGER: Final = SPOKEN_OF
"""The same for a part that is printed in full together with its whole: a company, an institute, or
one that the corpus knows."""

BESIDE: Final = 0.15
"""Probability from which a further organisation is named that is printed in full beside another of
its kind, or that the corpus knows: gold of publishers, who give one where two are named, lowers it.
"""

NEVER: Final = 2.0
"""Above all probabilities: words mean one of those that are called so."""


def decide(
    index: Index,
    strings: Strings,
    pairs: Pairs,
    probability: Floats,
    limits: tuple[float, float],
    told: Support,
    against: Against,
) -> list[list[Choice]]:
    """Of every string the organisations that it names, the likeliest first.

    Args:
        index: of the registries.
        strings: the strings.
        pairs: their candidates.
        probability: of each candidate.
        limits: probability from which a first organisation is named, and that for one that
            overlaps with none named already, or is of its family.
        told: what speaks for each candidate besides its string.
        against: what speaks against each candidate.
    """
    probability = weighed(Seen(index, strings, pairs, probability, limits[0], told, against))
    chosen: list[list[Choice]] = [[] for _ in range(len(strings.word_starts) - 1)]
    tied = _tied(pairs, probability, limits[0])
    full, alone = plain(index, pairs), fills_segment(strings, pairs)
    rows = np.flatnonzero(probability >= min(*limits, TIED, PART, SPOKEN_OF))
    for row in rows[np.lexsort((-probability[rows], pairs.string[rows]))].tolist():
        here = chosen[int(pairs.string[row])]
        words = int(pairs.first[row]), int(pairs.last[row])
        choice = Choice(int(pairs.entity[row]), row, float(probability[row]), *words)
        spoken = bool(told.known[row] >= FEW)
        known = (SPOKEN_OF if alone[row] else BESIDE) if spoken else NEVER
        wholes = spelt_out(index, choice, here) if full[row] else []
        if wholes and (spoken or not _hosted(index, choice, wholes, here)):
            known = LONGER
        least = _least(index, choice, here, limits, bool(full[row]), known)
        least = NEVER if held(index, pairs, choice, here) else least
        if choice.probability >= least or (not here and row in tied):
            here.append(choice)
    return chosen


def _hosted(index: Index, choice: Choice, wholes: list[Choice], here: list[Choice]) -> bool:
    """Whether a part counts for its whole where the corpus does not speak of it.

    A laboratory counts for its university or institute; an institute of an academy does not, and a
    company for no other.
    """
    university, company = kind_row(index, "University"), kind_row(index, "Company")
    return index.entity_kind[choice.entity] != company and any(
        index.entity_kind[each.entity] == university or spelt_out(index, each, here)
        for each in wholes
    )


def _least(
    index: Index,
    choice: Choice,
    here: list[Choice],
    limits: tuple[float, float],
    plain: bool,
    known: float,
) -> float:
    """Probability that a choice must have beside those that were made before it.

    Args:
        index: of the registries.
        choice: the one in question.
        here: those made before it.
        limits: as for `decide`.
        plain: whether its name is printed in full.
        known: the probability that is enough for what the corpus knows; `NEVER` if it does not.
    """
    if not here:
        return limits[0]
    if any(homonym(index, choice, other) for other in here):
        return NEVER
    if plain and any(within(index, choice, other) for other in here):
        return min(*limits, PART, known)
    if any(overlap(choice, other) and not family(index, choice, other) for other in here):
        return limits[0]
    kinds = {int(index.entity_kind[each.entity]) for each in (choice, *here)}
    alike = kinds <= {kind_row(index, kind) for kind in ("University", "Company")}
    return min(*limits, known, BESIDE if alike else NEVER) if plain else limits[1]


def _tied(pairs: Pairs, probability: Floats, threshold: float) -> set[int]:
    """The likeliest candidates of words that surely name one of several, none of them likely."""
    found = set()
    for row in np.flatnonzero((probability >= TIED) & (probability < threshold)).tolist():
        start, end = np.searchsorted(pairs.string, (pairs.string[row], pairs.string[row] + 1))
        same = (pairs.first[start:end] < pairs.last[row]) & (
            pairs.last[start:end] > pairs.first[row]
        )
        if probability[start:end][same].sum() >= SURE:
            found.add(row)
    return found
