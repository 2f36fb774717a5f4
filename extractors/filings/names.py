"""Names in a filing: who is known by which, whatever its legal form is written like."""

from collections.abc import Hashable

from extractors.fact_builder import FactBuilder
from extractors.text import organizations
from extractors.text.passage import Passage
from ontology.facts import CERTAIN, Document, Mention


def builder(document: Document) -> FactBuilder:
    """The facts of a filing, in which organisations are told apart by their names alone."""
    return FactBuilder(document, _key)


def organization(facts: FactBuilder, name: Passage, confidence: float = CERTAIN) -> Mention:
    """Mention an organisation that a text names."""
    return facts.mention(organizations.kind(name.line), name.line, name.evidence(confidence))


def alias(facts: FactBuilder, name: str, mention: Mention) -> None:
    """Know an organisation by a further name, its legal form left out or not."""
    for each in (name, organizations.core(name)):
        facts.alias(mention, each)


def known(facts: FactBuilder, name: str) -> Mention | None:
    """The organisation known by a name, whatever its legal form is written like."""
    return facts.known("Company", organizations.core(name))


def _key(kind: str, name: str, _: tuple[str, ...]) -> Hashable:
    """Organisations of every class are one namespace: a name is classed by itself alone."""
    family = (
        kind if kind in ("Person", "Place", "Filing") or "Agreement" in kind else "Organization"
    )
    return family, " ".join(name.casefold().replace(",", " ").replace(".", " ").split())
