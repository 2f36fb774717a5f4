"""Chains of links are looked for before the statement that says more of them.

Under conditions ArcadeDB goes along all chains from one end, which from a university are millions.
Here what is beside both ends is read, a statement for each further round; see `kg.query.chains`.
"""

import asyncio
from collections.abc import Mapping
from itertools import islice, pairwise
from typing import Any, Final

from kg.query.chains import Chain, Search, Step, Way, chains
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
    ends = await store.read(_ends(sent), sent) if most else ()
    if len(ends) < 2 or not all(_in_years(year, sent) for year in ends[0]["years"]):
        return []
    beside = {row["near"]: row["far"] for row in ends}
    search, ways = Search(ends[0]["start"], ends[0]["goal"]), list[Way]()
    while len(ways) < most and search.rounds < sent[MAX_LENGTH.name]:
        if near := [id_ for id_ in search.waiting if id_ not in beside]:
            rows = await store.read(_around(sent), {**sent, "near": near})
            beside |= {row["near"]: row["far"] for row in rows}
        search.learn(beside)
        ways += await asyncio.to_thread(search.ways, most - len(ways))
    pairs = {_fewer_first(*pair, search) for way in ways for pair in pairwise(way)}
    asked = {**sent, "pairs": [{"near": near, "far": far} for near, far in sorted(pairs)]}
    rows = await store.read(_between(sent), asked) if pairs else ()
    steps = [Step(**row) for row in rows]
    return [_told(chain, search) for chain in islice(chains(ways, steps), most)]


def _fewer_first(one: str, other: str, search: Search) -> tuple[str, str]:
    """Two things, that with fewer beside it first: ArcadeDB goes through all links of that one."""
    near, far = sorted((one, other), key=lambda each: (search.beside(each), each))
    return near, far


def _in_years(year: int | None, sent: Mapping[str, Any]) -> bool:
    """Whether a chain of the years that are asked for may end at a thing of this year."""
    since, until = sent.get("since"), sent.get("until")
    return year is None or ((since is None or year >= since) and (until is None or year <= until))


def _ends(sent: Mapping[str, Any]) -> str:
    """The statement that finds both ends, where they are two that are there, and what is beside.

    What is beside one would be enough only where the other is, and cost one statement more wherever
    it is not.
    """
    return (
        f"{found('$from', 'start')} {found('$to', 'goal', kept='start, ')} "
        "WITH start, goal WHERE start.id <> goal.id UNWIND [start, goal] AS near "
        f"MATCH {_link(sent)} WITH start, goal, near, collect(far.id) AS far "
        "RETURN start.id AS start, goal.id AS goal, [start.year, goal.year] AS years, "
        "near.id AS near, far"
    )


def _around(sent: Mapping[str, Any]) -> str:
    """The statement that gives what is beside things."""
    return (
        f"UNWIND $near AS id MATCH (near:Entity {{id: id}}) MATCH {_link(sent)} "
        "RETURN id AS near, collect(far.id) AS far"
    )


def _between(sent: Mapping[str, Any]) -> str:
    """The statement that gives the links between pairs of things."""
    return (
        "UNWIND $pairs AS pair MATCH (near:Entity {id: pair.near}) "
        f"MATCH {_link(sent, '{id: pair.far}')} "
        "RETURN pair.near AS near, type(step) AS type, pair.far AS far, "
        "startNode(step) = near AS onward, coalesce(step.kind, '') AS kind"
    )


def _link(sent: Mapping[str, Any], which: str = "") -> str:
    """A link along which a chain may go: from `near` to `far`, or to the one that is told."""
    conditions = [each.where for each in CHAIN_FILTERS if sent.get(each.name) is not None]
    asked = f" WHERE {' AND '.join(conditions)}" if conditions else ""
    types = "|".join(sent[LINK_KINDS.name])  # values of an enumeration of ours
    return f"(near)-[step:{types}]-(far:Entity {which}){asked}"


def _told(chain: Chain, search: Search) -> dict[str, Any]:
    """A chain as the statement gets it."""
    links = []
    for step in chain.steps:
        one, other = _fewer_first(step.near, step.far, search)
        onward = step.onward == (one == step.near)
        links.append(
            {"one": one, "other": other, "onward": onward, "type": step.type, "kind": step.kind}
        )
    return {"nodes": list(chain.nodes), "links": links}
