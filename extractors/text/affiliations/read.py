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

ORGANIZATION: Final = "organization"
KINDS: Final[Mapping[str, Kind]] = MappingProxyType(
    {
        ORGANIZATION: Kind.ORGANIZATION,
        "settlement": Kind.PLACE,
        "region": Kind.PLACE,
        "country": Kind.COUNTRY,
        "postCode": Kind.ADDRESS,
        "postBox": Kind.ADDRESS,
        "addrLine": Kind.ADDRESS,
    }
)
"""Labels of the model's spans, after TEI, and what they are."""

_MODEL: Final = "affiliations.npz"
_TOLD: Final = frozenset([Kind.ORGANIZATION, Kind.UNIT, Kind.COUNTRY, Kind.EMAIL])
"""Kinds of parts that words are enough to tell."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name in an affiliation.

    Attributes:
        start: offset of its first character.
        end: offset behind its last one.
        kind: an organisation that stands by itself, a unit or a laboratory of one, a place, a
            country, an address, an e-mail address.
    """

    start: int
    end: int
    kind: Kind


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
    kind = KINDS[span.label]
    if kind is Kind.ORGANIZATION:
        kind = _kind(text[span.start : span.end])
    return Name(span.start, span.end, kind)


def _kind(words: str) -> Kind:
    if kind_of(words) is not Kind.UNIT:
        return Kind.ORGANIZATION
    return Kind.UNIT if LABORATORY.isdisjoint(folded(words).split()) else Kind.LABORATORY


def _by_words(
    text: str, parts: Sequence[Segment], names: Sequence[Name], *, every: bool
) -> Iterator[Name]:
    """Parts that their words tell and in which no name stands."""
    at = 0
    for part in parts:
        while at < len(names) and names[at].end <= part.start:
            at += 1
        free = at == len(names) or names[at].start >= part.end
        if free and part.kind in _TOLD if every else free and part.kind is Kind.ORGANIZATION:
            kind = part.kind
            if kind is Kind.UNIT:
                kind = _kind(text[part.start : part.end])
            yield Name(part.start, part.end, kind)
