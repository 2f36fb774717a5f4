"""Applications that the USPTO published from 2001 to 2004, in XML v1.x.

https://bulkdata.uspto.gov (Patent Application Publication, versions 1.5 and 1.6)
"""

from collections.abc import Iterator
from functools import partial
from typing import Final

from extractors.patents.classes import notation_of
from extractors.patents.numbers import COUNTRY, Number, iso_day
from extractors.patents.parties import Address, Party, organization_kind
from extractors.patents.patent import Patent
from extractors.patents.uspto.body import read_body
from extractors.patents.uspto.formats import PRE_GRANT, START, format_of
from extractors.patents.uspto.parties import kind_of, role_of
from extractors.printed import PersonName
from extractors.source import Authority, Raw, Source, believed
from extractors.xml import Element, parse
from extractors.xml_split import split_documents
from ontology.facts import Evidence, Fact, Unread

_TEXTS: Final = ("subdoc-abstract", "subdoc-description", "subdoc-claims")
_RELATIONS: Final = {
    "continuation-of": "continuation of",
    "continuation-in-part-of": "continuation in part of",
    "division-of": "division of",
    "reissue-of": "reissue of",
    "substitution-for": "substitution of",
    "a-371-of-international": "national stage of",
}
# Where letters go, the series that begins the application's number, the edition of the IPC.
_IGNORED: Final = ("correspondence-address", "publication-filing-type", "@status")
_PERSON_IGNORED: Final = ("address", "authority-applicant", "@sequence")


def recognises(name: str, head: bytes) -> bool:
    """Whether a file holds applications in XML v1.x."""
    return format_of(head) == PRE_GRANT


def extract(raw: Raw) -> Iterator[Fact]:
    """Yield what one published application says.

    Raises:
        MalformedError: it is not well-formed, or its number is none.
        MissingFieldError: it has no number or date.
    """
    root = parse(raw.data).ignore("subdoc-drawings", "@status", "@file", "@lang")
    biblio = root.element("subdoc-bibliographic-information").ignore(*_IGNORED)
    patent = _patent(biblio)
    _read_related(patent, biblio)
    _read_parties(patent, biblio)
    read_body(patent, root, _TEXTS, "heading")
    yield from patent.facts()
    yield from map(Unread, root.close())


def _patent(biblio: Element) -> Patent:
    published = biblio.element("document-id")
    day = iso_day(published.text("document-date"))
    kind = published.optional_text("kind-code")
    country = published.optional_text("country-code") or "US"
    number = Number(country, published.text("doc-number"), kind, day)
    technical = biblio.element("technical-information")
    heading = technical.element("title-of-invention")
    words = heading.words()
    patent = Patent(SOURCE.name, number, words, Evidence(heading.place, words), language="en")
    filed = biblio.element("domestic-filing-data").ignore(
        "application-number-series-code", "continued-prosecution-application"
    )
    applied = filed.element("application-number").optional_text("doc-number")
    patent.application(Number("US", applied, date=iso_day(filed.optional_text("filing-date"))))
    patent.say("workType", "application")
    _read_classes(patent, technical)
    return patent


def _read_classes(patent: Patent, technical: Element) -> None:
    ipc = technical.element("classification-ipc").ignore("classification-ipc-edition")
    for each in ipc.elements("classification-ipc-primary", "classification-ipc-secondary"):
        for symbol in each.elements("ipc"):
            words = symbol.words()
            patent.topic("ipc", notation_of("ipc", words), Evidence(symbol.place, words))
    national = technical.element("classification-us")
    for each in national.elements("classification-us-primary", "classification-us-secondary"):
        for symbol in each.elements("uspc"):
            evidence = Evidence(symbol.place, symbol.spaced)
            columns = f"{symbol.optional_text('class'):>3}{symbol.optional_text('subclass')}"
            patent.topic("uspc", notation_of("uspc", columns), evidence)


def _read_related(patent: Patent, biblio: Element) -> None:
    for each in biblio.elements("foreign-priority-data"):
        number = each.element("priority-application-number").optional_text("doc-number")
        day = iso_day(each.optional_text("filing-date"))
        patent.priority(Number(each.optional_text("country-code"), number, date=day))
    for filing in biblio.elements("cross-reference-to-related-applications"):
        filing.leave()
    for filing in biblio.elements("international-filing-data", "foreign-filing-data"):
        filing.leave()
    continuity = biblio.element("continuity-data")
    for each in continuity.elements("non-provisional-of-provisional"):
        for document in each.elements("document-id"):
            patent.priority(_number(document))
    for group in (continuity, *continuity.elements("continuations")):
        for each in group.elements(*_RELATIONS):
            for relation in each.elements("parent-child"):
                _read_parent(patent, relation, _RELATIONS[each.name])


def _read_parent(patent: Patent, relation: Element, name: str) -> None:
    relation.ignore("child", "parent-status")
    for parent in relation.elements("parent"):
        for document in parent.elements("document-id"):
            patent.priority(_number(document))
    for parent in relation.elements("parent-patent"):
        for document in parent.elements("document-id"):
            patent.related(_number(document), name, Evidence(document.place, document.spaced))


def _number(document: Element) -> Number:
    document.ignore("kind-code")
    return Number(
        document.optional_text("country-code") or "US",
        document.optional_text("doc-number"),
        date=iso_day(document.optional_text("document-date")),
    )


def _read_parties(patent: Patent, biblio: Element) -> None:
    inventors = biblio.element("inventors")
    for each in inventors.elements("first-named-inventor", "inventor"):
        patent.inventor(_person(each))
    for each in biblio.elements("assignee"):
        name = each.optional_text("organization-name")
        code = each.optional_text("assignee-type")
        address = each.element("address").ignore("address-1", "address-2", "postalcode")
        address.ignore("email", "telephone", "fax")
        where = _address(address)
        if name:
            kind = kind_of(name, code[-1:]) if code else organization_kind(name)
            patent.assignee(Party(name, each.place, where, kind), role_of(code) if code else "")
        else:
            patent.assignee(_person(each, where), role_of(code) if code else "")


def _person(element: Element, address: Address | None = None) -> Party:
    element.ignore(*_PERSON_IGNORED)
    name = element.element("name").ignore("name-prefix")
    residence = element.element("residence").ignore("military-service", "citizenship")
    for each in residence.elements("residence-us", "residence-non-us"):
        address = _address(each)
    given = " ".join(filter(None, map(name.optional_text, ("given-name", "middle-name"))))
    family, suffix = name.optional_text("family-name"), name.optional_text("name-suffix")
    where = address or Address()
    return Party(PersonName(given, family, suffix), element.place, where, "Person")


def _address(element: Element) -> Address:
    country = element.optional_text("country-code")
    country = country or element.element("country").optional_text("country-code")
    city, state = element.optional_text("city"), element.optional_text("state")
    country = country if COUNTRY.fullmatch(country) else ""
    return Address(city, state, country, element.place)


SOURCE: Final = Source(
    name="uspto-pre-grant",
    version="6",
    title="US applications of 2001 to 2004 (USPTO, XML v1)",
    url="https://bulkdata.uspto.gov",
    license="public domain",
    recognises=recognises,
    split=partial(split_documents, start=START),
    extract=extract,
    precedence=believed(Authority.PUBLISHER),
)
