"""Names that no registry prints and documents use all the same, as folded words.

`Institute of Physics` for `Czech Academy of Sciences, Institute of Physics`; `University of Iasi`
for the one that is there; `uni-goettingen` and `USC` of homepages; `NIEHS`, initials of a name.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

from kg.resolve.candidates.common import common_words
from kg.resolve.candidates.registry import Name, Organization
from kg.resolve.candidates.variants import Form
from kg.resolve.normalise.fold import folded
from kg.resolve.normalise.romanisation import is_pinyin
from kg.resolve.normalise.words import SAME
from ontology.facts import ACRONYM

Words = tuple[str, ...]

KNOWN: Final = 5
"""Identifiers of a university that is meant by the name of its city."""

FEWEST: Final = 4
"""Letters of initials that stand for a name: fewer stand for many."""

MOST: Final = 5
"""Words of a name whose initials stand for it beside its city."""

_FAMILIES: Final = (
    (("max", "planck", "institute"), "mpi"),
    (("indian", "institute", "technology"), "iit"),
    (("indian", "institute", "management"), "iim"),
    (("national", "institute", "technology"), "nit"),
)
"""Words with which the names of many sisters begin, and the letters that are printed for them."""

_TEACHING: Final = (("university", "hospital"), ("university", "medicine", "center"))

_PART: Final = re.compile(r"\s*[,，;]\s*|\s+[-–—]\s+")
_NAMED: Final = re.compile(r"\s*,?\s*\b(?:named (?:after|for)|imeni|im\.)\s.*", re.IGNORECASE)
_INITIAL: Final = re.compile(r"\b[A-Z](?=[a-z]+)")
_SUFFIXES: Final = frozenset(
    ["ac", "co", "com", "edu", "gob", "go", "gouv", "gov", "gub", "mil", "net", "or", "org", "res"]
)


def aliases(organization: Organization, parents: Iterable[Words]) -> Iterator[tuple[Words, Form]]:
    """Further word sequences under which an organisation is looked for.

    Args:
        organization: one that is not known from registers of companies alone.
        parents: names of what it is part of.
    """
    names = [name for name in organization.names if name.language != ACRONYM]
    above = set(parents)
    for name in names:
        if part := _part(name.text, above):
            yield part, Form.PART
        if (short := _NAMED.sub("", name.text)) != name.text and len(words := folded(short)) > 1:
            yield tuple(words), Form.CORE
        if joined := _joined(folded(name.text)):
            yield joined, Form.CORE
        yield from _sisters(tuple(folded(name.text)))
    if organization.kind == "University":
        yield from _shortened(names, organization.cities)
    if organization.kind == "Hospital":
        yield from _teaching(tuple(folded(name.text)) for name in names)
    if organization.kind == "University" and organization.identifiers >= KNOWN:
        for city in organization.cities:
            if words := folded(city):
                yield ("university", *words), Form.CITY
                yield (*words, "university"), Form.CITY
    if label := _label(organization.domain):
        yield label, Form.DOMAIN
    if len(names) == len(organization.names) and (made := _initials(organization.name)):
        yield (made,), Form.INITIALS


def _shortened(names: Iterable[Name], cities: Iterable[str]) -> Iterator[tuple[Words, Form]]:
    """Initials of a name before the city that it ends in: `IIT Madras`, `TU Darmstadt`."""
    ends = {tuple(folded(city)) for city in cities} - {()}
    for name in names:
        words = tuple(folded(name.text))
        for city in ends:
            rest = words[: -len(city)]
            if words[-len(city) :] == city and 1 < len(rest) <= MOST and "".join(rest).isascii():
                yield ("".join(word[0] for word in rest), *city), Form.CITY


def _sisters(words: Words) -> Iterator[tuple[Words, Form]]:
    """A name with letters for what all of its family begin with: `MPI Informatics`."""
    for begins, letters in _FAMILIES:
        if words[: len(begins)] == begins and len(words) > len(begins):
            yield (letters, *words[len(begins) :]), Form.CORE


def _teaching(names: Iterable[Words]) -> Iterator[tuple[Words, Form]]:
    """A university's hospital by its city, and as a medical center: they are named by turns."""
    for words in names:
        for kind in _TEACHING:
            rest = words[len(kind) :] if words[: len(kind)] == kind else words[: -len(kind)]
            if 0 < len(rest) <= 2 and words in ((*kind, *rest), (*rest, *kind)):
                for other in _TEACHING:
                    yield (*other, *rest), Form.CITY
                    yield (*rest, *other), Form.CITY


def _part(text: str, parents: set[Words]) -> Words:
    """A name without the name of what it is part of."""
    parts = [tuple(folded(each)) for each in _PART.split(text)]
    kept = [words for words in parts if words and words not in parents]
    if len(kept) == len(parts):
        words = tuple(folded(text))
        ends = [each for each in parents if len(each) > 1 and words[-len(each) :] == each]
        return words[: -len(ends[0])] if ends and len(words) > len(ends[0]) + 1 else ()
    words = tuple(word for part in kept for word in part)
    return words if len(words) > 1 else ()


def _joined(words: list[str]) -> Words:
    """A name whose two syllables of pinyin are printed as one word: `Sheng Jing`."""
    for at in range(len(words) - 1):
        pair = words[at], words[at + 1]
        if all(len(each) <= 6 and is_pinyin(each) for each in pair):
            return (*words[:at], "".join(pair), *words[at + 2 :])
    return ()


def _label(domain: str) -> Words:
    """What is an organisation's own in the domain of its homepage."""
    labels = domain.lower().split(".")[:-1]
    while labels and labels[-1] in _SUFFIXES:
        labels.pop()
    words = tuple(folded(labels[0])) if len(labels) == 1 and len(labels[0]) > 2 else ()
    # `hospital.org` and `vienna.at` are nobody's names.
    return words if len(words) > 1 or not _plain().issuperset(words) else ()


@cache
def _plain() -> frozenset[str]:
    """Words that many organisations have in their names."""
    return frozenset(common_words()).union(SAME.values())


def _initials(name: str) -> str:
    initials = "".join(match[0] for match in _INITIAL.finditer(name))
    plain = name.isascii() and not re.search(r"[(),]", name)
    return initials.lower() if plain and len(initials) >= FEWEST else ""
