"""Why an entity is one: the ledger of its identity, read where the data live, not in the store.

The one field that no statement answers: it is read from the files under KG_HOME, in a thread of
its own, and the trace says so. An API whose store was filled elsewhere has no ledger and answers
null.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import orjson
import strawberry

from kg.errors import InputError
from kg.resolve.explain import explain
from kg.workspace import Home


@strawberry.type
class DecidedMention:
    """A mention that a decision led to the entity."""

    document: strawberry.ID = strawberry.field(description="The document that mentions it.")
    name: str = strawberry.field(description="The name there.")
    place: str = strawberry.field(description="Where in the document.")
    quote: str = strawberry.field(description="The words there; empty if there are none.")
    features: str = strawberry.field(description="What the decision was made from, as JSON.")
    decided_by: str = strawberry.field(description="Name and version of the resolver.")
    decided_at: str = strawberry.field(description="When: ISO 8601, in UTC.")


@strawberry.type
class Decision:
    """Decisions of one rule, all of them leading mentions to the entity."""

    rule: str = strawberry.field(description="The rule's name.")
    meaning: str = strawberry.field(description="What the rule says.")
    score: float = strawberry.field(description="How sure the rule is, from 0 to 1.")
    mentions: int = strawberry.field(description="How many mentions it led here.")
    examples: list[DecidedMention] = strawberry.field(description="The first few of them.")


@strawberry.type
class Explanation:
    """Why an entity is one, and has the id it has."""

    id: strawberry.ID = strawberry.field(description="Its id today.")
    since: str = strawberry.field(description="Since when it has had it: ISO 8601, in UTC.")
    minted_from: str = strawberry.field(description="The key that the id was made from.")
    identifiers: list[str] = strawberry.field(description="Identifiers that lead to it.")
    other_keys: list[str] = strawberry.field(description="Other keys that do, the first few.")
    replaces: list[str] = strawberry.field(description="Ids that were merged into it.")
    ledger: list[Decision] = strawberry.field(
        description="The decisions, those that led the most mentions here first."
    )


@dataclass(frozen=True, slots=True)
class Known:
    """What fields that no statement answers are read from.

    Attributes:
        cost: of the operation; None where nothing is priced.
        explanations: by the id that was asked.
    """

    cost: object = None
    explanations: Mapping[str, Explanation | None] = field(default_factory=dict)


Explain = Callable[[str], Awaitable[Explanation | None]]
"""Explains the entity of an id or identifier; None where nothing is known of it."""


@dataclass(frozen=True, slots=True)
class Ledgers:
    """Explains from the files under a home, one question at a time.

    Attributes:
        home: where they lie.
    """

    home: Home
    _turn: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def explain(self, id_: str) -> Explanation | None:
        """See `Explain`."""
        async with self._turn:
            try:
                found = await asyncio.to_thread(explain, self.home, id_)
            except InputError:
                return None
        return _explanation(found)


def _explanation(found: dict[str, Any]) -> Explanation:
    return Explanation(
        id=strawberry.ID(found["id"]),
        since=found["since"],
        minted_from=found["mintedFrom"],
        identifiers=found["identifiers"],
        other_keys=found["otherKeys"],
        replaces=found["replaces"],
        ledger=[_decision(each) for each in found["decisions"]],
    )


def _decision(found: dict[str, Any]) -> Decision:
    return Decision(
        rule=found["rule"],
        meaning=found["meaning"],
        score=found["score"],
        mentions=found["mentions"],
        examples=[
            DecidedMention(
                document=strawberry.ID(each["document"]),
                name=each["name"],
                place=each["place"] or "",
                quote=each["quote"] or "",
                features=orjson.dumps(each["features"], option=orjson.OPT_SORT_KEYS).decode(),
                decided_by=each["decidedBy"],
                decided_at=each["decidedAt"],
            )
            for each in found["examples"]
        ],
    )
