"""Strings that are a company's name as a register has it: they mean all of that name, or nothing.

`Duke Energy Corporation` is no part of a university, and a word that everybody uses names nobody:
`Big` in `Laboratory of Big Data` is not the acronym of an institute of genomics.
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from kg.resolve.candidates.index import Index
from kg.resolve.candidates.pairs import Pairs
from kg.resolve.candidates.strings import CAPITALS, Strings
from kg.resolve.candidates.variants import SHORT, VARIED, Form
from kg.resolve.normalise.words import LEGAL_FORMS

Mask = NDArray[np.bool_]

COMMON: Final = 6.0
"""Weight below which a word says little of whose name it is in: `research`, `technology`."""


def in_part(index: Index, strings: Strings, pairs: Pairs, company: int) -> Mask:
    """Candidates that are but a part of a legal name, or meant by its letters, and no company.

    A company may be: `Acme Chemicals Ltd` is one of Acme's, unless `acme` is an ordinary word.

    Args:
        index: of the registries.
        strings: the strings.
        pairs: their candidates.
        company: row of the class of companies.
    """
    core = _cores(strings)
    legal = core[pairs.string] > 0
    whole = (pairs.first == strings.word_starts[pairs.string]) & (pairs.last >= core[pairs.string])
    hit = np.maximum(pairs.exact, 0)
    forms = index.name_forms[pairs.names.of[hit]]
    named = (pairs.exact >= 0) & ((forms & VARIED) == 0)
    is_company = index.entity_kind[pairs.entity] == company
    by_word = (pairs.exact >= 0) & ((forms & Form.ORDINARY) > 0)
    return np.asarray(legal & np.where(is_company, by_word & ~whole, ~(whole & named)), bool)


def everyday(index: Index, strings: Strings, pairs: Pairs) -> Mask:
    """Candidates by an acronym that is an ordinary word, and not printed in capitals of its own."""
    hit = np.maximum(pairs.exact, 0)
    forms = index.name_forms[pairs.names.of[hit]]
    acronym = (pairs.exact >= 0) & ((forms & SHORT) > 0) & ((forms & Form.ORDINARY) > 0)
    capitals = (strings.marks[pairs.first] & CAPITALS) > 0
    alone = np.diff(strings.word_starts)[pairs.string] == pairs.last - pairs.first
    shouted = np.logical_and.reduceat(
        np.append((strings.marks & CAPITALS) > 0, True), strings.word_starts[:-1]
    )
    return np.asarray(acronym & ~(capitals & (alone | ~shouted[pairs.string])), bool)


def amid_others(strings: Strings, string: int, first: int, last: int) -> bool:
    """Whether a string has words of weight beside some of it, legal forms aside."""
    start, end = (int(strings.word_starts[string + side]) for side in (0, 1))
    beside = (row for row in range(start, end) if not first <= row < last)
    texts = strings.texts[string]
    return any(
        strings.weight[row] >= COMMON and texts[row - start] not in LEGAL_FORMS for row in beside
    )


def _cores(strings: Strings) -> NDArray[np.int64]:
    """Where the legal form of each string begins that is a legal name; 0 for all others.

    It is one where it ends with a form and all before that is in one segment.
    """
    found = np.zeros(len(strings.texts), np.int64)
    for string, words in enumerate(strings.texts):
        end = len(words)
        while end > 0 and words[end - 1] in LEGAL_FORMS:
            end -= 1
        start = int(strings.word_starts[string])
        if 0 < end < len(words) and strings.segment[start] == strings.segment[start + end - 1]:
            found[string] = start + end
    return found
