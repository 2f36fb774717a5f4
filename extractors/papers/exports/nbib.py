"""Citations in the MEDLINE display format, which PubMed saves as `.nbib`.

https://pubmed.ncbi.nlm.nih.gov/help/#pubmed-format
"""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from extractors.papers.exports.reference import Contributor, Reference, Text, facts_of
from extractors.papers.exports.tagged import Tagged, decoded, read_tags, split_at
from extractors.papers.languages import bcp47
from extractors.printed import PersonName
from extractors.source import Authority, Raw, Source, believed
from ontology.facts import Fact, Unread

_LEFT_OUT: Final[Mapping[str, str]] = MappingProxyType(
    {
        "where in its venue it stands": "IS VI IP PG PL TA JID PB ISBN BTI VTI CDAT EN CP CTDT",
        "notes, counts and further vocabularies": """
            SB RN NM GN OT- OTO OAB OABL SI RF NR GS CON CIN COIS CI DRDT PUBT RO""",
        "the database's own marks, dates and further forms of what is read": """
            OWN STAT DCOM LR PUBM EDAT MHDA CRDT PHST PST SO OID DA PMC MID TT PMCR PS FPS IRAD IR
            FIR IAD ED FED UOF UIN CRI CRF RPI RPF ORI PRIN PROF DRIN DDIN SFM SPIN AUTO OCI DEP""",
    }
)
IGNORED: Final = frozenset(" ".join(_LEFT_OUT.values()).split())

_TAG: Final = re.compile(r"([A-Z]{2,4}) {0,2}- ?")
_START: Final = re.compile(rb"PMID ?- ?[0-9]")
_FOUND: Final = re.compile(rb"^PMID ?- ?[0-9]", re.MULTILINE)
_DOI: Final = re.compile(r"(10\.\S+) \[doi\]")
_NUMBER: Final = re.compile(r"PMID: ?([0-9]{1,8})")
_NOTICES: Final = MappingProxyType(
    {
        "ROF": ("retraction", False),
        "RIN": ("retraction", True),
        "EFR": ("erratum", False),
        "EIN": ("erratum", True),
        "ECF": ("expression_of_concern", False),
        "ECI": ("expression_of_concern", True),
    }
)


def recognises(name: str, head: bytes) -> bool:
    """Whether a file holds MEDLINE's tagged lines: one that begins with `PMID-`."""
    return _FOUND.search(head.replace(b"\r", b"\n")) is not None and b"\nTY  - " not in head


def extract(raw: Raw) -> Iterator[Fact]:
    """Yield a paper, its authors where they work, its grants, and notices about it."""
    fields = list(read_tags(decoded(raw.data), _TAG, end="", indent="      "))
    authors = _authors(fields)
    record = Tagged(iter(fields))
    for taken in ("AU", "FAU", "AD", "AUID"):
        record.all(taken)
    pmid, title = record.words("PMID"), record.first("TI", "BTI")
    kinds = [each.words for each in record.all("PT")]
    reference = Reference(
        Text(title.words.removesuffix("."), title.place),
        key=pmid,
        kind=next(iter(kinds), ""),
        day=record.words("DP", "DEP"),
        venue=record.words("JT", "CTI"),
        abstract=record.words("AB"),
        language=bcp47(record.words("LA")),
        url=f"https://pubmed.ncbi.nlm.nih.gov/{pmid}" if pmid else "",
        authors=authors,
        groups=record.all("CN"),
        keywords=[*record.all("OT"), *map(_heading, record.all("MH"))],
        funders=[_grant(each) for each in record.all("GR")],
        retracted="Retracted Publication" in kinds,
        notices=_notices(record),
    )
    numbers = [each.words for each in record.all("LID", "AID")]
    dois = [found[1] for each in numbers if (found := _DOI.match(each))]
    reference.identifiers = [("pmid", pmid), *(("doi", each) for each in dois)]
    yield from facts_of("nbib", reference)
    yield from map(Unread, record.close(IGNORED))


def _heading(printed: Text) -> Text:
    """A heading of MeSH without its qualifiers and the star of the main ones."""
    return Text(printed.words.partition("/")[0].strip("*"), printed.place)


def _authors(fields: list[tuple[str, str, int]]) -> list[Contributor]:
    """Authors in order; identifiers and addresses stand behind the author they are of.

    Until 2013 the one address stood before all authors, and was the first one's.
    """
    found: list[Contributor] = []
    first: list[Text] = []
    full = any(tag == "FAU" for tag, _, _ in fields)
    for tag, words, line in fields:
        place = f"line={line},{line + 1}"
        if tag == ("FAU" if full else "AU"):
            name = PersonName.inverted(words) if full else _initials(words)
            found.append(Contributor(name, place, affiliations=[] if found else first))
        elif tag == "AUID" and found and "ORCID" in words:
            found[-1].identifiers.append(("orcid", words.partition("ORCID:")[2]))
        elif tag == "AD":
            held = found[-1].affiliations if found else first
            held += [Text(each, place) for each in words.split(";")]
    return found


def _initials(words: str) -> PersonName:
    """`Mangalam H`: the family name and initials."""
    family, _, given = words.strip().rpartition(" ")
    return PersonName(given, family) if family else PersonName(printed=words)


def _notices(record: Tagged) -> list[tuple[str, Text, bool]]:
    found = []
    for tag, (update, by_other) in _NOTICES.items():
        for each in record.all(tag):
            number = _NUMBER.search(each.words)
            text = Text(number[1] if number else each.words, each.place)
            found.append((update, text, by_other))
    return found


def _grant(text: Text) -> tuple[Text, str]:
    """`R01 GM1/GM/NIGMS NIH HHS/United States`, `R01 GM1 || GM`: the number, and who gives it."""
    number, *rest = text.words.replace(" || ", "/").split("/")
    agency = rest[-2] if len(rest) > 1 else "".join(rest)
    # An institute of the NIH by its two letters alone (`AR`) names nobody.
    return Text(agency if len(agency) > 2 else "", text.place), number


SOURCE: Final = Source(
    name="nbib",
    version="5",
    title="MEDLINE (NBIB)",
    url="https://pubmed.ncbi.nlm.nih.gov/help/#pubmed-format",
    license="facts; abstracts as their publishers say",
    recognises=recognises,
    split=lambda stream: split_at(stream, _START),
    extract=extract,
    precedence=believed(Authority.CATALOGUE),
)
