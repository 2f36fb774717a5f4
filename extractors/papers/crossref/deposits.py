"""Works in the XML that publishers deposit at Crossref, and that it gives out as `unixref`.

https://www.crossref.org/documentation/schema-library/schema-versions/
"""

import re
from collections.abc import Iterator, Mapping
from io import BytesIO
from types import MappingProxyType
from typing import BinaryIO, Final

from extractors.errors import MissingFieldError, UnsupportedError
from extractors.papers.dates import from_parts
from extractors.papers.languages import bcp47
from extractors.papers.markup import abstract_of, plain
from extractors.papers.paper import Paper
from extractors.printed import PersonName
from extractors.source import Authority, Raw, Source, believed
from extractors.xml import Element, parse
from extractors.xml_split import split_records
from ontology.facts import Document, Evidence, Fact, Mention, Unread

_ITEMS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "journal": "journal_article",
        "conference": "conference_paper",
        "book": "content_item",
        "report-paper": "content_item",
        "database": "dataset",
        "posted_content": "",
        "dissertation": "",
        "peer_review": "",
    }
)
_METADATA: Final = (
    "book_metadata",
    "book_series_metadata",
    "book_set_metadata",
    "report-paper_metadata",
    "report-paper_series_metadata",
    "database_metadata",
    "journal_metadata",
    "proceedings_metadata",
    "proceedings_series_metadata",
)
_NAMES: Final = ("full_title", "proceedings_title", "group_title")
_CONTAINER: Final = re.compile(
    rb"<(?:[\w.-]{1,30}:)?(?:journal|conference|book|report-paper|database|posted_content"
    rb"|dissertation|peer_review)[\s>]"
)
_OWN: Final = re.compile(
    rb"crossref\.org/|<(?:[\w.-]{1,30}:)?(?:doi_batch|crossref|doi_records)[\s>]"
)


def recognises(name: str, head: bytes) -> bool:
    """Whether a file holds works as they are deposited at Crossref."""
    return (
        _CONTAINER.search(head) is not None
        and _OWN.search(head) is not None
        and b"doi_data" in head
    )


def split(stream: BinaryIO) -> Iterator[bytes]:
    """Yield each work behind what its journal, book or conference says of all of them."""
    for container in split_records(stream, *_ITEMS):
        opened = re.match(rb"(?:<\?xml[^>]*>)?<(?:([\w.-]{1,30}):)?([\w-]{1,30})", container)
        item = _ITEMS.get(opened[2].decode() if opened else "", "")
        prefix = opened[1] + b":" if opened and opened[1] else b""
        start = re.search(rb"<" + prefix + item.encode() + rb"[\s>]", container) if item else None
        if opened is None or start is None:
            yield container
            continue
        shared = container[: start.start()]
        close = b"</" + prefix + opened[2] + b">"
        if opened[2] == b"book" and b"doi_data" in shared:
            yield shared + close
        for each in split_records(BytesIO(container[start.start() :]), item):
            yield shared + each + close


def extract(raw: Raw) -> Iterator[Fact]:
    """Yield a work, who wrote and edited it and where, who paid, what it cites and updates."""
    container = parse(raw.data)
    if container.name not in _ITEMS:
        raise UnsupportedError(f"the record is a {container.name}, of which nothing is read")
    holders = [each for name in _METADATA for each in container.elements(name)]
    items = container.elements(_ITEMS[container.name]) if _ITEMS[container.name] else []
    work = items[0] if items else next(iter(holders), container)
    paper = _paper(container, work, holders)
    marks = work.elements("crossmark")
    for update in (each for mark in marks for each in _found(mark, "updates", "update")):
        kind, doi = update.attribute("type"), update.words()
        update.leave()
        paper.updates(Evidence(update.place, doi), [("doi", doi)], kind)
    _contributors(paper, work)
    for holder in holders if items else []:
        _contributors(paper, holder, only="editor")
    _programs(paper, work, marks)
    for citation in _found(work, "citation_list", "citation"):
        _citation(paper, citation)
    # What else is deposited is how the work is reached, counted, licensed and archived.
    for each in (*holders, work, container):
        each.leave()
    yield from paper.facts()
    yield from map(Unread, container.close())


def _found(element: Element, *path: str) -> list[Element]:
    holders = [element]
    for name in path:
        found = [each for holder in holders for each in holder.elements(name)]
        for each in holders[:] if holders != [element] else []:
            each.leave()
        holders = found
    return holders


def _paper(container: Element, work: Element, holders: list[Element]) -> Paper:
    data = work.element("doi_data")
    doi = data.optional_text("doi")
    data.leave()
    titles = work.element("titles")
    title, under = titles.element("title"), titles.element("subtitle")
    original = titles.element("original_language_title")
    tongue = bcp47(original.attribute("language"))
    words = plain(title.leave().words())
    below = plain(under.leave().words())
    titles.leave()
    if not doi:
        raise MissingFieldError(f"the work says nothing at {data.place}/doi: it must")
    whole = f"{words}: {below}" if words and below else words
    day = min(_days(work), default="") or min(
        (day for each in (*holders, *container.elements("journal_issue")) for day in _days(each)),
        default="",
    )
    language = bcp47(work.attribute("language") or container.attribute("language"))
    document = Document(
        "crossref-xml", doi.lower(), whole or doi, day, f"https://doi.org/{doi}", language
    )
    properties = {
        "venue": _venue(container, [each for each in holders if each is not work]),
        "abstract": next((abstract_of(each) for each in work.elements("abstract")), ""),
        "workType": work.attribute("type") or work.name.removesuffix("_metadata"),
    }
    place = title.place if whole else data.place
    paper = Paper(document, Evidence(place, whole or doi), [("doi", doi)], properties)
    paper.also_titled(plain(original.words()), tongue)
    return paper


def _days(holder: Element) -> list[str]:
    """The dates of the earliest year, as exact as they are."""
    days = []
    for date in holder.elements("publication_date", "posted_date", "approval_date"):
        days.append(from_parts(*(date.optional_text(part) for part in ("year", "month", "day"))))
        date.leave()
    first = min((day[:4] for day in days if day), default="")
    exact = sorted((day for day in days if day and day[:4] == first), key=len, reverse=True)
    return exact[:1]


def _venue(container: Element, holders: list[Element]) -> str:
    event = container.element("event_metadata")
    named = [each.optional_text(name) for each in (*holders, container) for name in _NAMES]
    titled = [each.element("titles").element("title").leave().words() for each in holders]
    conference = event.optional_text("conference_name")
    event.leave()
    return next(filter(None, [*named, *titled, conference]), "")


def _contributors(paper: Paper, work: Element, only: str = "") -> None:
    """Who wrote and edited a work, or whoever has one role in what it appeared in."""
    contributors = work.element("contributors")
    for each in contributors.elements("person_name", "organization"):
        role = each.attribute("contributor_role")
        if only not in ("", role):
            continue
        if each.name == "organization":
            evidence = Evidence(each.place, each.quote)
            group = paper.organization(each.leave().words(), evidence)
            if role == "author":
                paper.took_part(group, evidence)
        else:
            _person(paper, each, role)
    contributors.leave()


def _person(paper: Paper, person: Element, role: str) -> None:
    given, family, suffix = (
        person.optional_text(part) for part in ("given_name", "surname", "suffix")
    )
    orcid = person.element("ORCID").leave().words()
    affiliations = [_line(paper, each) for each in person.elements("affiliation")]
    for each in _found(person, "affiliations", "institution"):
        affiliations.append(_institution(paper, each))
    place = person.place
    person.leave()
    if role not in ("author", "editor", "reviewer", ""):
        return
    put = paper.editor if role == "editor" else paper.author
    # Some publishers put the whole name where the family name belongs.
    whole = not given and " " in family
    name = PersonName(printed=family) if whole else PersonName(given, family, suffix)
    mention = put(name, place, [("orcid", orcid)])
    for organization, evidence in affiliations:
        if role != "editor":
            paper.works_at(mention, organization, evidence)
        elif mention is not None and organization is not None:
            paper.affiliated(mention, organization, evidence)


def _line(paper: Paper, element: Element) -> tuple[Mention | None, Evidence]:
    words = element.leave().words()
    evidence = Evidence(element.place, words)
    return paper.organization(words, evidence), evidence


def _institution(paper: Paper, element: Element) -> tuple[Mention | None, Evidence]:
    name = element.optional_text("institution_name")
    ids = [each.leave().words() for each in element.elements("institution_id")]
    evidence = Evidence(element.place, element.spaced)
    element.leave()
    numbers = [(scheme, each) for each in ids for scheme in ("ror", "grid", "isni")]
    return paper.organization(name, evidence, numbers), evidence


def _programs(paper: Paper, work: Element, marks: list[Element]) -> None:
    """Funding (`fundref`) and relations, told apart by their elements."""
    programs = work.elements("program")
    for mark in marks:
        for custom in mark.elements("custom_metadata"):
            programs += custom.elements("program")
            custom.leave()
        mark.leave()
    for program in programs:
        groups = program.elements("assertion")
        for each in groups:
            _funding(paper, each)
        for each in _found(program, "related_item"):
            for link in each.elements("inter_work_relation", "intra_work_relation"):
                relation, number = link.attribute("relationship-type"), link.words()
                link.leave()
                paper.related(Evidence(link.place, number), [("doi", number)], relation)
            each.leave()
        program.leave()


def _funding(paper: Paper, group: Element) -> None:
    """An assertion: a name, an award, or a group of both."""
    kind = group.attribute("name")
    inner = group.elements("assertion")
    by_kind = [(each.attribute("name"), each) for each in inner]
    names = [each for name, each in by_kind if name == "funder_name"]
    awards = [each for name, each in by_kind if name == "award_number"]
    if kind == "funder_name":
        names = [group]
    numbers = [one.leave().words() for each in names for one in each.elements("assertion")]
    words = names[0].lead() if names else ""
    place = names[0].place if names else group.place
    funder = paper.funder(words, Evidence(place, words), [("fundref", each) for each in numbers])
    for each in awards:
        number = each.leave().words()
        paper.award(number, funder, Evidence(each.place, number))
    for each in (*inner, group):
        each.leave()


def _citation(paper: Paper, citation: Element) -> None:
    doi, year = citation.element("doi").leave().words(), citation.element("cYear").leave().words()
    titles = [citation.optional_text(name) for name in ("article_title", "volume_title")]
    words = citation.optional_text("unstructured_citation") or citation.spaced
    citation.leave()
    evidence = Evidence(citation.place, words)
    paper.cites(evidence, [("doi", doi)], next(filter(None, titles), ""), year)


SOURCE: Final = Source(
    name="crossref-xml",
    version="2",
    title="Crossref deposits",
    url="https://www.crossref.org/documentation/schema-library/",
    license="facts, free of rights",
    recognises=recognises,
    split=split,
    extract=extract,
    precedence=believed(Authority.PUBLISHER),
)
