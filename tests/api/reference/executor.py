"""What the API has to answer, said again as plainly as can be: the oracle of the differential test.

graphql-core's own executor walks the schema (made anew of its printed text, so that nothing of
Strawberry's is in it) and asks `Reference.resolve` for every field. The graph is a copy in memory,
read once by two statements. Nothing here knows of plans, Cypher or the readings of fields; only
the encoding of cursors is shared, since their letters mean nothing.

Three things are the store's to decide, and are taken from it: which things a search finds with what
score (`Graph.ranking`), the cosine of two vectors (`Graph.similarity`), and which of several
shortest chains `path` gives (`Reference.chains`: the answer's own chain, which must be a shortest
one).
"""

from collections.abc import Callable
from typing import Any

from graphql import GraphQLOutputType, GraphQLResolveInfo, GraphQLSchema

from kg_api.compiler.cursor import cursor
from tests.api.reference.analytics import (
    groups,
    joint_output,
    move_groups,
    moves,
    potential_partners,
    spin_offs,
)
from tests.api.reference.columns import Columns, Composite, of_edge
from tests.api.reference.cut_points import cut_points
from tests.api.reference.graph import (
    Arguments,
    Graph,
    Link,
    Listing,
    Page,
    RefusedError,
    Row,
    Thing,
    Value,
    printed,
)
from tests.api.reference.lists import (
    CONTRIBUTIONS,
    Chain,
    Resolver,
    absent,
    all_of,
    batch,
    by_year,
    chains,
    coauthors,
    collaboration,
    collaborators,
    context,
    count,
    counted,
    distance,
    evidence,
    gathered,
    in_years,
    kind_of_link,
    linked,
    named,
    narrowest,
    passable,
    piece,
    piece_links,
    search,
    spells,
    statements,
    suggest,
)
from tests.api.reference.pages import (
    BY_ID,
    BY_NAME,
    BY_POSITION,
    BY_SCORE,
    BY_TYPE,
    BY_YEAR,
    OF_EVIDENCE,
    OF_TIME,
    bounded,
    node_of,
    of_row,
    or_else,
)
from tests.api.reference.prior_work import prior_work


def by_id(label: str) -> Resolver:
    """A thing of a class, by any of its identifiers."""

    def resolve(graph: Graph, _: object, given: Arguments) -> Thing | None:
        thing = graph.found(given["id"])
        if thing is None or label not in thing.labels:
            raise absent(
                "Nothing" if label == "Entity" else f"No {label[0].lower()}{label[1:]}", given["id"]
            )
        return thing

    return resolve


def anything(graph: Graph, _: object, given: Arguments) -> Thing:
    """A thing or a document."""
    found = graph.found(given["id"]) or graph.at("Document", given["id"])
    if found is None or not found.type:
        raise absent("Nothing", given["id"])
    return found


def titled(_graph: Graph, thing: Thing, _: Arguments) -> str:
    """A document goes by its title."""
    return str(or_else(thing.get("title"), thing.get("id")))


def document(graph: Graph, _: object, given: Arguments) -> Thing | None:
    """A document by its own id."""
    found = graph.at("Document", given["id"])
    if found is None:
        raise absent("No document", given["id"])
    return found


def name(_graph: Graph, thing: Thing, given: Arguments) -> str:
    """A thing without a name goes by its id."""
    its = str(or_else(thing.get("name"), thing.get("id")))
    if given.get("language") is None:
        return its
    return str(or_else(thing.get("nameEn" if given["language"] == "EN" else "nameZh"), its))


_ORGANIZATIONS = (
    "Archive", "Company", "Funder", "Government", "Hospital", "JointLaboratory", "Nonprofit",
    "OrganizationalUnit", "ResearchInstitute", "University",
)  # fmt: skip
_AGREEMENTS = (
    "CollaborationAgreement", "ConsultingAgreement", "DistributionAgreement",
    "EmploymentAgreement", "JointDevelopmentAgreement", "JointLaboratoryAgreement",
    "JointVentureAgreement", "LicenceAgreement", "ManufacturingAgreement", "ServiceAgreement",
    "SponsoredResearchAgreement", "SupplyAgreement", "CreditAgreement", "LeaseAgreement",
    "MergerAgreement", "PurchaseAgreement", "UnderwritingAgreement", "FinancialAgreement",
)  # fmt: skip
_BY_NAME_AND_TYPE = (*BY_NAME, BY_TYPE)
_BY_EVIDENCE = (of_row("evidenceYear", 0, most=True), BY_ID, of_row("kind", ""))

_KINDS = (
    "Organization", "Person", "Paper", "Patent", "Filing", "Agreement", "Collaboration", "Topic",
    "Place", "Grant", "PatentFamily",
)  # fmt: skip


def _place(graph: Graph, row: Row, _: Arguments) -> Value:
    """Where it is: the place whose id comes first."""
    places = [p for _, p in graph.leading(node_of(row), "->LOCATED_IN") if "Place" in p.labels]
    return min(places, key=lambda p: str(p.get("id"))).get("name") if places else None


def _last_organization(graph: Graph, row: Row, _: Arguments) -> Value:
    """Where someone was last."""
    at = [
        (
            str(
                or_else(
                    link.get("until"), or_else(link.get("lastSeen"), or_else(link.get("since"), ""))
                )
            ),
            it,
        )
        for link, it in graph.leading(node_of(row), "->AFFILIATED_WITH")
        if "Organization" in it.labels
    ]
    at.sort(key=lambda each: str(each[1].get("id")))
    return max(at, key=lambda each: each[0])[1].get("name") if at else None


FIELDS: dict[str, Resolver] = {
    "Query.node": anything,
    "Query.organization": by_id("Organization"),
    "Query.person": by_id("Person"),
    "Query.work": by_id("Work"),
    "Query.agreement": by_id("Agreement"),
    "Query.topic": by_id("Topic"),
    "Query.place": by_id("Place"),
    "Query.grant": by_id("Grant"),
    "Query.patentFamily": by_id("PatentFamily"),
    "Query.document": document,
    "Query.organizations": all_of("Organization", BY_NAME),
    "Query.people": all_of("Person", BY_NAME),
    "Query.works": all_of("Work", BY_YEAR),
    "Query.agreements": all_of("Agreement", BY_YEAR),
    "Query.topics": all_of("Topic", BY_NAME),
    "Query.documents": all_of("Document", (BY_ID,)),
    "Document.name": titled,
    "Document.nameEn": lambda _, its, __: its.get("title") if its.get("language") == "en" else None,
    "Document.nameZh": lambda _, its, __: its.get("title") if its.get("language") == "zh" else None,
    "Document.aliases": lambda *_: [],
    "Document.identifiers": lambda _, its, __: [its.get("id")],
    "Query.nodes": batch,
    "Query.search": search,
    "Query.suggest": suggest,
    "Suggestion.kind": lambda graph, row, given: narrowest(*_KINDS)(graph, row.node, given),
    "Suggestion.name": lambda graph, row, given: name(graph, row.node, given),
    "Suggestion.id": lambda _, row, __: row.node.get("id"),
    "Suggestion.countryCode": lambda _, row, __: row.node.get("countryCode"),
    "Suggestion.year": lambda _, row, __: row.node.get("year"),
    "Suggestion.match": lambda _, row, __: row.get("match"),
    "Suggestion.matched": lambda _, row, __: row.get("matched"),
    "Suggestion.links": lambda _, row, __: row.get("links"),
    "Suggestion.place": _place,
    "Suggestion.organization": _last_organization,
    "Query.priorWork": prior_work,
    "Query.collaboration": collaboration,
    "Query.collaborations": groups,
    "Query.mobility": moves,
    "Query.cutPoints": cut_points,
    "Query.moves": move_groups,
    "Query.paths": chains,
    "Query.subgraph": piece,
    "Node.name": name,
    "Entity.statements": statements,
    "Statement.documents": lambda _, row, __: row.get("documents"),
    "Node.documents": linked("<-DESCRIBES", "Document", (BY_ID,)),
    "Work.title": name,
    "Work.kind": narrowest("Paper", "Patent", "Filing"),
    "Work.citationCount": count("<-CITES", "Work"),
    "Work.citingPatentCount": count("<-CITES", "Patent"),
    "Organization.kind": narrowest("Organization", *_ORGANIZATIONS),
    "Organization.collaborators": collaborators,
    "Organization.potentialPartners": potential_partners,
    "Organization.jointOutput": joint_output,
    "Organization.works": gathered("Work", BY_YEAR),
    "Organization.funded": linked("<-FUNDED_BY", "Work", BY_YEAR),
    "Organization.people": linked(
        "<-AFFILIATED_WITH|OFFICER_OF", "Person", _BY_NAME_AND_TYPE, OF_TIME
    ),
    "Organization.parents": linked(
        "->SUBSIDIARY_OF|PART_OF", "Organization", _BY_NAME_AND_TYPE, OF_TIME
    ),
    "Organization.subsidiaries": linked(
        "<-SUBSIDIARY_OF|PART_OF", "Organization", _BY_NAME_AND_TYPE, OF_TIME
    ),
    "Organization.shareholders": linked("<-HAS_SHARE_IN", "Organization", BY_NAME, OF_TIME),
    "Organization.shareholdings": linked("->HAS_SHARE_IN", "Organization", BY_NAME, OF_TIME),
    "Organization.successors": linked("->SUCCEEDED_BY", "Organization", BY_NAME),
    "Organization.predecessors": linked("<-SUCCEEDED_BY", "Organization", BY_NAME),
    "Organization.founders": linked("->FOUNDED_BY|SPUN_OUT_OF", "Organization", _BY_NAME_AND_TYPE),
    "Organization.spinOffs": spin_offs,
    "Organization.agreements": linked("->PARTY_TO", "Agreement", BY_YEAR),
    "Organization.workCount": count(CONTRIBUTIONS, "Work"),
    "Organization.collaboratorCount": count("->PARTICIPATES_IN", "Collaboration"),
    "Organization.topics": counted(CONTRIBUTIONS, "->HAS_TOPIC", "Topic"),
    "Organization.places": linked("->LOCATED_IN", "Place", BY_NAME),
    "Person.workCount": count("->AUTHORED|INVENTED", "Work"),
    "Person.works": linked("->AUTHORED|INVENTED", "Work", (*BY_YEAR, BY_TYPE)),
    "Person.affiliations": linked(
        "->AFFILIATED_WITH|OFFICER_OF", "Organization", _BY_NAME_AND_TYPE, OF_TIME
    ),
    "Person.collaborators": coauthors,
    "Person.agreements": linked("->PARTY_TO", "Agreement", BY_YEAR),
    "Paper.notices": linked("<-RETRACTS|CORRECTS", "Paper", (*BY_YEAR, BY_TYPE)),
    "Work.people": linked("<-AUTHORED|INVENTED", "Person", BY_POSITION),
    "Work.organizations": gathered("Organization", BY_NAME),
    "Work.topics": linked("->HAS_TOPIC", "Topic", BY_SCORE),
    "Work.cites": linked("->CITES", "Work", BY_YEAR),
    "Work.citedBy": linked("<-CITES", "Work", BY_YEAR),
    "Work.counterparts": linked("-PAIRED_WITH", "Work", BY_SCORE),
    "Work.funders": linked("->FUNDED_BY", "Organization", BY_NAME),
    "Work.grants": linked("->SUPPORTED_BY", "Grant", BY_NAME),
    "Paper.authors": linked("<-AUTHORED", "Person", BY_POSITION),
    "Patent.inventors": linked("<-INVENTED", "Person", BY_POSITION),
    "Patent.applicants": linked("<-APPLIED_FOR", "Agent", BY_NAME),
    "Patent.assignees": linked("->ASSIGNED_TO", "Agent", BY_NAME),
    "Patent.representatives": linked("->REPRESENTED_BY", "Agent", BY_NAME),
    "Patent.families": linked("->IN_FAMILY", "PatentFamily", BY_NAME),
    "PatentFamily.members": linked("<-IN_FAMILY", "Patent", BY_YEAR),
    "Filing.agreements": linked("<-DISCLOSED_IN", "Agreement", BY_YEAR),
    "Agreement.kind": narrowest("Agreement", *_AGREEMENTS),
    "Agreement.parties": linked("<-PARTY_TO", "Agent", BY_NAME),
    "Agreement.disclosedIn": linked("->DISCLOSED_IN", "Filing", BY_YEAR),
    "Agreement.topics": linked("->HAS_TOPIC", "Topic", BY_SCORE),
    "Collaboration.organizations": lambda graph, thing, _: sorted(
        (n for _, n in graph.leading(thing, "<-PARTICIPATES_IN") if "Organization" in n.labels),
        key=lambda each: str(each.get("id")),
    ),
    "Collaboration.byYear": by_year,
    "Collaboration.topics": counted("->EVIDENCED_BY", "->HAS_TOPIC", "Topic", "", "shown"),
    "Evidence.context": context,
    "Collaboration.evidence": linked("->EVIDENCED_BY", "", _BY_EVIDENCE, OF_EVIDENCE),
    "Topic.broader": linked("->BROADER", "Topic", BY_NAME),
    "Topic.narrower": linked("<-BROADER", "Topic", BY_NAME),
    "Topic.workCount": count("<-HAS_TOPIC", "Work"),
    "Topic.works": linked("<-HAS_TOPIC", "Work", BY_YEAR),
    "Topic.organizations": counted("<-HAS_TOPIC", CONTRIBUTIONS, "Organization"),
    "Place.within": linked("->LOCATED_IN", "Place", BY_NAME),
    "Place.organizations": linked("<-LOCATED_IN", "Organization", BY_NAME),
    "Grant.funders": linked("->FUNDED_BY", "Organization", BY_NAME),
    "Grant.works": linked("<-SUPPORTED_BY", "Work", BY_YEAR),
    "Document.describes": linked("->DESCRIBES", "Entity", (BY_ID,)),
    "ChainOfLinks.length": lambda _, chain, __: len(chain.links),
    "ChainOfLinks.nodes": lambda _, chain, __: chain.nodes,
    "ChainOfLinks.links": lambda _, chain, __: chain.links,
    "Subgraph.truncated": lambda _, its, __: its.truncated,
    "Subgraph.nodes": lambda _, its, __: sorted(its.things, key=lambda each: each.get("id")),
    "Subgraph.links": piece_links,
}
"""What each field is, by the type or interface that first has it; any other is a property."""

OF_LINKS: dict[str, Callable[[Link], Value]] = {
    "kind": lambda link: link.type,
    "source": lambda link: link.source.get("id"),
    "target": lambda link: link.target.get("id"),
}


class Reference:
    """Resolvers over a graph.

    Attributes:
        chains: the chain that `path` is to give, by the name of the field in the response; each
            is held against the graph before it is believed.
    """

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.chains: dict[str, Chain | None] = {}

    def resolve(self, source: Value, info: GraphQLResolveInfo[Any], **given: Value) -> Value:
        """The value of any field."""
        return printed(self._value(source, info, given), info)

    def type_of(self, thing: Thing, _info: object, _abstract: object) -> str | None:
        """The object type of a thing."""
        return thing.type

    def _value(self, source: Value, info: GraphQLResolveInfo[Any], given: Arguments) -> Value:
        field_ = info.field_name
        if isinstance(source, Page):
            return self._of_page(source, info, given)
        if isinstance(source, tuple):
            keys, row = source
            if field_ == "cursor":
                return cursor(keys)
            if field_ == "evidence":
                return evidence(self.graph, row, given)
            if field_ == "spells":
                return spells(row)
            return _known(row.node if field_ == "node" else of_edge(row, info.parent_type, field_))
        if field_ in ("cost", "curator", "explain"):
            return None  # nothing is priced where no budget is given; nor is there a ledger
        if field_ == "path":
            return self.path(info.path.key, given)
        if field_ == "evidence" and isinstance(source, Row | Link):
            return evidence(self.graph, source, given)
        if isinstance(source, Link) and field_ in OF_LINKS:
            return OF_LINKS[field_](source)
        if isinstance(source, dict):
            value = source[field_]
            return value[: bounded("first", given["first"], 0, 200)] if given else value
        value = self.of_thing(source, info.parent_type, field_, given)
        if isinstance(value, Listing):
            return self.columns(info.return_type).page(value, given)
        return _known(value)

    def of_thing(self, source: Value, type_: Composite, name_: str, given: Arguments) -> Value:
        """A field of a thing, or of whatever else is no edge."""
        for each in (type_, *type_.interfaces):
            if resolver := FIELDS.get(f"{each.name}.{name_}"):
                return resolver(self.graph, source, given)
        return source.node if name_ == "node" else source.get(name_)

    def columns(self, type_: GraphQLOutputType) -> Columns:
        """What the rows of a connection's type show."""
        return Columns(type_, self.of_thing, self.graph.encoding)

    def _of_page(self, its: Page, info: GraphQLResolveInfo[Any], given: Arguments) -> Value:
        if info.field_name == "facets":
            return self.columns(info.parent_type).facets(its.rows, given)
        if info.field_name == "aggregate":
            return self.columns(info.parent_type).aggregate(its.rows, given)
        return _of_page(its, info.field_name)

    def path(self, key: str | int, given: Arguments) -> Chain | None:
        """A shortest chain: the one that is answered, if it is one."""
        if not given["kinds"]:
            raise RefusedError("kinds")
        longest = bounded("maxLength", given["maxLength"], 1, 6)
        named(self.graph, "path", given, **{"from": "Entity", "to": "Entity"})
        start, goal = self.graph.found(given["from"]), self.graph.found(given["to"])
        if start is None or goal is None or start is goal or not in_years(start, given):
            return None
        length = distance(self.graph, start, goal, given, longest)
        if length is None:
            return None
        chain = self.chains.get(str(key))
        assert chain is not None, f"{key}: there is a chain of {length} links"
        assert len(chain.links) == length, f"{key}: a chain of {length} links is shorter"
        assert [chain.nodes[0], chain.nodes[-1]] == [start, goal]
        links = []
        for near, link, far in zip(chain.nodes, chain.links, chain.nodes[1:], strict=False):
            its = (link.type, link.source)
            steps = passable(self.graph, near, given)
            passing = [it for it, to in steps if to is far and (it.type, it.source) == its]
            assert passing, f"{key}: no such link"
            links.append(min(passing, key=kind_of_link))
        return Chain(chain.nodes, links)


def _of_page(its: Page, field_: str) -> Value:
    ends = its.keys[its.start : its.end]
    if field_ == "totalCount":
        return len(its.rows)
    if field_ == "edges":
        return list(zip(ends, its.rows[its.start : its.end], strict=True))
    if field_ == "nodes":
        return [_known(row.node) for row in its.rows[its.start : its.end]]
    return {
        "hasNextPage": its.following,
        "hasPreviousPage": its.previous,
        "startCursor": cursor(ends[0]) if ends else None,
        "endCursor": cursor(ends[-1]) if ends else None,
    }


def _known(value: Value) -> Value:
    """What has no type in the schema can not be shown: null in its place."""
    if isinstance(value, Thing):
        return value if value.type else None
    if isinstance(value, list):
        return [_known(each) for each in value]
    return value


def unanswered(schema: GraphQLSchema) -> list[str]:
    """Fields with arguments that nothing here answers: a new field needs its line in `FIELDS`."""
    elsewhere = {"jointWorks", "groundwork", "path", "evidence", "explain", "facets", "aggregate"}
    missing = []
    for type_ in schema.type_map.values():
        if type_.name.startswith(("__", "Mutation")) or not isinstance(type_, Composite):
            continue
        for name_, each in type_.fields.items():
            homes = (type_.name, *(i.name for i in type_.interfaces))
            if (
                each.args
                and name_ not in elsewhere
                and not any(f"{home}.{name_}" in FIELDS for home in homes)
            ):
                missing.append(f"{type_.name}.{name_}")
    return missing
