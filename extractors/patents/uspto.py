"""Grants and published applications of the USPTO in XML v4.0 to v4.7, one by one or by the week.

The format is WIPO ST.36 with additions: https://bulkdata.uspto.gov (grant and application red
books, with their DTDs). Other formats of the USPTO are recognised and refused by name, also amid a
weekly file.

A publication is known by country, number and kind in one word, as ontology.identifiers writes it:
`08926509` is US8926509B2 and `D0435854` USD435854S1. Citations give designs and reissues the kinds
S and E of before 2001; they become S1 and E1, the kinds that the publications themselves carry, for
the office never uses a number of these series twice.
"""

import re
from collections.abc import Iterator, Mapping
from functools import partial
from types import MappingProxyType
from typing import Final

from extractors.draft import Draft
from extractors.errors import MalformedError, UnsupportedError
from extractors.patents.uspto_formats import READ, START, format_of
from extractors.patents.uspto_parties import COUNTRY, read_parties, said
from extractors.source import Raw, Source
from extractors.xml import Element, parse
from extractors.xml_split import split_documents
from ontology.facts import Document, Evidence, Fact, Mention, Unread
from ontology.identifiers import curie

_BIBLIOGRAPHIC: Final = "us-bibliographic-data-grant", "us-bibliographic-data-application"

_KINDS: Final[Mapping[str, str]] = MappingProxyType({"S": "S1", "E": "E1", "H": "H1"})

_IGNORED: Final = (
    *("@dtd-version", "@file", "@status", "@id", "@country", "@date-produced", "@date-publ"),
    # The text: a later reader's.
    *("description", "drawings", "claims", "us-claim-statement", "us-chemistry", "us-math"),
    *("us-sequence-list-doc", "us-megatable-doc", "table-external-doc"),
)
_BIBLIOGRAPHIC_IGNORED: Final = (
    *("@lang", "@country"),
    # The series is the beginning of the application's number.
    *("us-application-series-code", "us-publication-filing-type"),
    # Other documents of the family: continuations, priorities, PCT. A matter of its own.
    *("us-related-documents", "priority-claims", "hague-agreement-data"),
    *("pct-or-regional-filing-data", "pct-or-regional-publishing-data"),
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
# What the cited patent was classed as.
_CITATION_IGNORED: Final = (
    "classification-national",
    "classification-ipc",
    "classification-cpc-text",
)

_LISTS: Final = MappingProxyType(
    {
        "ipc": "classification-ipc",
        "uspc": "classification-national",
        "locarno": "classification-locarno",
    }
)
_DOI: Final = re.compile(r"10\.\d{4,9}/[^\s,;]+")
_NATIONAL: Final = re.compile(r"(.{3})([ \d]{2}\d)(\d*)\s*([A-Z]*)")
_DATE: Final = re.compile(r"(\d{4})(\d\d)(\d\d)")


def recognises(name: str, head: bytes) -> bool:
    """Whether a file holds patents of the USPTO, in a format that is read or one that is known."""
    return bool(format_of(head))


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
        raise UnsupportedError(f"{format_} are not read yet; USPTO XML v4.x is")
    root = parse(raw.data)
    version = root.attribute("dtd-version")
    if not version.removeprefix("v").startswith("4"):
        raise UnsupportedError(f"{root.name} of version {version!r} is not read yet; v4.x is")
    biblio = next(iter(root.elements(*_BIBLIOGRAPHIC)), None)
    if biblio is None:
        raise MalformedError(f"the document holds none of {', '.join(_BIBLIOGRAPHIC)}")
    biblio.ignore(*_BIBLIOGRAPHIC_IGNORED)
    draft, patent = _patent(root, biblio)
    read_parties(draft, patent, biblio)
    _read_topics(draft, patent, biblio)
    _read_citations(draft, patent, biblio)
    yield from draft.facts
    root.ignore(*_IGNORED)
    yield from map(Unread, root.close())


def _patent(root: Element, biblio: Element) -> tuple[Draft, Mention]:
    published = biblio.element("publication-reference").element("document-id")
    _, number = _number(published)
    date = _date(published.text("date"))
    if number is None or not date:
        raise MalformedError(f"{published.quote!r} at {published.place} is no number with a date")
    applied = biblio.element("application-reference")
    type_ = applied.attribute("appl-type")
    application = applied.element("document-id")
    heading = biblio.element("invention-title").ignore("@id")
    title = heading.words()
    language = root.attribute("lang").lower()
    key = number.removeprefix("patent:")
    url = f"https://patents.google.com/patent/{key}/en"
    document = Document(SOURCE.name, key, title or key, date, url, language)
    properties = said(
        publicationNumber=key,
        applicationNumber=application.optional_text("country") + application.text("doc-number"),
        applicationDate=_date(application.optional_text("date")),
        date=date,
        year=int(date[:4]),
        countryCode=key[:2],
        language=language,
        abstract=_abstract(root.element("abstract")),
        workType=type_ if root.name == "us-patent-grant" else "application",
    )
    draft = Draft(document)
    evidence = Evidence(heading.place, heading.quote)
    return draft, draft.add(
        document.mention(
            "Patent", title or key, evidence, identifiers=(number,), properties=properties
        )
    )


def _abstract(abstract: Element) -> str:
    abstract.ignore("@id", "@lang")
    return " ".join(each.ignore("@id", "@num").words() for each in abstract.elements("p"))


def _number(document_id: Element) -> tuple[str, str | None]:
    """A publication's number, country before and kind after, and the identifier if it is one."""
    country, number = document_id.text("country"), document_id.text("doc-number")
    kind = document_id.optional_text("kind")
    bare = number.removeprefix(country).strip(" /-")
    printed = " ".join(filter(None, (country, bare, kind)))
    if country == "US":
        kind = _KINDS.get(kind, kind)
    return printed, curie("patent", f"{country}{bare}{kind}")


def _read_topics(draft: Draft, patent: Mention, biblio: Element) -> None:
    for scheme, element, notation in _topics(biblio):
        identifier = curie(scheme, notation) if scheme in ("cpc", "ipc") else None
        if identifier:
            notation = identifier.partition(":")[2]
        evidence = Evidence(element.place, element.quote)
        topic = draft.once(
            draft.document.mention(
                "Topic",
                notation,
                evidence,
                identifiers=(identifier,) if identifier else (),
                properties={"scheme": scheme, "notation": notation},
            )
        )
        draft.state(draft.document.link("hasTopic", patent, topic, evidence))


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
        for each in list_.elements("main-classification", "further-classification"):
            if words := each.verbatim().rstrip():
                yield scheme, each, _notation(scheme, words)


def _symbol(element: Element) -> str:
    element.ignore(*_SYMBOL_IGNORED)
    group, subgroup = element.optional_text("main-group"), element.optional_text("subgroup")
    subclass = "".join(map(element.optional_text, ("section", "class", "subclass")))
    return f"{subclass}{group}/{subgroup}" if group and subgroup else subclass


def _notation(scheme: str, words: str) -> str:
    if scheme == "uspc" and (found := _NATIONAL.fullmatch(words)):
        # Fixed columns: three of class, three of subclass, then its decimals and letters.
        class_, subclass, decimals, letters = found.groups()
        class_ = re.sub(r"^([A-Z]*)0+", r"\1", class_.replace(" ", ""))
        decimals = decimals.rstrip("0") if len(decimals) == 3 else decimals
        return f"{class_}/{int(subclass)}{'.' * bool(decimals)}{decimals}{letters}"
    if scheme == "locarno" and re.fullmatch(r"\d{4}", words):
        return f"{words[:2]}-{words[2:]}"
    return " ".join(words.split())


def _read_citations(draft: Draft, patent: Mention, biblio: Element) -> None:
    for references in biblio.elements("references-cited", "us-references-cited"):
        for citation in references.elements("citation", "us-citation"):
            citation.ignore(*_CITATION_IGNORED)
            by = said(citedBy=citation.optional_text("category").removeprefix("cited by "))
            for each in citation.elements("patcit", "nplcit"):
                each.ignore("@num")
                cited = _paper(draft, each) if each.name == "nplcit" else _cited(draft, each)
                if cited:
                    evidence = Evidence(each.place, each.quote)
                    draft.state(
                        draft.document.link("cites", patent, cited, evidence, properties=by)
                    )


def _cited(draft: Draft, citation: Element) -> Mention:
    # The name is of the first inventor or the owner, without saying which.
    published = citation.element("document-id").ignore("name")
    name, number = _number(published)
    country, date = name[:2], _date(published.optional_text("date"))
    properties = said(
        publicationNumber=(number or "").removeprefix("patent:"),
        countryCode=country if COUNTRY.fullmatch(country) else "",
        date=date,
        year=int(date[:4]) if date else None,
    )
    return draft.once(
        draft.document.mention(
            "Patent",
            name,
            Evidence(citation.place, citation.quote),
            identifiers=(number,) if number else (),
            properties=properties,
        )
    )


def _paper(draft: Draft, citation: Element) -> Mention | None:
    """The paper behind a citation with a DOI; other literature waits for a reader of its own."""
    words = citation.optional_text("othercit")
    found = _DOI.search(words)
    doi = curie("doi", found[0].rstrip(".)]")) if found else None
    if doi is None:
        return None
    evidence = Evidence(citation.place, citation.quote)
    return draft.once(draft.document.mention("Paper", words[:500], evidence, identifiers=(doi,)))


def _date(text: str) -> str:
    """ISO 8601, as exact as printed: days and months can be 00; empty where it is no date."""
    found = _DATE.fullmatch(text)
    if not found or found[1] == "0000":
        return ""
    year, month, day = found.groups()
    return "-".join((year, month, day)[: 1 if month == "00" else 2 if day == "00" else 3])


SOURCE: Final = Source(
    name="uspto",
    version="1",
    title="US patents and published applications (USPTO)",
    url="https://bulkdata.uspto.gov",
    license="public domain",
    recognises=recognises,
    split=partial(split_documents, start=START),
    extract=extract,
)
