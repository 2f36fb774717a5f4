"""Articles in JATS, the Journal Article Tag Suite (ANSI/NISO Z39.96), and its NLM predecessors.

https://jats.nlm.nih.gov/publishing/ and as publishers write it: affiliations within their authors
or beside them, tagged or as one line; names of groups with or without their members.
"""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from extractors.errors import MissingFieldError, UnsupportedError
from extractors.papers import acknowledgements
from extractors.papers.dates import from_parts
from extractors.papers.jats.affiliations import Affiliation, read_affiliation
from extractors.papers.jats.references import read_references
from extractors.papers.languages import bcp47
from extractors.papers.markup import abstract_of
from extractors.papers.paper import Identifiers, Paper
from extractors.printed import PersonName
from extractors.source import Authority, Raw, Source, believed
from extractors.xml import Element, parse
from extractors.xml_split import split_records
from ontology.facts import Document, Evidence, Fact, Mention, Unread, fingerprint

_LEFT_OUT: Final[Mapping[str, str]] = MappingProxyType(
    {
        "the text itself, which readers of text read": "body floats-group processing-meta",
        "what others say of the article: reviews, replies, translations": "sub-article response",
        "where in its venue it stands": """
            front/article-meta/volume front/article-meta/issue front/article-meta/elocation-id
            front/article-meta/fpage front/article-meta/lpage front/article-meta/page-range
            front/article-meta/issue-id front/article-meta/issue-title front/article-meta/seq
            front/article-meta/supplement front/article-meta/isbn front/article-meta/conference
            front/article-meta/volume-id front/article-meta/volume-series
            front/article-meta/issue-part front/article-meta/issue-sponsor""",
        "rights, counts and the publisher's own record": """
            front/article-meta/permissions front/article-meta/counts front/article-meta/history
            front/article-meta/pub-history front/article-meta/custom-meta-group
            front/article-meta/self-uri front/article-meta/related-object
            front/article-meta/author-notes front/article-meta/ext-link
            front/article-meta/supplementary-material front/article-meta/uri
            front/article-meta/article-version front/article-meta/product
            front/article-meta/copyright-statement front/article-meta/copyright-year
            front/article-meta/copyright-holder front/article-meta/license
            front/article-meta/article-version-alternatives""",
        "the title and the abstract once more, or in other words": """
            front/article-meta/title-group/alt-title front/article-meta/title-group/fn-group
            front/article-meta/trans-abstract""",
        "notes and appendices": """
            front/notes back/notes back/sec back/fn-group back/app-group back/glossary back/bio
            back/app back/title back/label back/p""",
    }
)
IGNORED: Final = frozenset(" ".join(_LEFT_OUT.values()).split())

_ROOT: Final = re.compile(rb"<(?:[A-Za-z][\w.-]{0,30}:)?article[\s>]")
_FRONT: Final = re.compile(rb"<(?:front|journal-meta|article-meta)[\s>]")
_DISCIPLINES: Final = "discipline"
_SCHEMES: Final = MappingProxyType({"doi": "doi", "pmid": "pmid", "arxiv": "arxiv"})
_NOTICES: Final = frozenset(
    {
        "correction",
        "corrected-article",
        "erratum",
        "retraction",
        "addendum",
        "expression-of-concern",
    }
)
_FORWARD: Final = MappingProxyType(
    {"correction-forward": "correction", "retraction-forward": "retraction"}
)
_OF_OTHER: Final = frozenset(
    {"companion", "corrected-article", "retracted-article", "object-of-concern", "addended-article"}
)


def recognises(name: str, head: bytes) -> bool:
    """Whether a file holds articles: an `article` element with front matter."""
    return _ROOT.search(head) is not None and _FRONT.search(head) is not None


def extract(raw: Raw) -> Iterator[Fact]:
    """Yield a paper, its authors where they work, its funding, and what it cites and corrects."""
    root = parse(raw.data)
    if root.name != "article":
        raise UnsupportedError(f"the document is a {root.name}, not an article")
    kind, language = root.attribute("article-type"), root.attribute("lang").lower()
    front = root.element("front")
    meta = front.element("article-meta").ignore("@id")
    paper = _paper(meta, kind, language, _venue(front))
    _related(paper, meta, kind)
    _contributors(paper, meta)
    _keywords(paper, meta)
    _funding(paper, meta)
    back = root.element("back").ignore("@id")
    _acknowledgement(paper, back)
    read_references(paper, back)
    root.ignore(
        "@dtd-version", "@specific-use", "@id", "@article-type", "@noNamespaceSchemaLocation"
    )
    yield from paper.facts()
    yield from map(Unread, root.close(IGNORED))


def _paper(meta: Element, kind: str, language: str, venue: str) -> Paper:
    ids = [(each.attribute("pub-id-type"), each.words()) for each in meta.elements("article-id")]
    identifiers = [(_SCHEMES[scheme], text) for scheme, text in ids if scheme in _SCHEMES]
    doi = next((text for scheme, text in identifiers if scheme == "doi"), "")
    group = meta.element("title-group").ignore("@id")
    title, place = _title(group)
    own = next((f"{scheme}:{text}" for scheme, text in ids if text), "")
    if not title and not own:
        raise MissingFieldError("the article has neither a title nor an id at /article/front")
    key = doi.lower() or own or fingerprint(title)
    url = f"https://doi.org/{doi}" if doi else ""
    document = Document("jats", key, title or own, _date(meta), url, language)
    properties = {"venue": venue, "workType": kind, "abstract": _abstract(meta)}
    paper = Paper(document, Evidence(place, title or own), identifiers, properties)
    for each in group.elements("trans-title-group"):
        tag = bcp47(each.attribute("lang"))
        paper.also_titled(each.element("trans-title").leave().words(), tag)
        each.leave()
    return paper


def _title(group: Element) -> tuple[str, str]:
    article, under = group.element("article-title"), group.elements("subtitle")
    for each in (article, *under):
        each.leave()
    words = [article.words(), *(each.words() for each in under)]
    return ": ".join(filter(None, words)), article.place


def _venue(front: Element) -> str:
    front = front.element("journal-meta")
    groups = [*front.elements("journal-title-group"), front]
    titles = [each.leave().words() for group in groups for each in group.elements("journal-title")]
    publisher = front.element("publisher").leave().words()
    for group in groups:
        group.leave()
    return next(filter(None, titles), publisher)


def _abstract(meta: Element) -> str:
    found = [(each.attribute("abstract-type"), each) for each in meta.elements("abstract")]
    plain = [abstract_of(each) for kind, each in found if not kind]
    others = [abstract_of(each) for kind, each in found if kind and kind != "graphical"]
    return next(filter(None, plain), next(filter(None, others), ""))


def _date(meta: Element) -> str:
    """The earliest date of publication, as exact as the year's most exact one."""
    days = []
    for each in meta.elements("pub-date"):
        parts = [each.optional_text(name) for name in ("year", "month", "day")]
        days.append(from_parts(*parts))
        each.leave()
    year = min((day[:4] for day in days if day), default="")
    of_year = [day for day in days if day.startswith(year)] if year else []
    return min(of_year, key=lambda day: (-len(day), day), default="")


def _related(paper: Paper, meta: Element, kind: str) -> None:
    for each in meta.elements("related-article"):
        type_, target = each.attribute("related-article-type"), each.attribute("href")
        evidence = Evidence(each.place, each.quote or target)
        doi = [("doi", target.removeprefix("info:doi/")), ("pmid", target)]
        each.leave()
        if type_ in _FORWARD:
            paper.updates(evidence, doi, _FORWARD[type_], by_other=True)
        elif kind in _NOTICES and type_ in _OF_OTHER:
            paper.updates(evidence, doi, kind)
        else:
            paper.related(evidence, doi, type_)


def _contributors(paper: Paper, meta: Element) -> None:
    groups = meta.elements("contrib-group")
    beside = [
        each for group in (meta, *groups) for each in group.elements("aff", "aff-alternatives")
    ]
    affiliations: dict[str, Affiliation] = {}
    alone: Affiliation | None = None
    for each in beside:
        inner = each.elements("aff") if each.name == "aff-alternatives" else [each]
        identities = [one.attribute("id") for one in (each, *inner)]
        read = [read_affiliation(one) for one in inner]
        affiliations.update(dict.fromkeys(filter(None, identities), read[0]) if read else {})
        each.leave()
        alone = read[0] if read and len(beside) == 1 else None
    for group in groups:
        _group(paper, group, affiliations, alone)


def _group(
    paper: Paper, group: Element, known: Mapping[str, Affiliation], alone: Affiliation | None
) -> None:
    for each in group.elements("on-behalf-of"):
        evidence = Evidence(each.place, each.quote)
        paper.took_part(paper.organization(each.leave().words(), evidence), evidence)
    editors = group.attribute("content-type") in ("section", "editors")
    for contrib in group.elements("contrib"):
        _contributor(paper, contrib, known, alone, editor=editors)
    group.leave()


def _contributor(
    paper: Paper,
    contrib: Element,
    known: Mapping[str, Affiliation],
    alone: Affiliation | None,
    *,
    editor: bool,
) -> None:
    kind = contrib.attribute("contrib-type").lower()
    corresponding = contrib.attribute("corresp") == "yes" or None
    affiliations, starred = _affiliations(contrib, known)
    for collab in contrib.elements("collab", "collab-name"):
        _collaboration(paper, collab, known, alone)
    name, identifiers = _name(contrib), _orcid(contrib)
    roles = [_role(each) for each in contrib.elements("role")]
    place = contrib.place
    contrib.leave()
    if not name.full:
        return
    if editor or "editor" in kind or any("editor" in each.lower() for each in roles):
        person = paper.editor(name, place, identifiers)
        for each in affiliations:
            organization = each.mention(paper)
            if person is not None and organization is not None:
                paper.affiliated(person, organization, each.evidence)
    elif kind in ("", "author") or roles:
        person = paper.author(
            name, place, identifiers, corresponding=corresponding or starred or None, roles=roles
        )
        for each in affiliations or ([alone] if alone else []):
            paper.works_at(person, each.mention(paper), each.evidence)


def _role(role: Element) -> str:
    """The term of a vocabulary (CRediT) where the role is one, else its words."""
    term = role.attribute("vocab-term")
    words = role.leave().words()
    return term or words


def _affiliations(
    contrib: Element, known: Mapping[str, Affiliation]
) -> tuple[list[Affiliation], bool]:
    """Where a contributor works, and whether a mark makes it the corresponding one."""
    found, starred = [], False
    for each in contrib.elements("xref"):
        kind, targets = each.attribute("ref-type"), each.attribute("rid").split()
        starred = starred or kind == "corresp"
        found += [known[target] for target in targets if target in known]
        each.leave()
    found += [read_affiliation(each) for each in contrib.elements("aff")]
    return list(dict.fromkeys(found)), starred


def _collaboration(
    paper: Paper, collab: Element, known: Mapping[str, Affiliation], alone: Affiliation | None
) -> None:
    members = collab.elements("contrib-group")
    inner = collab.elements("institution", "named-content")
    words = [each.leave().words() for each in inner] or [collab.lead()]
    evidence = Evidence(collab.place, words[0])
    paper.took_part(paper.organization(words[0], evidence), evidence)
    for each in members:
        _group(paper, each, known, alone)
    collab.leave()


def _name(contrib: Element) -> PersonName:
    others: list[str] = []
    for alternatives in contrib.elements("name-alternatives"):
        names = alternatives.elements("name")
        others += [each.leave().words() for each in alternatives.elements("string-name")]
        if names:
            others += [_parts(each, ()).full for each in names[1:]]
            return _parts(names[0], others)
    name = contrib.element("name")
    if "surname" not in name:
        name = contrib.element("string-name")
    if "surname" in name:
        return _parts(name, others)
    return PersonName(printed=name.leave().words() or (others[0] if others else ""))


def _parts(name: Element, others: list[str] | tuple[str, ...]) -> PersonName:
    family, given, suffix = (
        name.optional_text(part) for part in ("surname", "given-names", "suffix")
    )
    eastern = name.attribute("name-style") == "eastern"
    name.leave()
    printed = f"{family} {given}" if eastern and given else ""
    return PersonName(given, family, suffix, printed, tuple(others))


def _orcid(contrib: Element) -> Identifiers:
    found = [("orcid", each.leave().words()) for each in contrib.elements("contrib-id")]
    links = contrib.elements("ext-link", "uri")
    found += [("orcid", each.attribute("href") or each.leave().words()) for each in links]
    for each in links:
        each.leave()
    return found


def _keywords(paper: Paper, meta: Element) -> None:
    for group in meta.elements("kwd-group"):
        kind = group.attribute("kwd-group-type").lower()
        for each in group.elements("kwd"):
            if kind not in ("jel", "pacs") and "abbrev" not in kind:
                paper.keyword(each.words())
            each.leave()
        for each in group.elements("compound-kwd"):
            parts = [part.leave().words() for part in each.elements("compound-kwd-part")]
            words = next((part for part in parts if part and not part.startswith("http")), "")
            paper.keyword(words)
            each.leave()
        group.leave()
    for group in _subjects(meta.element("article-categories")):
        if group.attribute("subj-group-type").lower().startswith(_DISCIPLINES):
            _discipline(paper, group)
        group.leave()


def _subjects(categories: Element) -> list[Element]:
    groups = categories.elements("subj-group")
    categories.leave()
    return groups


def _discipline(paper: Paper, group: Element) -> None:
    """The narrowest of a chain of subjects."""
    subject = group.element("subject")
    narrower = group.elements("subj-group")
    for each in narrower:
        _discipline(paper, each)
    if not narrower:
        paper.keyword(subject.words())
    subject.leave()
    group.leave()


def _funding(paper: Paper, meta: Element) -> None:
    for group in meta.elements("funding-group"):
        for award in group.elements("award-group"):
            funders = [_funder(paper, each) for each in award.elements("funding-source")]
            for each in award.elements("award-id"):
                funder = funders[0] if funders else None
                paper.award(each.words(), funder, Evidence(each.place, each.quote))
                each.leave()
            award.leave()
        for statement in group.elements("funding-statement"):
            words = statement.leave().words()
            paper.say("fundingStatement", words)
            acknowledgements.state(paper, statement.place, words)
        group.leave()


def _funder(paper: Paper, source: Element) -> Mention | None:
    evidence = Evidence(source.place, source.spaced)
    wraps = source.elements("institution-wrap")
    parts = [
        each for wrap in (source, *wraps) for each in wrap.elements("institution", "named-content")
    ]
    ids = [each for wrap in (source, *wraps) for each in wrap.elements("institution-id")]
    identifiers = [(scheme, each.words()) for each in ids for scheme in ("fundref", "ror")]
    names = [each.words() for each in parts if "identifier" not in each.attribute("content-type")]
    words = next(filter(None, names), "") or source.lead() or source.quote
    for each in (*parts, *ids, *wraps, source):
        each.leave()
    return paper.funder(words, evidence, identifiers)


def _acknowledgement(paper: Paper, back: Element) -> None:
    for each in back.elements("ack"):
        title = each.element("title").words()
        words = each.leave().words()
        paper.say("acknowledgement", words.removeprefix(title).strip())
        acknowledgements.state(paper, each.place, words)


SOURCE: Final = Source(
    name="jats",
    version="6",
    title="JATS articles",
    url="https://jats.nlm.nih.gov",
    license="as each article says",
    recognises=recognises,
    split=lambda stream: split_records(stream, "article"),
    extract=extract,
    precedence=believed(Authority.PUBLISHER + 1),
)
