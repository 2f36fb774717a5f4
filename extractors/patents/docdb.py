"""Exchange documents of the EPO: DOCDB's files and the bibliographic part of OPS.

One publication of any office: applicants and inventors normalised and as printed, dates, family,
priorities, IPC and CPC, citations with who cited, abstract. https://www.epo.org/en/searching-for-
patents/data/bulk-data-sets/docdb (exchange-documents 2.5.9), https://developers.epo.org
"""

import re
from collections.abc import Iterator
from typing import Final

from extractors.errors import MissingFieldError
from extractors.patents.numbers import Number, iso_day
from extractors.patents.patent import Patent
from extractors.patents.st36 import (
    abstract_of,
    application_of,
    best,
    read_ipc,
    read_parties,
    symbol_of,
    titles,
)
from extractors.source import Authority, Raw, Source, believed
from extractors.xml import Element, parse
from extractors.xml_split import split_records
from ontology.facts import Evidence, Fact, Unread

_ROOT: Final = re.compile(rb"<(?:[\w.-]{1,20}:)?(?:exchange-documents?)\b")
_OTHER: Final = re.compile(rb"<(?:[\w.-]{1,20}:)?world-patent-data\b")
# Phases of a procedure in which a citation was put there: applicant, opponent; else an examiner.
_BY: Final = {"APP": "applicant", "OPP": "third party", "APL": "third party", "TPO": "third party"}
_SCHEMES: Final = {"CPCI": "cpc", "CPCA": "cpc", "CPC": "cpc", "UC": "uspc", "UCNOR": "uspc"}
_ROOT_IGNORED: Final = (
    *(
        "@system",
        "@doc-id",
        "@is-representative",
        "@date-of-last-exchange",
        "@status",
        "@date-publ",
    ),
    *("@date-of-previous-exchange", "@date-added-docdb", "@originating-office", "@family-id"),
    *("@country", "@doc-number", "@kind", "@schemaLocation", "@dtd-version", "@file"),
)
_BIBLIO_IGNORED: Final = (
    # An older form of the IPC; when which stage was open to the public; preceding numbers.
    *("classification-ipc", "dates-of-public-availability", "preceding-publication-date"),
    *("language-of-publication", "previously-filed-app", "designation-of-states", "@lang"),
    *("classification-national", "@status", "extended-kind-code", "language-of-filing"),
)
_CITATION_IGNORED: Final = (
    *("category", "rel-claims", "rel-passage", "@sequence", "corresponding-docs", "@office"),
    *("@srep-office", "@date", "@cited-date"),
)


def recognises(name: str, head: bytes) -> bool:
    """Whether a file holds exchange documents and is no answer of OPS."""
    return bool(_ROOT.search(head[:4096])) and not _OTHER.search(head[:4096])


def extract(raw: Raw) -> Iterator[Fact]:
    """Yield what one exchange document says.

    Raises:
        MalformedError: it is not well-formed, or its number is none.
        MissingFieldError: it has no number.
    """
    root = parse(raw.data)
    yield from read_exchange(root, SOURCE.name)
    yield from map(Unread, root.close())


def read_exchange(root: Element, source: str) -> Iterator[Fact]:
    """Yield what an exchange document says; the element is emptied.

    Raises:
        MissingFieldError: it has no number.
    """
    family = root.attribute("family-id")
    country, digits = root.attribute("country"), root.attribute("doc-number")
    kind, day = root.attribute("kind"), iso_day(root.attribute("date-publ"))
    biblio = root.element("bibliographic-data").ignore(*_BIBLIO_IGNORED)
    number, _ = best(biblio.elements("publication-reference"))
    if not digits:
        country, digits, kind = number.country, number.digits, number.kind
    if not digits:
        raise MissingFieldError(f"{root.place} tells no number of a publication")
    title, evidence, language, names = titles(biblio.elements("invention-title"))
    own = Number(country, digits, kind, day or number.date)
    evidence = evidence if title else Evidence(root.place, own.printed)
    patent = Patent(source, own, title, evidence, language=language, names=names)
    patent.family(family)
    _read_numbers(patent, biblio)
    read_parties(patent, biblio.element("parties"))
    _read_classes(patent, biblio)
    _read_citations(patent, biblio)
    patent.say("abstract", abstract_of(root.elements("abstract")))
    for members in root.elements("patent-family"):
        for member in members.ignore("abstract").elements("family-member"):
            _read_member(patent, member)
    root.ignore(*_ROOT_IGNORED)
    yield from patent.facts()


def _read_numbers(patent: Patent, biblio: Element) -> None:
    applied, _ = best(biblio.elements("application-reference"))
    patent.application(applied, curie_=application_of(applied))
    for claim in biblio.element("priority-claims").elements("priority-claim"):
        read_priority(patent, claim)


def read_priority(patent: Patent, claim: Element) -> None:
    """Say an earlier application that is claimed."""
    claim.ignore("@sequence", "@kind", "priority-active-indicator", "priority-linkage-type")
    form = claim.attribute("data-format")
    number, _ = best([claim])
    if form in ("", "docdb"):
        patent.priority(number, application_of(number) if number.country else None)


def _read_member(patent: Patent, member: Element) -> None:
    member.ignore("application-reference", "@family-id")
    for reference in member.elements("publication-reference"):
        form = reference.attribute("data-format")
        number, element = best([reference])
        if form in ("", "docdb") and element is not None:
            patent.related(number, "family member", Evidence(element.place, number.printed))


def _read_classes(patent: Patent, biblio: Element) -> None:
    for group in biblio.elements("classifications-ipcr"):
        read_ipc(patent, group.elements("classification-ipcr"))
    for group in biblio.elements("patent-classifications"):
        for each in group.elements("patent-classification", "combination-set"):
            scheme = each.element("classification-scheme").ignore("@office", "date")
            name = scheme.attribute("scheme")
            words = each.spaced
            symbol = symbol_of(each)
            each.leave()
            if symbol:
                known = _SCHEMES.get(name, name.lower() or "cpc")
                patent.topic(known, symbol, Evidence(each.place, words))


def _read_citations(patent: Patent, biblio: Element) -> None:
    for citation in biblio.element("references-cited").elements("citation"):
        citation.ignore(*_CITATION_IGNORED)
        by, phase = citation.attribute("cited-by"), citation.attribute("cited-phase")
        by = by or (_BY.get(phase, "examiner") if phase and phase != "undefined" else "")
        for cited in citation.elements("patcit"):
            cited.ignore("@num", "@dnum", "@dnum-type", "application-date", "@file", "@id", "@url")
            cited.ignore("rel-passage", "category", "rel-claims")
            number, element = best([cited])
            if element is not None:
                patent.cites_patent(number, Evidence(cited.place, number.printed), by)
        for cited in citation.elements("nplcit"):
            patent.cites_entry(cited, by)


SOURCE: Final = Source(
    name="docdb",
    version="6",
    title="Patents of every office (EPO, DOCDB)",
    url="https://www.epo.org/en/searching-for-patents/data/bulk-data-sets/docdb",
    license="as the EPO says",
    recognises=recognises,
    split=lambda stream: split_records(stream, "exchange-document"),
    extract=extract,
    precedence=believed(Authority.CATALOGUE),
)
