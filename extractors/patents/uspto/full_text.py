"""Grants and published applications of the USPTO in XML v4.0 to v4.7, one by one or by the week.

The format is WIPO ST.36 with additions: https://bulkdata.uspto.gov (grant and application red
books, with their DTDs). What stands beside patents in a weekly file (sequence listings) and formats
that hold no patent (classification schemes) are recognised and refused by name.

A publication is known by country, number and kind in one word, as ontology.identifiers writes it:
`08926509` is US8926509B2 and `D0435854` USD435854S1. Citations give designs and reissues the kinds
S and E of before 2001; they become S1 and E1, the kinds that the publications themselves carry, for
the office never uses a number of these series twice.
"""

from collections.abc import Iterator
from functools import partial
from types import MappingProxyType
from typing import Final

from extractors.errors import MalformedError, UnsupportedError
from extractors.patents.classes import notation_of
from extractors.patents.government import government_interest
from extractors.patents.numbers import Number, iso_day
from extractors.patents.patent import Patent
from extractors.patents.uspto.formats import READ, START, format_of
from extractors.patents.uspto.parties import read_parties
from extractors.patents.uspto.related import read_related
from extractors.source import Authority, Raw, Source, believed
from extractors.xml import Element, parse
from extractors.xml_split import split_documents
from ontology.facts import Evidence, Fact, Unread

_BIBLIOGRAPHIC: Final = "us-bibliographic-data-grant", "us-bibliographic-data-application"

_IGNORED: Final = (
    *("@dtd-version", "@file", "@status", "@id", "@country", "@date-produced", "@date-publ"),
    # Pictures, formulae and lists.
    *("drawings", "us-claim-statement", "us-chemistry", "us-math"),
    *("us-sequence-list-doc", "us-megatable-doc", "table-external-doc"),
)
_BIBLIOGRAPHIC_IGNORED: Final = (
    *("@lang", "@country"),
    # The series is the beginning of the application's number.
    *("us-application-series-code", "us-publication-filing-type"),
    # The office's own doings: where it searched, who examined, how it counted, how long it lasts.
    *("us-field-of-classification-search", "field-of-search", "examiners", "figures"),
    *("number-of-claims", "us-exemplary-claim", "us-microform-quantity", "us-term-of-grant"),
    *("us-sir-flag", "rule-47-flag", "us-issued-on-continued-prosecution-application"),
    # The species that a plant patent is about has no class in the vocabulary.
    "us-botanic",
)
# When, by whom and how surely the office classed it.
_SYMBOL_IGNORED: Final = (
    *("action-date", "classification-data-source", "classification-level", "classification-status"),
    *("classification-value", "cpc-version-indicator", "generating-office"),
    *("ipc-version-indicator", "scheme-origination-code", "symbol-position"),
)
# What a cited patent was classed as, and by which scheme.
_CITED_CLASSES: Final = MappingProxyType(
    {
        "classification-cpc-text": "cpc",
        "classification-ipc": "ipc",
        "classification-national": "uspc",
    }
)
_RANKED: Final = ("main-classification", "further-classification")

_LISTS: Final = MappingProxyType(
    {
        "ipc": "classification-ipc",
        "uspc": "classification-national",
        "locarno": "classification-locarno",
    }
)


def recognises(name: str, head: bytes) -> bool:
    """Whether a file holds patents of the USPTO in XML v4.x, or what is known to be no patent."""
    return format_of(head) in READ or " " in format_of(head)


def extract(raw: Raw) -> Iterator[Fact]:
    """Yield what the bibliographic part of one grant or application says.

    Raises:
        UnsupportedError: the document is in another format of the USPTO.
        MalformedError: it is no well-formed document of any.
        MissingFieldError: it has no number or no date.
    """
    if not (format_ := format_of(raw.data)):
        raise MalformedError("the document begins as none of the formats of the USPTO do")
    if format_ not in READ:
        raise UnsupportedError(
            f"{format_} are not read; bring the patents themselves, in XML or Green Book text"
        )
    root = parse(raw.data)
    version = root.attribute("dtd-version")
    if not version.removeprefix("v").startswith("4"):
        raise UnsupportedError(f"{root.name} of version {version!r} is not known; v4.x is")
    biblio = next(iter(root.elements(*_BIBLIOGRAPHIC)), None)
    if biblio is None:
        raise MalformedError(f"the document holds none of {', '.join(_BIBLIOGRAPHIC)}")
    biblio.ignore(*_BIBLIOGRAPHIC_IGNORED)
    patent = _patent(root, biblio)
    read_parties(patent, biblio)
    read_related(patent, biblio)
    for scheme, element, notation in _topics(biblio):
        patent.topic(scheme, notation, Evidence(element.place, element.quote))
    _read_citations(patent, biblio)
    _read_text(patent, root)
    yield from patent.facts()
    root.ignore(*_IGNORED)
    yield from map(Unread, root.close())


def _patent(root: Element, biblio: Element) -> Patent:
    published = biblio.element("publication-reference").element("document-id")
    number = number_of(published, required=True)
    if not number.date:
        raise MalformedError(f"{published.quote!r} at {published.place} is no number with a date")
    applied = biblio.element("application-reference")
    type_ = applied.attribute("appl-type")
    heading = biblio.element("invention-title").ignore("@id")
    language = root.attribute("lang").lower()
    evidence = Evidence(heading.place, heading.quote)
    patent = Patent(SOURCE.name, number, heading.words(), evidence, language=language)
    application = number_of(applied.element("document-id"), required=True)
    patent.application(application, f"{application.country}{application.digits}")
    patent.say("abstract", _abstract(root.element("abstract")))
    patent.say("workType", type_ if root.name == "us-patent-grant" else "application")
    return patent


def _abstract(abstract: Element) -> str:
    abstract.ignore("@id", "@lang")
    return " ".join(each.ignore("@id", "@num").words() for each in abstract.elements("p"))


def _read_text(patent: Patent, root: Element) -> None:
    description, claims = root.element("description"), root.element("claims")
    blocks = description.placed_blocks()
    interest = government_interest((name == "heading", words) for name, _, words in blocks)
    patent.say("governmentInterest", interest)
    patent.description((place, words) for _, place, words in blocks)
    patent.text((place, words) for _, place, words in claims.placed_blocks())
    for each in (description, claims):
        each.leave()


def number_of(document_id: Element, *, required: bool = False) -> Number:
    """The number that an element tells of a publication or application.

    Raises:
        MissingFieldError: it tells none, and must.
    """
    take = document_id.text if required else document_id.optional_text
    return Number(
        take("country"),
        take("doc-number"),
        document_id.optional_text("kind"),
        iso_day(document_id.optional_text("date")),
    )


def _topics(biblio: Element) -> Iterator[tuple[str, Element, str]]:
    """Scheme, element and notation of everything the patent is classed as."""
    parts = biblio.element("classifications-cpc").elements("main-cpc", "further-cpc")
    sets = [each for part in parts for each in part.elements("combination-set")]
    ranks = [
        each for set_ in sets for each in set_.ignore("group-number").elements("combination-rank")
    ]
    for each in (*parts, *ranks):
        each.ignore("rank-number")
        yield from (("cpc", e, _symbol(e)) for e in each.elements("classification-cpc"))
    for each in biblio.element("classifications-ipcr").elements("classification-ipcr"):
        yield "ipc", each, _symbol(each)
    for scheme, name in _LISTS.items():
        list_ = biblio.element(name).ignore("country", "edition")
        for each in list_.elements(*_RANKED):
            if words := each.verbatim().rstrip():
                yield scheme, each, notation_of(scheme, words)


def _symbol(element: Element) -> str:
    element.ignore(*_SYMBOL_IGNORED)
    group, subgroup = element.optional_text("main-group"), element.optional_text("subgroup")
    subclass = "".join(map(element.optional_text, ("section", "class", "subclass")))
    return f"{subclass}{group}/{subgroup}" if group and subgroup else subclass


def _read_citations(patent: Patent, biblio: Element) -> None:
    for references in biblio.elements("references-cited", "us-references-cited"):
        for citation in references.elements("citation", "us-citation"):
            classes = list(_cited_classes(citation))
            by = citation.optional_text("category").removeprefix("cited by ")
            for each in citation.elements("patcit", "nplcit"):
                each.ignore("@num")
                evidence = Evidence(each.place, each.quote)
                if each.name == "nplcit":
                    patent.cites_literature(each.optional_text("othercit"), evidence, by)
                else:
                    # The name is of the first inventor or the owner, without saying which.
                    cited = number_of(each.element("document-id").ignore("name"), required=True)
                    patent.cites_patent(cited, evidence, by, classes)


def _cited_classes(citation: Element) -> Iterator[tuple[str, str, Evidence]]:
    """Scheme, notation and place of what the office says a cited patent is classed as."""
    for each in citation.elements(*_CITED_CLASSES):
        lists = each.ignore("country", "edition").elements(*_RANKED)
        for element in lists or [each]:
            if words := element.verbatim().rstrip():
                scheme = _CITED_CLASSES[each.name]
                yield scheme, notation_of(scheme, words), Evidence(element.place, words.strip())


SOURCE: Final = Source(
    name="uspto",
    version="8",
    title="US patents and published applications (USPTO)",
    url="https://bulkdata.uspto.gov",
    license="public domain",
    recognises=recognises,
    split=partial(split_documents, start=START),
    extract=extract,
    precedence=believed(Authority.PUBLISHER),
)
