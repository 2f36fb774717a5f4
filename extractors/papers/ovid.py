"""References as Ovid exports them: names of fields on lines of their own, values indented."""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from extractors.papers.languages import bcp47
from extractors.papers.reference import Contributor, Reference, Text, facts_of
from extractors.papers.tagged import Tagged, decoded, split_at
from extractors.printed import PersonName
from extractors.source import Authority, Raw, Source, believed
from ontology.facts import Fact, Unread

_LEFT_OUT: Final[Mapping[str, str]] = MappingProxyType(
    {
        "the database's own record": """
            SCORE; JOURNAL SUBSET; LINK TO THE OVID FULL TEXT OR CITATION; NLM JOURNAL CODE;
            NLM JOURNAL NAME; UPDATE DATE; ENTRY DATE; STATUS; CORRESPONDENCE ADDRESS;
            LINK TO THE EXTERNAL LINK RESOLVER; EXTERNAL LINK RESOLVER; PUBLISHER; COPYRIGHT;
            COUNTRY OF PUBLICATION; REFERENCES; CAS REGISTRY NUMBERS; ENTREZ DATE; REVISION DATE""",
        "where in its venue it stands": "ISSN; ISBN; PAGES; VOLUME; ISSUE; SERIES",
        "further vocabularies": "SUBJECT HEADINGS; MESH SUBJECT HEADINGS; CLASSIFICATION",
    }
)
IGNORED: Final = frozenset(
    " ".join(each.split()) for words in _LEFT_OUT.values() for each in words.split(";")
)

_START: Final = re.compile(rb"<[0-9]{1,9}>\s*$")
_FOUND: Final = re.compile(rb"\A\s{0,100}<[0-9]{1,9}>\s{0,20}\n")
_MARK: Final = re.compile(r"(?: (?:[0-9]{1,3}|[*+^~\[\]#]{1,3})(?:,[0-9]{1,3}){0,9})$")
_DEGREES: Final = frozenset({"MD", "PhD", "MSc", "BSc", "MPH", "MBBS", "FRCS", "DrPH"})
_YEAR: Final = re.compile(r"\b(?:19|20)[0-9]{2}\b")
_INSTITUTION: Final = re.compile(r"(?:From the )?\((?:[0-9]{1,3}|[*+^~#])\)")


def recognises(name: str, head: bytes) -> bool:
    """Whether a file is an export of Ovid: it begins with `<1>` and names its fields in words."""
    opening = head.replace(b"\r", b"").removeprefix(b"\xef\xbb\xbf")
    return _FOUND.match(opening) is not None and b"\nTitle\n" in opening


def extract(raw: Raw) -> Iterator[Fact]:
    """Yield a paper, its authors, the institutions they name, and what it is about."""
    record = Tagged(_fields(decoded(raw.data)))
    title, source = record.first("TITLE"), record.first("SOURCE")
    status = record.words("STATUS")
    year = record.words("YEAR OF PUBLICATION", "PUBLICATION DATE", "DATE OF PUBLICATION")
    said = _YEAR.findall(f"{year} {source.words} {status}")
    link = record.words("LINK TO THE OVID FULL TEXT OR CITATION")
    authors = record.all("AUTHOR", "AUTHORS")
    reference = Reference(
        Text(title.words.split("[", 1)[0].rstrip(" ."), title.place),
        key=record.words("ACCESSION NUMBER", "UNIQUE IDENTIFIER").rstrip("."),
        kind=record.words("DOCUMENT TYPE", "PUBLICATION TYPE").partition(":")[0],
        day=next(iter(said), ""),
        venue=source.words.partition(".")[0],
        abstract=record.words("ABSTRACT"),
        language=bcp47(record.words("LANGUAGE").rstrip(".")),
        url=link,
        identifiers=[("doi", record.words("DOI NUMBER", "DIGITAL OBJECT IDENTIFIER"))],
        authors=[_person(each) for text in authors for each in _parts(text)],
        affiliations=[
            Text(each, text.place)
            for text in record.all("INSTITUTION", "INSTITUTION(S)")
            for each in _INSTITUTION.split(text.words)
            if each.strip(" ;.")
        ],
        keywords=[
            each for text in record.all("AUTHOR KEYWORDS", "KEYWORDS") for each in _parts(text)
        ],
    )
    yield from facts_of("ovid", reference)
    yield from map(Unread, record.close(IGNORED))


def _fields(text: str) -> Iterator[tuple[str, str, int]]:
    name, value, at = "", [""], 0
    for number, line in enumerate(text.split("\n")):
        if line[:1] == " ":
            value.append(line)
        elif line.strip() and not line.startswith("<"):
            if name:
                yield name, " ".join(value), at
            name, value, at = line.strip().upper(), [], number
    if name:
        yield name, " ".join(value), at


def _parts(text: Text) -> list[Text]:
    return [Text(each.strip(), text.place) for each in text.words.split(";") if each.strip()]


def _person(text: Text) -> Contributor:
    """A name without the marks of its address and its degrees."""
    words = _MARK.sub("", text.words.strip(" .")).split()
    name = " ".join(each for each in words if each.strip(",.") not in _DEGREES).strip(" ,")
    return Contributor(PersonName.inverted(name), text.place)


SOURCE: Final = Source(
    name="ovid",
    version="1",
    title="Ovid export",
    url="https://ovidsupport.wolterskluwer.com",
    license="facts; abstracts as their publishers say",
    recognises=recognises,
    split=lambda stream: split_at(stream, _START),
    extract=extract,
    precedence=believed(Authority.AGGREGATOR),
)
