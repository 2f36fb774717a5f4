"""References in BibTeX and BibLaTeX, read by bibtexparser; a broken entry spoils no other.

https://www.bibtex.org/Format/ and https://ctan.org/pkg/biblatex
"""

import logging
import re
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, BinaryIO, Final

from bibtexparser.library import Library
from bibtexparser.middlewares import (
    NameParts,
    SeparateCoAuthors,
    SplitNameParts,
)
from bibtexparser.middlewares.parsestack import default_parse_stack
from bibtexparser.model import Block, DuplicateFieldKeyBlock, Entry, Field
from bibtexparser.splitter import Splitter
from pylatexenc.latex2text import LatexNodes2Text

from extractors.errors import MalformedError, UnsupportedError
from extractors.papers.dates import from_parts
from extractors.papers.exports.reference import Contributor, Reference, Text, facts_of
from extractors.papers.exports.tagged import decoded, split_at
from extractors.papers.languages import bcp47
from extractors.printed import PersonName
from extractors.source import Authority, Raw, Source, believed
from ontology.facts import Fact, Unread

_LEFT_OUT: Final[Mapping[str, str]] = MappingProxyType(
    {
        "where in its venue it stands": """
            pages volume number series issue edition chapter address location isbn issn eid
            numpages articleno pagetotal bookpagination month_numeric eventdate eventtitle venue
            issuetitle maintitle mainsubtitle part volumes isrn""",
        "the reference manager's own marks": """
            timestamp biburl bibsource file owner groups comment-* crossref key crossrefkey
            citeulike-article-id date-added date-modified priority ranking relevance readstatus
            printed qualityassured __markedentry username mendeley-tags creationdate
            modificationdate pdf urldate lastchecked abbr localfile added-at interhash intrahash
            xref xdata related ids label sortkey hyphenation options entrysubtype""",
        "notes, rights and further numbers": """
            note annote annotation howpublished copyright rights review swhid license version
            repository introducedin relatedtype relatedstring addendum pubstate citeseerurl
            primaryclass archiveprefix eprinttype eprintclass pmcid mrclass mrnumber zblnumber
            lccn comment pii affiliation author-email cited-references doc-delivery-number
            journal-iso keywords-plus number-of-cited-references subject-category times-cited
            unique-id medline-pst hal_id hal_version reportnumber rating test handle
            collaboration research-areas web-of-science-categories type
            subtitle shorttitle titleaddon booktitleaddon booksubtitle origdate
            translator""",
    }
)
IGNORED: Final = frozenset(" ".join(_LEFT_OUT.values()).split())

_START: Final = re.compile(rb"[ \t]{0,20}@[A-Za-z]{1,40}[ \t]{0,20}[({]")
_FOUND: Final = re.compile(
    rb"^[ \t]{0,20}@(?:article|book|inproceedings|incollection|misc|phdthesis|techreport|online"
    rb"|conference|mastersthesis|proceedings|inbook|thesis|software|report|unpublished|comment"
    rb"|string|booklet|manual|electronic|patent|dataset|preamble|[a-z]{3,20})"
    rb"[ \t]{0,20}[({][^\n]{0,200}(?:,|=|\n)",
    re.IGNORECASE | re.MULTILINE,
)
_OTHER: Final = re.compile(rb"[ \t]{0,20}@(?:comment|preamble)\b", re.IGNORECASE)
_STRING: Final = re.compile(rb"[ \t]{0,20}@string\b", re.IGNORECASE)
_STRINGS: Final = 1024 * 1024
_VENUES: Final = ("journal", "journaltitle", "booktitle", "school", "institution", "publisher")
_QUIET: Final = logging.NullHandler()


def recognises(name: str, head: bytes) -> bool:
    """Whether a file holds BibTeX: an entry in a `.bib` file, or one that begins any other."""
    opening = head.removeprefix(b"\xef\xbb\xbf")
    if name.lower().endswith((".bib", ".bibtex")):
        return _FOUND.search(opening) is not None
    return _FOUND.match(opening.lstrip()) is not None


def split(stream: BinaryIO) -> Iterator[bytes]:
    """Yield each entry behind the abbreviations (`@string`) that stand before it."""
    strings = b""
    for block in split_at(stream, _START):
        if _STRING.match(block):
            if len(strings) < _STRINGS:
                strings += block + b"\n"
        elif _START.match(block) and not _OTHER.match(block):
            yield strings + block


def extract(raw: Raw) -> Iterator[Fact]:
    """Yield a paper, who wrote and edited it, where it appeared, and what it is about."""
    entry = _entry(decoded(raw.data))
    fields: dict[str, Any] = {}
    for each in entry.fields:
        fields.setdefault(each.key.lower(), each.value)
    place = f"line={entry.start_line or 0},{(entry.start_line or 0) + 1}"
    kind = entry.entry_type.lower()
    year, month = _take(fields, "year"), _take(fields, "month")
    eprint = _take(fields, "eprint")
    reference = Reference(
        Text(_take(fields, "title") or _take(fields, "maintitle"), place),
        key=entry.key,
        kind=kind,
        day=_take(fields, "date") or from_parts(year[:4], month, _take(fields, "day")),
        abstract=_take(fields, "abstract"),
        language=bcp47(_take(fields, "language") or _take(fields, "langid")),
        url=_take(fields, "url") or _take(fields, "ee"),
        authors=_people(fields, "author", place),
        editors=_people(fields, "editor", place),
        keywords=_keywords(fields, place),
    )
    groups = [each for each in reference.authors if _is_group(each.name)]
    reference.authors = [each for each in reference.authors if not _is_group(each.name)]
    groups += [each for each in reference.editors if _is_group(each.name)]
    reference.editors = [each for each in reference.editors if not _is_group(each.name)]
    reference.groups = [Text(each.name.full, each.place) for each in groups]
    venues = [_take(fields, each) for each in (*_VENUES, "organization")]
    reference.venue = next(filter(None, venues), "")
    if "thesis" in kind or kind == "techreport":
        reference.affiliations = [Text(each, place) for each in venues[3:5] if each]
    link = reference.url
    reference.identifiers = [("doi", _take(fields, "doi")), ("doi", link), ("arxiv", link)]
    reference.identifiers += [("arxiv", eprint), ("pmid", _take(fields, "pmid"))]
    yield from facts_of("bibtex", reference)
    yield from map(Unread, sorted(set(fields) - IGNORED - _own(fields)))


def _entry(text: str) -> Entry:
    logging.getLogger("bibtexparser").addHandler(_QUIET)  # what it tells we tell ourselves
    try:
        blocks = [_first_fields(each) for each in Splitter(text).split().blocks]
        library = Library(blocks)
        for each in (*default_parse_stack(), SeparateCoAuthors(), SplitNameParts()):
            library = each.transform(library)
    except (ValueError, IndexError, KeyError, TypeError, RecursionError) as error:
        raise MalformedError(f"the entry is no BibTeX: {type(error).__name__}: {error}") from error
    for block in library.failed_blocks:
        reason = " ".join(str(block.error).split())[:300]
        raise MalformedError(f"the entry is no BibTeX: {reason}")
    if len(library.entries) != 1:
        raise UnsupportedError(
            f"{len(library.entries)} entries begin on one line: put each on a line of its own"
        )
    return library.entries[0]


def _first_fields(block: Block) -> Block:
    """An entry with the first of fields that it says twice, their names in lower case."""
    twice = isinstance(block, DuplicateFieldKeyBlock)
    entry = block.ignore_error_block if isinstance(block, DuplicateFieldKeyBlock) else block
    if not isinstance(entry, Entry):
        return block
    fields = [Field(each.key.lower(), each.value, each.start_line) for each in entry.fields]
    first = {each.key: each for each in reversed(fields)}
    kept = [*reversed(first.values())] if twice or len(first) < len(fields) else fields
    return Entry(entry.entry_type, entry.key, kept, entry.start_line)


def _plain(text: str) -> str:
    """A value without braces, its LaTeX as the characters it stands for."""
    if "\\" in text or "$" in text:
        try:
            text = _converter().latex_to_text(text)
        except (ValueError, IndexError, RecursionError) as error:
            raise MalformedError(f"the entry holds no LaTeX: {text[:60]!r}: {error}") from error
    return " ".join(text.replace("{", "").replace("}", "").split())


@cache
def _converter() -> LatexNodes2Text:
    return LatexNodes2Text(keep_braced_groups=False)


def _take(fields: dict[str, Any], name: str) -> str:
    value = fields.pop(name, "")
    return _plain(value) if isinstance(value, str) else ""


def _people(fields: dict[str, Any], name: str, place: str) -> list[Contributor]:
    value = fields.pop(name, [])
    if isinstance(value, str):  # the splitting of names gave up
        value = value.split(" and ")
    found = [_person(each) for each in value]
    return [Contributor(each, place) for each in found if each.full not in ("", "others")]


def _person(name: object) -> PersonName:
    if not isinstance(name, NameParts):
        return PersonName.inverted(_plain(str(name)))
    given, particles, last, suffix = (
        _plain(" ".join(part)) for part in (name.first, name.von, name.last, name.jr)
    )
    family = f"{particles} {last}".strip()
    return PersonName(given, family, suffix) if given or particles else PersonName(printed=family)


def _is_group(name: PersonName) -> bool:
    """Whether a name is kept together by braces, as those of organisations are."""
    return not name.family and " " in name.full


def _keywords(fields: dict[str, Any], place: str) -> list[Text]:
    words = _take(fields, "keywords") or _take(fields, "keyword")
    return [
        Text(each.strip(), place) for each in words.replace(";", ",").split(",") if each.strip()
    ]


def _own(fields: dict[str, Any]) -> set[str]:
    """Fields that people and programs make up for themselves, by their form."""
    return {each for each in fields if each.startswith(("bdsk-", "comment-", "user", "jabref"))}


SOURCE: Final = Source(
    name="bibtex",
    version="2",
    title="BibTeX",
    url="https://www.bibtex.org/Format/",
    license="as each file says",
    recognises=recognises,
    split=split,
    extract=extract,
    precedence=believed(Authority.LIST),
)
