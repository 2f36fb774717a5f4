"""Who works with whom on what: the clauses that find collaborators and works, and measure ties."""

from typing import Final

from kg_api.fields.arguments import Argument, Choice
from kg_api.fields.bindings import QueryStep
from kg_api.schema import filters as by
from kg_api.schema.enums import CollaborationKind, CollaborationLevel, OrganizationKind

_KINDS: Final = ", ".join(f"'{each.value}'" for each in CollaborationKind)

# A work that shows a pair for two reasons counts once, as it does in the collaboration's own
# strength. The kinds come in one order, whatever order the store finds them in.
_COUNTED: Final = f"""WITH collaboration, node, work, max(shown.fraction) AS share,
    min(shown.evidenceYear) AS earliest, max(shown.evidenceYear) AS latest,
    collect(shown.kind) AS reasons
WITH collaboration, node, count(work) AS strength,
    round(sum(share), 9) AS fractionalStrength, min(earliest) AS firstYear, max(latest) AS lastYear,
    collect(reasons) AS shownBy
WITH collaboration, node, strength, fractionalStrength, firstYear, lastYear,
    [kind IN [{_KINDS}] WHERE any(each IN shownBy WHERE kind IN each)] AS kinds"""

# Nothing is counted anew where no filter asks for it: the collaboration knows its own strength.
_KNOWN: Final = {
    name: f"collaboration.{name}"
    for name in ("strength", "fractionalStrength", "firstYear", "lastYear", "kinds")
}

LEVEL: Final = Choice(
    "level",
    CollaborationLevel,
    "What counts as one organisation.",
    default=CollaborationLevel.ORGANIZATION,
)


def counted(one: str, name: str) -> str:
    """A clause for what an organisation counts for: where groups are asked for, their heads."""
    return (
        "UNWIND CASE WHEN $level = 'PARTICIPATES_AS_GROUP' "
        f"THEN COLLECT {{ MATCH ({one})-[:IN_GROUP*0..1]->(head:Organization) "
        "WHERE NOT EXISTS { MATCH (head)-[:IN_GROUP]->(above:Organization) RETURN above } "
        f"RETURN head }} ELSE [{one}] END AS {name}"
    )


COLLABORATORS: Final = (
    QueryStep(f"WITH this, {by.WORKS_OF_TOPIC}", filters=(by.ABOUT_TOPIC,), otherwise=""),
    QueryStep(counted("this", "one")),
    QueryStep(
        "MATCH (one)-[:<level>]->(collaboration:Collaboration)<-[:<level>]-(node:Organization)"
    ),
    QueryStep(
        "MATCH (collaboration)-[shown:EVIDENCED_BY]->(work)",
        filters=by.OF_EVIDENCE,
        then=_COUNTED,
        otherwise="WITH collaboration, node",
        known=_KNOWN,
    ),
)

COAUTHORS: Final = (
    QueryStep(
        "MATCH (this)-[:AUTHORED|INVENTED]->(work:Work)<-[:AUTHORED|INVENTED]-(node:Person)",
        where=("node <> this",),
        filters=by.OF_SHARED,
        then="WITH node, count(DISTINCT work) AS strength, min(work.year) AS firstYear, "
        "max(work.year) AS lastYear",
    ),
)

# Adamic and Adar's measure on who works with whom: a partner of a partner counts the more, the
# fewer others that common partner has. Source: Adamic, Adar (2003), Friends and neighbors on the
# Web; Liben-Nowell, Kleinberg (2007), The link-prediction problem for social networks.
#
# A collaboration that is come to from two partners joins these, and leads to nobody new: only what
# one of them alone leads to is followed to its other side, a third of all that they have.
_TIES_SINCE: Final = Argument(
    "since",
    int,
    "Only what partners of this year or later do in this year or later, by the last year of "
    "evidence of each collaboration.",
    "lasted >= $since AND tie.lastYear >= $since",
)
_TIES_UNTIL: Final = Argument(
    "until",
    int,
    "Only what partners of this year or earlier do in this year or earlier, by the first year.",
    "began <= $until AND tie.firstYear <= $until",
)

POTENTIAL_PARTNERS: Final = (
    QueryStep(counted("this", "one")),
    QueryStep(
        "MATCH (one)-[:<level>]->(known:Collaboration)<-[:<level>]-(common:Organization)",
        where=("common <> one",),
        then="WITH one, common, min(known.firstYear) AS began, max(known.lastYear) AS lasted "
        "WITH *, COUNT { MATCH (common)-[:<level>]->(its:Collaboration) RETURN its } AS degree",
    ),
    QueryStep(
        "MATCH (common)-[:<level>]->(tie:Collaboration)",
        then="WITH one, tie, collect(common) AS ends, min(began) AS began, "
        "max(lasted) AS lasted, max(degree) AS degree",
    ),
    QueryStep(
        "WITH *",
        where=("size(ends) = 1",),
        then="WITH one, tie, ends[0] AS common, began, lasted, degree",
    ),
    QueryStep(
        "MATCH (tie)<-[:<level>]-(node:Organization)",
        where=("node <> one", "node <> common"),
        filters=(_TIES_SINCE, _TIES_UNTIL),
        then="WITH one, node, count(*) AS commonPartners, "
        "round(sum(1.0 / log(1.0 + degree)), 9) AS score",
    ),
    # What is of one house need not be told of each other.
    QueryStep(
        "WITH *",
        where=("NOT EXISTS { MATCH (one)-[:SUBSIDIARY_OF|PART_OF]-(node) }",),
        then="WITH node, commonPartners, score",
    ),
)

CONTRIBUTION: Final = "CONTRIBUTED_TO|APPLIED_FOR|ASSIGNED_TO|FILED"
"""Links between an organisation and its works; those of an assignee lead to it."""


_NEAR: Final = 3
"""Years between the foundation of a firm and the works that it may rest on."""

SPIN_OFFS: Final = (
    QueryStep(
        "MATCH (this)<-[link:FOUNDED_BY|SPUN_OUT_OF]-(node:Organization)",
        then=f"WITH link, node, COLLECT {{ MATCH (this)-[:{CONTRIBUTION}]-(own:Work)"
        f"-[:HAS_TOPIC]->(subject:Topic) WHERE own.year >= node.established - {_NEAR} "
        f"AND own.year <= node.established + {_NEAR} "
        # Apart from the first, or a work that both made would be none.
        f"MATCH (subject)<-[:HAS_TOPIC]-(its:Work)-[:{CONTRIBUTION}]-(node) "
        "RETURN DISTINCT own } AS groundwork",
    ),
)

WITH_KINDS: Final = Argument(
    "kinds",
    list[OrganizationKind],
    "What the others are.",
    default=[OrganizationKind.COMPANY],
)

# Counted fractionally, a work of n organisations is the nth part of a work of each of them.
# The match is optional, for Neo4j gives no row where it counts none in a subquery.
OUTPUT_SHARE: Final = (
    QueryStep(
        f"OPTIONAL MATCH (this)-[:{CONTRIBUTION}]-(work:Work)",
        filters=by.OF_SHARED,
        then="WITH DISTINCT this, work "
        f"WITH this, work, COLLECT {{ MATCH (work)-[:{CONTRIBUTION}]-(its:Organization) "
        "RETURN DISTINCT its } AS parties "
        "WITH work, CASE WHEN work IS NOT NULL THEN 1.0 / size(parties) END AS part, "
        "any(its IN parties WHERE its <> this AND any(label IN labels(its) WHERE label IN $kinds)) "
        "AS shared WITH count(work) AS works, sum(CASE WHEN shared THEN 1 ELSE 0 END) AS joint, "
        "sum(part) AS parts, sum(CASE WHEN shared THEN part ELSE 0.0 END) AS jointParts, "
        "collect(CASE WHEN shared THEN work END) AS jointWorks "
        "WITH works, jointWorks, coalesce(joint, 0) AS joint, "
        "CASE WHEN works > 0 THEN round(1.0 * joint / works, 9) END AS full, "
        "CASE WHEN works > 0 THEN round(jointParts / parts, 9) END AS fractional",
    ),
)


JOINT_WORKS: Final = (QueryStep("UNWIND jointWorks AS node WITH node"),)
"""The works that `OUTPUT_SHARE` counts."""

GROUNDWORK: Final = (QueryStep("UNWIND groundwork AS node WITH node"),)
"""The works that `SPIN_OFFS` finds."""

WORK_COUNT: Final = f"COUNT {{ MATCH (this)-[:{CONTRIBUTION}]-(its:Work) RETURN DISTINCT its }}"

COLLABORATION_COUNT: Final = (
    "COUNT { MATCH (this)-[:PARTICIPATES_IN]->(its:Collaboration) RETURN its }"
)

# Those of several levels share a collaboration where they show it by the same evidence.
PARTICIPANTS: Final = (
    QueryStep(
        "MATCH (this)<-[:PARTICIPATES_IN|PARTICIPATES_AS_PRINTED|PARTICIPATES_AS_GROUP]-"
        "(node:Organization)",
        then="WITH DISTINCT node",
    ),
)

EVIDENCE_COUNTS: Final = (
    QueryStep("MATCH (this)-[link:EVIDENCED_BY]->(node)", filters=by.OF_LINK_EVIDENCE),
    QueryStep("WITH link.evidenceYear AS year, link.kind AS kind, count(DISTINCT node) AS count"),
)


def _works(pattern: str, *filters: Argument) -> tuple[QueryStep, ...]:
    """The nodes of a pattern, each with how many works lead to it."""
    return (QueryStep(f"MATCH {pattern}", (), filters, "WITH node, count(DISTINCT work) AS works"),)


TOPICS_OF_WORKS: Final = _works(
    f"(this)-[:{CONTRIBUTION}]-(work:Work)-[:HAS_TOPIC]->(node:Topic)",
    by.SHARED_SINCE,
    by.SHARED_UNTIL,
)

TOPICS_OF_EVIDENCE: Final = _works(
    "(this)-[shown:EVIDENCED_BY]->(work)-[:HAS_TOPIC]->(node:Topic)",
    by.EVIDENCE_SINCE,
    by.EVIDENCE_UNTIL,
)

CONTRIBUTORS_TO_TOPIC: Final = _works(
    f"(this)<-[:HAS_TOPIC]-(work:Work)-[:{CONTRIBUTION}]-(node:Organization)",
    by.SHARED_SINCE,
    by.SHARED_UNTIL,
)


def contributions(label: str) -> tuple[QueryStep, ...]:
    """Works of an organisation, or organisations of a work: each once, with all links at once."""
    return (
        QueryStep(
            f"MATCH (this)-[link:{CONTRIBUTION}]-(node:{label})",
            then="WITH node, collect(link) AS links",
        ),
    )
