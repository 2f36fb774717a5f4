"""How well the graph of a home tells who is who: figures for one table, counted in its files.

Counted is what the resolver decided and the graph that was built from it; no gold is needed but
for the names of a few organisations whose parts are known well enough to see what strays.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

import duckdb

from extractors import SOURCES
from kg.build.collaborations import LEVELS
from kg.build.families import Parents, above, head, parents
from kg.build.target_graph import TargetGraph
from kg.errors import InputError
from kg.resolve.decided import Decided
from kg.resolve.ledger import LEDGER, Ledger
from kg.workspace import Workspace
from ontology.schema import vocabulary

GROUPS: Final[Mapping[str, tuple[str, str]]] = {
    "Tencent": ("ror:00hhjss72", "tencent|腾讯|騰訊|wechat|youtu"),
    "Huawei": ("ror:00cmhce21", "huawei|华为|華為|hisilicon"),
    "HKUST": ("ror:00q4vv597", "hkust|hong kong univ\\w* of sci|香港科技大[学學]"),
    "SUSTech": ("ror:049tv2d57", "sustech|sustc|south\\w* univ\\w* of sci|南方科技大[学學]"),
    "Peng Cheng Laboratory": ("ror:03qdqbt06", "peng ?cheng|鹏城|鵬城"),
}
"""Organisations by their id, and what the names of their parts hold."""

PAIRS: Final = (("HKUST", "Tencent"), ("HKUST", "Huawei"), ("Peng Cheng Laboratory", "Huawei"))

FREQUENT: Final = 20
"""Mentions from which a person's name is a frequent one."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table.

    Attributes:
        name: what was counted.
        value: as it is shown.
        wanted: the aim, as it is shown; empty for none.
    """

    name: str
    value: str
    wanted: str = ""


def figures(home: Workspace) -> list[Figure]:
    """The figures of what is resolved and built in a home.

    Raises:
        InputError: nothing is.
    """
    graph = TargetGraph(home.resolved)
    if not graph.made or not Decided(home.resolved).made:
        raise InputError("nothing was resolved here yet", "", "Run `kg ingest` first")
    with graph.connect() as connection:
        Decided(home.resolved).view(connection)
        Ledger(home.resolved / LEDGER).view(connection)
        return [*_decisions(connection), *_groups(connection), *_together(connection)]


def as_markdown(found: list[Figure]) -> str:
    """The figures as a table of a document."""
    rows = [f"| {each.name} | {each.value} | {each.wanted} |" for each in found]
    return "\n".join(("| | measured | wanted |", "|---|---|---|", *rows)) + "\n"


def _decisions(connection: duckdb.DuckDBPyConnection) -> Iterator[Figure]:
    registries = [f"doc:{source.name}/" for source in SOURCES if source.registry]
    mentions, known = _one(connection, _REGISTERED, [registries])
    share = known / mentions if mentions else 0.0
    yield Figure(f"mentions of organisations ({mentions:,})", "")
    yield Figure("of these on an entity of a registry", f"{share:.1%}", "≥ 80 %")
    people, entities = _one(connection, _PEOPLE)
    yield Figure("mentions of people; entities", f"{people:,}; {entities:,}")
    names, each = _one(connection, _FREQUENT, [FREQUENT, 1])
    told = f"entities a name of {FREQUENT} mentions or more with one known profile ({names} names)"
    yield Figure(told, f"{each or 0:.2f}")
    names, each = _one(connection, _FREQUENT, [FREQUENT, 2])
    told = f"the same, where two mentions or more show the profile ({names} names)"
    yield Figure(told, f"{each or 0:.2f}", "≤ 1.5")
    (across,) = _one(connection, _ACROSS)
    yield Figure("people joined across papers, patents and filings", str(across))


def _groups(connection: duckdb.DuckDBPyConnection) -> Iterator[Figure]:
    over = parents(connection)
    kinds = list(vocabulary().narrower("Organization"))
    rows = connection.execute(_ORGANIZATIONS, [kinds]).fetchall()
    for name, (id_, pattern) in GROUPS.items():
        found = strays(rows, over, id_, pattern)
        if found is not None:
            told = f"{len(found)}: {', '.join(sorted(found))}" if found else "0"
            yield Figure(f"strays of {name}", told, "≤ 2")


def strays(rows: list[tuple[str, str]], over: Parents, id_: str, pattern: str) -> list[str] | None:
    """Names of organisations with works that are called like parts of one, and are none.

    What an organisation is itself a part of does not stray, nor do other parts of that. None where
    the organisation is not there.

    Args:
        rows: id and name of organisations with works.
        over: who is directly above whom.
        id_: of the organisation.
        pattern: what the names of its parts hold.
    """
    if id_ not in {each for each, _ in rows}:
        return None
    own = above(id_, over) | {id_}
    named = re.compile(pattern, re.IGNORECASE)
    return [
        name
        for each, name in rows
        if named.search(name) and own.isdisjoint({each, *above(each, over)})
    ]


def _together(connection: duckdb.DuckDBPyConnection) -> Iterator[Figure]:
    over = parents(connection)
    pairs = connection.execute(_COLLABORATIONS).fetchall()
    own = sum(one == other or other in above(one, over) or one in above(other, over)
              for one, other in pairs)  # fmt: skip
    yield Figure("collaborations", f"{len(pairs):,}")
    yield Figure("of these with oneself, or with what one is a part of", str(own), "0")
    rows = connection.execute("SELECT id FROM nodes WHERE kind = 'Company'").fetchall()
    companies = {id_ for (id_,) in rows}
    for one, other in PAIRS:
        ids = [GROUPS[one][0], GROUPS[other][0]]
        heads = [head(each, over, companies) for each in ids]
        sides = {level: heads if level == "GROUP" else ids for level in _SHOWN}
        counts = [
            _one(connection, _WORKS, [LEVELS[level], *both])[0] for level, both in sides.items()
        ]
        if any(counts):
            told = ", ".join(map(str, counts))
            yield Figure(f"{one}–{other}, works as printed, by organisation, by group", told)


def _one(
    connection: duckdb.DuckDBPyConnection, statement: str, parameters: list[object] | None = None
) -> tuple[int, ...]:
    (row,) = connection.execute(statement, parameters or []).fetchall()
    return tuple(row)


_SHOWN: Final = ("AS_PRINTED", "ORGANIZATION", "GROUP")

_REGISTERED: Final = """
WITH named AS (
    SELECT DISTINCT mention FROM model
    WHERE space = 'Organization' AND NOT list_bool_or(
        list_transform(?, lambda prefix: starts_with(document, prefix)))
)
SELECT count(*), count(*) FILTER (known) FROM (
    SELECT mention, bool_or(NOT starts_with(entity, 'kg:') AND entity <> '') AS known
    FROM ledger SEMI JOIN named USING (mention) GROUP BY mention
)
"""

_PEOPLE: Final = """
SELECT count(DISTINCT mention), count(DISTINCT entity)
FROM ledger SEMI JOIN (FROM model WHERE space = 'Person') USING (mention) WHERE entity <> ''
"""

# A profile is a key of the mention's own, which its source prints beside the name.
_FREQUENT: Final = """
WITH people AS (
    SELECT DISTINCT model.mention, name_key, entity,
        CASE WHEN model.rule = 'identifier' THEN model.key END AS profile
    FROM model JOIN ledger USING (mention) WHERE space = 'Person' AND entity <> ''
)
SELECT count(*), avg(entities) FROM (
    SELECT name_key, count(DISTINCT entity) AS entities FROM people GROUP BY name_key
    HAVING count(*) >= ? AND count(DISTINCT profile) = 1 AND count(profile) >= ?
)
"""

_ACROSS: Final = """
WITH kinds AS (
    SELECT source AS person, CASE type WHEN 'AUTHORED' THEN 'paper' WHEN 'INVENTED' THEN 'patent'
        ELSE 'filing' END AS kind
    FROM edges WHERE type IN ('AUTHORED', 'INVENTED', 'OFFICER_OF')
)
SELECT count(*) FROM (SELECT person FROM kinds GROUP BY person HAVING count(DISTINCT kind) > 1)
"""

_ORGANIZATIONS: Final = """
SELECT id, properties->>'name' FROM nodes
SEMI JOIN (
    FROM edges WHERE type IN ('CONTRIBUTED_TO', 'UNIT_CONTRIBUTED_TO', 'APPLIED_FOR')
) works ON works.source = nodes.id
WHERE list_contains(?, kind) ORDER BY id
"""

_COLLABORATIONS: Final = """
SELECT min(source), max(source) FROM edges WHERE type = 'PARTICIPATES_IN' GROUP BY target
"""

_WORKS: Final = """
SELECT count(DISTINCT e.target) FROM edges e
WHERE e.type = 'EVIDENCED_BY' AND e.source IN (
    SELECT target FROM edges WHERE type = ? AND source IN (?, ?)
    GROUP BY target HAVING count(DISTINCT source) = 2
)
"""
