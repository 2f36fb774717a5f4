"""Papers that GROBID read from PDF, in TEI: what it found, with its errors.

https://grobid.readthedocs.io; a machine read them, so nothing is certain: .9 for the header, .8 for
references.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from extractors.errors import MissingFieldError, UnsupportedError
from extractors.papers import acknowledgements
from extractors.papers.dates import iso_date
from extractors.papers.languages import bcp47
from extractors.papers.paper import Paper
from extractors.printed import PersonName
from extractors.source import Authority, Raw, Source, believed
from extractors.xml import Element, parse
from extractors.xml_split import split_records
from ontology.facts import Document, Evidence, Fact, Link, Mention, Unread, fingerprint

# The text itself, figures, how GROBID ran, and what repeats in the header.
_LEFT_OUT: Final = """
    text/body text/facsimile facsimile teiHeader/encodingDesc teiHeader/revisionDesc
    teiHeader/fileDesc/publicationStmt teiHeader/profileDesc/particDesc
    teiHeader/profileDesc/creation @schemaLocation @space"""
IGNORED: Final = frozenset(_LEFT_OUT.split())

_ROOT: Final = re.compile(rb"<(?:[\w.-]{1,30}:)?TEI[\s>]")
_HEADINGS: Final = frozenset({"abstract", "introduction", "keywords", "references"})
"""What GROBID now and then takes for an affiliation: the heading behind the authors."""
_HEADER: Final = 0.9
_REFERENCE: Final = 0.8


def recognises(name: str, head: bytes) -> bool:
    """Whether a file is TEI that GROBID made."""
    return _ROOT.search(head) is not None and b"grobid" in head.lower()


def extract(raw: Raw) -> Iterator[Fact]:
    """Yield a paper, its authors where they work, its funding, thanks and references."""
    root = parse(raw.data)
    if root.name != "TEI":
        raise UnsupportedError(f"the document is a {root.name}, not TEI")
    header, text = root.element("teiHeader"), root.element("text")
    root.ignore("@schemaLocation", "@space")
    languages = [each.attribute("lang") for each in (header, text)]
    language = bcp47(next(filter(None, languages), ""))
    paper = _paper(header, language)
    back = text.element("back")
    _back(paper, back)
    profile = header.element("profileDesc")
    for each in _keywords(profile):
        paper.keyword(each.words())
        each.leave()
    paper.say("abstract", profile.element("abstract").leave().words())
    profile.leave()
    for fact in paper.facts():
        yield _as_read(fact)
    yield from map(Unread, root.close(IGNORED))


def _as_read(fact: Fact) -> Fact:
    """A fact with the confidence of what a machine read."""
    if not isinstance(fact, Mention | Link) or fact.evidence.confidence < 1:
        return fact
    return replace(fact, evidence=replace(fact.evidence, confidence=_HEADER))


def _paper(header: Element, language: str) -> Paper:
    file = header.element("fileDesc")
    title = file.element("titleStmt").element("title").leave()
    dates = [(each.attribute("when"), each.leave())[0] for each in _dates(file)]
    structure = file.element("sourceDesc").element("biblStruct")
    analytic, monograph = structure.element("analytic"), structure.element("monogr")
    numbers = _numbers([structure, analytic, monograph])
    words = title.words()
    if not words:
        raise MissingFieldError(f"GROBID found no title at {title.place}")
    doi = next((text for scheme, text in numbers if scheme == "doi"), "")
    venues = [each.leave().words() for each in monograph.elements("title")]
    venue = next(filter(None, venues), "")
    day = iso_date(next(filter(None, dates), ""))
    document = Document(
        "grobid", doi.lower() or fingerprint(words.lower()), words, day, "", language
    )
    paper = Paper(document, Evidence(title.place, words, _HEADER), numbers, {"venue": venue})
    for author in analytic.elements("author"):
        _author(paper, author)
    for each in (
        analytic,
        monograph,
        structure,
        file.element("sourceDesc"),
        file.element("titleStmt"),
    ):
        each.leave()
    return paper


def _dates(file: Element) -> list[Element]:
    statement = file.element("publicationStmt")
    found = statement.elements("date")
    for each in statement.elements("publisher", "availability"):
        each.leave()
    return [*found, statement.leave()]


def _numbers(holders: list[Element]) -> list[tuple[str, str]]:
    found = []
    for holder in holders:
        for each in holder.elements("idno"):
            scheme, words = each.attribute("type").lower(), each.words()
            each.leave()
            if scheme in ("doi", "arxiv", "pmid"):
                found.append((scheme, words.removesuffix("[cs")))
    return found


def _author(paper: Paper, author: Element) -> None:
    corresponding = author.attribute("role") == "corresp" or None
    orcid = [("orcid", each.leave().words()) for each in author.elements("idno")]
    affiliations = author.elements("affiliation")
    name, place = _name(author.element("persName")), author.place
    person = paper.author(name, place, orcid, corresponding=corresponding)
    for each in affiliations:
        raw = [
            note for note in each.elements("note") if note.attribute("type") == "raw_affiliation"
        ]
        names = each.elements("orgName")
        parts = [(part.attribute("type"), part.leave().words()) for part in names]
        line = raw[0].leave().words() if raw else each.spaced
        main = [words for kind, words in parts if kind == "institution"]
        evidence = Evidence(each.place, line, _HEADER)
        if line.strip(" .:").lower() in _HEADINGS:
            each.leave()
            continue
        organization = paper.organization(main[0] if len(main) == 1 else line, evidence)
        paper.works_at(person, organization, evidence)
        each.leave()
    author.leave()


def _name(element: Element) -> PersonName:
    given = " ".join(each.leave().words() for each in element.elements("forename"))
    family, suffix = element.optional_text("surname"), element.optional_text("genName")
    element.leave()
    return PersonName(given, family, suffix)


def _keywords(profile: Element) -> list[Element]:
    classes = profile.element("textClass")
    groups = classes.elements("keywords")
    terms = [term for group in groups for term in group.elements("term")]
    for each in (*groups, classes):
        each.leave()
    return terms


def _back(paper: Paper, back: Element) -> None:
    for division in back.elements("div", "listBibl"):
        kind = division.attribute("type")
        if kind in ("acknowledgement", "funding"):
            words = division.words()
            name = "acknowledgement" if kind == "acknowledgement" else "fundingStatement"
            heads = ("Acknowledgements", "Acknowledgments", "Acknowledgement", "Funding")
            head = next((each for each in heads if words.startswith(each)), "")
            paper.say(name, words.removeprefix(head).strip())
            acknowledgements.state(paper, division.place, words)
        lists = [division] if division.name == "listBibl" else division.elements("listBibl")
        for reference in (each for one in lists for each in one.elements("biblStruct")):
            _reference(paper, reference)
        for each in (*lists, division):
            each.leave()
    back.leave()


def _reference(paper: Paper, reference: Element) -> None:
    analytic, monograph = reference.element("analytic"), reference.element("monogr")
    numbers = _numbers([reference, analytic, monograph])
    titles = [
        each.leave().words()
        for holder in (analytic, monograph)
        for each in holder.elements("title")
    ]
    imprint = monograph.element("imprint")
    printed = imprint.elements("date")
    dates = [each.attribute("when") for each in printed]
    notes = reference.elements("note")
    raw = [each for each in notes if each.attribute("type") == "raw_reference"]
    words = raw[0].leave().words() if raw else reference.spaced
    evidence = Evidence(reference.place, words, _REFERENCE)
    for each in (*notes, *printed, imprint, analytic, monograph, reference):
        each.leave()
    paper.cites(evidence, numbers, next(filter(None, titles), ""), next(filter(None, dates), ""))


SOURCE: Final = Source(
    name="grobid",
    version="6",
    title="GROBID (TEI)",
    url="https://grobid.readthedocs.io",
    license="as each paper says",
    recognises=recognises,
    split=lambda stream: split_records(stream, "TEI"),
    extract=extract,
    precedence=believed(Authority.READ),
)
