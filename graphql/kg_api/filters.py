"""Arguments that narrow lists, and the orders of lists: each said once, used by many fields."""

from enum import Enum
from typing import Final

import strawberry
from strawberry import enum_value

from kg_api.kinds import (
    AgreementKind,
    CollaborationKind,
    LinkKind,
    OrganizationKind,
    WorkKind,
)
from kg_api.reading import Argument, Clause, Key, Order


def _is_one_of(kinds: str) -> str:
    return f"any(label IN labels(node) WHERE label IN ${kinds})"


def _has_topic(work: str) -> str:
    same = "subject.id = $topic OR toLower(subject.name) = toLower($topic)"
    return f"EXISTS {{ MATCH ({work})-[:HAS_TOPIC]->(subject:Topic) WHERE {same} }}"


_TOPIC: Final = "Only what has this topic: its id or its name."
_SINCE: Final = "Only what is of this year or later."
_UNTIL: Final = "Only what is of this year or earlier."

KIND: Final = Argument(
    "kind", list[OrganizationKind], "Only organisations of these kinds.", _is_one_of("kind")
)
COUNTRY: Final = Argument(
    "country",
    list[str],
    "Only those of these countries.",
    "node.countryCode IN $country",
)
NAME: Final = Argument(
    "name",
    str,
    "Only those whose name holds these words, in any case.",
    "toLower(node.name) CONTAINS toLower($name)",
)
SCHEME: Final = Argument(
    "scheme", list[str], "Only topics of these schemes: cpc, openalex …", "node.scheme IN $scheme"
)

WORK_KIND: Final = Argument(
    "kind", list[WorkKind], "Only works of these kinds.", _is_one_of("kind")
)
WORK_TOPIC: Final = Argument("topic", str, _TOPIC, _has_topic("node"))
WORK_SINCE: Final = Argument("since", int, _SINCE, "node.year >= $since")
WORK_UNTIL: Final = Argument("until", int, _UNTIL, "node.year <= $until")
OF_WORKS: Final = (WORK_KIND, WORK_TOPIC, WORK_SINCE, WORK_UNTIL)

AGREEMENT_KIND: Final = Argument(
    "kind", list[AgreementKind], "Only agreements of these kinds.", _is_one_of("kind")
)
OF_AGREEMENTS: Final = (AGREEMENT_KIND, WORK_TOPIC, WORK_SINCE, WORK_UNTIL)

SHARED_TOPIC: Final = Argument("topic", str, _TOPIC, _has_topic("work"))
SHARED_SINCE: Final = Argument("since", int, _SINCE, "work.year >= $since")
SHARED_UNTIL: Final = Argument("until", int, _UNTIL, "work.year <= $until")
OF_SHARED: Final = (SHARED_TOPIC, SHARED_SINCE, SHARED_UNTIL)

EVIDENCE_KIND: Final = Argument(
    "evidence", list[CollaborationKind], "Only evidence of these kinds.", "shown.kind IN $evidence"
)
EVIDENCE_SINCE: Final = Argument("since", int, _SINCE, "shown.evidenceYear >= $since")
EVIDENCE_UNTIL: Final = Argument("until", int, _UNTIL, "shown.evidenceYear <= $until")
OF_EVIDENCE: Final = (EVIDENCE_KIND, SHARED_TOPIC, EVIDENCE_SINCE, EVIDENCE_UNTIL)

LINK_EVIDENCE_KIND: Final = Argument(
    "kind", list[CollaborationKind], "Only evidence of these kinds.", "link.kind IN $kind"
)
LINK_EVIDENCE_SINCE: Final = Argument("since", int, _SINCE, "link.evidenceYear >= $since")
LINK_EVIDENCE_UNTIL: Final = Argument("until", int, _UNTIL, "link.evidenceYear <= $until")
OF_LINK_EVIDENCE: Final = (
    LINK_EVIDENCE_KIND,
    WORK_TOPIC,
    LINK_EVIDENCE_SINCE,
    LINK_EVIDENCE_UNTIL,
)

MIN_STRENGTH: Final = Argument(
    "minStrength", int, "Only those at least as strong.", "strength >= $minStrength"
)
AT_LEAST: Final = Clause("WITH *", filters=(MIN_STRENGTH,), otherwise="")

CITED_BY: Final = Argument(
    "citedBy",
    list[str],
    "Only citations put there by these: applicant, examiner …",
    "link.citedBy IN $citedBy",
)
RELATION: Final = Argument(
    "relation", list[LinkKind], "Only where they stand so to each other.", "type(link) IN $relation"
)

_ID: Final = Key("node.id")
_LINK: Final = Key("type(link)")

BY_ID: Final[Order] = (_ID,)
# Neo4j sorts strings of the store by code points but compares them with a parameter by UTF-16, so
# that what is beyond a cursor is not what comes after it. A sum of strings is UTF-16 in both.
BY_NAME: Final[Order] = (Key("coalesce(node.name, '') + ''"), _ID)
BY_NAME_AND_LINK: Final[Order] = (*BY_NAME, _LINK)
BY_YEAR: Final[Order] = (Key("coalesce(node.year, 0)", descending=True), _ID)
BY_YEAR_AND_LINK: Final[Order] = (*BY_YEAR, _LINK)
BY_POSITION: Final[Order] = (Key("coalesce(link.position, 1000000)"), _ID, _LINK)
BY_SCORE: Final[Order] = (Key("coalesce(link.score, 0.0)", descending=True), _ID)
BY_EVIDENCE_YEAR: Final[Order] = (
    Key("coalesce(link.evidenceYear, 0)", descending=True),
    _ID,
    Key("coalesce(link.kind, '')"),
)
BY_WORKS: Final[Order] = (Key("works", descending=True), _ID)
BY_STRENGTH: Final[Order] = (
    Key("coalesce(strength, 0)", descending=True),
    Key("coalesce(lastYear, 0)", descending=True),
    _ID,
)


@strawberry.enum
class CollaboratorOrder(Enum):
    """How collaborators are sorted."""

    STRENGTH = enum_value(BY_STRENGTH, description="The strongest first, by full counting.")
    FRACTIONAL = enum_value(
        (Key("coalesce(fractionalStrength, 0.0)", descending=True), _ID),
        description="The strongest first, by fractional counting.",
    )
    RECENT = enum_value(
        (Key("coalesce(lastYear, 0)", descending=True), *BY_STRENGTH[:1], _ID),
        description="Those with the latest evidence first.",
    )
    NAME = enum_value(BY_NAME, description="By name.")


@strawberry.enum
class OrganizationOrder(Enum):
    """How organisations are sorted."""

    NAME = enum_value(BY_NAME, description="By name.")
    ID = enum_value(BY_ID, description="By id.")


@strawberry.enum
class WorkOrder(Enum):
    """How works are sorted."""

    NEWEST = enum_value(BY_YEAR, description="The latest first.")
    OLDEST = enum_value((Key("coalesce(node.year, 9999)"), _ID), description="The earliest first.")
    NAME = enum_value(BY_NAME, description="By title.")
