"""What people say of who is who: given and taken back by mutations, kept where the data live.

A mutation writes a verdict down and answers with what will change; the graph itself changes with
the next `kg resolve` or `kg ingest`.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from enum import Enum
from typing import Annotated, Final

import strawberry

from kg.resolve import giving
from kg.resolve.verdicts.entries import Kind, Saying
from kg.resolve.verdicts.entries import Verdict as Entry
from kg.stamps import instant
from kg.workspace import Workspace
from kg_api.fields.declare import Declared


@strawberry.enum
class VerdictKind(Enum):
    """What a person can say of who is who."""

    SAME = strawberry.enum_value("same", description="Two are one thing.")
    DIFFERENT = strawberry.enum_value("different", description="Two are not one thing.")
    IS = strawberry.enum_value("is", description="A name, or one mention, is that thing.")
    NOT_AN_ORGANIZATION = strawberry.enum_value(
        "not-an-organization", description="What was taken for an organisation is none."
    )


@strawberry.type
class VerdictSide:
    """One of the things that a verdict is about."""

    said: str = strawberry.field(
        description="As it was named: an id, an identifier, a mention or a name."
    )
    name: str = strawberry.field(description="What it was called then; empty where nothing was.")


@strawberry.type
class Verdict:
    """What a person said of who is who; it outranks every model until it is withdrawn."""

    id: strawberry.ID = strawberry.field(description="By which it can be withdrawn.")
    kind: VerdictKind = strawberry.field(description="What is said.")
    sides: list[VerdictSide] = strawberry.field(
        description="Of what: two things; one where something is no organisation."
    )
    said: str = strawberry.field(description="The same as a sentence.")
    by: str = strawberry.field(description="Who said it.")
    at: str = strawberry.field(description="When: ISO 8601, in UTC.")
    why: str = strawberry.field(description="In their words; empty if they gave none.")


@strawberry.type
class VerdictChange:
    """Mentions that will be of another thing than today."""

    before: strawberry.ID | None = strawberry.field(
        description="The thing that they are of; null if of none."
    )
    after: strawberry.ID | None = strawberry.field(
        description="The thing that they will be of; null if of none."
    )
    mentions: int = strawberry.field(description="How many mentions.")
    documents: int = strawberry.field(description="In how many documents.")
    names: list[str] = strawberry.field(description="What they are called there, the first few.")


@strawberry.type
class VerdictTaken:
    """A verdict that was written down or withdrawn, and what it will change."""

    verdict: Verdict = strawberry.field(description="The verdict.")
    changes: list[VerdictChange] = strawberry.field(
        description="What the next `kg resolve` or `kg ingest` will change by it, and by the "
        "verdicts given since the last one."
    )


Act = Callable[[Workspace, str], giving.Given]
"""Gives or withdraws verdicts under a home in somebody's name."""

Curate = Callable[[Act], Awaitable[giving.Given]]
"""Does so in the name of who asks.

Raises InputError where something that is named is not there, or can not be meant."""


@dataclass(frozen=True, slots=True)
class Curators:
    """Lets people say something of the things under a home, one after the other.

    Attributes:
        home: where verdicts are kept.
    """

    home: Workspace
    _turn: asyncio.Lock = field(default_factory=asyncio.Lock)

    def named(self, by: str) -> Curate:
        """What one of them does."""

        async def curate(act: Act) -> giving.Given:
            async with self._turn:
                return await asyncio.to_thread(act, self.home, by)

        return curate


async def _give(
    self: Curate,
    kind: Annotated[VerdictKind, strawberry.argument(description="What is said.")],
    one: Annotated[
        strawberry.ID,
        strawberry.argument(
            description="Of what: an id, an identifier, or a mention (its id, or DOCUMENT#PLACE); "
            "with IS and NOT_AN_ORGANIZATION also a name as it is printed."
        ),
    ],
    other: Annotated[
        strawberry.ID | None,
        strawberry.argument(description="The other one; none with NOT_AN_ORGANIZATION."),
    ] = None,
    why: Annotated[str, strawberry.argument(description="Why, in your words.")] = "",
) -> VerdictTaken:
    saying = Saying.of(Kind(str(kind.value)), one, other or "", why)
    return _taken(await self(lambda home, by: giving.give(home, [saying], by, instant())))


async def _withdraw(
    self: Curate,
    id: Annotated[strawberry.ID, strawberry.argument(description="Of the verdict.")],  # noqa: A002
    why: Annotated[str, strawberry.argument(description="Why, in your words.")] = "",
) -> VerdictTaken:
    return _taken(
        await self(lambda home, by: giving.withdraw(home.resolved, id, by, instant(), why))
    )


GIVE: Final[Declared] = strawberry.field(
    _give, description="Say something of who is who; it outranks every model."
)
WITHDRAW: Final[Declared] = strawberry.field(
    _withdraw, description="Take a verdict back; ids that were merged away come back."
)


@strawberry.type
class Mutation:
    """What can be said; with a key of scope `curate`, or a higher one."""

    give_verdict: VerdictTaken = GIVE
    withdraw_verdict: VerdictTaken = WITHDRAW


def _taken(given: giving.Given) -> VerdictTaken:
    changes = [
        VerdictChange(
            before=strawberry.ID(each.before) if each.before else None,
            after=strawberry.ID(each.after) if each.after else None,
            mentions=each.mentions,
            documents=each.documents,
            names=list(each.names),
        )
        for each in given.changes
    ]
    return VerdictTaken(verdict=verdict(given.verdicts[0]), changes=changes)


def verdict(entry: Entry) -> Verdict:
    """A verdict as the API tells it."""
    return Verdict(
        id=strawberry.ID(entry.id),
        kind=VerdictKind(entry.kind.value),
        sides=[VerdictSide(said=each.said, name=each.name) for each in entry.sides],
        said=entry.sentence,
        by=entry.by,
        at=entry.at,
        why=entry.why,
    )
