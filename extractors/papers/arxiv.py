"""Preprints from arXiv: entries of its Atom feeds and records of its OAI-PMH interface.

https://info.arxiv.org/help/api/user-manual.html and https://info.arxiv.org/help/oa/index.html
"""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from extractors.errors import MissingFieldError, UnsupportedError
from extractors.papers.dates import iso_date
from extractors.papers.paper import Paper
from extractors.printed import PersonName, clean
from extractors.source import Authority, Raw, Source, believed
from extractors.xml import Element, parse
from extractors.xml_split import split_records
from ontology.facts import Document, Evidence, Fact, Unread

_LEFT_OUT: Final[Mapping[str, str]] = MappingProxyType(
    {
        "remarks of the authors and rights": "comment rights comments license report-no msc-class",
        "other classifications": "acm-class proxy",
        "how arXiv keeps its own record": """
            updated primary_category header/datestamp header/setSpec about header/@status submitter
            version versions""",
    }
)
_FORMS: Final = ("", "metadata/arXiv/", "metadata/arXivRaw/")
IGNORED: Final = frozenset(
    form + name for form in _FORMS for name in " ".join(_LEFT_OUT.values()).split()
)

_FEED: Final = re.compile(rb"<(?:[a-z]+:)?feed[\s>]")
_SAID: Final = (b"http://arxiv.org/schemas/atom", b"<id>http://arxiv.org/abs/")
_VERSION: Final = re.compile(r"v\d{1,3}$")
_FOR: Final = re.compile(r"\b(?:on behalf of|for)(?: the)?(?:\s|$)")
_GROUP: Final = re.compile(r"\bcollaborations?\b|\bconsortium$", re.IGNORECASE)
_OAI: Final = re.compile(rb"<(?:[A-Za-z]+:)?arXiv(?:Raw)?[\s>]")


def recognises(name: str, head: bytes) -> bool:
    """Whether a file holds entries of an arXiv feed, or records in the format `arXiv`."""
    feed = _FEED.search(head) is not None and any(each in head for each in _SAID)
    return feed or _OAI.search(head) is not None


def extract(raw: Raw) -> Iterator[Fact]:
    """Yield a preprint, its authors, its subjects, and the article that it became."""
    root = parse(raw.data)
    if root.name == "feed":
        raise UnsupportedError("the feed holds no entry: its query found nothing")
    paper = _entry(root) if root.name == "entry" else _record(root)
    yield from paper.facts()
    yield from map(Unread, root.close(IGNORED))


def _entry(entry: Element) -> Paper:
    address = entry.text("id")
    if "/api/errors" in address:
        words = entry.optional_text("summary")
        raise UnsupportedError(f"the interface answered no preprint, but an error: {words[:200]}")
    key = _VERSION.sub("", address.rpartition("/abs/")[2])
    links = {each.attribute("title"): each.attribute("href") for each in _left(entry, "link")}
    doi = entry.optional_text("doi") or links.get("doi", "")
    title = entry.element("title").leave()
    paper = _paper(
        (key, title),
        entry.optional_text("published"),
        doi,
        entry.optional_text("summary"),
        entry.optional_text("journal_ref"),
    )
    for author in entry.elements("author"):
        affiliations = [(each.words(), each.place) for each in author.elements("affiliation")]
        _author(paper, PersonName(printed=author.optional_text("name")), author.place, affiliations)
    for each in entry.elements("category"):
        term = each.attribute("term")
        paper.topic(term, Evidence(each.leave().place, term), "arxiv", term)
    return paper


def _record(record: Element) -> Paper:
    header, metadata = record.element("header"), record.element("metadata")
    identifier = header.optional_text("identifier")
    item = metadata.element("arXivRaw" if "arXivRaw" in metadata else "arXiv")
    item.ignore("@schemaLocation")
    title = item.element("title").leave()
    paper = _paper(
        (item.optional_text("id") or identifier.rpartition(":")[2], title),
        item.optional_text("created") or _first_version(item),
        item.optional_text("doi"),
        item.optional_text("abstract"),
        item.optional_text("journal-ref"),
    )
    item.ignore("updated")
    authors = item.element("authors")
    for author in authors.elements("author"):
        family, given, suffix = (
            author.optional_text(name) for name in ("keyname", "forenames", "suffix")
        )
        affiliations = [(each.words(), each.place) for each in author.elements("affiliation")]
        _author(paper, PersonName(given, family, suffix), author.place, affiliations)
    for at, name in enumerate(_names(authors.lead()), start=1):
        _author(paper, PersonName(printed=name), f"{authors.place}#{at}", [])
    categories = item.element("categories")
    for term in categories.words().split():
        paper.topic(term, Evidence(categories.place, term), "arxiv", term)
    return paper


def _first_version(item: Element) -> str:
    versions = item.elements("version")
    days = [each.optional_text("date") for each in versions]
    for each in versions:
        each.leave()
    return days[0].partition(",")[2] if days else ""


def _names(line: str) -> list[str]:
    """Names of a line of the raw format: `A. One, B. Two and C. Three`."""
    return [clean(each) for each in line.replace(" and ", ",").split(",") if clean(each)]


def _paper(named: tuple[str, Element], day: str, doi: str, abstract: str, journal: str) -> Paper:
    key, title = named
    words = title.words()
    if not key or not words:
        raise MissingFieldError(f"the record has no id or no title at {title.place}")
    document = Document("arxiv", key, words, iso_date(day), f"https://arxiv.org/abs/{key}")
    identifiers = [("arxiv", key), *(("doi", each) for each in re.split(r"[,;\s]+", doi))]
    properties = {
        "abstract": abstract,
        "venue": journal or "arXiv",
        "workType": "preprint",
        "retracted": True if abstract.startswith("This paper has been withdrawn") else None,
    }
    return Paper(document, Evidence(title.place, words), identifiers, properties)


def _author(
    paper: Paper, name: PersonName, place: str, affiliations: list[tuple[str, str]]
) -> None:
    who, group = _parts(name.full)
    if group or not who:  # as in `A. Person for the Ice Collaboration`
        name = PersonName(printed=who)
    if group:
        evidence = Evidence(place, group)
        paper.took_part(paper.organization(group, evidence), evidence)
    person = paper.author(name, place) if name.full else None
    for words, at in affiliations:
        evidence = Evidence(at, words)
        paper.works_at(person, paper.organization(words, evidence), evidence)


def _parts(printed: str) -> tuple[str, str]:
    """Who and in whose name; the whole is one of the two where no word parts them."""
    found = _FOR.search(printed)
    if found and (_GROUP.search(printed) or printed.count(" for the ") or not found.start()):
        return printed[: found.start()].strip(), printed[found.end() :].strip()
    return ("", printed) if _GROUP.search(printed) else (printed, "")


def _left(entry: Element, name: str) -> list[Element]:
    return [each.ignore("@rel", "@type") for each in entry.elements(name)]


SOURCE: Final = Source(
    name="arxiv",
    version="2",
    title="arXiv",
    url="https://arxiv.org",
    license="CC0-1.0 (metadata)",
    recognises=recognises,
    split=lambda stream: split_records(stream, "entry", "record"),
    extract=extract,
    precedence=believed(Authority.PUBLISHER - 1),
)
