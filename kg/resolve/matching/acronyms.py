"""Acronyms that no registry tells, as their own authors spell them out in other documents.

`ZIOF` of somebody who elsewhere gives `Zenda Institute of Foils` is that institute, for there.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import duckdb

from extractors.text.affiliations.segments import segments
from kg.resolve.normalise.fold import bare_word
from kg.resolve.normalise.words import FUNCTION

SPELT_OUT: Final = "acronym that its authors spell out"
"""The rule of the ledger by which an organisation is meant so."""

SURE: Final = 0.85
"""Probability of it."""

OFTEN: Final = 2
"""Mentions of an acronym that are spelt out alike for it to mean the same everywhere."""

_ACRONYM: Final = re.compile(r"[A-Z]{3,10}")
_WORD: Final = re.compile(r"[^\W\d_]+")
_FEWEST: Final = 2
"""Words of a name that an acronym takes letters of."""
_LEFT_OUT: Final = 1
"""Words of weight of which it may take none."""

Elsewhere = Callable[[Iterable[str]], Mapping[str, Sequence[str]]]
"""For mentions of organisations those in other documents of people of the same names."""


@dataclass(frozen=True, slots=True)
class Acronym:
    """An acronym in a name.

    Attributes:
        text: its letters.
        start: offset of the first.
        end: offset behind the last.
    """

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Said:
    """An organisation that a mention names.

    Attributes:
        key: by which it is named.
        name: the words that name it.
        cluster: what stands for all its keys.
    """

    key: str
    name: str
    cluster: str


@dataclass(frozen=True, slots=True)
class SpeltOut:
    """What an acronym means.

    Attributes:
        acronym: in the mention's name.
        said: the organisation, by a name that spells the acronym out.
        reason: in words.
    """

    acronym: Acronym
    said: Said
    reason: str


def acronym_of(name: str) -> Acronym | None:
    """The one segment of a name that is a word in capitals; None where none is, or several are."""
    cut = ((each, name[each.start : each.end]) for each in segments(name))
    found = [Acronym(text, each.start, each.end) for each, text in cut if _ACRONYM.fullmatch(text)]
    return found[0] if len(found) == 1 else None


def spells_out(name: str, acronym: str) -> bool:
    """Whether an acronym is made of the beginnings of a name's words, in their order."""
    told = [word for each in _WORD.findall(name) if (word := bare_word(each)) not in FUNCTION]
    return bool(told) and _taken(acronym.lower(), tuple(told), 0, _LEFT_OUT)


def _taken(letters: str, words: tuple[str, ...], used: int, spare: int) -> bool:
    """Whether letters are beginnings of words, but for so many words that give none."""
    if not letters:
        return used >= _FEWEST and len(words) <= spare
    if not words:
        return False
    first, rest = words[0], words[1:]
    for length in range(1, min(len(letters), len(first)) + 1):
        if letters[length - 1] != first[length - 1]:
            break
        if _taken(letters[length:], rest, used + 1, spare):
            return True
    return used > 0 and spare > 0 and _taken(letters, rest, used, spare - 1)


def spelt_out(
    acronyms: Mapping[str, Acronym], elsewhere: Elsewhere, said: Mapping[str, Iterable[Said]]
) -> dict[str, SpeltOut]:
    """Mentions whose acronym is told by what the same people give elsewhere.

    And those of the same acronym, where all that is told of it is one organisation, several times.

    Args:
        acronyms: by mentions that name nothing that is known.
        elsewhere: finds mentions of the same people.
        said: what each mention names, by its id.
    """
    by_authors: dict[str, SpeltOut] = {}
    for mention, others in elsewhere(acronyms).items():
        acronym = acronyms[mention]
        if one := _one(acronym, (each for other in others for each in said.get(other, ()))):
            by_authors[mention] = SpeltOut(acronym, one, "an author gives it in full elsewhere")
    told: defaultdict[str, list[Said]] = defaultdict(list)
    for each in by_authors.values():
        told[each.acronym.text].append(each.said)
    everywhere = {
        text: some[0]
        for text, some in told.items()
        if len(some) >= OFTEN and len({each.cluster for each in some}) == 1
    }
    reason = "authors of other documents give it in full"
    of_others = {
        mention: SpeltOut(acronym, everywhere[acronym.text], reason)
        for mention, acronym in acronyms.items()
        if acronym.text in everywhere
    }
    return of_others | by_authors


def _one(acronym: Acronym, given: Iterable[Said]) -> Said | None:
    """The organisation that spells an acronym out, where only one of those given does."""
    fits = [each for each in given if spells_out(each.name, acronym.text)]
    return fits[0] if len({each.cluster for each in fits}) == 1 else None


def given_elsewhere(
    connection: duckdb.DuckDBPyConnection, mentions: Iterable[str]
) -> dict[str, list[str]]:
    """For mentions of organisations those in other documents of people of the same names.

    Args:
        connection: of the stage, with the keys of its names.
        mentions: ids.
    """
    found: dict[str, list[str]] = {}
    rows = connection.execute(_GIVEN, [sorted(mentions)]).fetchall()
    for mention, other in rows:
        found.setdefault(mention, []).append(other)
    return found


_GIVEN = """
WITH asked AS (SELECT unnest(CAST(? AS VARCHAR[])) AS organization),
given AS (
    SELECT DISTINCT document, link.source AS person, link.target AS organization
    FROM links WHERE NOT registry AND link.type = 'affiliatedWith'
),
people AS (
    SELECT document, mention.id AS person, key
    FROM mentions JOIN keys ON keys.space = 'Person' AND keys.text = mention.name
    WHERE NOT registry AND key <> ''
),
named AS (SELECT document, organization, key FROM given JOIN people USING (document, person)),
theirs AS (SELECT named.* FROM named SEMI JOIN asked USING (organization))
SELECT DISTINCT theirs.organization, named.organization
FROM theirs JOIN named USING (key)
WHERE theirs.document <> named.document
ORDER BY ALL
"""
