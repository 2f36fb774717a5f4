"""Works from Crossref: one JSON object a work, from the API, its pages or the yearly public file.

https://github.com/CrossRef/rest-api-doc/blob/master/api_format.md
"""

import re
from collections.abc import Iterator, Mapping
from functools import partial
from types import MappingProxyType
from typing import Any, Final

from extractors.json_split import split_objects
from extractors.papers.dates import from_parts, iso_date
from extractors.papers.markup import plain, without_heading
from extractors.papers.paper import Paper
from extractors.printed import PersonName, clean
from extractors.record import Record, parse
from extractors.source import Authority, Raw, Source, believed
from ontology.facts import Document, Evidence, Fact, Mention, Unread

_LEFT_OUT: Final[Mapping[str, str]] = MappingProxyType(
    {
        "how Crossref keeps its own record": """
            created deposited indexed member prefix source score content-domain resource
            update-policy content-created content-updated alternative-id archive link license
            issn-type isbn-type clinical-trial-number aliases""",
        "counted from what we read": """
            is-referenced-by-count reference-count references-count""",
        "where in its venue the work stands": """
            ISSN ISBN volume issue page article-number journal-issue edition-number part-number
            publisher-location special_numbering short-container-title container-title-short
            short-title version event subtype component-number standards-body free-to-read
            degree""",
        "of several dates the earliest of publication is kept": """
            accepted approved posted published-other published-electronic""",
        "notes on the record, in no vocabulary": "assertion review",
        "who answers for an identifier": """
            author.authenticated-orcid editor.authenticated-orcid author.sequence author.role
            editor.sequence editor.role funder.doi-asserted-by funder.award-info
            reference.doi-asserted-by relation.asserted-by update-to.label update-to.source
            updated-by.label updated-by.source update-to.record-id updated-by.record-id""",
        "where in its venue the cited work stands": """
            reference.key reference.issue reference.volume reference.first-page reference.ISSN
            reference.issn-type reference.edition reference.journal-title reference.component
            reference.standard-designator reference.standards-body reference.isbn-type
            reference.type""",
        "who wrote the cited work, which its own record says": "reference.author",
        "names of people who neither wrote nor edited": "translator chair",
        "what the organisation is called for short, where it lies": """
            institution.place institution.department institution.acronym author.affiliation.place
            editor.affiliation.place author.affiliation.department author.affiliation.acronym""",
        "what a grant was for; its own record says it": "project award-start",
    }
)
IGNORED: Final = frozenset(" ".join(_LEFT_OUT.values()).split())

_DOI: Final = re.compile(rb'"DOI"\s*:\s*"10\.')
_CITED_TITLES: Final = ("article-title", "volume-title", "series-title")
_PAGES: Final = (("message", "items"), ("message",), ("items",))
_DATES: Final = ("published", "published-print", "published-online", "issued", "posted", "created")
_SCHEMES: Final = MappingProxyType(
    {"doi": "doi", "arxiv": "arxiv", "pmid": "pmid", "ror": "ror", "isni": "isni"}
)


def recognises(name: str, head: bytes) -> bool:
    """Whether a file holds Crossref works: a DOI written in capitals with what only they have."""
    opening = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    return (
        opening[:1] in (b"{", b"[")
        and _DOI.search(opening) is not None
        and b'"data-for-citation"' not in opening
        and any(each in opening for each in (b'"content-domain"', b'"deposited"', b'"indexed"'))
    )


def extract(raw: Raw) -> Iterator[Fact]:
    """Yield a paper, who wrote it and where, who paid, what it corrects, cites and relates to."""
    work = parse(raw.data)
    paper = _paper(work, work.text("DOI"))
    _updates(paper, work)
    for author in work.records("author"):
        _author(paper, author)
    for editor in work.records("editor"):
        _editor(paper, editor)
    for institution in work.records("institution"):
        _took_part(paper, institution)
    for subject in work.texts("subject"):
        paper.keyword(subject)
    for funder in work.records("funder"):
        _funder(paper, funder)
    for reference in work.records("reference"):
        _reference(paper, reference)
    _relations(paper, work.record("relation"))
    yield from paper.facts()
    yield from map(Unread, work.close(IGNORED))


def _paper(work: Record, doi: str) -> Paper:
    title, place, others = _title(work)
    day = _date(work)
    abstract = without_heading(plain(work.optional_text("abstract")))
    address = f"https://doi.org/{doi}" if work.optional_text("URL") else ""
    language = work.optional_text("language")
    document = Document("crossref", doi.lower(), title or doi, day, address, language)
    properties = {
        "abstract": abstract or plain(work.optional_text("description")),
        "venue": _venue(work),
        "workType": work.optional_text("type"),
    }
    evidence = Evidence(place if title else "/DOI", title or doi)
    paper = Paper(document, evidence, [("doi", doi)], properties)
    for each in others:
        paper.also_titled(each)
    return paper


def _title(work: Record) -> tuple[str, str, list[str]]:
    """Title and subtitle in one, where it stands, and the title in the work's own language."""
    titles, subtitles = _texts(work, "title"), _texts(work, "subtitle")
    originals = [plain(each) for each in _texts(work, "original-title")]
    for name, found in (("title", titles), ("original-title", originals)):
        for at, each in enumerate(map(plain, found)):
            if each:
                under = plain(subtitles[0]) if subtitles else ""
                whole = each if not under or under in each else f"{each}: {under}"
                return whole, f"/{name}/{at}", originals if name == "title" else []
    return "", "", []


def _venue(work: Record) -> str:
    group, publisher = work.optional_text("group-title"), work.optional_text("publisher")
    containers = _texts(work, "container-title")
    return plain(next(filter(None, map(clean, containers)), "")) or clean(group or publisher)


def _texts(record: Record, name: str) -> list[str]:
    """A field that is a list of texts, or one text in records of other interfaces."""
    value = record.value(name)
    if isinstance(value, str):
        return [value]
    return Record({name: value}, record.place).texts(name)


def _date(work: Record) -> str:
    """The earliest date of publication, for the later ones are of other forms of one work."""
    days = [_day(work.record(name)) for name in _DATES]
    told = [day for day in days[:-1] if day]
    earliest = min((day[:4] for day in told), default="")
    return next((day for day in told if day[:4] == earliest), days[-1])


def _day(record: Record) -> str:
    record.ignore("date-time", "timestamp", "version")
    match record.value("date-parts"):
        case [[*parts], *_] if all(isinstance(each, int | str | None) for each in parts):
            return from_parts(*parts[:3]) if parts else ""
    return ""


def _author(paper: Paper, author: Record) -> None:
    name, identifiers = _name(author), [("orcid", author.optional_text("ORCID"))]
    affiliations = author.records("affiliation")
    group = author.optional_text("name")
    if group and not name.full:
        organization = paper.organization(plain(group), Evidence(author.place, group))
        paper.took_part(organization, Evidence(author.place, group))
        for each in affiliations:
            _took_part(paper, each)
        return
    person = paper.author(name, author.place, identifiers)
    for each in affiliations:
        organization, evidence = _organization(paper, each)
        paper.works_at(person, organization, evidence)


def _editor(paper: Paper, editor: Record) -> None:
    name, identifiers = _name(editor), [("orcid", editor.optional_text("ORCID"))]
    group = editor.optional_text("name")
    person = paper.editor(
        name if name.full else PersonName(printed=group), editor.place, identifiers
    )
    for each in editor.records("affiliation"):
        organization, evidence = _organization(paper, each)
        if person is not None and organization is not None:
            paper.affiliated(person, organization, evidence)


def _name(person: Record) -> PersonName:
    given, family, suffix = (
        plain(person.optional_text(part)) for part in ("given", "family", "suffix")
    )
    person.optional_text("prefix")  # a title, no part of the name
    return PersonName(given, family, suffix)


def _organization(paper: Paper, record: Record) -> tuple[Mention | None, Evidence]:
    name = plain(record.optional_text("name"))
    identifiers = [_identifier(each) for each in record.records("id")]
    evidence = Evidence(record.place, name)
    return paper.organization(name, evidence, identifiers), evidence


def _took_part(paper: Paper, record: Record) -> None:
    organization, evidence = _organization(paper, record)
    paper.took_part(organization, evidence)


def _identifier(record: Record) -> tuple[str, str]:
    """An identifier with its type; a funder's DOI is one of the funder registry."""
    text, kind = record.optional_text("id"), record.optional_text("id-type").lower()
    record.ignore("asserted-by")
    if kind == "doi" and "10.13039/" in text:
        return "fundref", text
    return (_SCHEMES[kind], text) if kind in _SCHEMES else ("doi", "")


def _funder(paper: Paper, record: Record) -> None:
    name = plain(record.optional_text("name"))
    identifiers = [("fundref", record.optional_text("DOI"))]
    identifiers += [_identifier(each) for each in record.records("id")]
    evidence = Evidence(record.place, name)
    funder = paper.funder(name, evidence, identifiers)
    for at, number in enumerate(record.texts("award")):
        paper.award(number, funder, Evidence(f"{record.place}/award/{at}", number))


def _reference(paper: Paper, reference: Record) -> None:
    doi, year = reference.optional_text("DOI"), reference.optional_text("year")
    titles = [plain(reference.optional_text(name)) for name in _CITED_TITLES]
    title = next(filter(None, titles), "")
    words = plain(reference.optional_text("unstructured")) or title or doi
    reference.ignore("isbn", "ISBN")
    paper.cites(Evidence(reference.place, words), [("doi", doi)], title, iso_date(year))


def _updates(paper: Paper, work: Record) -> None:
    for name, by_other in (("update-to", False), ("updated-by", True)):
        for update in work.records(name):
            doi, kind = update.optional_text("DOI"), update.optional_text("type")
            _day(update.record("updated"))
            evidence = Evidence(update.place, doi)
            paper.updates(evidence, [("doi", doi)], kind, by_other=by_other)


def _relations(paper: Paper, relations: Record) -> None:
    for name in relations.names():
        for each in relations.records(name):
            text = each.optional_text("id")
            identifiers = [
                ("doi" if "10." in text else "arxiv", text),
                _identifier(_kept(each, text)),
            ]
            evidence = Evidence(each.place, text)
            if name == "references":
                paper.cites(evidence, identifiers)
            elif name == "is-referenced-by":
                paper.cited_by(evidence, identifiers)
            else:
                paper.related(evidence, identifiers, name)


def _kept(record: Record, text: str) -> Record:
    kind = record.optional_text("id-type")
    record.ignore("asserted-by")
    fields: dict[str, Any] = {"id": text, "id-type": kind}
    return Record(fields, record.place)


SOURCE: Final = Source(
    name="crossref",
    version="3",
    title="Crossref",
    url="https://www.crossref.org",
    license="facts, free of rights",
    recognises=recognises,
    split=partial(split_objects, pages=_PAGES),
    extract=extract,
    precedence=believed(Authority.PUBLISHER, abstract=Authority.AGGREGATOR),
)
