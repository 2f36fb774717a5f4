"""Facts of one document as they gather, each thing mentioned once."""

from collections.abc import Mapping

from extractors.text import organizations
from extractors.text.passage import Passage
from ontology.facts import (
    CERTAIN,
    NO_PROPERTIES,
    Document,
    Evidence,
    Fact,
    Mention,
    Name,
    Value,
    seen,
)


class Sheet:
    """A document's facts in the order they are found.

    Attributes:
        document: the document.
        facts: it, then mentions and links, each mention before its links.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self.facts: list[Fact] = [document]
        self._known: dict[str, Mention] = {}
        self._linked: set[tuple[str, str, str]] = set()

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
        """Mention a thing, unless one of this name and kind of kind is known: then that one."""
        key = _key(kind, name)
        if key not in self._known:
            self._known[key] = self.document.mention(
                kind, name, evidence, names=names, identifiers=identifiers, properties=properties
            )
            self.facts.append(self._known[key])
        return self._known[key]

    def add(self, mention: Mention) -> Mention:
        """Take in a thing that is told from others by its place alone, as agreements are."""
        self.facts.append(mention)
        return mention

    def organization(self, name: Passage, confidence: float = CERTAIN) -> Mention:
        """Mention an organisation that a text names."""
        return self.mention(organizations.kind(name.line), name.line, name.evidence(confidence))

    def alias(self, name: str, mention: Mention) -> None:
        """Know an organisation by a further name, its legal form left out or not."""
        for each in (name, organizations.core(name)):
            self._known.setdefault(_key(mention.kind, each), mention)

    def known(self, name: str) -> Mention | None:
        """The organisation known by a name, whatever its legal form is written like."""
        return self._known.get(_key("Company", organizations.core(name)))

    def link(
        self,
        type_: str,
        source: Mention,
        target: Mention,
        evidence: Evidence,
        *,
        day: str = "",
        role: str = "",
        properties: Mapping[str, Value] = NO_PROPERTIES,
    ) -> None:
        """State a relation, once; `day` is one that it is shown to hold on."""
        if source.id == target.id or (type_, source.id, target.id) in self._linked:
            return
        self._linked.add((type_, source.id, target.id))
        properties = {**properties, "role": role} if role else properties
        self.facts.append(
            self.document.link(
                type_, source, target, evidence, spell=seen(day), properties=properties
            )
        )


def _key(kind: str, name: str) -> str:
    """Organisations of every class are one namespace: a name is classed by itself alone."""
    family = (
        kind if kind in ("Person", "Place", "Filing") or "Agreement" in kind else "Organization"
    )
    return f"{family}:{' '.join(name.casefold().replace(',', ' ').replace('.', ' ').split())}"
