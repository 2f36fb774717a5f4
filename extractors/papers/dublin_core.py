"""Records in Dublin Core, as repositories give them by OAI-PMH (`oai_dc`), arXiv among them.

https://www.openarchives.org/OAI/openarchivesprotocol.html#dublincore
"""

import re
from collections.abc import Iterator
from typing import Final

from extractors.errors import UnsupportedError
from extractors.papers.exports.reference import Contributor, Reference, Text, facts_of
from extractors.papers.languages import bcp47
from extractors.printed import PersonName
from extractors.source import Authority, Raw, Source, believed
from extractors.xml import Element, parse
from extractors.xml_split import split_records
from ontology.facts import Fact, Unread

_LEFT_OUT: Final = "format rights coverage @schemaLocation relation"
_HEADER: Final = "header/datestamp header/setSpec header/@status about"
IGNORED: Final = frozenset(
    [
        *_HEADER.split(),
        *(f"{at}{name}" for at in ("", "metadata/dc/") for name in _LEFT_OUT.split()),
    ]
)

_ROOT: Final = re.compile(rb"<(?:[\w.-]{1,30}:)?dc[\s>]")
_SPACE: Final = b"purl.org/dc/elements/1.1"
_ORCID: Final = re.compile(r"\d{4}-\d{4}-\d{4}-\d{3}[\dX]")
_JOURNAL: Final = re.compile(r"([^;:\d]{3,200}?)(?:[,;]|\s+(?:[Vv]ol|No)\b|\s+\(?\d)")
_REMARK: Final = re.compile(r"Comment: ")


def recognises(name: str, head: bytes) -> bool:
    """Whether a file holds `dc` elements of Dublin Core."""
    return _ROOT.search(head) is not None and _SPACE in head


def extract(raw: Raw) -> Iterator[Fact]:
    """Yield a work, who made it, when, and what it is about."""
    root = parse(raw.data)
    header, metadata = root.element("header"), root.element("metadata")
    record = root if root.name == "dc" else metadata.element("dc")
    if root.name not in ("record", "dc"):
        raise UnsupportedError(f"the document is a {root.name}, not a record of Dublin Core")
    key = header.optional_text("identifier")
    numbers = [each.words for each in _texts(record, "identifier")]
    words = [each.words for each in _texts(record, "description")]
    publisher = next(iter(each.words for each in _texts(record, "publisher")), "")
    reference = Reference(
        next(iter(_texts(record, "title")), Text("", record.place)),
        key=key or next(iter(numbers), ""),
        kind=next(iter(each.words for each in _texts(record, "type")), ""),
        day=min((each.words for each in _texts(record, "date")), default=""),
        venue=next(filter(None, map(_venue, _texts(record, "source"))), "") or publisher,
        abstract=next((each for each in words if not _REMARK.match(each)), ""),
        language=bcp47(next(iter(each.words for each in _texts(record, "language")), "")),
        url=next((each for each in numbers if each.startswith("http")), ""),
        authors=[_person(each) for each in record.elements("creator")],
        editors=[],
        keywords=_texts(record, "subject"),
        identifiers=[(scheme, each) for each in (*numbers, key) for scheme in _schemes(each)],
    )
    record.ignore("contributor")
    yield from facts_of("dublin-core", reference)
    yield from map(Unread, root.close(IGNORED))


def _texts(record: Element, name: str) -> list[Text]:
    found = [(each.leave().words(), each.place) for each in record.elements(name)]
    return [Text(words, place) for words, place in found if words]


def _person(creator: Element) -> Contributor:
    """An author, whose ORCID some publishers put into an attribute."""
    orcid = _ORCID.search(creator.attribute("id"))
    name = PersonName.inverted(creator.leave().words())
    return Contributor(name, creator.place, [("orcid", orcid[0])] if orcid else [])


def _venue(source: Text) -> str:
    """The journal of `Journal 17: 1-9` and `Journal; Vol. 3 (2020)`; empty for anything else."""
    found = _JOURNAL.match(source.words)
    return found[1].strip() if found else ""


def _schemes(number: str) -> tuple[str, ...]:
    """Which schemes a number may be of: bare numbers name nothing."""
    lower = number.lower()
    if "arxiv" in lower:
        return ("arxiv",)
    return ("doi",) if "10." in lower and "/" in lower else ()


SOURCE: Final = Source(
    name="dublin-core",
    version="3",
    title="Dublin Core (OAI-PMH)",
    url="https://www.openarchives.org/OAI/openarchivesprotocol.html#dublincore",
    license="as each repository says",
    recognises=recognises,
    split=lambda stream: split_records(stream, "record"),
    extract=extract,
    precedence=believed(Authority.AGGREGATOR),
)
