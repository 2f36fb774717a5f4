"""Metadata of data sets, software and texts from DataCite, as JSON of its interface and data file.

https://support.datacite.org/docs/api and https://datafiles.datacite.org
"""

import re
from collections.abc import Iterator, Mapping
from functools import partial
from types import MappingProxyType
from typing import Any, Final

from extractors.errors import MissingFieldError
from extractors.json_split import split_objects
from extractors.papers.datacite.terms import (
    award_numbers,
    is_group,
    person_name,
    published,
    relate,
    scheme,
    words_of,
)
from extractors.papers.dates import iso_date
from extractors.papers.languages import bcp47
from extractors.papers.markup import plain
from extractors.papers.paper import Identifiers, Paper
from extractors.printed import PersonName
from extractors.record import Record, parse
from extractors.source import Authority, Raw, Source, believed
from ontology.facts import Document, Evidence, Fact, Unread

_LEFT_OUT: Final[Mapping[str, str]] = MappingProxyType(
    {
        "how DataCite keeps its own record": """
            id type prefix suffix created registered updated state isActive metadataVersion
            schemaVersion schema-version source reason xml clientId providerId agency
            relationships client url contentUrl provider providerSymbol landingPage identifiers
            @context""",
        "counted from elsewhere": """
            viewCount viewsOverTime downloadCount downloadsOverTime referenceCount citationCount
            citationsOverTime partCount partOfCount versionCount versionOfCount""",
        "size, form, version and rights of the thing itself": """
            sizes formats version rightsList rights-list rights resource-type""",
        "places, further numbers, the venue's own record": """
            geoLocations geo-locations alternateIdentifiers relatedItems container""",
    }
)
IGNORED: Final = frozenset(" ".join(_LEFT_OUT.values()).split())

_DOI: Final = re.compile(rb'"(?:doi|id)"\s*:\s*"(?:https?://doi\.org/|doi:)?10\.', re.IGNORECASE)
_OWN: Final = (b"datacite", b'"rightsList"', b'"resourceTypeGeneral"', b'"resource-type-general"')


def recognises(name: str, head: bytes) -> bool:
    """Whether a file holds DataCite records: a DOI, creators and words of their schema."""
    opening = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    return (
        opening[:1] in (b"{", b"[")
        and _DOI.search(opening) is not None
        and (b'"creators"' in opening or b'"creator"' in opening)
        and any(each in opening for each in _OWN)
        and b'"content-domain"' not in opening
    )


def extract(raw: Raw) -> Iterator[Fact]:
    """Yield a work, who made it and where they work, who paid, and what it is related to."""
    whole = parse(raw.data)
    record = whole.record("attributes") if "attributes" in whole else whole
    paper = _paper(record)
    for related in _records(record, "relatedIdentifiers", "related-identifiers"):
        _related(paper, related)
    for creator in _records(record, "creators", "creator"):
        _agent(paper, creator, "")
    for contributor in _records(record, "contributors"):
        role = contributor.optional_text("contributorType")
        _agent(paper, contributor, role)
    for subject in _records(record, "subjects"):
        words = subject.optional_text("subject")
        subject.ignore(*subject.names())
        paper.keyword(words)
    for funding in _records(record, "fundingReferences", "funding-references"):
        _funding(paper, funding)
    left = set(record.close(IGNORED)) | (
        set(whole.close(IGNORED)) if record is not whole else set()
    )
    yield from paper.facts()
    yield from map(Unread, sorted(each for each in left if not each.startswith("attributes.")))


def _paper(record: Record) -> Paper:
    doi = record.optional_text("doi") or record.optional_text("DOI")
    if not doi:
        doi = record.optional_text("id").removeprefix("https://doi.org/")
    if not doi:
        raise MissingFieldError(f"the record says nothing at {record.at('doi')}, which it must")
    titles = _records(record, "titles", "title")
    words = [(_plain_title(each), each.value("titleType"), each.value("lang")) for each in titles]
    for each in titles:
        each.ignore(*each.names())
    title = next((each for each, kind, _ in words if not kind), words[0][0] if words else "")
    types = record.record("types")
    kind = types.value("resourceTypeGeneral") or types.value("resource-type-general")
    kind = kind or record.value("resource-type-general")  # of schema 3
    types.ignore(*types.names())
    publisher = record.value("publisher")
    if isinstance(publisher, dict):
        publisher = publisher.get("name")
    year, language = record.value("publicationYear"), record.value("language")
    older = [record.value(each) for each in ("publication-year", "date-published", "published")]
    day = published(_dates(record), iso_date(str(year or next(filter(None, older), ""))[:60]))
    tag = bcp47(language) if isinstance(language, str) else ""
    document = Document(
        "datacite", doi.lower(), title or doi, day, f"https://doi.org/{doi.lower()}", tag
    )
    properties = {
        "venue": publisher if isinstance(publisher, str) else "",
        "workType": kind if isinstance(kind, str) else "",
        "abstract": _abstract(record),
    }
    place = record.at("titles" if title else "doi")
    paper = Paper(document, Evidence(place, title or doi), [("doi", doi)], properties)
    for other, kind, tongue in words:
        if kind in ("TranslatedTitle", "AlternativeTitle"):
            paper.also_titled(other, bcp47(tongue) if isinstance(tongue, str) else "")
    return paper


def _plain_title(title: Record) -> str:
    return words_of(plain(title.optional_text("title")))


def _records(record: Record, *names: str) -> list[Record]:
    """The objects of a field under any of its names; a lone one, or a text, is a list of one."""
    found: list[Record] = []
    for name in names:
        value: Any = record.value(name)
        values = value if isinstance(value, list) else [value]
        key = "title" if name.startswith("title") else "name"
        objects = [{key: each} if isinstance(each, str) else each for each in values]
        fields = {name: [each for each in objects if each is not None]}
        found += Record(fields, record.place).records(name)
    return found


def _dates(record: Record) -> list[tuple[str, str]]:
    found = []
    for each in _records(record, "dates"):
        kind, day = each.value("dateType") or each.value("date-type"), each.value("date")
        if isinstance(kind, str) and isinstance(day, str):
            found.append((kind, iso_date(day)))
    return found


def _abstract(record: Record) -> str:
    found = [
        (each.value("descriptionType"), plain(each.optional_text("description")))
        for each in _records(record, "descriptions")
    ]
    return next((words for kind, words in found if kind in ("Abstract", None) and words), "")


def _agent(paper: Paper, agent: Record, role: str) -> None:
    printed, kind = agent.optional_text("name"), agent.optional_text("nameType")
    given, family = agent.optional_text("givenName"), agent.optional_text("familyName")
    kind = kind or {"Person": "Personal", "Organization": "Organizational"}.get(
        agent.optional_text("type"), ""
    )
    identifiers = _name_identifiers(agent)
    affiliations = _records(agent, "affiliation", "affiliations")
    evidence = Evidence(agent.place, printed)
    agent.ignore(*agent.names())
    if is_group(kind, role, PersonName(given, family, printed=printed), identifiers):
        organization = paper.organization(printed, evidence, identifiers)
        if not role:
            paper.took_part(organization, evidence)
    elif role in ("", "Editor"):
        put = paper.editor if role else paper.author
        person = put(person_name(printed, given, family), agent.place, identifiers)
        for each in affiliations:
            words, named = each.optional_text("name"), each.value("affiliationIdentifierScheme")
            ids = [(scheme(str(named or "ROR")), each.optional_text("affiliationIdentifier"))]
            at = Evidence(each.place, words)
            organization = paper.organization(words, at, ids)
            if not role:
                paper.works_at(person, organization, at)
            elif person is not None and organization is not None:
                paper.affiliated(person, organization, at)


def _name_identifiers(agent: Record) -> Identifiers:
    found = []
    for each in _records(agent, "nameIdentifiers"):
        named = each.optional_text("nameIdentifierScheme")
        found.append((scheme(named), each.optional_text("nameIdentifier")))
    identity = agent.value("id") or agent.value("@id")
    return [*found, ("orcid", identity if isinstance(identity, str) else "")]


def _funding(paper: Paper, funding: Record) -> None:
    name, number = funding.optional_text("funderName"), funding.value("awardNumber")
    named = funding.optional_text("funderIdentifierType")
    identifiers = [(scheme(named), funding.optional_text("funderIdentifier"))]
    title, address = funding.optional_text("awardTitle"), funding.optional_text("awardUri")
    evidence = Evidence(funding.place, name)
    funding.ignore(*funding.names())
    funder = paper.funder(name, evidence, identifiers)
    numbers = award_numbers(str(number or "")[:200])
    for each in numbers:
        named = title if len(numbers) == 1 else ""
        paper.award(each, funder, evidence, [("doi", address)], title=named)


def _related(paper: Paper, related: Record) -> None:
    kind, words, relation = (
        related.value(name) or related.value(older)
        for name, older in (
            ("relatedIdentifierType", "related-identifier-type"),
            ("relatedIdentifier", "related-identifier"),
            ("relationType", "relation-type"),
        )
    )
    if isinstance(words, str):
        relate(paper, Evidence(related.place, words), [(scheme(str(kind)), words)], str(relation))


SOURCE: Final = Source(
    name="datacite",
    version="4",
    title="DataCite",
    url="https://datacite.org",
    license="CC0-1.0",
    recognises=recognises,
    split=partial(split_objects, pages=(("data",),)),
    extract=extract,
    precedence=believed(Authority.PUBLISHER),
)
