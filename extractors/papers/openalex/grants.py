"""Grants that OpenAlex keeps among its works: money with a number, a funder and who leads it."""

from collections.abc import Iterator
from typing import Final

from extractors.fact_builder import FactBuilder
from extractors.papers.paper import curies
from extractors.printed import said
from extractors.record import Record
from ontology.facts import Document, Evidence, Fact, Mention

# What OpenAlex makes up for a work, and words that repeat the rest.
_LEFT_OUT: Final = """
    primary_topic topics keywords mesh referenced_works language type is_retracted
    abstract_inverted_index authorships.affiliations authorships.is_corresponding
    authorships.raw_affiliation_strings authorships.raw_affiliation_string biblio
    publication_year host_venue primary_location"""
IGNORED: Final = frozenset(_LEFT_OUT.split())


def facts_of(work: Record, key: str) -> Iterator[Fact]:
    """Yield a grant, who gave it, and who leads the research it pays for."""
    title = (work.optional_text("title") or work.optional_text("display_name")).strip()
    work.ignore("display_name")
    date, doi = work.optional_text("publication_date"), work.optional_text("doi")
    ids = work.record("ids")
    document = Document("openalex", key, title or key, date, doi or f"https://openalex.org/{key}")
    builder = FactBuilder(document)
    awards = [*work.records("awards"), *work.records("grants")]
    numbers = [
        each.optional_text("funder_award_id") or each.optional_text("award_id") for each in awards
    ]
    number = next(filter(None, map(str.strip, numbers)), "")
    identifiers = [("openalex", key), ("doi", doi), ("doi", ids.optional_text("doi"))]
    grant = builder.add(
        document.mention(
            "Grant",
            title or number or key,
            Evidence(work.at("title" if title else "id"), title or number or key),
            identifiers=curies(identifiers),
            properties=said({"awardNumber": number}),
        )
    )
    _funders(builder, grant, [*work.records("funders"), *awards])
    for authorship in work.records("authorships"):
        _investigator(builder, grant, authorship)
    yield from builder.facts


def _funders(builder: FactBuilder, grant: Mention, records: list[Record]) -> None:
    for record in records:
        name = record.optional_text("funder_display_name") or record.optional_text("display_name")
        name = name.strip()
        identity = record.optional_text("funder_id") or record.optional_text("funder")
        own = record.optional_text("id")
        numbers = [("openalex", identity or own), ("ror", record.optional_text("ror"))]
        record.ignore(*record.names())
        if name and "/F" in (identity or own):
            evidence = Evidence(record.place, name)
            funder = builder.document.mention("Funder", name, evidence, identifiers=curies(numbers))
            builder.relate("fundedBy", grant, builder.once(funder), evidence)


def _investigator(builder: FactBuilder, grant: Mention, authorship: Record) -> None:
    author = authorship.record("author")
    usual, raw = author.optional_text("display_name"), authorship.optional_text("raw_author_name")
    name = raw.strip() or usual.strip()
    numbers = [("openalex", author.optional_text("id")), ("orcid", author.optional_text("orcid"))]
    if not name:
        return
    evidence = Evidence(authorship.place, name)
    mention = builder.document.mention("Person", name, evidence, identifiers=curies(numbers))
    person = builder.add(mention)
    builder.relate("investigatorOf", person, grant, evidence)
    for institution in authorship.records("institutions"):
        title, at = institution.optional_text("display_name").strip(), institution.place
        ids = [
            ("ror", institution.optional_text("ror")),
            ("openalex", institution.optional_text("id")),
        ]
        institution.ignore(*institution.names())
        if title:
            where = Evidence(at, title)
            organization = builder.document.mention(
                "Organization", title, where, identifiers=curies(ids)
            )
            builder.relate("affiliatedWith", person, builder.once(organization), where)
