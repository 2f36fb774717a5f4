"""What evidence is counted, and the orders of lists: each said once, used by many fields.

These arguments choose among the evidence before it is counted; `where` (see `derive`) narrows the
rows that come of it.
"""

from typing import Final

from kg.topics.find import find_topics
from kg_api.fields.arguments import Argument, Given, as_given
from kg_api.fields.bindings import Key, Order
from kg_api.schema.enums import CollaborationKind, Language

_SAME_TOPIC: Final = "subject.id IN $topic"


def _topics(text: Given) -> Given:
    """The ids of the topics meant, and of all that lies in them."""
    as_given(text)
    return [*find_topics(text)]


def _has_topic(work: str) -> str:
    return f"EXISTS {{ MATCH ({work})-[:HAS_TOPIC]->(subject:Topic) WHERE {_SAME_TOPIC} }}"


_TOPIC: Final = (
    "Only what has this topic or one that lies in it: an id, a name, a part of a name or a term, "
    "in English or Chinese; one that nobody knows is an error."
)
_SINCE: Final = "Only what is of this year or later."
_UNTIL: Final = "Only what is of this year or earlier."

_RETRACTED: Final = "Only what rests on papers that were retracted; `false` leaves it out."

SHARED_TOPIC: Final = Argument("topic", str, _TOPIC, _has_topic("work"), convert=_topics)
SHARED_SINCE: Final = Argument("since", int, _SINCE, "work.year >= $since")
SHARED_UNTIL: Final = Argument("until", int, _UNTIL, "work.year <= $until")
SHARED_RETRACTED: Final = Argument(
    "retracted", bool, _RETRACTED, "coalesce(work.retracted, false) = $retracted"
)
OF_SHARED: Final = (SHARED_TOPIC, SHARED_SINCE, SHARED_UNTIL, SHARED_RETRACTED)

EVIDENCE_KIND: Final = Argument(
    "evidence", list[CollaborationKind], "Only evidence of these kinds.", "shown.kind IN $evidence"
)
# The works of a topic are few beside the evidence of all collaborations, which has many topics.
WORKS_OF_TOPIC: Final = (
    "COLLECT { MATCH (subject:Topic)<-[:HAS_TOPIC]-(its) "
    f"WHERE {_SAME_TOPIC} RETURN its }} AS about"
)
ABOUT_TOPIC: Final = Argument("topic", str, _TOPIC, convert=_topics)
MOVER_TOPIC: Final = Argument(
    "topic",
    str,
    _TOPIC.replace("Only what has", "Only people with a work that has"),
    _SAME_TOPIC,
    convert=_topics,
)
EVIDENCE_TOPIC: Final = Argument("topic", str, _TOPIC, "work IN about", convert=_topics)
EVIDENCE_SINCE: Final = Argument("since", int, _SINCE, "shown.evidenceYear >= $since")
EVIDENCE_UNTIL: Final = Argument("until", int, _UNTIL, "shown.evidenceYear <= $until")
EVIDENCE_RETRACTED: Final = Argument(
    "retracted", bool, _RETRACTED, "coalesce(shown.retractedWork, false) = $retracted"
)
OF_EVIDENCE: Final = (
    EVIDENCE_KIND,
    EVIDENCE_TOPIC,
    EVIDENCE_SINCE,
    EVIDENCE_UNTIL,
    EVIDENCE_RETRACTED,
)
"""After a clause that has made `WORKS_OF_TOPIC` where `ABOUT_TOPIC` is given."""

LINK_EVIDENCE_KIND: Final = Argument(
    "evidence", list[CollaborationKind], "Only evidence of these kinds.", "link.kind IN $evidence"
)
LINK_TOPIC: Final = Argument("topic", str, _TOPIC, _has_topic("node"), convert=_topics)
LINK_EVIDENCE_SINCE: Final = Argument("since", int, _SINCE, "link.evidenceYear >= $since")
LINK_EVIDENCE_UNTIL: Final = Argument("until", int, _UNTIL, "link.evidenceYear <= $until")
LINK_RETRACTED: Final = Argument(
    "retracted", bool, _RETRACTED, "coalesce(link.retractedWork, false) = $retracted"
)
OF_LINK_EVIDENCE: Final = (
    LINK_EVIDENCE_KIND,
    LINK_TOPIC,
    LINK_EVIDENCE_SINCE,
    LINK_EVIDENCE_UNTIL,
    LINK_RETRACTED,
)

# Who is only seen somewhere is not known to have been there before or since; what began by a
# document's word, and is not said to have ended, goes on.
_ENDED: Final = "coalesce(link.until, CASE WHEN link.since IS NULL THEN link.lastSeen END)"
_BEGAN: Final = "coalesce(link.since, link.firstSeen)"
_UNDATED: Final = "what has no time stays."

HOLDS_SINCE: Final = Argument(
    "since",
    int,
    f"Not what had ended before this year, or was last seen before it; {_UNDATED}",
    f"coalesce(toInteger(left({_ENDED}, 4)) >= $since, true)",
)
HOLDS_UNTIL: Final = Argument(
    "until",
    int,
    f"Not what began after this year, or was first seen after it; {_UNDATED}",
    f"coalesce(toInteger(left({_BEGAN}, 4)) <= $until, true)",
)
OF_TIME: Final = (HOLDS_SINCE, HOLDS_UNTIL)
"""Of a link that holds for some time: what overlaps the years that are asked for."""

LANGUAGE: Final = Argument(
    "language", Language, "In this language, where it has a name in it; else as it is."
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
BY_YEAR_AND_KIND: Final[Order] = (Key("coalesce(year, 0)"), Key("coalesce(kind, '')"))
BY_WORKS: Final[Order] = (Key("works", descending=True), _ID)
BY_NEARNESS: Final[Order] = (Key("score", descending=True), _ID)
BY_STRENGTH: Final[Order] = (
    Key("coalesce(strength, 0)", descending=True),
    Key("coalesce(lastYear, 0)", descending=True),
    _ID,
)
