"""Who belongs to whom: organisations above an organisation, and the head of a group of companies.

A department, a laboratory or a branch is a part of its organisation (`PART_OF`), a company is owned
by another (`SUBSIDIARY_OF`). Three levels of counting rest on it: what documents print, the
organisations that departments and laboratories count for, and the groups that companies count for.
"""

from collections.abc import Collection, Mapping

import duckdb

Parents = Mapping[str, Collection[str]]
"""Ids of the organisations directly above one, by its id."""


def parents(connection: duckdb.DuckDBPyConnection) -> dict[str, list[str]]:
    """Who is directly above whom, read from the view `edges`."""
    found: dict[str, list[str]] = {}
    for below, above in connection.execute(_DIRECTLY).fetchall():
        found.setdefault(below, []).append(above)
    return found


def above(id_: str, parents: Parents) -> set[str]:
    """All organisations above one; never itself, whatever circles documents draw."""
    reached: set[str] = set()
    frontier = [id_]
    while frontier:
        new = set(parents.get(frontier.pop(), ())) - reached
        reached |= new
        frontier.extend(new)
    return reached - {id_}


def head(id_: str, parents: Parents, companies: Collection[str]) -> str:
    """The organisation at the head of one's group: as far up as companies own it.

    Of two owners the first by id leads on; where companies own each other in a circle, the way up
    ends before it closes.
    """
    way = [id_]
    while owners := [p for p in sorted(parents.get(way[-1], ())) if p in companies]:
        if owners[0] in way:
            return min(way[way.index(owners[0]) :])
        way.append(owners[0])
    return way[-1]


_DIRECTLY = """
SELECT DISTINCT source, target FROM edges
WHERE type IN ('PART_OF', 'SUBSIDIARY_OF') AND source <> target ORDER BY ALL
"""
