"""Patents in WIPO ST.36 as the Japan Patent Office, WIPO and others write it.

Roots are `jp-official-gazette` (公開特許公報, names in Japanese, FI and F-terms) and those of the
standard itself: https://www.wipo.int/standards (ST.36, Annex A), https://www.jpo.go.jp. What the
EPO and the USPTO make of the same standard has sources of its own.
"""

import re
from collections.abc import Iterator
from typing import Final

from extractors.errors import MissingFieldError
from extractors.patents.numbers import COUNTRY, Number
from extractors.patents.parties import Address, Party, People, named
from extractors.patents.patent import Patent
from extractors.patents.st36 import abstract_of, best, number_of, read_ipc, titles
from extractors.printed import PersonName, clean
from extractors.source import Authority, Raw, Source, believed
from extractors.xml import Element, parse
from extractors.xml_split import split_documents
from ontology.facts import Evidence, Fact, Unread

_ROOT: Final = re.compile(
    rb"<(?:[\w.-]{1,20}:)?(?:jp-official-gazette|wo-published-application|wo-patent-document|"
    rb"published-application|patent-document|kr-patent-document)\b"
)
_JAPANESE_KIND: Final = re.compile(r"\(([A-Z]\d?)\)|（([A-Z]\d?)）")
_JAPANESE_CITY: Final = re.compile(r"(?P<region>\w{2,3}?[都道府県])?(?P<city>\w{1,6}?[市区町村])")
# Pages, figures, themes of searching, amendments, fees, states: procedure.
_BIBLIO_IGNORED: Final = (
    *(
        "@lang",
        "@country",
        "@id",
        "number-of-claims",
        "filing-form",
        "total-pages",
        "figure-to-publish",
    ),
    *(
        "theme-code-info",
        "designation-of-states",
        "translation-submission-date",
        "request-for-preliminary-exam",
        "request-for-examination",
    ),
    *(
        "article-30",
        "article-lapse-ipright",
        "dates-of-public-availability",
        "accelerated-examination",
    ),
    *(
        "written-amendment",
        "examiners",
        "language-of-publication",
        "language-of-filing",
        "edition-statement",
    ),
)


def recognises(name: str, head: bytes) -> bool:
    """Whether a file holds patents in ST.36 of no office that has a source of its own."""
    found = _ROOT.search(head[:8192])
    return bool(found) and b"<cn-patent-document" not in head[:8192]


def extract(raw: Raw) -> Iterator[Fact]:
    """Yield what one patent says.

    Raises:
        MalformedError: it is not well-formed, or its number is none.
        MissingFieldError: it has no bibliographic part or number.
    """
    root = parse(raw.data)
    country, kind = (
        root.attribute("country"),
        root.attribute("kind-of-st16") or root.attribute("kind"),
    )
    biblio = root.element("bibliographic-data").ignore(*_BIBLIO_IGNORED)
    number, element = best(biblio.elements("publication-reference"))
    if element is None:
        raise MissingFieldError(f"{biblio.place}/publication-reference tells no number")
    # MAREC and its heirs keep the title among the technical data.
    holders = (biblio, *biblio.elements("technical-data"))
    printed_titles = [each for holder in holders for each in holder.elements("invention-title")]
    title, evidence, language, names = titles(printed_titles)
    if not evidence.place:
        evidence = Evidence(element.place, number.printed)
    printed = number.kind
    number = Number(number.country or country, number.bare, _kind(number.kind) or kind, number.date)
    language = language or root.attribute("lang")
    patent = Patent(SOURCE.name, number, title, evidence, language=language, names=names)
    patent.say("workType", printed.partition("(")[0] if _JAPANESE_KIND.search(printed) else "")
    _read_family(patent, biblio, number.country)
    _read_classes(patent, biblio)
    _read_parties(patent, biblio.element("parties"), number.country)
    _read_citations(patent, biblio)
    _read_text(patent, root, biblio)
    yield from patent.facts()
    yield from map(Unread, biblio.close())


def _kind(printed: str) -> str:
    if re.fullmatch(r"[A-Z]\d?", printed):
        return printed
    found = _JAPANESE_KIND.search(printed)
    return next(filter(None, found.groups()), "") if found else ""


def _read_family(patent: Patent, biblio: Element, country: str) -> None:
    for reference in biblio.elements("application-reference"):
        reference.ignore("@appl-type", "@data-format")
        for each in reference.elements("document-id"):
            number = number_of(each)
            patent.application(
                Number(number.country or country, number.bare, number.kind, number.date)
            )
    for claims in biblio.elements("priority-claims"):
        for each in claims.elements("priority-claim"):
            each.ignore("@kind", "@data-format")
            documents = each.elements("document-id") or [each]
            for document in documents:
                patent.priority(number_of(document))
            each.leave()
    for filing in biblio.elements("pct-or-regional-filing-data"):
        for each in filing.elements("document-id"):
            number = number_of(each)
            bare = re.sub(r"^(?:PCT/?)?([A-Z]{2})(\d{4})/?(\d{6})$", r"PCT/\1\2/\3", number.bare)
            patent.priority(Number(number.country, bare, date=number.date))
    for published in biblio.elements("pct-or-regional-publishing-data"):
        for each in published.elements("document-id"):
            number = number_of(each)
            digits = number.bare.removeprefix("WO")
            printed = Evidence(each.place, each.spaced)
            patent.related(
                Number("WO", digits, date=number.date), "international publication", printed
            )
    for each in biblio.elements("related-documents"):
        for parent in each.descendants("parent-doc"):
            for document in parent.descendants("document-id"):
                number = number_of(document)
                patent.priority(Number(number.country or country, number.bare, date=number.date))
            parent.leave()
        each.leave()


def _read_classes(patent: Patent, biblio: Element) -> None:
    for group in biblio.elements("classification-ipc"):
        read_ipc(patent, group.ignore("edition").elements("main-clsf", "further-clsf"))
        group.leave()
    for group in biblio.elements("classifications-ipcr"):
        for each in group.elements("classification-ipcr"):
            if "text" in each:
                read_ipc(patent, [each.element("text")])
            else:
                parts = ("section", "class", "subclass", "main-group", "subgroup")
                section, class_, subclass, main, sub = map(each.optional_text, parts)
                patent.topic(
                    "ipc", f"{section}{class_}{subclass}{main}/{sub}", Evidence(each.place)
                )
            each.leave()
    for group in biblio.elements("classification-national"):
        scheme = "fi" if group.optional_text("country") == "JP" else "national"
        for each in group.elements("main-clsf", "further-clsf"):
            words = each.words()
            patent.topic(scheme, words, Evidence(each.place, words))
    for group in biblio.elements("f-term-info"):
        for each in group.elements("f-term"):
            words = each.words()
            patent.topic("f-term", words, Evidence(each.place, words))


def _read_parties(patent: Patent, parties: Element, country: str) -> None:
    inventors = People()
    for group in parties.elements("inventors"):
        for each in group.elements("inventor"):
            name, address = _named(each, country)
            inventors.add(name)
            person = PersonName.inverted(name) if name.isascii() else PersonName(printed=name)
            patent.inventor(Party(person, each.place, address, "Person"))
    groups = parties.descendants("applicants-agents") or parties.descendants("applicants")
    for group in groups:
        for each in group.elements("applicant"):
            name, address = _named(each, country)
            patent.applicant(named(name, each.place, address, inventors))
        for each in group.elements("agent"):
            name, address = _named(each, country)
            patent.representative(named(name, each.place, address))
        group.leave()
    for group in parties.descendants("agents"):
        for each in group.elements("agent"):
            name, address = _named(each, country)
            patent.representative(named(name, each.place, address))
        group.leave()
    parties.leave()


def _named(element: Element, country: str) -> tuple[str, Address]:
    books = element.elements("addressbook")
    found = ("", Address())
    for book in books[:1]:
        given = book.optional_text("first-name")
        family = book.optional_text("last-name")
        name = book.optional_text("orgname") or book.optional_text("name")
        address = book.element("address")
        words = address.optional_text("text")
        nation = address.optional_text("country")
        city, region = address.optional_text("city"), address.optional_text("state")
        if not city and country == "JP" and (town := _JAPANESE_CITY.match(words)):
            city, region, nation = town["city"], town["region"] or "", nation or "JP"
        nation = nation if COUNTRY.fullmatch(nation) else ""
        name = clean(name) or ", ".join(filter(None, (family, given)))
        found = (name, Address(city, region, nation, address.place))
        address.leave()
    for book in books:
        book.leave()
    element.leave()
    return found


def _read_citations(patent: Patent, biblio: Element) -> None:
    for references in biblio.elements("references-cited"):
        for each in references.descendants("patcit"):
            number, element = best([each.ignore("@num", "@id")])
            if element is not None:
                patent.cites_patent(number, Evidence(each.place, number.printed), "examiner")
        for each in references.descendants("nplcit"):
            patent.cites_entry(each, "examiner")
        references.leave()


def _read_text(patent: Patent, root: Element, biblio: Element) -> None:
    patent.say("abstract", abstract_of((*biblio.elements("abstract"), *root.elements("abstract"))))
    bodies = (root, *root.elements("application-body"))
    for body in bodies:
        for each in body.elements("description", "claims"):
            patent.section(each)
            each.leave()


SOURCE: Final = Source(
    name="st36",
    version="7",
    title="Japanese and other patents in WIPO ST.36",
    url="https://www.wipo.int/standards/en/st36.html",
    license="official documents",
    recognises=recognises,
    split=split_documents,
    extract=extract,
    precedence=believed(Authority.PUBLISHER),
)
