"""Edges of connections: how the thing at the other end stands to this one, and the evidence."""

from typing import Final, Generic, TypeVar

import strawberry

from kg_api.fields.declare import Declared, value
from kg_api.schema.core import EVIDENCE_OF_LINKS, SPELLS_OF_LINK, Edge, Evidence, LinkEdge, Spell
from kg_api.schema.enums import CollaborationKind, LinkKind

T = TypeVar("T")

_RELATION: Final[Declared] = value("type(link)", "How the two stand to each other.")


@strawberry.type
class DatedEdge(LinkEdge[T], Generic[T]):
    """A thing, and when it stands so: in all, and spell by spell."""

    relation: LinkKind = _RELATION
    since: str | None
    until: str | None
    first_seen: str | None
    last_seen: str | None
    spells: list[Spell] = SPELLS_OF_LINK


@strawberry.type
class RelationEdge(DatedEdge[T], Generic[T]):
    """An organisation that this one owns, consists of or came from, or the other way round."""

    share: float | None


@strawberry.type
class AffiliationEdge(DatedEdge[T], Generic[T]):
    """A person at an organisation, or the organisation of a person."""

    role: str | None


@strawberry.type
class AuthorshipEdge(LinkEdge[T], Generic[T]):
    """Someone who made a work, or the work of someone."""

    relation: LinkKind = _RELATION
    position: int | None
    corresponding: bool | None


@strawberry.type
class ContributionEdge(Edge[T], Generic[T]):
    """An organisation whose work it is, or the work of an organisation: every way at once."""

    relations: list[LinkKind] = value(
        "COLLECT { UNWIND links AS its RETURN DISTINCT type(its) AS relation ORDER BY relation }",
        "How the two stand to each other.",
    )
    evidence: list[Evidence] = EVIDENCE_OF_LINKS
    retracted: bool = value(
        "coalesce(links[0].retractedWork, false)",
        "Whether it rests on a paper that was retracted or withdrawn.",
    )


@strawberry.type
class PartyEdge(LinkEdge[T], Generic[T]):
    """A party, or what it is a party to."""

    role: str | None


@strawberry.type
class SubjectEdge(LinkEdge[T], Generic[T]):
    """A topic of something, or something about a topic."""

    score: float | None
    method: str | None


@strawberry.type
class CitationEdge(LinkEdge[T], Generic[T]):
    """A work that is cited or that cites."""

    cited_by: str | None


@strawberry.type
class PairEdge(LinkEdge[T], Generic[T]):
    """A patent or a paper of the same piece of work, as it is claimed, and how surely."""

    score: float | None
    similarity: float | None
    people_in_common: int | None


@strawberry.type
class NoticeEdge(LinkEdge[T], Generic[T]):
    """A notice that retracts or corrects a paper."""

    relation: LinkKind = _RELATION
    wording: str | None = value("link.relation", "What the source calls it: erratum, removal.")


@strawberry.type
class WorkCountEdge(Edge[T], Generic[T]):
    """A thing, and how many works join it to this one."""

    works: int = value("works", "How many works, each counted once.")


@strawberry.type
class PotentialPartnerEdge(Edge[T], Generic[T]):
    """An organisation that this one does not work with, though its partners do."""

    score: float = value(
        "score", "How near it is: each partner in common counts the more, the fewer it has."
    )
    common_partners: int = value("commonPartners", "How many partners both have.")


@strawberry.type
class CoauthorEdge(Edge[T], Generic[T]):
    """A person who made works together with this one."""

    strength: int = value("strength", "How many works they made together.")
    first_year: int | None = value("firstYear", "Year of the first of them.")
    last_year: int | None = value("lastYear", "Year of the last of them.")


@strawberry.type
class CollaborationEvidenceEdge(LinkEdge[T], Generic[T]):
    """A work or an agreement that shows the two organisations working together."""

    kind: CollaborationKind
    year: int | None = value("link.evidenceYear", "Year of the evidence.")
    fraction: float | None


@strawberry.type
class YearCount:
    """How much evidence of a kind there is in a year."""

    year: int | None = value("year", "The year; null where the evidence has none.")
    kind: CollaborationKind
    count: int = value("count", "How many works and agreements, each counted once.")
