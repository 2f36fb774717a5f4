"""What the graph is like: how many things of each label, how many links a thing has.

An ingest leaves it beside what it loads from, with the totals by which one sees that the store
holds that graph. Where it does not (it was filled from elsewhere) the store itself is made to
count, in the background: a walk over everything. Both again from time to time. Until it is known,
and where the store is away, the graph is taken for a middling one.
"""

import asyncio
import logging
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from types import MappingProxyType
from typing import Final

from kg.build.statistics import Counts
from kg.errors import KgError
from kg_api.execution.store import Store

_LOG: Final = logging.getLogger(__name__)

REFRESHED: Final = 3600.0
"""Seconds after which the statistics are read again."""

_MIDDLING: Final = ((100, 100), (10, 10_000))
_MANY: Final = 100_000
"""Nodes of each label of the middling graph."""


@dataclass(frozen=True, slots=True)
class Degrees:
    """How many of something things have, as the largest sums that so many of them can have.

    Attributes:
        things: running number of things, those with the most first; begins with 0.
        sums: what so many have together.
    """

    things: tuple[int, ...] = (0,)
    sums: tuple[int, ...] = (0,)

    @classmethod
    def of(cls, rows: Iterable[tuple[int, int]]) -> "Degrees":
        """From (how many it has, how many such things there are)."""
        ordered = sorted(((degree, n) for degree, n in rows if degree > 0), reverse=True)
        sums = tuple(accumulate((degree * n for degree, n in ordered), initial=0))
        things = tuple(accumulate((n for _, n in ordered), initial=0))
        return cls(things, sums)

    @property
    def largest(self) -> float:
        """What the thing with the most has."""
        return self.most(1)

    @property
    def total(self) -> int:
        """What all of them have together."""
        return self.sums[-1]

    def most(self, things: float) -> float:
        """The most that so many different things can have together."""
        place = bisect_right(self.things, things)
        if place == len(self.things):
            return self.sums[-1]
        below, above = self.things[place - 1], self.things[place]
        share = (things - below) / (above - below)
        return self.sums[place - 1] + share * (self.sums[place] - self.sums[place - 1])


@dataclass(frozen=True, slots=True)
class Statistics:
    """What is known of the graph.

    Attributes:
        labels: how many nodes carry each label.
        out: links of a type that go out from a thing.
        into: links of a type that come into a thing.
        evidence: pieces of evidence of a link.
        known: whether it was read from the store.
    """

    labels: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    out: Mapping[str, Degrees] = field(default_factory=lambda: MappingProxyType({}))
    into: Mapping[str, Degrees] = field(default_factory=lambda: MappingProxyType({}))
    evidence: Degrees = field(default_factory=lambda: Degrees.of(_MIDDLING))
    known: bool = False

    def count(self, label: str) -> int:
        """How many nodes carry a label; all of them, for the empty one."""
        if not self.known:
            return _MANY
        return self.labels.get(label, 0) if label else sum(self.labels.values())

    def links(self, types: Sequence[str], sign: str) -> tuple[Degrees, ...]:
        """The degrees of a step along links of types; all types if there are none.

        Args:
            types: of links.
            sign: `>` for those that go out, `<` for those that come in, empty for both.
        """
        if not self.known:
            return (_UNKNOWN,) * (1 if sign else 2)
        sides = [side for mark, side in ((">", self.out), ("<", self.into)) if sign in ("", mark)]
        return tuple(side[t] for side in sides for t in types or tuple(side) if t in side)

    @classmethod
    def of(cls, counts: Counts) -> "Statistics":
        """From what an ingest has counted."""
        out, into = (
            {type_: Degrees.of(rows) for type_, rows in counts[side].items()}
            for side in ("out", "into")
        )
        evidence = Degrees.of(counts["evidence"])
        return cls(counts["labels"], out, into, evidence, known=True)


_UNKNOWN: Final = Degrees.of(_MIDDLING)


async def found(store: Store, kept: Counts | None) -> Statistics:
    """What an ingest has counted, if that is what the store holds; else what the store counts.

    Raises:
        QueryError: the store refused a statement.
    """
    if kept is not None:
        (nodes,) = await store.read("MATCH (n) RETURN count(n) AS n", {})
        (links,) = await store.read("MATCH ()-[r]->() RETURN count(r) AS n", {})
        if (nodes["n"], links["n"]) == (kept["nodes"], kept["links"]):
            return Statistics.of(kept)
    return await read(store)


async def read(store: Store) -> Statistics:
    """Read them, in four statements that each walk once over everything.

    Raises:
        QueryError: the store refused one.
    """
    counted = await store.read("MATCH (n) UNWIND labels(n) AS l RETURN l, count(*) AS n", {})
    evidence = await store.read(
        "MATCH ()-[r]->() WITH size(coalesce(r.documents, [])) AS degree "
        "RETURN degree, count(*) AS n",
        {},
    )
    return Statistics(
        labels={row["l"]: row["n"] for row in counted},
        out=await _degrees(store, "(a)-[r]->()"),
        into=await _degrees(store, "(a)<-[r]-()"),
        evidence=Degrees.of((row["degree"], row["n"]) for row in evidence),
        known=True,
    )


async def _degrees(store: Store, pattern: str) -> dict[str, Degrees]:
    rows = await store.read(
        f"MATCH {pattern} WITH a, type(r) AS t, count(r) AS degree RETURN t, degree, count(*) AS n",
        {},
    )
    found = defaultdict[str, list[tuple[int, int]]](list)
    for row in rows:
        found[row["t"]].append((row["degree"], row["n"]))
    return {type_: Degrees.of(each) for type_, each in found.items()}


@dataclass(slots=True)
class StatisticsWatcher:
    """The latest statistics.

    Attributes:
        now: the latest.
        counted: gives what an ingest has counted; None where it has not.
        tried: whether they are there, or can not be had for now.
    """

    now: Statistics = field(default_factory=Statistics)
    counted: Callable[[], Counts | None] = lambda: None
    tried: bool = True

    async def keep(self, store: Store, patience: float = 5.0) -> None:
        """Get them again and again, until cancelled; what can not be had is tried soon again."""
        kept = self.counted()
        if kept is not None and not self.now.known:
            self.now = Statistics.of(kept)  # until the store has said whether it holds that graph
        while True:
            try:
                self.now = await found(store, self.counted())
            except KgError as error:
                _LOG.warning("the graph's statistics can not be read: %s", error)
                pause = patience
            else:
                pause = REFRESHED
            self.tried = True
            await asyncio.sleep(pause)
