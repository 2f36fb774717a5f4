"""Citations from PubMed in its own XML: articles and books of the National Library of Medicine.

https://dtd.nlm.nih.gov/ncbi/pubmed/doc/out/250101/
"""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from extractors.errors import MissingFieldError, UnsupportedError
from extractors.papers.affiliations import bare_affiliation
from extractors.papers.dates import from_parts, iso_date
from extractors.papers.languages import bcp47
from extractors.papers.paper import Identifiers, Paper
from extractors.printed import PersonName
from extractors.source import Authority, Raw, Source, believed
from extractors.xml import Element, parse
from extractors.xml_split import split_records
from ontology.facts import Document, Evidence, Fact, Unread

_LEFT_OUT: Final[Mapping[str, str]] = MappingProxyType(
    {
        "how PubMed keeps its own record": """
            MedlineCitation/DateCreated MedlineCitation/DateRevised MedlineCitation/DateCompleted
            MedlineCitation/@Status MedlineCitation/@Owner MedlineCitation/@IndexingMethod
            MedlineCitation/@VersionID MedlineCitation/@VersionDate MedlineCitation/OtherID
            MedlineCitation/CitationSubset MedlineCitation/GeneralNote
            MedlineCitation/NumberOfReferences MedlineCitation/CoiStatement
            MedlineCitation/SpaceFlightMission PubmedData/History PubmedData/PublicationStatus
            PubmedData/ObjectList PubmedBookData BookDocument/Book/CollectionTitle/@book""",
        "where in its venue it stands": """
            MedlineCitation/MedlineJournalInfo MedlineCitation/Article/Pagination
            MedlineCitation/Article/@PubModel""",
        "substances, genes and data banks of other vocabularies": """
            MedlineCitation/ChemicalList MedlineCitation/SupplMeshList
            MedlineCitation/GeneSymbolList
            MedlineCitation/Article/DataBankList MedlineCitation/PersonalNameSubjectList""",
        "the title and the abstract once more": """
            MedlineCitation/OtherAbstract""",
        "people who took part in a study and did not write": "MedlineCitation/InvestigatorList",
        "the parts of a book": "BookDocument/Sections BookDocument/ItemList",
    }
)
IGNORED: Final = frozenset(" ".join(_LEFT_OUT.values()).split())

_WHOSE: Final = re.compile(r"\(((?:[A-Z][.\-\u2019']){2}[^()]{0,300})\)")
_RECORDS: Final = ("PubmedArticle", "PubmedBookArticle")
_NOTICES: Final[Mapping[str, tuple[str, bool]]] = MappingProxyType(
    {
        "RetractionOf": ("retraction", False),
        "RetractionIn": ("retraction", True),
        "PartialRetractionOf": ("partial_retraction", False),
        "PartialRetractionIn": ("partial_retraction", True),
        "ErratumFor": ("erratum", False),
        "ErratumIn": ("erratum", True),
        "ExpressionOfConcernFor": ("expression_of_concern", False),
        "ExpressionOfConcernIn": ("expression_of_concern", True),
        "CorrectedandRepublishedFrom": ("corrected_and_republished", False),
        "CorrectedandRepublishedIn": ("corrected_and_republished", True),
    }
)
_SCHEMES: Final = MappingProxyType({"doi": "doi", "pubmed": "pmid", "pmid": "pmid"})


def recognises(name: str, head: bytes) -> bool:
    """Whether a file holds PubMed citations, one or a set of them."""
    return re.search(rb"<Pubmed(?:Book)?Article(?:Set)?[\s>]", head) is not None


def extract(raw: Raw) -> Iterator[Fact]:
    """Yield a paper, its authors where they work, its grants, what it cites, corrects, retracts."""
    root = parse(raw.data)
    if root.name == "PubmedBookArticle":
        paper = _book(root.element("BookDocument"))
    elif root.name == "PubmedArticle":
        paper = _article(root)
    else:
        raise UnsupportedError(f"the record is a {root.name}, neither an article nor a book")
    yield from paper.facts()
    yield from map(Unread, root.close(IGNORED))


def _article(root: Element) -> Paper:
    citation, data = root.element("MedlineCitation"), root.element("PubmedData")
    article = citation.element("Article")
    journal = article.element("Journal")
    day, venue = _date(article, journal), journal.optional_text("Title")
    journal.leave()
    paper = _paper(
        citation.element("PMID"),
        article.element("ArticleTitle"),
        day,
        [
            *_ids(article.elements("ELocationID"), "EIdType"),
            *_ids(data.element("ArticleIdList").elements("ArticleId"), "IdType"),
        ],
        {
            "venue": venue,
            "abstract": _abstract(article),
            "language": _language(article),
            "workType": _type(article.elements("PublicationTypeList")),
        },
    )
    original = article.optional_text("VernacularTitle").removesuffix(".")
    paper.also_titled(original, paper.document.language)
    for each in citation.element("CommentsCorrectionsList").elements("CommentsCorrections"):
        _notice(paper, each)
    _authors(paper, article)
    for each in article.element("GrantList").ignore("@CompleteYN").elements("Grant"):
        _grant(paper, each)
    for group in citation.elements("KeywordList"):
        _keywords(paper, group)
    for each in citation.element("MeshHeadingList").elements("MeshHeading"):
        paper.keyword(each.element("DescriptorName").leave().words())
        each.leave()
    for group in data.elements("ReferenceList"):
        _references(paper, group)
    return paper


def _book(book: Element) -> Paper:
    volume = book.element("Book")
    title, whole = book.element("ArticleTitle"), volume.element("BookTitle")
    chapter = bool(title.quote)
    paper = _paper(
        book.element("PMID"),
        title if chapter else whole,
        _day(volume.element("PubDate")) or _day(book.element("ContributionDate")),
        _ids(book.element("ArticleIdList").elements("ArticleId"), "IdType"),
        {
            "venue": whole.words() if chapter else volume.optional_text("CollectionTitle"),
            "abstract": _abstract(book),
            "language": _language(book),
            "workType": _type([book]),
        },
    )
    _authors(paper, book)
    _authors(paper, volume, edit=chapter)
    for group in book.elements("KeywordList"):
        _keywords(paper, group)
    for each in (title, whole, volume, book):
        each.leave()
    return paper


def _paper(
    pmid: Element, title: Element, day: str, ids: Identifiers, properties: dict[str, str]
) -> Paper:
    number = pmid.leave().words()
    if not number:
        raise MissingFieldError(f"the record says nothing at {pmid.place}: it must")
    words = title.leave().words().removesuffix(".") or number
    if words.startswith("[") and words.endswith("]"):  # so are translated titles marked
        words = words[1:-1].removesuffix(".")
    url = f"https://pubmed.ncbi.nlm.nih.gov/{number}"
    document = Document("pubmed", number, words, day, url, properties["language"])
    return Paper(document, Evidence(title.place, words), [("pmid", number), *ids], properties)


def _ids(elements: list[Element], kind: str) -> Identifiers:
    """Identifiers of the schemes that we know; a publisher's own and PMC's are none."""
    pairs = [(each.attribute(kind).lower(), each.leave().words()) for each in elements]
    return [(_SCHEMES[scheme], text) for scheme, text in pairs if scheme in _SCHEMES]


def _date(article: Element, journal: Element) -> str:
    """The day it appeared online, where the issue's date is of the same year or later."""
    issue = journal.element("JournalIssue")
    online = next(iter([_day(each) for each in article.elements("ArticleDate")]), "")
    printed = _day(issue.element("PubDate"))
    issue.leave()
    return online if online and (not printed or online[:4] <= printed[:4]) else printed


def _day(date: Element) -> str:
    parts = [date.optional_text(name) for name in ("Year", "Month", "Day")]
    medline = date.optional_text("MedlineDate")
    date.leave()
    return from_parts(*parts) or iso_date(medline)


def _abstract(article: Element) -> str:
    abstract = article.element("Abstract")
    texts = [each.leave().words() for each in abstract.elements("AbstractText")]
    abstract.leave()
    return " ".join(filter(None, texts))


def _language(article: Element) -> str:
    return next(iter([bcp47(each.words()) for each in article.elements("Language")]), "")


def _type(lists: list[Element]) -> str:
    """The first publication type, but a retraction before all: PubMed lists them by name."""
    words = [each.leave().words() for types in lists for each in types.elements("PublicationType")]
    notices = [each for each in words if "etract" in each or "Erratum" in each]
    return next(iter(notices or words), "")


def _authors(paper: Paper, holder: Element, *, edit: bool = False) -> None:
    for authors in holder.elements("AuthorList"):
        editors = edit or authors.attribute("Type") == "editors"
        for author in authors.elements("Author"):
            _author(paper, author, editors=editors)
        authors.leave()


def _author(paper: Paper, author: Element, *, editors: bool) -> None:
    family, given, initials, suffix, group = (
        author.optional_text(name)
        for name in ("LastName", "ForeName", "Initials", "Suffix", "CollectiveName")
    )
    ids = [("orcid", each.leave().words()) for each in author.elements("Identifier")]
    affiliations = _affiliations(author)
    place = author.place
    author.leave()
    if group and not family:
        organization = paper.organization(group, Evidence(place, group))
        paper.took_part(organization, Evidence(place, group))
        return
    name = PersonName(given or initials, family, suffix)
    put = paper.editor if editors else paper.author
    person = put(name, place, ids)
    marks = ".".join((*initials, family[:1])) + "."
    for words, at, identifiers in affiliations:
        evidence = Evidence(at, words)
        line, whose = _whose(words)
        organization = paper.organization(line, evidence, identifiers)
        if whose and marks not in whose:
            paper.took_part(organization, evidence)  # others of the paper work there
        elif not editors:
            paper.works_at(person, organization, evidence)
        elif person is not None and organization is not None:
            paper.affiliated(person, organization, evidence)


def _affiliations(author: Element) -> list[tuple[str, str, Identifiers]]:
    """Lines, places and identifiers; a line of several organisations by semicolons is several."""
    found: list[tuple[str, str, Identifiers]] = []
    for info in author.elements("AffiliationInfo"):
        words, place = info.optional_text("Affiliation"), info.place
        ids = [
            (each.attribute("Source").lower(), each.leave().words())
            for each in info.elements("Identifier")
        ]
        known = [each for each in ids if each[0] in ("ror", "grid", "isni")]
        lines = [line for each in words.split(";") if (line := bare_affiliation(each))]
        found += [(line, place, known if len(lines) == 1 else []) for line in lines]
    return found


def _whose(line: str) -> tuple[str, str]:
    """A line without the initials in brackets of those who work there, and these initials."""
    if (found := _WHOSE.search(line)) is None:
        return line, ""
    return line[: found.start()].strip(" ,;"), found[1]


def _notice(paper: Paper, notice: Element) -> None:
    kind, pmid = notice.attribute("RefType"), notice.element("PMID").leave().words()
    words = notice.optional_text("RefSource")
    doi = words.rpartition("doi: ")[2].rstrip(".") if "doi: " in words else ""
    evidence = Evidence(notice.place, words or pmid)
    ids = [("pmid", pmid), ("doi", doi)]
    notice.leave()
    if kind in _NOTICES:
        update, by_other = _NOTICES[kind]
        paper.updates(evidence, ids, update, by_other=by_other)
    elif kind == "Cites":
        paper.cites(evidence, ids)
    else:
        paper.related(evidence, ids, kind)


def _grant(paper: Paper, grant: Element) -> None:
    number, agency = grant.optional_text("GrantID"), grant.optional_text("Agency")
    evidence = Evidence(grant.place, " ".join(filter(None, (number, agency))))
    funder = paper.funder(agency, evidence)
    paper.award(number, funder, evidence)
    grant.leave()


def _keywords(paper: Paper, group: Element) -> None:
    for each in group.elements("Keyword"):
        paper.keyword(each.leave().words())
    group.leave()


def _references(paper: Paper, group: Element) -> None:
    for each in group.elements("Reference"):
        ids = _ids(each.element("ArticleIdList").elements("ArticleId"), "IdType")
        words = each.optional_text("Citation")
        paper.cites(Evidence(each.place, words), ids)
    for each in group.elements("ReferenceList"):
        _references(paper, each)
    group.leave()


SOURCE: Final = Source(
    name="pubmed",
    version="4",
    title="PubMed",
    url="https://pubmed.ncbi.nlm.nih.gov",
    license="facts; abstracts as their publishers say",
    recognises=recognises,
    split=lambda stream: split_records(stream, *_RECORDS),
    extract=extract,
    precedence=believed(Authority.CATALOGUE, abstract=Authority.PUBLISHER),
)
