"""The things of the graph, as people ask for them.

A field without a declaration is the property of the same name, described by the vocabulary.
To add a field, add its line. They name each other, hence the one module.
"""

from typing import Generic, TypeVar

import strawberry

from kg_api.fields.arguments import FIRST
from kg_api.fields.declare import kind_of, many, match, one, page, part, value
from kg_api.schema import collaboration_clauses as clauses
from kg_api.schema import edges
from kg_api.schema import filters as by
from kg_api.schema.core import Connection, Edge, Entity, LinkEdge, Node
from kg_api.schema.enums import AgreementKind, CollaborationKind, OrganizationKind, WorkKind

T = TypeVar("T")


@strawberry.type
class CollaboratorEdge(Edge[T], Generic[T]):
    """An organisation that this one works with, by the evidence that passes the filters."""

    strength: int
    fractional_strength: float
    first_year: int | None
    last_year: int | None
    kinds: list[CollaborationKind]
    collaboration: "Collaboration" = part(
        "collaboration", "The collaboration itself, with all its evidence."
    )


@strawberry.type
class OutputShare:
    """How much of an organisation's works it has made with others of some kind."""

    works: int = value("works", "How many works it has.")
    joint: int = value("joint", "How many of them are others' of that kind too.")
    full: float | None = value("full", "Their share, each work as one; null without works.")
    fractional: float | None = value(
        "fractional", "Their share, each work as one part of as many as it has organisations."
    )
    joint_works: list["Work"] = many(clauses.JOINT_WORKS, by.BY_YEAR, "Those works.", FIRST)


@strawberry.type
class SpinOffEdge(edges.DatedEdge[T], Generic[T]):
    """An organisation that people of this one founded, or that came out of it."""

    groundwork: list["Work"] = many(
        clauses.GROUNDWORK,
        by.BY_YEAR,
        "Works of this one, of at most three years before or after the other's foundation, on a "
        "topic of the other's own works.",
        FIRST,
    )


@strawberry.interface
class Agent(Entity):
    """A person or an organisation: whatever can act, own or sign."""


@strawberry.type
class Organization(Agent):
    """A body of people with a name of its own."""

    kind: OrganizationKind = kind_of("What sort of organisation it is.")
    country_code: str | None
    established: int | None
    homepage: str | None
    status: str | None
    collaborators: Connection[CollaboratorEdge["Organization"]] = page(
        clauses.COLLABORATORS,
        by.BY_STRENGTH,
        "Organisations it works with, counted over the evidence that passes the filters.",
        clauses.LEVEL,
    )
    joint_output: OutputShare = one(
        clauses.OUTPUT_SHARE,
        "How much of its works are joint with companies, or with what else is named.",
        clauses.WITH_KINDS,
        this="works",
    )
    potential_partners: Connection[edges.PotentialPartnerEdge["Organization"]] = page(
        clauses.POTENTIAL_PARTNERS,
        by.BY_NEARNESS,
        "Organisations that it does not work with, though its partners do; the nearest first. What "
        "owns it, or it owns, is left out.",
        clauses.LEVEL,
    )
    works: Connection[edges.ContributionEdge["Work"]] = page(
        clauses.contributions("Work"),
        by.BY_YEAR,
        "Papers it contributed to, patents it applied for or owns, filings it made.",
    )
    funded: Connection[LinkEdge["Work"]] = page(
        match("(this)<-[link:FUNDED_BY]-(node:Work)"), by.BY_YEAR, "Works it paid for."
    )
    people: Connection[edges.AffiliationEdge["Person"]] = page(
        match("(this)<-[link:AFFILIATED_WITH|OFFICER_OF]-(node:Person)", *by.OF_TIME),
        by.BY_NAME_AND_LINK,
        "People who work at it or act for it.",
    )
    parents: Connection[edges.RelationEdge["Organization"]] = page(
        match("(this)-[link:SUBSIDIARY_OF|PART_OF]->(node:Organization)", *by.OF_TIME),
        by.BY_NAME_AND_LINK,
        "Organisations that own it or that it is a part of.",
    )
    subsidiaries: Connection[edges.RelationEdge["Organization"]] = page(
        match("(this)<-[link:SUBSIDIARY_OF|PART_OF]-(node:Organization)", *by.OF_TIME),
        by.BY_NAME_AND_LINK,
        "Organisations that it owns or consists of.",
    )
    shareholders: Connection[edges.RelationEdge["Organization"]] = page(
        match("(this)<-[link:HAS_SHARE_IN]-(node:Organization)", *by.OF_TIME),
        by.BY_NAME,
        "Organisations that hold a part of it, too small to own it.",
    )
    shareholdings: Connection[edges.RelationEdge["Organization"]] = page(
        match("(this)-[link:HAS_SHARE_IN]->(node:Organization)", *by.OF_TIME),
        by.BY_NAME,
        "Organisations of which it holds a part, too small to own them.",
    )
    successors: Connection[LinkEdge["Organization"]] = page(
        match("(this)-[link:SUCCEEDED_BY]->(node:Organization)"), by.BY_NAME, "What became of it."
    )
    predecessors: Connection[LinkEdge["Organization"]] = page(
        match("(this)<-[link:SUCCEEDED_BY]-(node:Organization)"), by.BY_NAME, "What it came from."
    )
    founders: Connection[edges.RelationEdge["Organization"]] = page(
        match("(this)-[link:FOUNDED_BY|SPUN_OUT_OF]->(node:Organization)"),
        by.BY_NAME_AND_LINK,
        "Organisations that founded it, or whose people did, or that it came out of.",
    )
    spin_offs: Connection[SpinOffEdge["Organization"]] = page(
        clauses.SPIN_OFFS, by.BY_NAME_AND_LINK, "Organisations that it or its people founded."
    )
    agreements: Connection[edges.PartyEdge["Agreement"]] = page(
        match("(this)-[link:PARTY_TO]->(node:Agreement)"), by.BY_YEAR, "Contracts it is a party to."
    )
    work_count: int = value(clauses.WORK_COUNT, "How many works it has.")
    collaborator_count: int = value(
        clauses.COLLABORATION_COUNT, "How many organisations it works with."
    )
    topics: Connection[edges.WorkCountEdge["Topic"]] = page(
        clauses.TOPICS_OF_WORKS, by.BY_WORKS, "What its works are about, the most frequent first."
    )
    places: Connection[LinkEdge["Place"]] = page(
        match("(this)-[link:LOCATED_IN]->(node:Place)"), by.BY_NAME, "Where it is."
    )


@strawberry.type
class Person(Agent):
    """A human being: author, inventor or officer."""

    given_name: str | None
    family_name: str | None
    name_suffix: str | None
    work_count: int = value(
        "COUNT { MATCH (this)-[:AUTHORED|INVENTED]->(its:Work) RETURN DISTINCT its }",
        "How many works the person wrote or invented.",
    )
    works: Connection[edges.AuthorshipEdge["Work"]] = page(
        match("(this)-[link:AUTHORED|INVENTED]->(node:Work)"),
        by.BY_YEAR_AND_LINK,
        "What the person wrote and invented.",
    )
    affiliations: Connection[edges.AffiliationEdge["Organization"]] = page(
        match("(this)-[link:AFFILIATED_WITH|OFFICER_OF]->(node:Organization)", *by.OF_TIME),
        by.BY_NAME_AND_LINK,
        "Where the person works or acts as an officer.",
    )
    collaborators: Connection[edges.CoauthorEdge["Person"]] = page(
        clauses.COAUTHORS,
        by.BY_STRENGTH,
        "People who wrote or invented something together with the person.",
    )
    agreements: Connection[edges.PartyEdge["Agreement"]] = page(
        match("(this)-[link:PARTY_TO]->(node:Agreement)"),
        by.BY_YEAR,
        "Contracts the person is a party to.",
    )


@strawberry.interface
class Work(Entity):
    """Something written and published: a paper, a patent or a filing."""

    kind: WorkKind = kind_of("What sort of work it is.")
    title: str = value("coalesce(this.name, this.id)", "Its title; the same as `name`.")
    date: str | None
    year: int | None
    abstract: str | None
    language: str | None
    url: str | None
    work_type: str | None
    keywords: list[str]
    classifications: list[str]
    # Of papers alone; here so that any list of works is filtered and counted by them.
    venue: str | None = value("this.venue", "Where it was published; papers alone have one.")
    retracted: bool | None = value(
        "this.retracted", "Whether it was retracted or withdrawn; known of papers alone."
    )
    people: Connection[edges.AuthorshipEdge["Person"]] = page(
        match("(this)<-[link:AUTHORED|INVENTED]-(node:Person)"),
        by.BY_POSITION,
        "Who wrote or invented it, in the order it names them.",
    )
    organizations: Connection[edges.ContributionEdge["Organization"]] = page(
        clauses.contributions("Organization"), by.BY_NAME, "Organisations whose work it is."
    )
    topics: Connection[edges.SubjectEdge["Topic"]] = page(
        match("(this)-[link:HAS_TOPIC]->(node:Topic)"), by.BY_SCORE, "What it is about."
    )
    cites: Connection[edges.CitationEdge["Work"]] = page(
        match("(this)-[link:CITES]->(node:Work)"), by.BY_YEAR, "Works it cites."
    )
    cited_by: Connection[edges.CitationEdge["Work"]] = page(
        match("(this)<-[link:CITES]-(node:Work)"), by.BY_YEAR, "Works that cite it."
    )
    counterparts: Connection[edges.PairEdge["Work"]] = page(
        match("(this)-[link:PAIRED_WITH]-(node:Work)"),
        by.BY_SCORE,
        "Papers of a patent, or patents of a paper, that tell of the same piece of work: the same "
        "people, the same matter, near dates. Claimed with a score; no document says so.",
    )
    funders: Connection[LinkEdge["Organization"]] = page(
        match("(this)-[link:FUNDED_BY]->(node:Organization)"), by.BY_NAME, "Who paid for it."
    )
    citation_count: int = value(
        "COUNT { MATCH (this)<-[:CITES]-(its:Work) RETURN its }",
        "How many works of the graph cite it.",
    )
    citing_patent_count: int = value(
        "COUNT { MATCH (this)<-[:CITES]-(its:Patent) RETURN its }",
        "How many patents of the graph cite it.",
    )
    grants: Connection[LinkEdge["Grant"]] = page(
        match("(this)-[link:SUPPORTED_BY]->(node:Grant)"), by.BY_NAME, "Grants it names."
    )


@strawberry.type
class Paper(Work):
    """A work of scholarship: article, conference paper, book, dataset."""

    notices: Connection[edges.NoticeEdge["Paper"]] = page(
        match("(this)<-[link:RETRACTS|CORRECTS]-(node:Paper)"),
        by.BY_YEAR_AND_LINK,
        "Notices that retract or correct it.",
    )
    acknowledgement: str | None
    funding_statement: str | None
    authors: Connection[edges.AuthorshipEdge["Person"]] = page(
        match("(this)<-[link:AUTHORED]-(node:Person)"), by.BY_POSITION, "Its authors, in order."
    )


@strawberry.type
class Patent(Work):
    """A published patent or patent application."""

    publication_number: str | None
    application_number: str | None
    application_date: str | None
    priority_date: str | None
    country_code: str | None
    government_interest: str | None
    legal_status: str | None
    inventors: Connection[edges.AuthorshipEdge["Person"]] = page(
        match("(this)<-[link:INVENTED]-(node:Person)"), by.BY_POSITION, "Its inventors, in order."
    )
    applicants: Connection[edges.PartyEdge[Agent]] = page(
        match("(this)<-[link:APPLIED_FOR]-(node:Agent)"), by.BY_NAME, "Who applied for it."
    )
    assignees: Connection[edges.PartyEdge[Agent]] = page(
        match("(this)-[link:ASSIGNED_TO]->(node:Agent)"),
        by.BY_NAME,
        "Who owns it, by its own word.",
    )
    representatives: Connection[LinkEdge[Agent]] = page(
        match("(this)-[link:REPRESENTED_BY]->(node:Agent)"), by.BY_NAME, "Who acts for its parties."
    )
    families: Connection[LinkEdge["PatentFamily"]] = page(
        match("(this)-[link:IN_FAMILY]->(node:PatentFamily)"),
        by.BY_NAME,
        "The invention, with what every office published of it.",
    )


@strawberry.type
class PatentFamily(Entity):
    """One invention, with what every office published of it."""

    members: Connection[LinkEdge["Patent"]] = page(
        match("(this)<-[link:IN_FAMILY]-(node:Patent)"), by.BY_YEAR, "Its publications."
    )


@strawberry.type
class Filing(Work):
    """A document that a company filed with an authority."""

    form: str | None
    accession_number: str | None
    period: str | None
    items: list[str]
    agreements: Connection[LinkEdge["Agreement"]] = page(
        match("(this)<-[link:DISCLOSED_IN]-(node:Agreement)"), by.BY_YEAR, "Contracts it discloses."
    )


@strawberry.type
class Agreement(Entity):
    """A contract between two or more parties."""

    kind: AgreementKind = kind_of("What sort of agreement it is.")
    date: str | None
    year: int | None
    exclusive: bool | None
    effective_date: str | None
    end_date: str | None
    governing_law: str | None
    territory: str | None
    subject: str | None
    term: str | None
    amounts: list[str]
    parties: Connection[edges.PartyEdge[Agent]] = page(
        match("(this)<-[link:PARTY_TO]-(node:Agent)"), by.BY_NAME, "Who agreed."
    )
    disclosed_in: Connection[LinkEdge["Filing"]] = page(
        match("(this)-[link:DISCLOSED_IN]->(node:Filing)"), by.BY_YEAR, "Filings that show it."
    )
    topics: Connection[edges.SubjectEdge["Topic"]] = page(
        match("(this)-[link:HAS_TOPIC]->(node:Topic)"), by.BY_SCORE, "What it is about."
    )


@strawberry.type
class Collaboration(Entity):
    """What two organisations do together, gathered from every document that shows it."""

    organizations: list[Organization] = many(clauses.PARTICIPANTS, by.BY_ID, "The two of them.")
    strength: int
    fractional_strength: float
    first_year: int | None
    last_year: int | None
    kinds: list[CollaborationKind]
    by_year: list[edges.YearCount] = many(
        clauses.EVIDENCE_COUNTS,
        by.BY_YEAR_AND_KIND,
        "How many works and agreements show it, by year and kind.",
    )
    topics: Connection[edges.WorkCountEdge["Topic"]] = page(
        clauses.TOPICS_OF_EVIDENCE, by.BY_WORKS, "What it is about, the most frequent first."
    )
    evidence: Connection[edges.CollaborationEvidenceEdge[Node]] = page(
        match("(this)-[link:EVIDENCED_BY]->(node)", *by.OF_LINK_EVIDENCE),
        by.BY_EVIDENCE_YEAR,
        "The works and agreements that show it, the latest first.",
    )


@strawberry.type
class Topic(Entity):
    """What a work is about: a topic of OpenAlex, or the subfield, field or domain it lies in."""

    scheme: str | None
    notation: str | None
    level: str | None
    broader: Connection[LinkEdge["Topic"]] = page(
        match("(this)-[link:BROADER]->(node:Topic)"), by.BY_NAME, "What it lies in."
    )
    narrower: Connection[LinkEdge["Topic"]] = page(
        match("(this)<-[link:BROADER]-(node:Topic)"), by.BY_NAME, "What lies in it."
    )
    work_count: int = value(
        "COUNT { MATCH (this)<-[:HAS_TOPIC]-(its:Work) RETURN its }", "How many works are about it."
    )
    works: Connection[edges.SubjectEdge["Work"]] = page(
        match("(this)<-[link:HAS_TOPIC]-(node:Work)"), by.BY_YEAR, "Works about it."
    )
    organizations: Connection[edges.WorkCountEdge["Organization"]] = page(
        clauses.CONTRIBUTORS_TO_TOPIC,
        by.BY_WORKS,
        "Organisations with works about it, those with the most first.",
    )


@strawberry.type
class Place(Entity):
    """A city, region or country."""

    country_code: str | None
    latitude: float | None
    longitude: float | None
    within: Connection[LinkEdge["Place"]] = page(
        match("(this)-[link:LOCATED_IN]->(node:Place)"), by.BY_NAME, "The places it lies in."
    )
    organizations: Connection[LinkEdge["Organization"]] = page(
        match("(this)<-[link:LOCATED_IN]-(node:Organization)"), by.BY_NAME, "Who is there."
    )


@strawberry.type
class Grant(Entity):
    """Money given for a piece of research, under a number."""

    award_number: str | None
    funders: Connection[LinkEdge["Organization"]] = page(
        match("(this)-[link:FUNDED_BY]->(node:Organization)"), by.BY_NAME, "Who gave it."
    )
    works: Connection[LinkEdge["Work"]] = page(
        match("(this)<-[link:SUPPORTED_BY]-(node:Work)"), by.BY_YEAR, "What came of it."
    )
