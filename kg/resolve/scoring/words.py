"""What sorts of organisation the words of a string and of a name speak of."""

from collections.abc import Iterator
from typing import Final

import numpy as np
from numpy.typing import NDArray

from kg.resolve.candidates.csr import taken
from kg.resolve.candidates.index import Index
from kg.resolve.candidates.keys import find, word_key
from kg.resolve.candidates.pairs import Pairs, Rows
from kg.resolve.candidates.strings import KINDS, Strings

Column = NDArray[np.floating] | NDArray[np.integer] | NDArray[np.bool_]

SORTS: Final = (
    ("university",),
    ("hospital", "clinic"),
    ("institute",),
    ("academy",),
    ("college", "school", "faculty"),
    ("center",),
    ("laboratory",),
    ("department", "division", "section", "unit", "group"),
    ("co", "corp", "inc", "ltd", "gmbh", "llc"),
    ("medicine",),
    ("national", "federal", "state"),
    ("council", "ministry", "agency", "foundation", "society"),
    ("grant", "fund", "project", "program", "scholarship", "award", "support"),
)
"""Folded words by the sort of organisation, or part of one, that they say."""


def sorts(index: Index, strings: Strings, pairs: Pairs) -> Iterator[tuple[str, Column]]:
    """Sorts that the words taken say, those beside them, the rest of the string, and the name."""
    own = _of_words(index)
    flags = np.where(strings.row >= 0, own[np.maximum(strings.row, 0)], 0)
    behind = _beside(strings, pairs, flags, pairs.last, 0)
    before = _beside(strings, pairs, flags, pairs.first, -1)
    named = _named(index, pairs, own)
    for position, words in enumerate(SORTS):
        printed = np.concatenate(([0], np.cumsum(flags >> position & 1)))
        inside = printed[pairs.last] - printed[pairs.first]
        bounds = strings.word_starts
        whole = (printed[bounds[1:]] - printed[bounds[:-1]])[pairs.string]
        yield f"says_{words[0]}", inside
        yield f"elsewhere_{words[0]}", whole - inside
        yield f"named_{words[0]}", named >> position & 1
        yield f"behind_{words[0]}", behind >> position & 1
        yield f"before_{words[0]}", before >> position & 1


def style(strings: Strings, pairs: Pairs) -> Iterator[tuple[str, Column]]:
    """How a string is written: with departments, addresses, countries, digits, abbreviations."""
    count = len(strings.word_starts) - 1
    for position, kind in enumerate(KINDS):
        of_kind = strings.segment_kind == position
        parts = np.bincount(strings.segment_string, of_kind, minlength=count)
        yield f"string_{kind.value}", parts[pairs.string]
    letters = strings.end - strings.start
    total = np.bincount(strings.string, letters, minlength=count)
    words = np.maximum(np.diff(strings.word_starts), 1)
    yield "string_letters_a_word", (total / words)[pairs.string]


def _of_words(index: Index) -> NDArray[np.int64]:
    flags = np.zeros(len(index.word_keys), np.int64)
    for position, words in enumerate(SORTS):
        rows = find(index.word_keys, np.array([word_key(word) for word in words], np.uint64))
        flags[rows[rows >= 0]] |= 1 << position
    return flags


def _beside(strings: Strings, pairs: Pairs, flags: Rows, at: Rows, shift: int) -> Rows:
    """Sorts of the word beside the words taken, where it is in the same segment."""
    if not len(flags):
        return np.zeros(len(at), np.int64)
    place = np.clip(at + shift, 0, len(flags) - 1)
    inside = strings.segment[place] == strings.segment[np.minimum(pairs.first, len(flags) - 1)]
    return np.where(inside & (place == at + shift), flags[place], 0)


def _named(index: Index, pairs: Pairs, own: Rows) -> Rows:
    """Sorts that the candidate's name says, of words in the string or not."""
    name = pairs.named()
    has = np.flatnonzero(name >= 0)
    places, of = taken(index.name_rows_starts, name[has])
    found = np.zeros(len(name), np.int64)
    np.bitwise_or.at(found, has[of], own[index.name_rows[places]])
    return found
