"""References as Web of Science exports them in plain text (ISI Export Format).

https://images.webofknowledge.com/images/help/WOS/hs_wos_fieldtags.html
"""

import re
from collections.abc import Iterator, Mapping
from itertools import dropwhile
from types import MappingProxyType
from typing import Final

from extractors.papers.exports.reference import Contributor, Reference, Text, facts_of
from extractors.papers.exports.tagged import Tagged, decoded, read_tags, split_at
from extractors.papers.languages import bcp47
from extractors.printed import PersonName, unpunctuated
from extractors.source import Authority, Raw, Source, believed
from ontology.facts import Fact, Unread

_LEFT_OUT: Final[Mapping[str, str]] = MappingProxyType(
    {
        "where in its venue it stands": """
            SN EI BN J9 JI VL IS BP EP PG AR SI SU PN MA PU PI PA SE BS PS GP BE BA BF CN CD CT CY
            CL SP HO""",
        "notes, counts and further vocabularies": """
            NR TC Z9 Z8 ZB U1 U2 WC SC GA OA HC HP WE ID AN MC CR C3 WP SU""",
        "the database's own marks, dates and further forms of what is read": """
            PT ER EF FN VR DA PM DT SY D2 EA IDS RI OI LT ZR ZA ZS TY CO PV BR RP EM PD""",
    }
)
IGNORED: Final = frozenset(" ".join(_LEFT_OUT.values()).split())

_TAG: Final = re.compile(r"([A-Z][A-Z0-9])(?: |$)")
_START: Final = re.compile(rb"PT [A-Z]")
_FOUND: Final = re.compile(
    rb"^FN [^\n]{0,40}(?:ISI Export|Clarivate|Thomson)|^PT [JBSPC]\s*$", re.MULTILINE
)
_SORTS: Final = MappingProxyType(
    {"J": "journal article", "B": "book", "S": "book in series", "C": "conference paper"}
)
"""What the letter of a publication stands for."""
_APART: Final = re.compile(r"(?<!sub \d)(?<!sup [+-])/ ")
"""What parts the sorts of keywords of Inspec, and no formula (`O/sub 4/ glass`)."""
_BRACKETED_DOI: Final = re.compile(r"\[(10\.\d{4,9}/[^\[\]\s]{1,200})\]")
_BRACKET: Final = re.compile(r"\[([^\]]{1,4000})\] ?([^\[]{1,2000})")
_ORCID: Final = re.compile(r"([^;/]{1,200})/(\d{4}-\d{4}-\d{4}-\d{3}[\dX])")


def recognises(name: str, head: bytes) -> bool:
    """Whether a file is an export of Web of Science: `FN Clarivate …`, or records from `PT J`."""
    return _FOUND.search(head.replace(b"\r", b"\n").removeprefix(b"\xef\xbb\xbf")) is not None


def extract(raw: Raw) -> Iterator[Fact]:
    """Yield a paper, its authors where they work, who paid, and what it is about."""
    text = decoded(raw.data)
    fields = list(read_tags(text, _TAG, end="ER", indent="   "))
    record = Tagged(iter(fields))
    tag = "AF" if any(each[0] == "AF" for each in fields) else "AU"
    authors = _people(text, tag)
    for taken in ("AU", "AF"):
        record.all(taken)
    _orcids(authors, record.words("OI"))
    key = record.words("UT")
    reference = Reference(
        record.first("TI"),
        key=key,
        kind=record.words("DT").strip("-") or _SORTS.get(record.words("PT"), ""),
        day=_day(record.words("PY"), record.words("PD")),
        venue=record.words("SO", "JI"),
        abstract=record.words("AB"),
        language=bcp47(record.words("LA")),
        authors=authors,
        groups=record.all("CA", "GP"),
        editors=_people(text, "ED") or _people(text, "BE"),
        keywords=[
            Text(each, words.place)
            for words in record.all("DE")
            for part in _terms(words.words, key)
            for each in part.split(";")
        ],
        funders=_funders(record),
        affiliations=_affiliations(authors, _lines(text, "C1")),
    )
    doi, pmid = record.words("DI", "D2") or _doi(record.words("ID")), record.words("PM")
    reference.identifiers = [("doi", doi), ("pmid", pmid)]
    record.all("C1", "ED", "FX", "FP")
    yield from facts_of("isi", reference)
    yield from map(Unread, record.close(IGNORED))


def _terms(words: str, key: str) -> list[str]:
    """The parts of a field of keywords that are any: Inspec's third and later are of other sorts.

    `Experimental/ ice; waves/ thin ice; 278 nm/ A4265K Waves/ H2O/ss`: how it was done, terms of
    the thesaurus, free ones, classes, figures, formulas.
    """
    return _APART.split(words)[1:3] if key.startswith("INSPEC:") else [words]


def _doi(words: str) -> str:
    """The DOI among the identifiers that Inspec gives in brackets, where others have keywords."""
    found = _BRACKETED_DOI.search(words)
    return found[1] if found else ""


def _lines(text: str, tag: str) -> list[Text]:
    """The lines of a field, each a value of its own."""
    found: list[Text] = []
    inside = False
    for number, line in enumerate(text.split("\n")):
        if line.startswith("   "):
            if inside:
                found.append(Text(line.strip(), f"line={number},{number + 1}"))
        else:
            inside = line.startswith(f"{tag} ")
            if inside:
                found.append(Text(line[3:].strip(), f"line={number},{number + 1}"))
    return [each for each in found if each.words]


def _people(text: str, tag: str) -> list[Contributor]:
    """People of a field, one a line or, as some databases print them, several by semicolons."""
    return [
        Contributor(PersonName.inverted(name), line.place)
        for line in _lines(text, tag)
        for name in line.words.split(";")
        if name.strip()
    ]


def _day(year: str, day: str) -> str:
    """When it appeared: `2006`, and `JUN 8`, `04 2006` or nothing."""
    return day if year and year in day else f"{year} {day}"


def _orcids(authors: list[Contributor], line: str) -> None:
    """`Chan, Mei/0000-…; …`: ORCID iDs, for authors of exactly the name."""
    by_name = {PersonName.inverted(name).full: orcid for name, orcid in _ORCID.findall(line)}
    for each in authors:
        if orcid := by_name.get(each.name.full):
            each.identifiers.append(("orcid", orcid))


def _affiliations(authors: list[Contributor], lines: list[Text]) -> list[Text]:
    """Give addresses to the authors in brackets before them; those without brackets are left."""
    left: list[Text] = []
    for line in _unwrapped(lines, authors):
        pairs = _BRACKET.findall(line.words)
        for names, address in pairs:
            named = {PersonName.inverted(each).full for each in names.split(";")}
            for author in authors:
                if author.name.full in named:
                    author.affiliations.append(Text(unpunctuated(address), line.place))
        if not pairs:
            left.append(Text(unpunctuated(line.words), line.place))
    return left


def _unwrapped(lines: list[Text], authors: list[Contributor]) -> list[Text]:
    """The addresses, a line each; one over all lines behind authors, as some databases print."""
    named = {each.name.full for each in authors}
    parts = " ".join(line.words for line in lines).split(";")
    address = list(dropwhile(lambda part: PersonName.inverted(part.strip()).full in named, parts))
    if not lines or len(address) == len(parts):
        return lines
    return [Text(unpunctuated(";".join(address)), lines[0].place)] if address else []


def _funders(record: Tagged) -> list[tuple[Text, str]]:
    """`Fund of Ice [ICE-1, ICE-2]; Other Fund`."""
    found: list[tuple[Text, str]] = []
    for field in record.all("FU"):
        for part in field.words.split(";"):
            name, _, numbers = part.partition("[")
            for number in numbers.rstrip(" ]").split(","):
                found.append((Text(name.strip(), field.place), number.strip()))
    return found


SOURCE: Final = Source(
    name="isi",
    version="5",
    title="Web of Science export",
    url="https://images.webofknowledge.com/images/help/WOS/hs_wos_fieldtags.html",
    license="facts; abstracts as their publishers say",
    recognises=recognises,
    split=lambda stream: split_at(stream, _START),
    extract=extract,
    precedence=believed(Authority.AGGREGATOR),
)
