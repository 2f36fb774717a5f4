"""References in the XML that EndNote exports."""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from extractors.errors import UnsupportedError
from extractors.papers.exports.reference import Contributor, Reference, Text, facts_of
from extractors.papers.languages import bcp47
from extractors.printed import PersonName
from extractors.source import Authority, Raw, Source, believed
from extractors.xml import Element, parse
from extractors.xml_split import split_records
from ontology.facts import Fact, Unread

_LEFT_OUT: Final[Mapping[str, str]] = MappingProxyType(
    {
        "the library's own record": """
            database source-app rec-number foreign-keys label notes research-notes caption
            remote-database-name remote-database-provider access-date custom1 custom2 custom3
            custom4 custom5 custom6 custom7 user1 user16 num-vols modified-date image""",
        "where in its venue it stands": """
            pages volume number issue section isbn edition pub-location call-num
            alt-periodical periodical/abbr-1 titles/alt-title titles/short-title
            titles/translated-title orig-pub reprint-edition work-type""",
    }
)
IGNORED: Final = frozenset(" ".join(_LEFT_OUT.values()).split())

_FOUND: Final = re.compile(rb"<records>\s{0,200}<record[\s>]")
_LINE: Final = re.compile(r"\n\n|(?<=\.)\n(?=\S)")
"""Where an address ends: at an empty line, or a full stop whose line is not broken by layout."""


def recognises(name: str, head: bytes) -> bool:
    """Whether a file is EndNote's: records with a type of reference or contributors."""
    own = b"<ref-type" in head or b"<contributors>" in head
    return _FOUND.search(head) is not None and own


def extract(raw: Raw) -> Iterator[Fact]:
    """Yield a paper, who wrote and edited it, where, and what it is about."""
    record = parse(raw.data)
    if record.name != "record":
        raise UnsupportedError(f"the document is a {record.name}, not a record")
    titles, periodical = record.element("titles"), record.element("periodical")
    contributors = record.element("contributors")
    dates, urls = record.element("dates"), record.element("urls")
    days = [each.words for each in _texts(dates.element("pub-dates"), "date")]
    year = _word(dates, "year")
    links = [each.words for each in _texts(urls.element("related-urls"), "url")]
    doi = _word(record, "electronic-resource-num")
    number = _word(record, "accession-num")
    reference = Reference(
        next(iter(_texts(titles, "title")), Text("", titles.place)),
        key=number,
        kind=_kind(record.element("ref-type")),
        day=_day(year, days),
        venue=_word(periodical, "full-title") or _word(titles, "secondary-title"),
        abstract=_word(record, "abstract"),
        language=bcp47(_word(record, "language")),
        url=next(iter(links), ""),
        identifiers=[
            *(("doi", each) for each in (doi, *links)),
            *(("pmid", each) for each in links if "pubmed" in each),
        ],
        authors=_people(contributors, "authors"),
        editors=[
            each
            for name in ("secondary-authors", "tertiary-authors", "subsidiary-authors")
            for each in _people(contributors, name)
        ],
        keywords=_texts(record.element("keywords"), "keyword"),
        affiliations=_addresses(record),
    )
    for left in (titles, urls, dates, periodical, record.element("publisher")):
        left.leave()
    yield from facts_of("endnote", reference)
    yield from map(Unread, record.close(IGNORED))


def _kind(kind: Element) -> str:
    """What sort of reference it is, by name or, failing that, by number."""
    named = kind.attribute("name") or kind.words()
    kind.leave()
    return named


def _day(year: str, days: list[str]) -> str:
    """The first day, and the year before it where no day tells it."""
    first = next(iter(days), "")
    return first if year in "".join(days) else f"{year} {first}".strip()


def _texts(holder: Element, name: str) -> list[Text]:
    found = [(each.leave().words(), each.place) for each in holder.elements(name)]
    return [Text(words, place) for words, place in found if words]


def _word(holder: Element, name: str) -> str:
    return next(iter(each.words for each in _texts(holder, name)), "")


def _people(contributors: Element, name: str) -> list[Contributor]:
    texts = _texts(contributors.element(name), "author")
    return [Contributor(PersonName.inverted(each.words), each.place) for each in texts]


def _addresses(record: Element) -> list[Text]:
    """Addresses of the authors, one a line; which is whose is not said."""
    found = []
    for each in record.elements("auth-address"):
        lines = [" ".join(line.split()) for line in _LINE.split(each.leave().verbatim())]
        found += [Text(line, each.place) for line in lines if line]
    return found


SOURCE: Final = Source(
    name="endnote",
    version="3",
    title="EndNote XML",
    url="https://endnote.com",
    license="facts; abstracts as their publishers say",
    recognises=recognises,
    split=lambda stream: split_records(stream, "record"),
    extract=extract,
    precedence=believed(Authority.LIST),
)
