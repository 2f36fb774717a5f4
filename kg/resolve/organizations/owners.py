"""Which organisation a laboratory counts for: the company or university that it is a part of.

A joint laboratory counts for both.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from kg.resolve.registries import Entry, Registries

UNITS: Final = ("Organization", "ResearchInstitute", "OrganizationalUnit", "JointLaboratory")
"""Kinds of entries that count for the company or university that they are a part of."""

REGISTERED: Final = ("ror:",)
"""Identifiers that make a laboratory of a university an organisation of its own."""

Wholes = Mapping[str, list[tuple[str, str]]]
"""What each entry is a part of, by its document: documents of entries and their kinds."""


def owners(
    documents: Iterable[str], wholes: Wholes, registries: Registries
) -> dict[str, list[Entry]]:
    """The organisations that each laboratory counts for, by the document of its entry."""
    entries = registries.entries(documents)
    owner = {
        document: above
        for document, entry in entries.items()
        if (above := _owners(document, entry, wholes))
    }
    made = registries.entries({each for above in owner.values() for each in above})
    return {document: [made[each] for each in above] for document, above in owner.items()}


def _owners(document: str, entry: Entry, wholes: Wholes) -> list[str]:
    """Up from a laboratory to the first company or university; none for an organisation."""
    way = document
    seen = {document}
    kind = entry.kind
    while kind in UNITS:
        above = [(p, k) for p, k in wholes.get(way, ()) if p not in seen and k != "Government"]
        companies = [p for p, k in above if k == "Company"]
        schools = [p for p, k in above if k == "University"]
        if any(each.startswith(REGISTERED) for each in entry.identifiers):
            schools = []
        if companies or schools:
            return companies[:1] + schools[:1]
        laboratories = [p for p, k in above if k in UNITS]
        if not laboratories:
            return []
        way = laboratories[0]
        seen.add(way)
    return []


def parts_of(documents: Iterable[str], wholes: Wholes, registries: Registries) -> dict[str, str]:
    """Whose each laboratory is that counts for one of some organisations, by documents."""
    owned = set(documents)
    below = {part for part, above in wholes.items() if any(p in owned for p, _ in above)}
    found = owners(below, wholes, registries)
    return {
        part: whole.document
        for part, above in found.items()
        for whole in above[::-1]
        if whole.document in owned
    }
