"""References in RIS, which nearly every database and reference manager exports.

https://en.wikipedia.org/wiki/RIS_(file_format); a record without its end is read to the next one.
"""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from extractors.papers.exports.reference import Contributor, Reference, Text, facts_of
from extractors.papers.exports.tagged import Tagged, decoded, read_tags, split_at
from extractors.papers.languages import bcp47
from extractors.printed import PersonName
from extractors.source import Authority, Raw, Source, believed
from ontology.facts import Fact, Unread

_LEFT_OUT: Final[Mapping[str, str]] = MappingProxyType(
    {
        "where in its venue it stands": "SP EP IS VL SN PB CY PP ET SE BP IP NV",
        "notes, counts and further vocabularies": """
            M1 M2 M3 C1 C2 C3 C4 C5 C6 C7 C8 RN N1 N3 NO U1 U2 U3 U4 U5 LB CA SV ZZ""",
        "the database's own marks, dates and further forms of what is read": """
            L1 L2 L4 LK AV CN DB DP DS ID ST TT OP RP RI TA Y2 RD AI CP CR ADR EN TY ER UT""",
    }
)
IGNORED: Final = frozenset(" ".join(_LEFT_OUT.values()).split())

_TAG: Final = re.compile(r"[ \t]{0,3}([A-Z][A-Z0-9]{1,2})[ \t]{1,3}-(?: |$)")
_START: Final = re.compile(rb"[ \t]{0,3}TY[ \t]{1,3}-(?: |$)")
_FOUND: Final = re.compile(rb"^[ \t]{0,3}TY[ \t]{1,3}-(?: |$)", re.MULTILINE)


def recognises(name: str, head: bytes) -> bool:
    """Whether a file holds RIS: a line that begins with `TY  -`."""
    return _FOUND.search(head.replace(b"\r", b"\n").removeprefix(b"\xef\xbb\xbf")) is not None


def extract(raw: Raw) -> Iterator[Fact]:
    """Yield a paper, who wrote and edited it, where, and what it is about."""
    record = Tagged(read_tags(decoded(raw.data), _TAG, end="ER", indent=""))
    reference = Reference(
        record.first("TI", "T1", "CT", "BT"),
        key=record.words("AN", "UT"),
        kind=record.words("TY"),
        day=_day(record),
        venue=record.words("JF", "JO", "T2", "JA", "J1", "J2", "T3", "BT"),
        abstract=record.words("AB", "N2"),
        language=bcp47(record.words("LA")),
        url=record.words("UR"),
        authors=[_person(each) for each in record.all("AU", "A1")],
        editors=[_person(each) for each in record.all("ED", "A2", "A3", "A4")],
        keywords=[part for each in record.all("KW", "DE") for part in _parts(each)],
        affiliations=record.all("AD"),
    )
    reference.identifiers = _identifiers(record, reference.url)
    yield from facts_of("ris", reference)
    yield from map(Unread, record.close(IGNORED))


def _day(record: Tagged) -> str:
    days = [each.words for each in record.all("DA", "PY", "Y1", "YR")]
    years = [each for each in days if each[:4].isdigit()]
    exact = [each for each in years if len(each.rstrip("/")) > 4]
    return next(iter(exact or years or days), "")


def _identifiers(record: Tagged, url: str) -> list[tuple[str, str]]:
    texts = [each.words for each in record.all("DO", "DI", "DOI", "L3")]
    found = [("doi", each) for each in (*texts, url)]
    found += [("arxiv", url), ("pmid", url if "pubmed" in url else "")]
    return [*found, *(("pmid", each.words) for each in record.all("PM"))]


def _person(text: Text) -> Contributor:
    return Contributor(PersonName.inverted(text.words), text.place)


def _parts(keywords: Text) -> list[Text]:
    """Keywords of a line that holds several."""
    words = keywords.words
    parts = words.split(";") if words.count(";") > 1 else [words]
    return [Text(each, keywords.place) for each in parts]


SOURCE: Final = Source(
    name="ris",
    version="2",
    title="RIS",
    url="https://en.wikipedia.org/wiki/RIS_(file_format)",
    license="facts; abstracts as their publishers say",
    recognises=recognises,
    split=lambda stream: split_at(stream, _START),
    extract=extract,
    precedence=believed(Authority.LIST),
)
