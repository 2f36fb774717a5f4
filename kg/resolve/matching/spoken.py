"""Organisations that a string names if the corpus often speaks of them, beside what is sure.

Gold of publishers gives one organisation where two are printed, so that the ranker holds the second
for unlikely: `Acme Laboratory, Example University`.
"""

from typing import Final

import numpy as np

from kg.resolve.candidates.index import Index
from kg.resolve.candidates.pairs import Pairs
from kg.resolve.candidates.strings import BRACKET, Strings
from kg.resolve.candidates.variants import VARIED, Form
from kg.resolve.matching.against import Against
from kg.resolve.matching.choices import Choice, kind_row, overlap
from kg.resolve.matching.clear import Mask, within_longer
from kg.resolve.matching.places import cities

SPOKEN: Final = "full name, of which the corpus speaks"
"""The rule of the ledger by which it is chosen."""

OFTEN: Final = 5
"""Mentions in the corpus from which it speaks of an organisation often."""

LIKELY: Final = 0.75
"""Probability of one that is named so."""

TELLING: Final = 8.0
"""Weight of a name that says enough where it is a segment by itself."""


def add_spoken(
    index: Index, strings: Strings, pairs: Pairs, against: Against, chosen: list[list[Choice]]
) -> None:
    """Add those whose full name is a segment by itself, in words that name nothing else.

    Or all of one but another name that ran into it: `Example University Acme Laboratory`.
    """
    if not len(pairs.names.of):
        return
    segment = strings.segment[pairs.first]
    starts = strings.segment_starts
    rows = _sole(index, pairs) & ~cities(index, strings, pairs) & ~against.other_branch
    # `Key Laboratory of …, Ministry of …` is the ministry's by name only.
    rows &= index.entity_kind[pairs.entity] != kind_row(index, "Government")
    # `Center for Advanced Projects (CAP)` says its own acronym, which is another's too.
    rows &= (strings.marks[np.maximum(pairs.first - 1, 0)] & BRACKET) == 0
    opens, closes = _opens(index, strings, pairs), starts[segment + 1] == pairs.last
    rows &= opens | closes
    rows &= index.name_weight[pairs.names.of[np.maximum(pairs.exact, 0)]] >= TELLING
    found = np.flatnonzero(rows)
    for row in found[~within_longer(pairs, found)].tolist():
        here = chosen[int(pairs.string[row])]
        words = int(pairs.first[row]), int(pairs.last[row])
        choice = Choice(int(pairs.entity[row]), row, LIKELY, *words, SPOKEN)
        full = [each for each in here if pairs.exact[each.pair] >= 0]
        first = opens[row] or any(each.last == words[0] for each in full)
        last = closes[row] or any(each.first == words[1] for each in full)
        if first and last and not any(overlap(choice, each) for each in here):
            here.append(choice)


def _opens(index: Index, strings: Strings, pairs: Pairs) -> Mask:
    """Candidates with which a segment begins, or behind a country: `…, China and Acme Ltd.`."""
    begins = strings.segment_starts[strings.segment[pairs.first]]
    countries = pairs.places.only(index.place_city[pairs.places.of] == 0)
    size = int(pairs.last.max(initial=0)) + 2
    behind = np.isin(begins * size + pairs.first, countries.first * size + countries.last)
    return np.asarray((begins == pairs.first) | behind, bool)


def _sole(index: Index, pairs: Pairs) -> Mask:
    """Candidates by their full name or acronym, in words that are no other organisation's."""
    exact = pairs.exact >= 0
    forms = index.name_forms[pairs.names.of[np.maximum(pairs.exact, 0)]]
    full = (forms & (Form.ORDINARY | VARIED & ~Form.ACRONYM)) == 0
    words = np.stack((pairs.string, pairs.first, pairs.last), 1)
    _, group = np.unique(words, axis=0, return_inverse=True)
    group = group.reshape(-1)
    alone = np.bincount(group, exact)[group] == 1
    return np.asarray(exact & full & alone, bool)
