"""Names that several organisations bear: the shares of those that are not meant go to the owner."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from kg.resolve.candidates.index import Index
from kg.resolve.candidates.pairs import Pairs
from kg.resolve.candidates.strings import Strings
from kg.resolve.matching.against import Against
from kg.resolve.matching.clear import said, within_longer
from kg.resolve.matching.neighbours import less_amid
from kg.resolve.matching.support import Support

Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]

SOLE: Final = 0.75
"""Probability, at least, of the one owner of a name in the country that is known besides."""


def homonyms(
    index: Index,
    strings: Strings,
    pairs: Pairs,
    probability: Floats,
    told: Support,
    against: Against,
) -> Floats:
    """The probabilities where something known besides leaves one owner of a name.

    The others' share is the owner's: they were likely because nothing told them apart. What the
    corpus knows speaks only where the string names no place.
    """
    exact = pairs.exact >= 0
    by_country = np.isin(pairs.string, pairs.told // len(index.countries))
    placed = np.isin(pairs.string, strings.string[pairs.places.first])
    by_corpus = told.better_known & ~by_country & ~placed & said(index, strings, pairs)
    # `International` in the legal name of a company is no institute's acronym, whatever is known.
    by_corpus &= ~less_amid(index, strings, pairs) & ~against.nobody
    fits = (in_country(index, pairs) | by_corpus) & exact
    # A brand is no second organisation where a longer name begins with it.
    fits[fits] = ~within_longer(pairs, np.flatnonzero(fits))
    rivals = exact & (by_country | ~placed)
    found = probability.copy()
    for row in np.flatnonzero(fits & (by_corpus | (probability > 0))).tolist():
        start, end = np.searchsorted(pairs.string, (pairs.string[row], pairs.string[row] + 1))
        same = rivals[start:end] & (pairs.first[start:end] == pairs.first[row])
        same = start + np.flatnonzero(same & (pairs.last[start:end] == pairs.last[row]))
        if np.count_nonzero(fits[same]) == 1:
            least = SOLE if by_corpus[row] or pairs.last[row] - pairs.first[row] > 1 else 0.0
            found[row] = min(1.0, max(least, float(probability[same].sum())))
            found[same[same != row]] = 0.0
    return found


def in_country(index: Index, pairs: Pairs) -> Mask:
    """Candidates of the country that is known of their string besides."""
    own = pairs.string * len(index.countries) + index.entity_country[pairs.entity]
    return np.asarray(np.isin(own, pairs.told), bool)
