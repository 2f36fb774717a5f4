"""The facts of one document while it is read, in order, none of them twice."""

from collections.abc import Callable, Hashable, Mapping
from typing import Final

from extractors.printed import cut, said
from ontology.facts import (
    NO_PROPERTIES,
    TIMELESS,
    Document,
    Evidence,
    Fact,
    Link,
    Mention,
    Name,
    Spell,
    Value,
)

Key = Callable[[str, str, tuple[str, ...]], Hashable]
"""What two mentions of one thing have in common, made of kind, name and identifiers."""

_NOTHING: Final[Mapping[str, Value | None]] = {}


def exactly(kind: str, name: str, identifiers: tuple[str, ...]) -> Hashable:
    """Things are one if all of these are the same."""
    return kind, name, identifiers


class FactBuilder:
    """What an extractor has found so far.

    Args:
        document: that is read.
        key: what two mentions of one thing have in common.

    Attributes:
        facts: the document, then mentions and links in the order they were found.
    """

    __slots__ = ("_key", "_known", "_links", "document", "facts")

    def __init__(self, document: Document, key: Key = exactly) -> None:
        self.document = document
        self.facts: list[Fact] = [document]
        self._key = key
        self._known: dict[Hashable, Mention] = {}
        self._links: set[tuple[str, str, str]] = set()

    def add(self, mention: Mention) -> Mention:
        """Put down a thing that may share its name with another one: a person, an agreement."""
        self.facts.append(mention)
        return mention

    def once(self, mention: Mention) -> Mention:
        """Put down a thing at its first place; the one already there if it was named before."""
        key = self._key(mention.kind, mention.name, mention.identifiers)
        known = self._known.setdefault(key, mention)
        if known is mention:
            self.facts.append(mention)
        return known

    def mention(
        self,
        kind: str,
        name: str,
        evidence: Evidence,
        *,
        names: tuple[Name, ...] = (),
        identifiers: tuple[str, ...] = (),
        properties: Mapping[str, Value] = NO_PROPERTIES,
    ) -> Mention:
        """As `once`, of a thing that is not made unless it is new."""
        key = self._key(kind, name, identifiers)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self.document.mention(
                kind,
                name,
                cut(evidence),
                names=names,
                identifiers=identifiers,
                properties=properties,
            )
            self.facts.append(known)
        return known

    def alias(self, mention: Mention, name: str) -> None:
        """Know a thing by a further name, unless that is another one's."""
        self._known.setdefault(self._key(mention.kind, name, ()), mention)

    def known(self, kind: str, name: str) -> Mention | None:
        """What is known by a name; None where nothing is."""
        return self._known.get(self._key(kind, name, ()))

    def state(self, link: Link) -> None:
        """Put down a relation; the first evidence of it stands."""
        relation = link.type, link.source, link.target
        if relation not in self._links:
            self._links.add(relation)
            self.facts.append(link)

    def relate(
        self,
        type_: str,
        source: Mention,
        target: Mention,
        evidence: Evidence,
        properties: Mapping[str, Value | None] = _NOTHING,
        spell: Spell = TIMELESS,
    ) -> None:
        """State a relation of two things, with those properties that say something.

        Nothing is made of one that is stated already: each author of many says where all work.
        """
        if source.id == target.id or (type_, source.id, target.id) in self._links:
            return
        self.state(
            self.document.link(
                type_, source, target, cut(evidence), spell=spell, properties=said(properties)
            )
        )
