"""One reference of a bibliography: what exports of reference managers and databases share."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from extractors.errors import MissingFieldError, UnsupportedError
from extractors.papers.affiliations import bare_affiliation
from extractors.papers.dates import iso_date
from extractors.papers.paper import Paper
from extractors.printed import PersonName, clean
from ontology.facts import Document, Evidence, Fact, Mention, fingerprint
from ontology.identifiers import curie


@dataclass(frozen=True, slots=True)
class Text:
    """Words and where they stand.

    Attributes:
        words: as printed.
        place: where, in the manner of the format.
    """

    words: str
    place: str


@dataclass(slots=True)
class Contributor:
    """An author or editor.

    Attributes:
        name: in parts where the format tells them.
        place: where the name stands.
        identifiers: schemes and identifiers as printed.
        affiliations: lines of where the person works.
    """

    name: PersonName
    place: str
    identifiers: list[tuple[str, str]] = field(default_factory=list)
    affiliations: list[Text] = field(default_factory=list)


@dataclass(slots=True)
class Reference:
    """What a record says of one work.

    Attributes:
        title: of the work.
        key: the database's own number; empty where there is none.
        kind: what sort of work it is, in the format's words.
        day: when it was published, as printed.
        venue: where it appeared.
        abstract: its own summary.
        language: a BCP 47 tag.
        url: where a person can open it.
        identifiers: schemes and identifiers as printed.
        authors: in order.
        groups: organisations that wrote it.
        editors: of it, or of what it appeared in.
        keywords: what it is about.
        affiliations: lines that the format does not give to any author.
        funders: name and award number, each as printed and possibly empty.
        retracted: whether the record says so.
        notices: kind, text with a PMID or DOI, and whether that other is the notice.
    """

    title: Text
    key: str = ""
    kind: str = ""
    day: str = ""
    venue: str = ""
    abstract: str = ""
    language: str = ""
    url: str = ""
    identifiers: list[tuple[str, str]] = field(default_factory=list)
    authors: list[Contributor] = field(default_factory=list)
    groups: list[Text] = field(default_factory=list)
    editors: list[Contributor] = field(default_factory=list)
    keywords: list[Text] = field(default_factory=list)
    affiliations: list[Text] = field(default_factory=list)
    funders: list[tuple[Text, str]] = field(default_factory=list)
    retracted: bool = False
    notices: list[tuple[str, Text, bool]] = field(default_factory=list)


def facts_of(source: str, reference: Reference) -> Iterator[Fact]:
    """The facts of a reference that a source reads.

    Raises:
        MissingFieldError: it has no title.
        UnsupportedError: it is a patent, which other sources read whole.
    """
    if reference.kind.lower() in ("pat", "patent", "p"):
        raise UnsupportedError("the record is a patent: bring it from its office's own files")
    title = clean(reference.title.words)
    if not title:
        raise MissingFieldError("the record has no title, so nothing tells which work it is")
    day = iso_date(reference.day)
    document = Document(
        source, _key(reference, title), title, day, _address(reference.url), reference.language
    )
    properties = {
        "venue": clean(reference.venue),
        "abstract": clean(reference.abstract),
        "workType": clean(reference.kind),
        "retracted": reference.retracted or None,
    }
    evidence = Evidence(reference.title.place, title)
    paper = Paper(document, evidence, reference.identifiers, properties)
    for update, text, by_other in reference.notices:
        ids = [(each, text.words) for each in ("pmid", "doi")]
        paper.updates(Evidence(text.place, text.words), ids, update, by_other=by_other)
    _people(paper, reference)
    for each in reference.keywords:
        paper.keyword(each.words)
    for name, number in reference.funders:
        evidence = Evidence(name.place, clean(f"{name.words} {number}"))
        funder = paper.funder(name.words, evidence)
        paper.award(number, funder, evidence)
    yield from paper.facts()


def _people(paper: Paper, reference: Reference) -> None:
    reference.affiliations = [
        each for each in reference.affiliations if not _names_an_author(each, reference)
    ]
    only = reference.authors[0] if len(reference.authors) == 1 else None
    for author in reference.authors:
        person = paper.author(author.name, author.place, author.identifiers)
        for each in author.affiliations or (reference.affiliations if author is only else []):
            organization, evidence = _organization(paper, each)
            paper.works_at(person, organization, evidence)
    for each in reference.groups:
        evidence = Evidence(each.place, clean(each.words))
        paper.took_part(paper.organization(each.words, evidence), evidence)
    for each in reference.affiliations if only is None else []:
        organization, evidence = _organization(paper, each)
        paper.took_part(organization, evidence)
    for editor in reference.editors:
        paper.editor(editor.name, editor.place, editor.identifiers)


def _organization(paper: Paper, line: Text) -> tuple[Mention | None, Evidence]:
    words = bare_affiliation(line.words)
    evidence = Evidence(line.place, words)
    return paper.organization(words, evidence), evidence


def _names_an_author(line: Text, reference: Reference) -> bool:
    """Whether an address is of mail alone, and all that is left is the name of whose it is."""
    name = PersonName.inverted(bare_affiliation(line.words).rstrip(": ")).full
    return any(each.name.full == name for each in reference.authors)


def _key(reference: Reference, title: str) -> str:
    """The DOI, else the database's number, else a hash of title, date and first author."""
    for scheme in ("doi", "pmid"):
        for known, text in reference.identifiers:
            if known == scheme and (found := curie(scheme, text)):
                return found.partition(":")[2]
    first = reference.authors[0].name.full if reference.authors else ""
    own = "".join(reference.key.split())[:100]
    return own or fingerprint(title.lower(), reference.day, first.lower())


def _address(url: str) -> str:
    url = url.strip()
    return url if url.startswith(("http://", "https://")) and len(url) < 2000 else ""
