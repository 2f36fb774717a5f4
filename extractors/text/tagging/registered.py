"""What a model of affiliations is told of each word by the names that registries hold.

How often a word begins, ends or stands within the names of organisations in ROR, which of its
acronyms it is, and whether it is, with those beside it, a city that one lies in. The table is made
of ROR (https://ror.org, CC0) by `kg train affiliation-words`.
"""

import csv
import gzip
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from math import log2
from typing import Final, NamedTuple

from extractors.text.tagging.lexicon import folded

TABLE: Final = "names.tsv.gz"
WORD, ACRONYM, CITY = "word", "acronym", "city"
LONGEST_CITY: Final = 5
"""Words of a city's name at most, and of the words that are tried for one."""

NEAR: Final = 3
"""Features of a word that its neighbours are told, too."""

_KNOWN: Final = 50_000
"""Words whose features are kept."""
_WITHIN: Final = frozenset("-'’.")
"""Signs within the name of a city."""
_EDGES: Final = frozenset(",;()[]|:")


class Names(NamedTuple):
    """What registries hold.

    Attributes:
        words: folded word -> how many names it begins, ends, and stands within.
        acronyms: in lower case.
        cities: as folded words.
        begun: how the names of cities begin, all lengths of them.
    """

    words: Mapping[str, tuple[int, int, int]]
    acronyms: frozenset[str]
    cities: frozenset[tuple[str, ...]]
    begun: frozenset[tuple[str, ...]]


@cache
def names() -> Names:
    """The table that is shipped with us."""
    words, acronyms = dict[str, tuple[int, int, int]](), set[str]()
    cities = set[tuple[str, ...]]()
    table = gzip.decompress((files(__package__) / TABLE).read_bytes()).decode()
    for row in csv.DictReader(table.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE):
        if row["kind"] == WORD:
            first, last, within = (int(row[each]) for each in ("first", "last", "within"))
            words[row["text"]] = first, last, within
        elif row["kind"] == ACRONYM:
            acronyms.add(row["text"])
        else:
            cities.add(tuple(row["text"].split()))
    begun = {city[:size] for city in cities for size in range(1, len(city) + 1)}
    return Names(words, frozenset(acronyms), frozenset(cities), frozenset(begun))


def cities(words: Sequence[str]) -> list[tuple[str, ...]]:
    """Features of each word by the cities that it and those beside it are of."""
    marks = ["", *_cities(words), ""]
    last = len(words) - 1
    return [
        _of_city(
            *marks[i : i + 3],
            ends=i == last or words[i + 1] in _EDGES or words[i + 1].isdigit(),
            begins=i == 0 or words[i - 1] in _EDGES,
        )
        for i in range(len(words))
    ]


@lru_cache(_KNOWN)
def _of_city(before: str, mark: str, after: str, *, ends: bool, begins: bool) -> tuple[str, ...]:
    return f"ci{mark}", f"ce{mark}{ends:d}{begins:d}", f"-ci{before}", f"+ci{after}"


@lru_cache(_KNOWN)
def word(word: str) -> tuple[str, ...]:
    """Features of a word by how it stands in registered names; the first `NEAR` tell neighbours."""
    known = names()
    first, last, within = known.words.get(folded(word), (0, 0, 0))
    total = first + last + within
    told = [f"lt{_size(total)}"]
    if total:
        told += [f"la{round(4 * first / total)}", f"lz{round(4 * last / total)}"]
        told += [f"lA{_size(first)}", f"lZ{_size(last)}"]
    if len(word) > 1 and word.isupper() and word.lower() in known.acronyms:
        told.append("lacr")
    return tuple(told)


def _size(count: int) -> int:
    """A count by its order, at most 6."""
    return min(6, int(log2(count + 1) / 1.5))


def _cities(words: Sequence[str]) -> list[str]:
    """`B` for the first word of each city, `I` for those behind it, empty for all others."""
    marks, end = [""] * len(words), 0
    for i, word in enumerate(words):
        if i >= end and word[0].isupper():
            end = max(end, _city(words, i))
            marks[i:end] = ["B", *"I" * (end - i - 1)] if end > i else []
    return marks


def _city(words: Sequence[str], start: int) -> int:
    """The word behind the longest city that begins at a word; 0 if none does."""
    known, name, end = names(), tuple[str, ...](), 0
    for at in range(start, min(len(words), start + LONGEST_CITY)):
        if not words[at][0].isalpha():
            if words[at] in _WITHIN:
                continue
            break
        name += (folded(words[at]),)
        if name not in known.begun:
            break
        end = at + 1 if name in known.cities else end
    return end
