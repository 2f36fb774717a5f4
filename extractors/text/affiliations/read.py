"""The one reader of affiliations: what is named in one, and the parts that its signs cut it into.

Names are told by a trained model, which knows where one begins and ends, also where no comma does
(`Example University Department of Physics Example City`). It reads no Chinese and overlooks some
names: parts in Chinese, and parts with the words of an organisation in which it finds nothing, are
told by their words. Parts are what stands between separators; the resolver looks for the names of
registries in them, and in what both say.

The model was trained on the affiliations that GROBID's authors labelled
(https://github.com/kermitt2/grobid, CC BY) by `kg train affiliations-ner`.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Final

from extractors.text.affiliation_words import LABORATORY
from extractors.text.affiliations.segments import (
    LONGEST,
    Kind,
    Segment,
    has_han,
    kind_of,
    segments,
)
from extractors.text.tagging.chain import Chain, unpacked
from extractors.text.tagging.lexicon import folded
from extractors.text.tagging.tagger import Span


class Sort(StrEnum):
    """What a name in an affiliation is of."""

    INSTITUTION = "institution"
    DEPARTMENT = "department"
    LABORATORY = "laboratory"
    PLACE = "place"
    COUNTRY = "country"
    ADDRESS = "address"
    EMAIL = "email"


ORGANIZATIONS: Final = frozenset([Sort.INSTITUTION, Sort.DEPARTMENT, Sort.LABORATORY])
"""What stands by itself, and parts of it."""

ORGANIZATION: Final = "organization"
"""The model's label for all of them."""

SORTS: Final[Mapping[str, Sort]] = MappingProxyType(
    {
        "settlement": Sort.PLACE,
        "region": Sort.PLACE,
        "country": Sort.COUNTRY,
        "postCode": Sort.ADDRESS,
        "postBox": Sort.ADDRESS,
        "addrLine": Sort.ADDRESS,
    }
)
"""The model's other labels, after TEI, and what they are."""

_MODEL: Final = "affiliations.npz"
_TOLD: Final[Mapping[Kind, Sort]] = MappingProxyType(
    {
        Kind.ORGANIZATION: Sort.INSTITUTION,
        Kind.UNIT: Sort.DEPARTMENT,
        Kind.COUNTRY: Sort.COUNTRY,
        Kind.EMAIL: Sort.EMAIL,
    }
)
"""Kinds of parts that words are enough to tell, and what they are."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name in an affiliation.

    Attributes:
        start: offset of its first character.
        end: offset behind its last one.
        sort: what it is of.
    """

    start: int
    end: int
    sort: Sort


@dataclass(frozen=True, slots=True)
class Affiliation:
    """What an affiliation says.

    Attributes:
        names: in their order; none overlaps another.
        parts: between separators, in their order.
    """

    names: tuple[Name, ...]
    parts: tuple[Segment, ...]


def read(text: str) -> Affiliation:
    """What an affiliation says; linear in its length, of which LONGEST characters are read."""
    return read_all([text])[0]


def read_all(texts: Sequence[str], model: Chain | None = None) -> list[Affiliation]:
    """What each affiliation says; many are read several times as fast as one by one.

    Args:
        texts: the affiliations.
        model: the one that is shipped if not given.
    """
    texts = [each[:LONGEST] for each in texts]
    found = (model or shipped()).read_all(texts)
    return [_affiliation(text, spans) for text, spans in zip(texts, found, strict=True)]


@cache
def shipped() -> Chain:
    """The model that is shipped with us."""
    return Chain(unpacked((files("extractors.text.models") / _MODEL).read_bytes()))


def _affiliation(text: str, spans: Sequence[Span]) -> Affiliation:
    parts = tuple(segments(text))
    han = has_han(text)
    names = [] if han else [_name(text, each) for each in spans]
    told = names + list(_by_words(text, parts, names, every=han))
    return Affiliation(tuple(sorted(told, key=lambda each: each.start)), parts)


def _name(text: str, span: Span) -> Name:
    known = SORTS.get(span.label)
    return Name(span.start, span.end, known or _sort(text[span.start : span.end]))


def _sort(words: str) -> Sort:
    """Which of organisations words are of."""
    if kind_of(words) is not Kind.UNIT:
        return Sort.INSTITUTION
    return Sort.DEPARTMENT if LABORATORY.isdisjoint(folded(words).split()) else Sort.LABORATORY


def _by_words(
    text: str, parts: Sequence[Segment], names: Sequence[Name], *, every: bool
) -> Iterator[Name]:
    """Parts that their words tell and in which no name stands: organisations, or every kind."""
    at = 0
    for part in parts:
        while at < len(names) and names[at].end <= part.start:
            at += 1
        free = at == len(names) or names[at].start >= part.end
        if free and (part.kind in _TOLD if every else part.kind is Kind.ORGANIZATION):
            sort = _TOLD[part.kind]
            if sort is Sort.DEPARTMENT:
                sort = _sort(text[part.start : part.end])
            yield Name(part.start, part.end, sort)
