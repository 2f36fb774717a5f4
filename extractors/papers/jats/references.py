"""Reference lists of JATS articles: what the paper cites, by identifier or title."""

from typing import Final

from extractors.papers.paper import Identifiers, Paper
from extractors.text.references import literature
from extractors.xml import Element
from ontology.facts import Evidence

_CITATIONS: Final = ("element-citation", "mixed-citation", "citation", "nlm-citation")
_HOLDERS: Final = ("citation-alternatives", "note", "p")
_TITLES: Final = ("article-title", "chapter-title", "data-title", "part-title")
_BOOKS: Final = frozenset({"book", "thesis", "report", "software", "preprint", "working-paper"})

_TITLED: Final = 0.9
"""Confidence of a title from which on the work goes by it."""


def read_references(paper: Paper, back: Element) -> None:
    """State what every reference list of the back matter cites."""
    for each in back.elements("ref-list"):
        _list(paper, each)


def _list(paper: Paper, references: Element) -> None:
    for ref in references.elements("ref"):
        holders = [ref, *ref.elements(*_HOLDERS)]
        citations = [each for holder in holders for each in holder.elements(*_CITATIONS)]
        # Alternatives are one work in two forms; what stands side by side is several works.
        for citation in citations[:1] if len(holders) > 1 else citations:
            _citation(paper, citation)
        for each in (*citations, *holders):
            each.leave()
    for each in references.elements("ref-list"):
        _list(paper, each)
    references.leave()


def _citation(paper: Paper, citation: Element) -> None:
    kinds = {citation.attribute("publication-type"), citation.attribute("citation-type")}
    ids = citation.elements("pub-id")
    identifiers = [(each.attribute("pub-id-type").lower(), each.words()) for each in ids]
    links = citation.elements("ext-link", "uri")
    for each in links:
        identifiers += [("doi", each.attribute("href")), ("doi", each.words())]
    known: Identifiers = [each for each in identifiers if each[0] in ("doi", "pmid", "arxiv")]
    titled = [citation.element(name) for name in (*_TITLES, "source", "year")]
    *titles, source, year = (each.words() for each in titled)
    title = next(filter(None, titles), source if kinds & _BOOKS else "")
    tagged = citation.name != "mixed-citation"  # whose elements have no white space between them
    words = citation.spaced if tagged else citation.quote
    if not known and not title:
        known, title, year = _printed(citation.words(), year)
    paper.cites(Evidence(citation.place, words), known, title, year)
    for each in (*links, *ids, *titled):
        each.leave()


def _printed(words: str, year: str) -> tuple[Identifiers, str, str]:
    """What a citation says whose parts have no elements: identifiers, title and year."""
    read = literature.read(words)
    found = [
        (scheme, text) for scheme, _, text in (each.partition(":") for each in read.identifiers)
    ]
    title = read.title if read.confidence >= _TITLED else ""
    return found, title, year or str(read.year or "")
