"""Why an entity is one: the ledger of its identity, read where the data live, not in the store.

The one field that no statement answers: it is read from the files under KG_HOME, in a thread of
its own, and the trace says so. An API whose store was filled elsewhere has no ledger and answers
null.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import orjson
import strawberry

from kg.errors import InputError
from kg.resolve.explain import explain, explain_mentions
from kg.workspace import Workspace
from kg_api.schema.verdicts import Verdict, verdict


@strawberry.type
class DecidedMention:
    """A mention that a decision led to the entity."""

    id: strawberry.ID = strawberry.field(description="Of the mention.")
    document: strawberry.ID = strawberry.field(description="The document that mentions it.")
    name: str = strawberry.field(description="The name there.")
    place: str = strawberry.field(description="Where in the document.")
    quote: str = strawberry.field(description="The words there; empty if there are none.")
    because: str = strawberry.field(description="Why, in words.")
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
class MentionDecision:
    """One thing that a mention was decided to name."""

    entity: strawberry.ID | None = strawberry.field(
        description="The entity; null where it is none, as a person said."
    )
    entity_name: str = strawberry.field(description="What that is mostly called.")
    named: str = strawberry.field(description="The part of the name that names it.")
    part_of: strawberry.ID | None = strawberry.field(
        description="The organisation that it is a department or laboratory of, if it is one."
    )
    rule: str = strawberry.field(description="The rule's name.")
    meaning: str = strawberry.field(description="What the rule says.")
    score: float = strawberry.field(description="How sure it is, from 0 to 1.")
    because: str = strawberry.field(description="Why, in words.")
    features: str = strawberry.field(description="What the decision was made from, as JSON.")
    decided_by: str = strawberry.field(description="The resolver and its version, or a person.")
    decided_at: str = strawberry.field(description="When: ISO 8601, in UTC.")


@strawberry.type
class ExplainedMention:
    """A mention, and what it was decided to mean."""

    id: strawberry.ID = strawberry.field(description="Of the mention.")
    document: strawberry.ID = strawberry.field(description="The document that it stands in.")
    place: str = strawberry.field(description="Where in the document.")
    name: str = strawberry.field(description="As printed.")
    quote: str = strawberry.field(description="The words there; empty if there are none.")
    decisions: list[MentionDecision] = strawberry.field(description="What it means.")
    verdicts: list[Verdict] = strawberry.field(description="What people say of it.")


@strawberry.type
class Explanation:
    """Why an entity is one, and has the id it has; or why mentions mean what they mean."""

    id: strawberry.ID = strawberry.field(
        description="Its id today; of a mention, the id of what it means."
    )
    name: str = strawberry.field(description="What it is mostly called.")
    mentions: list[ExplainedMention] = strawberry.field(
        description="The mentions that were asked for; none where an entity was."
    )
    verdicts: list[Verdict] = strawberry.field(description="What people say of it.")
    since: str = strawberry.field(description="Since when it has had it: ISO 8601, in UTC.")
    minted_from: str = strawberry.field(description="The key that the id was made from.")
    identifiers: list[str] = strawberry.field(description="Identifiers that lead to it.")
    other_keys: list[str] = strawberry.field(description="Other keys that do, the first few.")
    replaces: list[str] = strawberry.field(description="Ids that were merged into it.")
    ledger: list[Decision] = strawberry.field(
        description="The decisions, those that led the most mentions here first."
    )


@dataclass(frozen=True, slots=True)
class RootValue:
    """What fields that no statement answers are read from.

    Attributes:
        cost: of the operation; None where nothing is priced.
        curator: whose key it is asked with, where that may give verdicts; None otherwise.
        explanations: by the id that was asked.
    """

    cost: object = None
    curator: str | None = None
    explanations: Mapping[str, Explanation | None] = field(default_factory=dict)


Explain = Callable[[str], Awaitable[Explanation | None]]
"""Explains the entity of an id or identifier; None where nothing is known of it."""


@dataclass(frozen=True, slots=True)
class Ledgers:
    """Explains from the files under a home, one question at a time.

    Attributes:
        home: where they lie.
    """

    home: Workspace
    _turn: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def explain(self, id_: str) -> Explanation | None:
        """See `Explain`."""
        async with self._turn:
            return await asyncio.to_thread(explained, self.home, id_)


def explained(home: Workspace, text: str) -> Explanation | None:
    """Explain an entity, or mentions with the entity that the first of them leads to."""
    try:
        return _explanation(explain(home, text), [])
    except InputError:
        pass
    try:
        mentions = explain_mentions(home, text)
        entity = next((made["entity"] for m in mentions for made in m["decisions"]), "")
        found = explain(home, entity) if entity else {**_NOTHING, "id": text}
    except InputError:
        return None
    return _explanation(found, mentions)


_NOTHING: Final[Mapping[str, Any]] = {
    "name": "", "since": "", "mintedFrom": "", "identifiers": [], "otherKeys": [], "replaces": [],
    "verdicts": [], "decisions": [],
}  # fmt: skip


def _explanation(found: Mapping[str, Any], mentions: list[dict[str, Any]]) -> Explanation:
    return Explanation(
        id=strawberry.ID(found["id"]),
        name=found["name"],
        mentions=[_mention(each) for each in mentions],
        verdicts=[verdict(each) for each in found["verdicts"]],
        since=found["since"],
        minted_from=found["mintedFrom"],
        identifiers=found["identifiers"],
        other_keys=found["otherKeys"],
        replaces=found["replaces"],
        ledger=[_decision(each) for each in found["decisions"]],
    )


def _mention(found: dict[str, Any]) -> ExplainedMention:
    return ExplainedMention(
        id=strawberry.ID(found["mention"]),
        document=strawberry.ID(found["document"]),
        place=found["place"],
        name=found["name"],
        quote=found["quote"] or "",
        decisions=[_meaning(each) for each in found["decisions"]],
        verdicts=[verdict(each) for each in found["verdicts"]],
    )


def _meaning(found: dict[str, Any]) -> MentionDecision:
    return MentionDecision(
        entity=strawberry.ID(found["entity"]) if found["entity"] else None,
        entity_name=found["entityName"],
        named=found["named"],
        part_of=strawberry.ID(found["partOf"]) if found["partOf"] else None,
        rule=found["rule"],
        meaning=found["meaning"],
        score=found["score"],
        because=found["because"],
        features=orjson.dumps(found["features"], option=orjson.OPT_SORT_KEYS).decode(),
        decided_by=found["decidedBy"],
        decided_at=found["decidedAt"],
    )


def _decision(found: dict[str, Any]) -> Decision:
    return Decision(
        rule=found["rule"],
        meaning=found["meaning"],
        score=found["score"],
        mentions=found["mentions"],
        examples=[
            DecidedMention(
                id=strawberry.ID(each["mention"]),
                document=strawberry.ID(each["document"]),
                name=each["name"],
                place=each["place"] or "",
                quote=each["quote"] or "",
                because=each["because"],
                features=orjson.dumps(each["features"], option=orjson.OPT_SORT_KEYS).decode(),
                decided_by=each["decidedBy"],
                decided_at=each["decidedAt"],
            )
            for each in found["examples"]
        ],
    )
