"""Which of several values counts, and who says each of them.

A source states how much it is to be believed, property by property (`extractors.source.believed`).
A document that is about the thing is heard before one that only mentions it. What was once said to
be withdrawn is: nobody takes that back by not knowing it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

import orjson

from extractors import SOURCES, Source
from ontology.statements import MOST, Statement, text_of

_EVER: Final = "retracted"

Rank = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class ReadMention:
    """A mention with its properties read.

    Attributes:
        mention: a row of the stage.
        properties: its values by name.
    """

    mention: Mapping[str, Any]
    properties: Mapping[str, Any]

    @classmethod
    def of(cls, mention: Mapping[str, Any]) -> "ReadMention":
        """Read the properties of a mention."""
        text = mention["properties"]
        return cls(mention, orjson.loads(text) if text else {})

    def rank(self, property_: str) -> Rank:
        """What it is heard by on a property: the least first."""
        of = self.mention
        source = _sources().get(of["origin"])
        believed = source.rank(property_) if source else 0
        unlike = property_ == _EVER and not self.properties.get(_EVER)
        return (unlike, of["position"] != 1, -believed, of["document"], of["position"])

    def values(self) -> Iterator[tuple[str, Any]]:
        """Every value it gives, by property; one of a list each."""
        yield "name", self.mention["name"]
        for other in self.mention["names"]:
            language = other["language"].partition("-")[0]
            yield ("name" + language.title() if language in ("en", "zh") else "name"), other["text"]
        for identifier in self.mention["identifiers"]:
            yield "identifiers", identifier
        for name, value in self.properties.items():
            for each in value if isinstance(value, list) else (value,):
                yield name, each


def best(read: Iterable[ReadMention]) -> dict[str, Any]:
    """The value of each property that is believed most."""
    found: dict[str, tuple[Rank, Any]] = {}
    for each in read:
        for name, value in each.properties.items():
            rank = each.rank(name)
            if name not in found or rank < found[name][0]:
                found[name] = rank, value
    return {name: value for name, (_, value) in found.items()}


def statements(read: Iterable[ReadMention]) -> list[Statement]:
    """Every value of every property, with the documents that give it, the most believed first."""
    told: dict[tuple[str, str], dict[str, Rank]] = {}
    for each in read:
        for name, value in each.values():
            documents = told.setdefault((name, text_of(value)), {})
            id_, rank = each.mention["document"], each.rank(name)
            documents[id_] = min(rank, documents.get(id_, rank))
    return [
        Statement(name, value, tuple(sorted(documents, key=lambda d: documents[d])[:MOST]))
        for (name, value), documents in sorted(told.items())
    ]


@cache
def _sources() -> Mapping[str, Source]:
    return {each.name: each for each in SOURCES}
