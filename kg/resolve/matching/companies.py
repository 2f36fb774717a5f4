"""Companies in strings that name nothing else: by a legal name in a register, or by their brand."""

from collections.abc import Iterator
from typing import Final

import numpy as np
from numpy.typing import NDArray

from kg.resolve.candidates.build import CURATED
from kg.resolve.candidates.index import Index
from kg.resolve.candidates.pairs import Pairs
from kg.resolve.candidates.strings import BRACKET, Strings
from kg.resolve.candidates.variants import VARIED, Form
from kg.resolve.matching.against import Against
from kg.resolve.matching.choices import Choice, kind_row, overlap
from kg.resolve.matching.legal_names import COMMON, amid_others
from kg.resolve.matching.rules import LEGAL_NAME, Mask
from kg.resolve.matching.support import Support
from kg.resolve.normalise.words import LEGAL_FORMS

LEGAL: Final = "legal name in register"
BRANDED: Final = "brand of a company"
"""Rules of the ledger by which a company is chosen."""

BRAND: Final = 0.85
"""Probability of a company with whose name a segment begins that names nothing else."""

OFTEN: Final = 5
"""Mentions in the corpus from which its brand alone names a company."""

_JOINT: Final = frozenset({"joint", "university", "hospital", "college", "大", "联"})
"""Folded words of segments that name more than what the brand in them tells."""


def add_registered(
    index: Index, strings: Strings, pairs: Pairs, chosen: list[list[Choice]]
) -> None:
    """Add the companies that only registers of legal names know, where nothing else is named."""
    for string, choice in _registered(index, strings, pairs):
        if not any(overlap(choice, other) for other in chosen[string]):
            chosen[string].append(choice)


def _registered(index: Index, strings: Strings, pairs: Pairs) -> Iterator[tuple[int, Choice]]:
    """Companies that only a register knows, where a segment is the legal name of one of them."""
    hits = pairs.registered
    segment = strings.segment[hits.first]
    whole = (strings.segment_starts[segment] == hits.first) & (hits.shared == 1)
    # What stands behind a bracket goes on with what stands before it: `Acme (China) Trade Co.`
    before = np.maximum(hits.first - 1, 0)
    joined = strings.string[before] == strings.string[hits.first] if len(hits.first) else whole
    whole &= ~(joined & (hits.first > 0) & ((strings.marks[before] & BRACKET) > 0))
    # A word and a form are too few once they are folded: VIVO Inc. is not VIVOS INC.
    words = hits.last - hits.first
    whole &= (words > 2) | ((words == 2) & ~_formal(strings, hits.last - 1))
    ends = np.searchsorted(strings.segment_starts, hits.last, side="left")
    whole &= strings.segment_starts[np.minimum(ends, len(strings.segment_starts) - 1)] == hits.last
    for row in np.flatnonzero(whole).tolist():
        entity = int(index.name_entity[hits.of[row]])
        first, last = int(hits.first[row]), int(hits.last[row])
        choice = Choice(entity, -1, LEGAL_NAME, first, last, LEGAL)
        yield int(strings.string[first]), choice


def _formal(strings: Strings, words: NDArray[np.int64]) -> Mask:
    """Which words are legal forms."""
    texts = [word for text in strings.texts for word in text]
    return np.array([texts[word] in LEGAL_FORMS for word in words.tolist()], bool)


def add_brands(
    index: Index,
    strings: Strings,
    pairs: Pairs,
    told: Support,
    against: Against,
    chosen: list[list[Choice]],
) -> None:
    """Add the company with whose name a segment begins, where its words name nothing else.

    `Acme Research America` is a branch of Acme that no registry has, if Acme is well known.
    """
    if not len(pairs.names.of):
        return
    hit = np.maximum(pairs.exact, 0)
    name = pairs.names.of[hit]
    plain = (index.name_forms[name] & VARIED) == 0
    segment = strings.segment[np.minimum(pairs.first, len(strings.segment) - 1)]
    opens = (pairs.exact >= 0) & (pairs.first == strings.segment_starts[segment])
    company = index.entity_kind[pairs.entity] == kind_row(index, "Company")
    curated = (index.entity_flags[pairs.entity] & CURATED) > 0
    known = (told.known >= OFTEN) | curated
    opens &= plain & company & known & ~against.other_branch
    rows = np.flatnonzero(opens & (index.name_weight[name] >= COMMON))
    order = np.lexsort((-told.known[rows], -index.name_weight[name[rows]], pairs.string[rows]))
    for row in rows[order].tolist():
        string, entity = int(pairs.string[row]), int(pairs.entity[row])
        first, last = int(pairs.first[row]), int(pairs.last[row])
        word = bool(index.name_forms[name[row]] & Form.ORDINARY)
        if word and amid_others(strings, string, first, last):
            continue  # `Horizon Bank` is none of Horizon's
        choice = Choice(entity, row, BRAND, first, last, BRANDED)
        if free(strings, int(segment[row]), chosen[string]):
            chosen[string].append(choice)


def free(strings: Strings, segment: int, chosen: list[Choice]) -> bool:
    """Whether the words of a segment name nothing yet, and say of no other organisation."""
    start, end = (int(strings.segment_starts[segment + more]) for more in (0, 1))
    before = int(strings.word_starts[strings.segment_string[segment]])
    words = strings.texts[int(strings.segment_string[segment])][start - before : end - before]
    taken = any(each.first < end and start < each.last for each in chosen)
    return not taken and _JOINT.isdisjoint(words)
