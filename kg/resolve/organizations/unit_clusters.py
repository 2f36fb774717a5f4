"""Departments and laboratories that mentions name, each once, in print or in a registry.

`Noah's Ark Lab, Huawei Technologies` names the laboratory that our registry calls `Huawei Noah's
Ark Lab`, and that counts for Huawei there too.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from kg.resolve.clusters import Clusters
from kg.resolve.ledger import Decision
from kg.resolve.normalise.fold import folded
from kg.resolve.organizations.owners import Wholes, parts_of
from kg.resolve.organizations.units import Told, same_units
from kg.resolve.registries import Entry, Registries

UNIT: Final = "unit of organization"
"""Rule of a decision that a mention names a department or laboratory."""


def unite_units(
    decisions: Iterable[Decision],
    clusters: Clusters,
    registries: Registries,
    documents: Mapping[str, list[str]],
    wholes: Wholes,
) -> set[str]:
    """Put the spellings of a unit into one cluster, with the entry that has its name.

    Args:
        decisions: on all mentions.
        clusters: of keys; changed.
        registries: what they say of organisations.
        documents: of the entries of each organisation, by its id.
        wholes: what each entry is a part of.

    Returns:
        The documents of the entries that units are.
    """
    units = [each for each in decisions if each.rule == UNIT]
    printed = Counter((each.features["unit"], clusters.find(each.whole)) for each in units)
    of = {d: clusters.find(each.whole) for each in units for d in documents.get(each.whole, ())}
    entries = _entries(of, registries, wholes)
    keys = {told: entry.identifiers[0] for told, entry in entries.items()}
    for each in units:
        told = each.features["unit"], clusters.find(each.whole)
        clusters.unite(keys.setdefault(told, each.key), each.key)
    for one, other in same_units(printed | dict.fromkeys(entries.keys() - printed.keys(), 0)):
        clusters.unite(keys[one], keys[other])
    named = {clusters.find(each.key) for each in units}
    return {e.document for e in entries.values() if clusters.find(e.identifiers[0]) in named}


def _entries(of: Mapping[str, str], registries: Registries, wholes: Wholes) -> dict[Told, Entry]:
    """The laboratories of some organisations, by what mentions may print of them.

    Args:
        of: the cluster of each organisation, by the documents of its entries.
        registries: what they say of organisations.
        wholes: what each entry is a part of.
    """
    parts = parts_of(of, wholes, registries)
    names = registries.names({*parts, *of})
    entries = registries.entries(parts)
    found: dict[Told, set[str]] = {}
    for part, whole in sorted(parts.items()):
        short = {words[0] for name in names[whole] if len(words := folded(name)) == 1}
        for name in names[part]:
            for text in {name, _without(name, short)}:
                found.setdefault((text, of[whole]), set()).add(part)
    return {told: entries[part] for told, (part, *others) in found.items() if not others}


def _without(name: str, short: set[str]) -> str:
    """A name without the short one of its organisation at one of its ends (`Huawei`, `HKUST`)."""
    words = name.split(" ")
    while len(words) > 2 and (at := next(_ends(words, short), None)) is not None:
        words.pop(at)
    return " ".join(words)


def _ends(words: list[str], short: set[str]) -> Iterator[int]:
    yield from (at for at in (0, -1) if short.issuperset(folded(words[at]) or [""]))
