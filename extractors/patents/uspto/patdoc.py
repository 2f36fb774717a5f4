"""Grants of the USPTO of 2001 to 2004, in SGML and XML v2.x: WIPO ST.32, whose tags are INID codes.

B110 is the number, B540 the title, B721 an inventor: https://www.wipo.int/standards (ST.9, ST.32),
https://bulkdata.uspto.gov (Red Book, versions 2.4 and 2.5). SGML leaves empty elements open, of
which the bibliographic part and the text have few: they are closed before they are parsed.
"""

import re
from collections.abc import Iterator
from functools import partial
from typing import Final

from extractors.errors import MissingFieldError
from extractors.patents.classes import notation_of
from extractors.patents.numbers import COUNTRY, Number, iso_day
from extractors.patents.parties import Address, Party, organization_kind
from extractors.patents.patent import Patent
from extractors.patents.uspto.body import read_body
from extractors.patents.uspto.formats import PATDOC, START, format_of
from extractors.patents.uspto.parties import kind_of, role_of
from extractors.printed import PersonName
from extractors.source import Authority, Raw, Source, believed
from extractors.xml import Element, parse
from extractors.xml_split import split_documents
from ontology.facts import Evidence, Fact, Unread

_SGML: Final = re.compile(rb"\A\s*<!DOCTYPE PATDOC PUBLIC\b[^\[>]*(?:\[[^\]]*\])?\s*>")
_OPEN: Final = re.compile(
    rb"<((?:CITED-BY-EXAMINER|CITED-BY-OTHER|B473US|B597US|B221US|B222US|EMI|CHEMCDX|CHEMMOL|"
    rb"MATHEMATICA|BDM|CUSTOM-CHARACTER|COLSPEC|FGREF)\b[^<>]*?)/?>"
)
_RELATIONS: Final = {
    "B631": "continuation of",
    "B632": "continuation in part of",
    "B633": "continuing reissue of",
    "B620": "division of",
    "B621": "division of",
    "B640": "reissue of",
    "B641": "reissue of",
    "B645": "reexamination of",
    "B650": "earlier publication",
    "B680US": "based on",
}
# Series, terms, fields of search, numbers of claims and sheets, examiners: the office's own.
_IGNORED: Final = ("B211US", "B221US", "B222US", "B400", "B570", "B580", "B590", "B745")
_ADDRESS_IGNORED: Final = ("STR", "PCODE", "EAD", "TEL", "FAX", "BOX", "OMC")


def recognises(name: str, head: bytes) -> bool:
    """Whether a file holds grants in SGML or XML v2.x."""
    return format_of(head) == PATDOC


def extract(raw: Raw) -> Iterator[Fact]:
    """Yield what one grant says.

    Raises:
        MalformedError: it is not well-formed, or its number is none.
        MissingFieldError: it has no bibliographic part, number or date.
    """
    root = parse(_as_xml(raw.data)).ignore("@DTD", "@STATUS", "@FILE", "@CY", "@DNUM", "@DATE")
    root.ignore("@KIND", "@LANG", "@CSC", "SDODR", "SDOCR", "SDOSH", "@ID")
    biblio = root.element("SDOBI").ignore("@LA")
    if "B100" not in biblio:
        raise MissingFieldError(f"{biblio.place} holds no B100: nothing tells which grant")
    main = biblio.element("B500")
    patent = _patent(biblio, main)
    _read_priorities(patent, biblio)
    _read_classes(patent, main)
    _read_citations(patent, main.element("B560"))
    _read_related(patent, biblio.element("B600"))
    parties = biblio.element("B700")
    _read_parties(patent, parties)
    _read_international(patent, biblio.element("B800"))
    read_body(patent, root, ("SDOAB", "SDODE", "SDOCL"), "H")
    for each in (biblio, main, parties):
        each.ignore(*_IGNORED)
    yield from patent.facts()
    yield from map(Unread, root.close())


def _as_xml(data: bytes) -> bytes:
    if not (found := _SGML.match(data)):
        return data
    body = _OPEN.sub(rb"<\1/>", data[found.end() :])
    return b'<?xml version="1.0" encoding="iso-8859-1"?>\n' + body


def _patent(biblio: Element, main: Element) -> Patent:
    published, filed = biblio.element("B100"), biblio.element("B200")
    number = Number(
        published.optional_text("B190") or "US",
        published.text("B110"),
        published.optional_text("B130"),
        iso_day(published.text("B140")),
    )
    heading = main.element("B540")
    title = heading.words()
    evidence = Evidence(heading.place, title)
    patent = Patent(SOURCE.name, number, title, evidence, language="en")
    day = iso_day(filed.optional_text("B220"))
    patent.application(Number("US", filed.optional_text("B210"), date=day))
    filed.ignore(*_IGNORED)
    patent.say("workType", _TYPES.get(number.bare[:1], "utility"))
    return patent


_TYPES: Final = {"D": "design", "P": "plant", "R": "reissue", "H": "statutory invention"}


def _read_priorities(patent: Patent, biblio: Element) -> None:
    for group in biblio.elements("B300"):
        numbers, days, countries = (group.elements(each) for each in ("B310", "B320", "B330"))
        for index, each in enumerate(numbers):
            day = days[index].words() if index < len(days) else ""
            country = countries[index].words() if index < len(countries) else ""
            patent.priority(Number(country, each.words(), date=iso_day(day)))
        for each in (*days, *countries):
            each.leave()


def _read_classes(patent: Patent, main: Element) -> None:
    classes = main.element("B510").ignore("B513", "B514", "B515", "B516", "B517", "B518US")
    for each in classes.elements("B511", "B512"):
        words = each.verbatim().strip()
        scheme = "locarno" if words[:4].isdigit() else "ipc"
        patent.topic(scheme, notation_of(scheme, words), Evidence(each.place, words))
    for each in main.element("B520").elements("B521", "B522"):
        words = each.verbatim().rstrip().strip("\r\n")
        patent.topic("uspc", notation_of("uspc", words), Evidence(each.place, words.strip()))


def _read_citations(patent: Patent, references: Element) -> None:
    for each in references.elements("B561", "B562"):
        by = "examiner" if "CITED-BY-EXAMINER" in each else "other"
        each.ignore("CITED-BY-EXAMINER", "CITED-BY-OTHER")
        for cited in each.elements("PCIT"):
            cited.ignore("PARTY-US", "PNC", "PIC", "REL", "CLASS")
            document = cited.element("DOC")
            patent.cites_patent(_number(document), Evidence(cited.place, document.spaced), by)
        for cited in each.elements("NCIT"):
            words = cited.words()
            patent.cites_literature(words, Evidence(cited.place, words), by)


def _read_related(patent: Patent, related: Element) -> None:
    for each in related.elements("B690US", "B660"):
        for document in (*each.elements("DOC"), *_within(each, "PROVISIONAL-US", "DOC")):
            patent.priority(_number(document))
        each.leave()
    for group in (related, *related.elements("B630")):
        for each in group.elements(*_RELATIONS):
            for parent in each.elements("PARENT-US", "DOC"):
                _read_parent(patent, parent, _RELATIONS[each.name])


def _read_parent(patent: Patent, parent: Element, relation: str) -> None:
    if parent.name == "DOC":
        number = _number(parent)
        if number.is_filing:
            patent.priority(number)
        else:
            patent.related(number, relation, Evidence(parent.place, parent.spaced))
        return
    parent.ignore("CDOC", "PSTA")
    for each in _within(parent, "PDOC", "DOC"):
        number = _number(each)
        # The kind of an application is 00.
        patent.priority(Number(number.country, number.digits, date=number.date))
    for each in _within(parent, "PPUB", "DOC"):
        patent.related(_number(each), relation, Evidence(each.place, each.quote))


def _read_parties(patent: Patent, parties: Element) -> None:
    for each in _within(parties, "B720", "B721"):
        patent.inventor(_party(each.element("PARTY-US")))
    for group in parties.elements("B730"):
        codes = [each.words() for each in group.elements("B732US")]
        for index, each in enumerate(group.elements("B731")):
            code = codes[index] if index < len(codes) else ""
            party = _party(each.element("PARTY-US"))
            kind = party.kind if party.is_person else kind_of(party.printed, code[-1:])
            owner = Party(party.name, party.place, party.address, kind)
            patent.assignee(owner, role_of(code) if code else "")
    for each in _within(parties, "B740", "B741"):
        patent.representative(_party(each.element("PARTY-US")))


def _read_international(patent: Patent, international: Element) -> None:
    for group in international.elements("B860"):
        group.ignore("B864US")
        for each in _within(group, "B861", "DOC"):
            patent.priority(_number(each))
    for group in international.elements("B870"):
        for each in _within(group, "B871", "DOC"):
            evidence = Evidence(each.place, each.quote)
            patent.related(_number(each), "international publication", evidence)


def _party(party: Element) -> Party:
    book = party.ignore("DTXT").element("ADR").ignore(*_ADDRESS_IGNORED)
    country = book.optional_text("CTRY")
    city, state = book.optional_text("CITY"), book.optional_text("STATE")
    country = country or ("US" if state else "")
    country = country if COUNTRY.fullmatch(country) else ""
    address = Address(city, state, country, book.place)
    name = party.element("NAM")
    if organization := name.optional_text("ONM"):
        return Party(organization, party.place, address, organization_kind(organization))
    given, family = name.optional_text("FNM"), name.optional_text("SNM")
    suffix = name.optional_text("SFX")
    name.ignore("TTL")
    return Party(PersonName(given, family, suffix), party.place, address, "Person")


def _number(document: Element) -> Number:
    kind = document.optional_text("KIND")
    return Number(
        document.optional_text("CTRY") or "US",
        document.optional_text("DNUM"),
        "" if kind == "00" else kind,
        iso_day(document.optional_text("DATE")),
    )


def _within(element: Element, outer: str, inner: str) -> Iterator[Element]:
    for each in element.elements(outer):
        yield from each.elements(inner)


SOURCE: Final = Source(
    name="uspto-patdoc",
    version="6",
    title="US grants of 2001 to 2004 (USPTO, SGML and XML v2)",
    url="https://bulkdata.uspto.gov",
    license="public domain",
    recognises=recognises,
    split=partial(split_documents, start=START),
    extract=extract,
    precedence=believed(Authority.PUBLISHER),
)
