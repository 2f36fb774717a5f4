"""What can be found, drawn from the graph as it should be, or from a store filled elsewhere."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import log2
from typing import Any, Final

import orjson

from kg.build.target_graph import TargetGraph
from kg.duckdb import rows
from kg.store import Client
from ontology.schema import vocabulary

_MOST_LINKS: Final = 12
"""Links of a thing, as a power of two, from which on more of them add nothing to its standing."""

ABSTRACT: Final = 2_000
"""Characters of an abstract that are looked through."""

_NAMES: Final = ("name", "nameEn", "nameZh")


@dataclass(frozen=True, slots=True)
class Entry:
    """A thing that can be found.

    Attributes:
        id: of the thing.
        kind: its narrowest class.
        names: what it is called, as printed, its name first.
        identifiers: CURIEs that lead to it beside its id.
        text: what else is looked through; empty for most.
        links: how many links it has.
    """

    id: str
    kind: str
    names: tuple[str, ...]
    identifiers: tuple[str, ...] = ()
    text: str = ""
    links: int = 0

    @property
    def registered(self) -> bool:
        """Whether somebody keeps a register of such things, and it stands in it."""
        return not self.id.startswith("kg:")

    @property
    def standing(self) -> float:
        """From 0 to 1: how likely it is meant, all else being equal."""
        linked = min(1.0, log2(1 + self.links) / _MOST_LINKS)
        return 0.45 * self.registered + 0.55 * linked


def of_graph(desired: TargetGraph) -> Iterator[Entry]:
    """The entries of the graph as it should be."""
    with desired.connect() as connection:
        for row in rows(connection, _OF_GRAPH):
            yield _entry(row["kind"], orjson.loads(row["properties"]), row)


def of_store(client: Client) -> Iterator[Entry]:
    """The entries of a graph that only the store holds."""
    others: dict[str, list[str]] = {}
    for id_, other in client.stream(_OTHER_IDS):
        others.setdefault(id_, []).append(other)
    for id_, labels, properties, links in client.stream(_OF_STORE):
        classes = vocabulary().classes
        kind = max((n for n in labels if n in classes), key=lambda n: len(classes[n].ancestors))
        if kind not in _UNNAMED:
            yield _entry(kind, properties, {"id": id_, "others": others.get(id_), "links": links})


def _entry(kind: str, properties: dict[str, Any], row: dict[str, Any]) -> Entry:
    names = [properties[each] for each in _NAMES if properties.get(each)]
    identifiers = (*(properties.get("identifiers") or ()), *(row["others"] or ()))
    return Entry(
        row["id"],
        kind,
        tuple(dict.fromkeys((*names, *(properties.get("aliases") or ())))),
        tuple(each for each in dict.fromkeys(identifiers) if each != row["id"]),
        (properties.get("abstract") or "")[:ABSTRACT],
        row["links"],
    )


_UNNAMED: Final = ("Collaboration", "Document", "Identifier")

_OF_GRAPH: Final = f"""
WITH ends AS (SELECT source AS id FROM edges UNION ALL SELECT target FROM edges),
    degrees AS (SELECT id, count(*) AS links FROM ends GROUP BY id),
    others AS (
        SELECT target AS id, list(source ORDER BY source) AS others
        FROM edges WHERE type = 'IDENTIFIES' GROUP BY target
    )
SELECT id, kind, properties, coalesce(links, 0) AS links, others
FROM nodes LEFT JOIN degrees USING (id) LEFT JOIN others USING (id)
WHERE kind NOT IN {_UNNAMED}
"""  # noqa: S608 - names of classes

_OTHER_IDS: Final = "MATCH (i:Identifier)-[:IDENTIFIES]->(n:Entity) RETURN n.id, i.id"
_OF_STORE: Final = (
    "MATCH (n:Entity) WHERE NOT n:Collaboration RETURN n.id, labels(n), "
    "n {.name, .nameEn, .nameZh, .aliases, .identifiers, .abstract}, COUNT { (n)--() }"
)
