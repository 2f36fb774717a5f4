"""Answers of the EPO's Open Patent Services: biblio, family, legal events, register, full text.

https://developers.epo.org (OPS 3.2). Each publication, family member, register entry or full text
in an answer is a document, those that a search lists with their biblio among them. Lists of numbers
(searches without it, inquiries, conversions of numbers, images, classification schemes) say nothing
of any patent and are refused.
"""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import BinaryIO, Final

from extractors.errors import MissingFieldError, UnsupportedError
from extractors.patents.docdb import read_exchange, read_priority
from extractors.patents.numbers import Number, iso_day
from extractors.patents.parties import Address, Party, named
from extractors.patents.patent import Patent
from extractors.patents.st36 import application_of, best, number_of, person_name, read_ipc, titles
from extractors.patents.uspto.assignment import NO_OWNERSHIP
from extractors.source import Authority, Raw, Source, believed
from extractors.text import places
from extractors.xml import Element, parse
from extractors.xml_split import split_records
from ontology.facts import Evidence, Fact, Spell, Unread

_ROOT: Final = re.compile(rb"<(?:[\w.-]{1,20}:)?(?:world-patent-data|fulltext-document)\b")
_DOCUMENTS: Final = ("exchange-document", "register-document", "fulltext-document")
_NUMBERS: Final = (
    *("inquiry-result", "standardization", "mappings", "biblio-search", "document-inquiry"),
)
_RECORDS: Final = ("family-member", *_DOCUMENTS, *_NUMBERS)
_LISTS: Final = frozenset({*_NUMBERS, "world-patent-data", "classification-scheme"})
_TAG: Final = r"<(?:[\w.-]{1,20}:)?"
_LIST: Final = re.compile(rf"\s*(?:<\?xml[^>]*>\s*)?{_TAG}(?:{'|'.join(_NUMBERS)})\b".encode())
_LISTED: Final = re.compile(rf"{_TAG}(?:{'|'.join(_DOCUMENTS)})[\s>]".encode())
_REGISTER_IGNORED: Final = (
    # Procedure before the office: fees, dates, states, languages, searches, oppositions.
    *("designation-of-states", "language-of-filing", "language-of-publication", "term-of-grant"),
    *(
        "dates-rights-effective",
        "office-specific-bib-data",
        "opposition-data",
        "search-reports-data",
    ),
    *(
        "filing-language",
        "procedural-language",
        "@country",
        "@id",
        "@lang",
        "@status",
        "licensee-data",
    ),
    *("related-documents", "bio-deposit", "date-application-deemed-withdrawn", "renewal-fees-data"),
    *("reference-to-other-register", "examiners", "international-publication", "unitary-patent"),
    *("search-reports-information",),
)
_DATED: Final = "@change-date", "@change-gazette-num"


def recognises(name: str, head: bytes) -> bool:
    """Whether a file is an answer of OPS."""
    return bool(_ROOT.search(head[:4096]))


def split(stream: BinaryIO) -> Iterator[bytes]:
    """Yield each document of an answer; what only asks and counts around them is none."""
    for each in split_records(stream, *_RECORDS):
        listed = _LIST.match(each) and _LISTED.search(each)
        for one in split_records(BytesIO(each), *_DOCUMENTS) if listed else [each]:
            if one.lstrip().startswith((b"<", b"\xef")) and not _closing(one):
                yield one


def _closing(chunk: bytes) -> bool:
    body = re.sub(rb"^\s*<\?xml[^>]*\?>", b"", chunk).lstrip()
    return body.startswith(b"</")


def extract(raw: Raw) -> Iterator[Fact]:
    """Yield what one document of an answer says.

    Raises:
        UnsupportedError: it is a list of numbers.
        MissingFieldError: it tells no number of a publication.
        MalformedError: it is not well-formed.
    """
    root = parse(raw.data)
    if root.name in _LISTS or root.name not in _READERS:
        raise UnsupportedError(
            f"{root.name} lists numbers and says nothing of a patent; ask OPS for their biblio"
        )
    yield from _READERS[root.name](root)
    yield from map(Unread, root.close())


def _exchange(root: Element) -> Iterator[Fact]:
    return read_exchange(root, SOURCE.name)


def _member(root: Element) -> Iterator[Fact]:
    """A member of a family: with its biblio it is an exchange document, else numbers and events."""
    family = root.attribute("family-id")
    nested = root.elements("exchange-document")
    references = root.elements("publication-reference")
    if nested:
        root.ignore("application-reference", "priority-claim")
        for each in references:
            each.leave()
        yield from read_exchange(nested[0], SOURCE.name)
        return
    number, element = best(references)
    if element is None:
        raise MissingFieldError(f"{root.place} tells no number of a publication")
    evidence = Evidence(element.place, number.printed)
    patent = Patent(SOURCE.name, number, "", evidence, part="family")
    patent.family(family)
    applied, _ = best(root.elements("application-reference"))
    patent.application(applied, curie_=application_of(applied))
    for claim in root.elements("priority-claim"):
        read_priority(patent, claim)
    patent.say("legalStatus", _status([_read_event(patent, e) for e in root.elements("legal")]))
    yield from patent.facts()


_Event = tuple[bool, str, str]
"""Whether an event changes how a patent stands, its day, and what it is."""


def _read_event(patent: Patent, event: Element) -> _Event:
    """Who owns the patent since when, where an event of INPADOC says so; and the event."""
    changes = event.attribute("infl").strip() in ("+", "-")
    what = event.attribute("desc")
    fields = [each for group in (event, *event.elements("L500EP")) for each in _described(group)]
    told = {name: each.words() for name, each in fields}
    day = iso_day(told.get("Effective DATE", "")) or told.get("Gazette DATE", "")
    pledged = NO_OWNERSHIP.search(told.get("Free Format Text", ""))
    for name, each in fields:
        if name.upper() == "OWNER" and not pledged and (words := each.words()):
            owner, country = _owner(words)
            address = Address(country=country, place=each.place)
            patent.assignee(named(owner, each.place, address), "owner", Spell(day))
        each.leave()
    event.leave()
    return changes, told.get("Gazette DATE", ""), what


def _owner(printed: str) -> tuple[str, str]:
    """An owner without the star of the Dutch register, and the country behind the name."""
    name = printed.replace("*", "")
    head, _, tail = name.rpartition(",")
    country = places.country(tail.strip()) if head else ""
    return (head, country) if country else (name, "")


def _described(group: Element) -> Iterator[tuple[str, Element]]:
    for each in group.elements(*(f"L{number:03}EP" for number in (7, *range(501, 560)))):
        yield each.attribute("desc"), each
    group.leave()


def _status(events: list[_Event]) -> str:
    """The latest event that changes how the patent stands, or else the latest of all."""
    _, day, what = max(events, default=(False, "", ""))
    return f"{day} {what}".strip()[:300]


def _fulltext(root: Element) -> Iterator[Fact]:
    root.ignore("@system", "@fulltext-format")
    biblio = root.element("bibliographic-data")
    number, element = best(biblio.elements("publication-reference"))
    if element is None:
        raise MissingFieldError(f"{root.place} tells no number of a publication")
    evidence = Evidence(element.place, number.printed)
    part = "claims" if "claims" in root else "description"
    patent = Patent(SOURCE.name, number, "", evidence, part=part)
    for each in root.elements("description", "claims"):
        patent.section(each.ignore("@lang"))
    yield from patent.facts()


def _register(root: Element) -> Iterator[Fact]:
    root.ignore("@date-produced", "@dtd-version", "@produced-by", "@status", "procedural-data")
    root.ignore("events-data", "@file", "@schemaLocation", "@lang", "@id", "@country")
    statuses = root.element("ep-patent-statuses").elements("ep-patent-status")
    status = statuses[0].ignore("@change-date", "@status-code").words() if statuses else ""
    for each in statuses:
        each.leave()
    biblio = root.element("bibliographic-data").ignore(*_REGISTER_IGNORED)
    published = _published(biblio)
    if not published:
        raise MissingFieldError(
            f"{root.place} tells no publication: the entry is of procedure alone"
        )
    number = next((each for each in published if each.kind.startswith("B")), published[0])
    title, evidence, language, names = titles(biblio.elements("invention-title"))
    patent = Patent(
        SOURCE.name, number, title, evidence, language=language, names=names, part="register"
    )
    for other in published:
        if other.kind != number.kind:
            patent.related(other, "earlier publication", Evidence(biblio.place, other.printed))
    patent.say("legalStatus", status)
    _read_register(patent, biblio)
    yield from patent.facts()


def _published(biblio: Element) -> list[Number]:
    references = biblio.elements("publication-reference")
    found = [
        number_of(document)
        for each in references
        for document in each.ignore(*_DATED).elements("document-id")
    ]
    return [each for each in found if each.bare and each.country == "EP"] or [
        each for each in found if each.bare
    ]


def _read_register(patent: Patent, biblio: Element) -> None:
    for each in biblio.elements("application-reference"):
        for document in each.ignore(*_DATED).elements("document-id"):
            number = number_of(document)
            patent.application(number, curie_=application_of(number))
    for claims in biblio.elements("priority-claims"):
        for claim in claims.ignore(*_DATED).elements("priority-claim"):
            number = number_of(claim.ignore("@kind", "@sequence"))
            patent.priority(number)
    for group in biblio.elements("classifications-ipcr"):
        read_ipc(patent, group.ignore(*_DATED).elements("classification-ipcr"))
    for cited in biblio.elements("references-cited"):
        cited.ignore(*_DATED)
        for citation in cited.elements("citation"):
            _read_citation(patent, citation)
    _read_people(patent, biblio.element("parties"))


def _read_citation(patent: Patent, citation: Element) -> None:
    phase = citation.attribute("cited-phase")
    by = {"applicant": "applicant", "opposition": "third party"}.get(
        phase, "examiner" if phase else ""
    )
    for cited in citation.elements("patcit"):
        for document in cited.elements("document-id"):
            number = number_of(document)
            patent.cites_patent(number, Evidence(cited.place, number.printed), by)
        cited.leave()
    for cited in citation.elements("nplcit"):
        patent.cites_entry(cited, by)
    citation.leave()


def _read_people(patent: Patent, parties: Element) -> None:
    """The register keeps every state of each list, the latest first."""
    inventors = parties.elements("inventors")
    for each in inventors[:1]:
        for one in each.elements("inventor"):
            name, address = _named(one)
            patent.inventor(Party(person_name(name), one.place, address, "Person"))
    until = ""
    for group in parties.elements("applicants"):
        since = iso_day(group.attribute("change-date"))
        for one in group.elements("applicant"):
            name, address = _named(one)
            patent.assignee(named(name, one.place, address), "applicant", Spell(since, until))
            one.leave()
        until = since
        group.leave()
    agents = parties.elements("agents")
    for group in agents[:1]:
        for one in group.elements("agent"):
            name, address = _named(one)
            patent.representative(named(name.removesuffix(", et al"), one.place, address))
    for group in (*inventors, *agents):
        group.leave()
    parties.leave()


def _named(one: Element) -> tuple[str, Address]:
    book = one.element("addressbook")
    name, address = book.optional_text("name"), book.element("address")
    lines = [each.words() for each in address.elements(*(f"address-{n}" for n in range(1, 6)))]
    city = re.sub(r"^[\d\s,-]+", "", lines[-1]) if lines else ""
    country = address.optional_text("country")
    one.leave()
    book.leave()
    return name, Address(city, "", country, address.place)


_READERS: Final = {
    "exchange-document": _exchange,
    "family-member": _member,
    "fulltext-document": _fulltext,
    "register-document": _register,
}


SOURCE: Final = Source(
    name="epo-ops",
    version="7",
    title="Open Patent Services (EPO)",
    url="https://developers.epo.org",
    license="as the EPO says",
    recognises=recognises,
    split=split,
    extract=extract,
    precedence=believed(Authority.CATALOGUE, legalStatus=Authority.REGISTER),
)
