"""Computer science bibliography from dblp, in its XML: `dblp.xml`, or what its pages export.

https://dblp.org/xml/docu/dblpxml.pdf
"""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from extractors.errors import MissingFieldError, UnsupportedError
from extractors.papers.paper import Paper
from extractors.printed import PersonName
from extractors.source import Authority, Raw, Source, believed
from extractors.xml import Element, parse
from extractors.xml_split import split_records
from ontology.facts import Document, Evidence, Fact, Unread

_LEFT_OUT: Final[Mapping[str, str]] = MappingProxyType(
    {
        "how dblp keeps its own record": "@mdate @publtype url crossref cdrom note stream",
        "where in its venue it stands": """
            pages volume number month series isbn publisher address chapter publnr ee/@type""",
    }
)
IGNORED: Final = frozenset(" ".join(_LEFT_OUT.values()).split())

_RECORDS: Final = (
    "article",
    "inproceedings",
    "proceedings",
    "book",
    "incollection",
    "phdthesis",
    "mastersthesis",
    "data",
    "www",
)
_FOUND: Final = re.compile(
    rb"<(?:article|inproceedings|proceedings|book|incollection|phdthesis|mastersthesis|data|www)\s"
    rb"[^<>]{0,300}\bkey=\"[a-z]"
)
_RESOLVER: Final = re.compile(r"^https?://doi\.[a-z]+\.org/(?=10\.)")
"""A publisher's own, as records before 2018 name it: the rest is a DOI as any."""
_NUMBER: Final = re.compile(r" (?:[0-9]{4})$")


def recognises(name: str, head: bytes) -> bool:
    """Whether a file holds dblp's records: elements of their names with a key."""
    return _FOUND.search(head) is not None and (b"<dblp" in head or b"mdate=" in head)


def extract(raw: Raw) -> Iterator[Fact]:
    """Yield a publication with its authors and editors; or a person with all names of theirs."""
    root = parse(raw.data)
    if root.name not in _RECORDS:
        raise UnsupportedError(f"the record is a {root.name}, which dblp's documentation lacks")
    key = root.attribute("key")
    if root.name == "www":
        raise UnsupportedError("the record is a person's page, which tells no publication")
    paper = _paper(root, key)
    for each in root.elements("author"):
        paper.author(*_person(each))
    for each in root.elements("editor"):
        paper.editor(*_person(each))
    for each in root.elements("school"):
        school = each.leave().words()
        evidence = Evidence(each.place, school)
        paper.took_part(paper.organization(school, evidence), evidence)
    for each in root.elements("cite"):
        each.leave()  # keys of dblp's own, nearly all of them "..."
    yield from paper.facts()
    yield from map(Unread, root.close(IGNORED))


def _paper(root: Element, key: str) -> Paper:
    title = root.element("title")
    words = title.leave().words().removesuffix(".")
    if not words or not key:
        raise MissingFieldError(f"the record has no title or no key at {title.place}")
    links = [_RESOLVER.sub("", each.leave().words()) for each in root.elements("ee")]
    identifiers = [(scheme, each) for each in links for scheme in ("doi", "arxiv", "wikidata")]
    venue = root.optional_text("journal") or root.optional_text("booktitle")
    document = Document(
        "dblp", key, words, root.optional_text("year"), f"https://dblp.org/rec/{key}"
    )
    properties = {"venue": venue, "workType": root.name}
    return Paper(document, Evidence(title.place, words), identifiers, properties)


def _person(element: Element) -> tuple[PersonName, str, list[tuple[str, str]]]:
    """A name without the number that dblp puts behind it to tell namesakes apart."""
    orcid, printed = element.attribute("orcid"), element.words()
    element.leave()
    return PersonName(printed=_NUMBER.sub("", printed)), element.place, [("orcid", orcid)]


SOURCE: Final = Source(
    name="dblp",
    version="3",
    title="dblp",
    url="https://dblp.org",
    license="CC0-1.0",
    recognises=recognises,
    split=lambda stream: split_records(stream, *_RECORDS),
    extract=extract,
    precedence=believed(Authority.CATALOGUE),
)
