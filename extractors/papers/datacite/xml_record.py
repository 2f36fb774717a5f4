"""Metadata of data sets, software and texts from DataCite, in its XML schema, kernels 2 to 4.

https://schema.datacite.org; alone, in OAI-PMH records, or within `oai_datacite`.
"""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from extractors.errors import MissingFieldError, UnsupportedError
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
from extractors.source import Authority, Raw, Source, believed
from extractors.xml import Element, parse
from extractors.xml_split import split_records
from ontology.facts import Document, Evidence, Fact, Unread, fingerprint

_LEFT_OUT: Final[Mapping[str, str]] = MappingProxyType(
    {
        "size, form, version and rights of the thing itself": """
            sizes formats version rights rightsList""",
        "places and further numbers": "geoLocations alternateIdentifiers",
        "the venue's own record": "relatedItems",
        "other data put into the same file": "script @noNamespaceSchemaLocation @schemaLocation",
        "how the record is kept": "isActive isReferenceQuality schemaVersion datacentreSymbol",
    }
)
IGNORED: Final = frozenset(" ".join(_LEFT_OUT.values()).split())

_KERNEL: Final = re.compile(
    rb"datacite\.org/schema/|<creators>|<(?:[\w.-]{1,30}:)?oai_datacite[\s>]"
)
_RESOURCE: Final = re.compile(rb"<(?:[\w.-]{1,30}:)?resource[\s>]")


def recognises(name: str, head: bytes) -> bool:
    """Whether a file holds `resource` elements of DataCite's."""
    return _RESOURCE.search(head) is not None and _KERNEL.search(head) is not None


def extract(raw: Raw) -> Iterator[Fact]:
    """Yield a work, who made it and where they work, who paid, and what it is related to."""
    root = parse(raw.data)
    if root.name != "resource":
        raise UnsupportedError(f"the document is a {root.name}, not a DataCite resource")
    paper = _paper(root)
    for related in root.element("relatedIdentifiers").elements("relatedIdentifier"):
        _related(paper, related)
    for creator in root.element("creators").elements("creator"):
        _agent(paper, creator, "creatorName", "")
    for contributor in root.element("contributors").elements("contributor"):
        _agent(paper, contributor, "contributorName", contributor.attribute("contributorType"))
    for subject in root.element("subjects").elements("subject"):
        paper.keyword(subject.leave().words())
    for funding in root.element("fundingReferences").elements("fundingReference"):
        _funding(paper, funding)
    root.ignore("publisher", "publicationYear", "language")  # kept from the first of them
    yield from paper.facts()
    yield from map(Unread, root.close(IGNORED))


def _paper(root: Element) -> Paper:
    identifier = root.element("identifier")
    kind, doi = identifier.attribute("identifierType"), identifier.leave().words()
    titles = root.element("titles").ignore("@lang").elements("title")
    kinds = [(each.attribute("titleType"), each) for each in titles]
    main = [each for kind, each in kinds if not kind] or titles
    further = [each for kind, each in kinds if kind in ("TranslatedTitle", "AlternativeTitle")]
    words = words_of(plain(main[0].words())) if main else ""
    others = [(each.words(), bcp47(each.attribute("lang"))) for each in titles if each in further]
    for each in titles:
        each.leave()
    if not words and not doi:
        raise MissingFieldError("the resource has neither a title nor an identifier")
    type_ = root.element("resourceType")
    general = type_.attribute("resourceTypeGeneral") or type_.words()
    type_.leave()
    publisher = root.element("publisher").leave().words()
    day, language = _date(root), bcp47(root.optional_text("language"))
    url = f"https://doi.org/{doi}" if kind.upper() == "DOI" and doi else ""
    key = doi.lower() or fingerprint(words)
    document = Document("datacite", key, words or doi, day, url, language)
    place = main[0].place if words else identifier.place
    properties = {"venue": publisher, "workType": general, "abstract": _abstract(root)}
    paper = Paper(document, Evidence(place, words or doi), [(scheme(kind), doi)], properties)
    for other, tongue in others:
        paper.also_titled(plain(other), tongue)
    return paper


def _date(root: Element) -> str:
    year = iso_date(root.optional_text("publicationYear"))
    days = [
        (each.attribute("dateType"), iso_date(each.leave().words()))
        for each in root.element("dates").elements("date")
    ]
    return published(days, year)


def _abstract(root: Element) -> str:
    found = [
        (each.attribute("descriptionType"), plain(each.leave().words()))
        for each in root.element("descriptions").elements("description")
    ]
    return next((words for kind, words in found if kind in ("Abstract", "") and words), "")


def _agent(paper: Paper, agent: Element, name: str, role: str) -> None:
    named = agent.element(name)
    kind, printed = named.attribute("nameType"), named.leave().words()
    given, family = (agent.element(part).leave().words() for part in ("givenName", "familyName"))
    identifiers = _identifiers(agent.elements("nameIdentifier"), "nameIdentifierScheme")
    affiliations = agent.elements("affiliation")
    place, quote = agent.place, printed
    if is_group(kind, role, PersonName(given, family, printed=printed), identifiers):
        evidence = Evidence(place, quote)
        organization = paper.organization(printed, evidence, identifiers)
        if not role:
            paper.took_part(organization, evidence)
    elif not role or role == "Editor":
        put = paper.editor if role else paper.author
        person = put(person_name(printed, given, family), place, identifiers)
        for each in affiliations:
            ids = _identifiers([each], "affiliationIdentifierScheme", "affiliationIdentifier")
            words = each.words()
            evidence = Evidence(each.place, words)
            organization = paper.organization(words, evidence, ids)
            if not role:
                paper.works_at(person, organization, evidence)
            elif person is not None and organization is not None:
                paper.affiliated(person, organization, evidence)
    for each in (*affiliations, agent):
        each.leave()


def _identifiers(elements: list[Element], kind: str, attribute: str = "") -> Identifiers:
    found = []
    for each in elements:
        named = each.attribute(kind)
        found.append((scheme(named), each.attribute(attribute) if attribute else each.words()))
        each.leave() if not attribute else each.ignore("@schemeURI", "@SchemeURI")
    return found


def _funding(paper: Paper, funding: Element) -> None:
    name, title = funding.optional_text("funderName"), funding.element("awardTitle").leave().words()
    identifiers = _identifiers(funding.elements("funderIdentifier"), "funderIdentifierType")
    award = funding.element("awardNumber")
    address, number = award.attribute("awardURI"), award.words()
    funder = paper.funder(name, Evidence(funding.place, name), identifiers)
    evidence = Evidence(award.place, number or title)
    numbers = award_numbers(number)
    for one in numbers:
        named = title if len(numbers) == 1 else ""
        paper.award(one, funder, evidence, [("doi", address)], title=named)
    award.leave()


def _related(paper: Paper, related: Element) -> None:
    kind = related.attribute("relatedIdentifierType")
    relation, words = related.attribute("relationType"), related.words()
    related.leave()
    relate(paper, Evidence(related.place, words), [(scheme(kind), words)], relation)


SOURCE: Final = Source(
    name="datacite-xml",
    version="3",
    title="DataCite (XML)",
    url="https://schema.datacite.org",
    license="CC0-1.0",
    recognises=recognises,
    split=lambda stream: split_records(stream, "resource"),
    extract=extract,
    precedence=believed(Authority.PUBLISHER),
)
