"""Papers, authors, institutions, topics and funding from OpenAlex works.

One JSON object per work, as https://docs.openalex.org/api-entities/works/work-object describes it
and as older snapshots still hold it (`host_venue`, `grants`, `raw_affiliation_string`).
"""

import re
from collections.abc import Iterator, Mapping
from functools import partial
from types import MappingProxyType
from typing import Final

from extractors.errors import MalformedError
from extractors.fact_builder import FactBuilder
from extractors.json_split import split_objects
from extractors.papers.openalex import affiliations, grants
from extractors.papers.openalex.affiliations import Printed
from extractors.printed import said
from extractors.record import Record, parse
from extractors.source import Authority, Raw, Source, believed
from ontology.facts import Document, Evidence, Fact, Mention, Name, Unread, seen
from ontology.identifiers import valid_curies

# By https://ror.readme.io/docs/types, whose words OpenAlex uses; any other type is an Organization.
KINDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "archive": "Archive",
        "company": "Company",
        "education": "University",
        "facility": "ResearchInstitute",
        "funder": "Funder",
        "government": "Government",
        "healthcare": "Hospital",
        "nonprofit": "Nonprofit",
    }
)

DELETED: Final = "Deleted Author"
"""The name that stands for an author whom OpenAlex has taken out."""

# Fields we know and leave out, by why.
_LEFT_OUT: Final[Mapping[str, str]] = MappingProxyType(
    {
        "counted or derived from what we read, or from the graph": """
            authors_count authorships.countries citation_normalized_percentile cited_by_count
            cited_by_percentile_year concepts_count corresponding_author_ids
            corresponding_institution_ids countries_distinct_count counts_by_year fwci institutions
            institutions_distinct_count locations_count referenced_works_count related_works
            relevance_score summary_stats""",
        "the order of the list says it": "authorships.author_position",
        "the registry of organisations says it, with dates": "authorships.institutions.lineage",
        "no longer kept up, or another vocabulary's": "concepts sustainable_development_goals",
        "where the topic stands in its tree": """
            primary_topic.domain primary_topic.field primary_topic.subfield
            topics.domain topics.field topics.subfield""",
        "where copies lie and what they cost": """
            alternate_host_venues apc_list apc_paid apc_payment best_oa_location content_urls
            fulltext_origin has_content has_fulltext is_in_doaj is_oa locations ngrams_url
            open_access""",
        "of the venue we keep the name, of the location the address": """
            biblio host_venue.id host_venue.is_in_doaj host_venue.is_oa host_venue.issn
            host_venue.issn_l host_venue.publisher host_venue.type host_venue.url
            primary_location.doi primary_location.id primary_location.is_accepted
            primary_location.is_oa primary_location.is_published primary_location.license
            primary_location.license_id primary_location.pdf_url primary_location.raw_source_name
            primary_location.raw_type primary_location.source_text primary_location.version
            primary_location.source.host_organization
            primary_location.source.host_organization_lineage
            primary_location.source.host_organization_lineage_names
            primary_location.source.host_organization_name primary_location.source.id
            primary_location.source.is_core primary_location.source.is_in_doaj
            primary_location.source.is_indexed_in_scopus primary_location.source.is_oa
            primary_location.source.issn primary_location.source.issn_l
            primary_location.source.publisher primary_location.source.publisher_id
            primary_location.source.raw_type primary_location.source.type""",
        "how OpenAlex keeps its own record": """
            abstract_inverted_index_v3 cited_by_api_url created_date datasets
            doi_registration_agency indexed_in institution_assertions is_paratext is_xpac
            type_crossref updated updated_date versions""",
        "says the id again, has no scheme of ours, or is the client's": """
            ids.openalex ids.pmcid citation page""",
        "what an award was worth and when, for which the vocabulary has no words": """
            awards.amount awards.currency awards.description awards.end_year awards.funder_scheme
            awards.funding_type awards.landing_page_url awards.lead_investigator awards.start_year
            """,
    }
)
IGNORED: Final = frozenset(" ".join(_LEFT_OUT.values()).split())

_WORK: Final = re.compile(rb'"id"\s*:\s*"https://openalex\.org/W\d+"')
_MESH_IGNORED: Final = ("descriptor_ui", "is_major_topic", "qualifier_name", "qualifier_ui")
_QUOTE_LENGTH: Final = 500
_UNRESOLVED: Final = 0.8
"""Confidence that words in which OpenAlex found no institution are an organisation's name."""


def recognises(name: str, head: bytes) -> bool:
    """Whether a file holds works: an object whose id is a work's, with authorships or a year."""
    opening = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    return (
        not name.endswith((".xml", ".html", ".csv"))
        and opening[:1] in (b"{", b"[")
        and _WORK.search(opening) is not None
        and (b'"authorships"' in opening or b'"publication_year"' in opening)
    )


def extract(raw: Raw) -> Iterator[Fact]:
    """Yield a paper, what it is about, who wrote it and where, who paid, what it cites."""
    work = parse(raw.data)
    key = work.text("id").rsplit("/", 1)[-1]
    if work.is_text("type", "grant"):
        yield from grants.facts_of(work, key)
        yield from map(Unread, work.close(IGNORED | grants.IGNORED))
        return
    builder, paper = _paper(work, key)
    year = str(paper.properties.get("year", ""))
    for position, authorship in enumerate(work.records("authorships"), start=1):
        _authorship(builder, paper, authorship, position, year)
    _topics(builder, paper, work)
    _funding(builder, paper, work)
    _citations(builder, paper, work)
    yield from builder.facts
    yield from map(Unread, work.close(IGNORED))


def _paper(work: Record, key: str) -> tuple[FactBuilder, Mention]:
    title, at = _title(work, key)
    doi, location = work.optional_text("doi"), work.record("primary_location")
    url = location.optional_text("landing_page_url") or doi or f"https://openalex.org/{key}"
    year, language = work.integer("publication_year"), work.optional_text("language")
    date = work.optional_text("publication_date") or str(year or "")
    properties = {
        "date": date,
        "year": year,
        "abstract": _abstract(work),
        "language": language,
        "url": url,
        "venue": _venue(work, location),
        "workType": work.optional_text("type"),
        "retracted": work.boolean("is_retracted"),
        "keywords": _keywords(work),
    }
    document = Document("openalex", key, title, date, url, language)
    builder = FactBuilder(document)
    paper = document.mention(
        "Paper",
        title,
        Evidence(at, title[:_QUOTE_LENGTH]),
        identifiers=_work_identifiers(work.record("ids"), key, doi),
        properties=said(properties),
    )
    return builder, builder.once(paper)


def _title(work: Record, key: str) -> tuple[str, str]:
    """The title and where it stands; the id where there is none, until another record has it."""
    titles = [
        (work.optional_text(name).strip(), work.at(name)) for name in ("title", "display_name")
    ]
    return next((each for each in titles if each[0]), (key, work.at("id")))


def _venue(work: Record, location: Record) -> str:
    older = work.record("host_venue").optional_text("display_name")
    return location.record("source").optional_text("display_name") or older


def _work_identifiers(ids: Record, key: str, doi: str) -> tuple[str, ...]:
    mag = ids.value("mag")
    return valid_curies(
        ("openalex", key),
        ("doi", doi or ids.optional_text("doi")),
        ("doi", ids.optional_text("doi")),
        ("pmid", ids.optional_text("pmid").rsplit("/", 1)[-1]),
        ("mag", "" if mag is None else str(mag)),
    )


def _abstract(work: Record) -> str:
    """Put the words of the inverted index back where they stood."""
    index = work.value("abstract_inverted_index") or {}
    try:
        words = [(place, word) for word, places in index.items() for place in places]
        return " ".join(word for _, word in sorted(words))
    except (AttributeError, TypeError) as error:
        raise MalformedError(
            f"{work.at('abstract_inverted_index')} must hold lists of positions by word"
        ) from error


def _authorship(
    builder: FactBuilder, paper: Mention, authorship: Record, position: int, year: str
) -> None:
    institutions, printed = (
        authorship.records("institutions"),
        affiliations.read(authorship),
    )
    # Older snapshots do not say which words name which institution: all may name each.
    either = bool(institutions) and not printed.by_institution
    addresses = "; ".join(each.text for each in printed.unresolved if either or not each.name)
    all_ = Printed(addresses if either else "", authorship.place)
    person = _person(builder, paper, authorship, position, "" if either else addresses)
    for institution in institutions:
        identity = institution.optional_text("id")
        words = printed.by_institution.get(identity, all_)
        organization, evidence = _institution(builder, institution, identity, words)
        _works_at(builder, (person, organization, paper), evidence, year)
    for each in () if either else printed.unresolved:
        if each.name:
            evidence = Evidence(each.place, each.text, _UNRESOLVED)
            mention = builder.document.mention("Organization", each.name, evidence)
            _works_at(builder, (person, builder.once(mention), paper), evidence, year)


def _works_at(
    builder: FactBuilder,
    ends: tuple[Mention | None, Mention, Mention],
    evidence: Evidence,
    year: str,
) -> None:
    """State that an organisation contributed to a paper, by a person that worked for it."""
    person, organization, paper = ends
    if person is not None:
        works_at = builder.document.link(
            "affiliatedWith", person, organization, evidence, spell=seen(year)
        )
        builder.state(works_at)
    builder.relate("contributedTo", organization, paper, evidence)


def _person(
    builder: FactBuilder, paper: Mention, authorship: Record, position: int, unresolved: str
) -> Mention | None:
    author = authorship.record("author")
    usual, raw = author.optional_text("display_name"), authorship.optional_text("raw_author_name")
    name, identity = raw.strip() or usual.strip(), author.optional_text("id")
    identifiers = valid_curies(("openalex", identity), ("orcid", author.optional_text("orcid")))
    corresponding = authorship.boolean("is_corresponding")
    if not name or name == DELETED:
        return None
    quote = f"{name}; {unresolved}" if unresolved else name
    evidence = Evidence(authorship.place, quote[:_QUOTE_LENGTH])
    names = (Name(usual),) if usual.strip() and usual != name else ()
    person = builder.add(
        builder.document.mention("Person", name, evidence, names=names, identifiers=identifiers)
    )
    properties = said({"position": position, "corresponding": corresponding})
    builder.relate("authored", person, paper, evidence, properties=properties)
    return person


def _institution(
    builder: FactBuilder, institution: Record, identity: str, words: Printed
) -> tuple[Mention, Evidence]:
    """An organisation, and what the paper prints of it."""
    name, ror = institution.text("display_name"), institution.optional_text("ror")
    evidence = Evidence(words.place, words.text[:_QUOTE_LENGTH])
    if not words.text:
        evidence = Evidence(institution.place, name)
    mention = builder.document.mention(
        KINDS.get(institution.optional_text("type"), "Organization"),
        name,
        evidence,
        identifiers=valid_curies(("ror", ror), ("openalex", identity)),
        properties=said({"countryCode": institution.optional_text("country_code")}),
    )
    return builder.once(mention), evidence


def _keywords(work: Record) -> tuple[str, ...]:
    """Its keywords, which an older snapshot names otherwise, and the headings of MeSH it has."""
    records = [each.ignore("id", "score") for each in work.records("keywords")]
    words = [each.optional_text("display_name") or each.text("keyword") for each in records]
    headings = [each.ignore(*_MESH_IGNORED) for each in work.records("mesh")]
    return tuple(dict.fromkeys(words + [each.text("descriptor_name") for each in headings]))


def _topics(builder: FactBuilder, paper: Mention, work: Record) -> None:
    primary = work.record("primary_topic")
    topics = work.records("topics")
    if not topics and "display_name" in primary:
        topics = [primary]
    else:
        for repeated in ("id", "display_name", "score"):
            primary.value(repeated)
    for topic in topics:
        _topic(builder, paper, topic)


def _topic(builder: FactBuilder, paper: Mention, topic: Record) -> None:
    name = topic.text("display_name")
    notation = topic.optional_text("id").rsplit("/", 1)[-1]
    evidence = Evidence(topic.place, name)
    identifiers = valid_curies(("openalex", notation))
    properties = said({"scheme": "openalex", "notation": notation})
    mention = builder.mention(
        "Topic", name, evidence, identifiers=identifiers, properties=properties
    )
    score = said({"score": topic.number("score")})
    builder.relate("hasTopic", paper, mention, evidence, properties=score)


def _funding(builder: FactBuilder, paper: Mention, work: Record) -> None:
    """Read who paid: `funders` and `awards` since 2025, `grants` before."""
    funders: dict[str, Mention] = {}
    for each in work.records("funders"):
        _funder(builder, funders, each, ("id", "display_name"))
    for each in work.records("grants"):
        funder = _funder(builder, funders, each, ("funder", "funder_display_name"))
        _grant(builder, paper, funder, _award(builder, each, "award_id"))
    for each in work.records("awards"):
        funder = _funder(builder, funders, each, ("funder_id", "funder_display_name"))
        _grant(builder, paper, funder, _award(builder, each, "funder_award_id"))
    for funder in funders.values():
        builder.relate("fundedBy", paper, funder, funder.evidence)


def _funder(
    builder: FactBuilder, funders: dict[str, Mention], record: Record, fields: tuple[str, str]
) -> Mention | None:
    """The funder a record names in two fields of its own, mentioned once however often named."""
    identity, name = (record.optional_text(field).strip() for field in fields)
    ror = record.optional_text("ror")
    if not name and not identity:
        return None
    known = funders.get(identity or name)
    if known is None:
        name = name or identity.rsplit("/", 1)[-1] or identity
        identifiers = valid_curies(("ror", ror), ("openalex", identity))
        evidence = Evidence(record.place, name)
        known = builder.document.mention("Funder", name, evidence, identifiers=identifiers)
        known = funders[identity or known.name] = builder.once(known)
    return known


def _award(builder: FactBuilder, record: Record, field: str) -> Mention | None:
    number, title = record.optional_text(field).strip(), record.optional_text("display_name")
    identifiers = valid_curies(
        ("openalex", record.optional_text("id")), ("doi", record.optional_text("doi"))
    )
    name = title.strip() or number
    if not name:
        return None
    evidence = Evidence(record.place, number or name)
    properties = said({"awardNumber": number})
    return builder.document.mention(
        "Grant", name, evidence, identifiers=identifiers, properties=properties
    )


def _grant(
    builder: FactBuilder, paper: Mention, funder: Mention | None, award: Mention | None
) -> None:
    if award is None:
        return
    # Two funders may use one number: no award is taken for another of the same name.
    grant = builder.add(award)
    builder.relate("supportedBy", paper, grant, grant.evidence)
    if funder is not None:
        builder.relate("fundedBy", grant, funder, grant.evidence)


def _citations(builder: FactBuilder, paper: Mention, work: Record) -> None:
    for i, identity in enumerate(work.texts("referenced_works")):
        key = identity.rsplit("/", 1)[-1]
        # The graph fills the title in when the cited work itself is read.
        cited = builder.document.mention(
            "Paper",
            key,
            evidence := Evidence(f"/referenced_works/{i}", identity),
            identifiers=valid_curies(("openalex", key)),
        )
        builder.relate("cites", paper, builder.once(cited), evidence)


SOURCE: Final = Source(
    name="openalex",
    version="7",
    title="OpenAlex",
    url="https://openalex.org",
    license="CC0-1.0",
    recognises=recognises,
    split=partial(split_objects, pages=(("results",),)),
    extract=extract,
    precedence=believed(Authority.AGGREGATOR, retracted=Authority.CATALOGUE),
)
