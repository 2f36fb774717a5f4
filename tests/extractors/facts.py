"""Facts of one sort, picked from those that an extractor has found."""

from collections.abc import Iterable

from ontology.facts import Fact, Link, Mention


def mentions(kind: str, found: Iterable[Fact]) -> list[Mention]:
    """The mentions of a class, in their order."""
    return [each for each in found if isinstance(each, Mention) and each.kind == kind]


def links(type_: str, found: Iterable[Fact]) -> list[Link]:
    """The links of a type, in their order."""
    return [each for each in found if isinstance(each, Link) and each.type == type_]
