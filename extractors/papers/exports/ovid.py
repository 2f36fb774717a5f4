"""References as Ovid exports them: names of fields on lines of their own, values indented."""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from extractors.papers.exports.reference import Contributor, Reference, Text, facts_of
from extractors.papers.exports.tagged import Tagged, decoded, split_at
from extractors.papers.languages import bcp47
from extractors.printed import PersonName, unpunctuated
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
_DAY: Final = re.compile(r"(?:[0-9]{1,2} )?[A-Z][a-z]{2,8} (?:19|20)[0-9]{2}\b")
_INSTITUTION: Final = re.compile(r"(?:From the )?\(([0-9]{1,3}|[*+^~#])\)")


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
    when = f"{year} {source.words} {status}"
    said = _DAY.findall(when) or _YEAR.findall(when)
    link = record.words("LINK TO THE OVID FULL TEXT OR CITATION")
    authors = [_person(each) for text in record.all("AUTHOR", "AUTHORS") for each in _parts(text)]
    institutions = record.all("INSTITUTION", "INSTITUTION(S)")
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
        authors=[author for author, _ in authors],
        affiliations=_affiliations(authors, institutions),
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


def _person(text: Text) -> tuple[Contributor, set[str]]:
    """A name without its degrees, and the marks of its addresses."""
    marks = _MARK.search(text.words.strip(" ."))
    words = _MARK.sub("", text.words.strip(" .")).split()
    name = " ".join(each for each in words if each.strip(",.") not in _DEGREES).strip(" ,")
    person = Contributor(PersonName.inverted(name), text.place)
    return person, set(marks[0].strip().split(",")) if marks else set()


def _affiliations(
    authors: list[tuple[Contributor, set[str]]], institutions: list[Text]
) -> list[Text]:
    """Give institutions to the authors of their mark; those that are nobody's are left."""
    left: list[Text] = []
    for text in institutions:
        before, *marked = _INSTITUTION.split(text.words)
        left += [Text(before, text.place)] if before.strip(" ;.") else []
        for mark, words in zip(marked[::2], marked[1::2], strict=True):
            institution = Text(unpunctuated(words), text.place)
            theirs = [author for author, marks in authors if mark in marks]
            for author in theirs:
                author.affiliations.append(institution)
            left += [] if theirs else [institution]
    return left


SOURCE: Final = Source(
    name="ovid",
    version="3",
    title="Ovid export",
    url="https://ovidsupport.wolterskluwer.com",
    license="facts; abstracts as their publishers say",
    recognises=recognises,
    split=lambda stream: split_at(stream, _START),
    extract=extract,
    precedence=believed(Authority.AGGREGATOR),
)
