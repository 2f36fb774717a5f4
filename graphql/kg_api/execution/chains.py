"""Chains of links are looked for before the statement that says more of them.

Under conditions ArcadeDB goes along all chains from one end, which from a university are millions.
Here the links around both ends are read, a statement for each round; see `kg.query.chains`.
"""

import asyncio
from collections.abc import Iterator, Mapping
from typing import Any, Final

from kg.query.chains import Chain, Search, Step
from kg_api.compiler.plan import Plan
from kg_api.execution.given import converted
from kg_api.execution.store import Store
from kg_api.fields.arguments import Argument
from kg_api.schema.chains import (
    CHAIN_FILTERS,
    CHAINS,
    FROM,
    LINK_KINDS,
    MAX_LENGTH,
    MAX_LENGTH_OF_SEVERAL,
    SOME_KINDS,
    TO,
)
from kg_api.schema.lookup import found

_FIELDS: Final[Mapping[str, Argument]] = {"path": MAX_LENGTH, "paths": MAX_LENGTH_OF_SEVERAL}

_ENDS: Final = (
    f"{found('$from', 'start')} {found('$to', 'goal', kept='start, ')} "
    "WITH start, goal WHERE start IS NOT NULL AND goal IS NOT NULL "
    "RETURN start.id AS start, goal.id AS goal, [start.year, goal.year] AS years"
)


async def chained(store: Store, plan: Plan, arguments: list[dict[str, Any]]) -> None:
    """Put the chains in the place of `kinds`, wherever some are asked for.

    Raises:
        GraphQLError: an argument can not be used.
        KgError: the store did not answer.
    """
    for each in plan.selections:
        if each.name in _FIELDS and each.parent == "Query":
            given = arguments[each.position or 0]
            asked = (FROM, TO, SOME_KINDS, CHAINS, _FIELDS[each.name], *CHAIN_FILTERS)
            sent = {a.name: converted(each, a, given) for a in asked if a.name in given}
            most = sent.get(CHAINS.name, 1)
            given[LINK_KINDS.name] = await _chains(store, sent, most)


async def _chains(store: Store, sent: dict[str, Any], most: int) -> list[dict[str, Any]]:
    """The shortest chains, at most so many, by ids, as the statement gets them."""
    ends = await store.read(_ENDS, {name: sent[name] for name in (FROM.name, TO.name)})
    if not ends or not most:
        return []
    start, goal, years = (ends[0][name] for name in ("start", "goal", "years"))
    if start == goal or not all(_in_years(year, sent) for year in years):
        return []
    search, asked, chains = Search(start, goal), _around(sent), list[Chain]()
    while len(chains) < most and search.rounds < sent[MAX_LENGTH.name]:
        waiting = search.waiting
        rows = await store.read(asked, {**sent, "near": waiting}) if waiting else ()
        search.learn([step for row in rows for step in _steps(row)])
        chains += await asyncio.to_thread(search.chains, most - len(chains))
    return [_told(chain, search) for chain in chains]


def _in_years(year: int | None, sent: Mapping[str, Any]) -> bool:
    """Whether a chain of the years that are asked for may end at a thing of this year."""
    since, until = sent.get("since"), sent.get("until")
    return year is None or ((since is None or year >= since) and (until is None or year <= until))


def _around(sent: Mapping[str, Any]) -> str:
    """The statement that gives all links of things along which a chain may go."""
    conditions = [each.where for each in CHAIN_FILTERS if sent.get(each.name) is not None]
    asked = f"WHERE {' AND '.join(conditions)} " if conditions else ""
    types = "|".join(sent[LINK_KINDS.name])  # values of an enumeration of ours
    return (
        f"UNWIND $near AS id MATCH (near:Entity {{id: id}})-[step:{types}]-(far:Entity) {asked}"
        "RETURN id AS near, type(step) AS type, startNode(step) = near AS onward, "
        "coalesce(step.kind, '') AS kind, collect(far.id) AS far"
    )


def _steps(row: Mapping[str, Any]) -> Iterator[Step]:
    """The links of a row: a list for each link takes three times as long to send and to read."""
    near, type_, onward, kind = (row[name] for name in ("near", "type", "onward", "kind"))
    return (Step(near, type_, each, onward, kind) for each in row["far"])


def _told(chain: Chain, search: Search) -> dict[str, Any]:
    """A chain as the statement gets it; ArcadeDB looks through all links of one end of a link."""
    links = []
    for step in chain.steps:
        fewer, more = sorted((step.near, step.far), key=search.beside)
        onward = step.onward == (fewer == step.near)
        links.append(
            {"one": fewer, "other": more, "onward": onward, "type": step.type, "kind": step.kind}
        )
    return {"nodes": list(chain.nodes), "links": links}
