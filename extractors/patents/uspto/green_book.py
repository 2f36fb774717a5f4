"""Grants of the USPTO of 1976 to 2001 in Green Book text (APS).

A line is a tag of up to four letters and a value from column 5 on; an indented line goes on; a tag
alone opens a section: `INVT`, `ASSG`, `UREF`. https://bulkdata.uspto.gov (Patent Grant Full Text
Data/APS). The number has a check digit at its end and letters for designs, plants and reissues:
`WKU  039373754` is US3937375.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import BinaryIO, Final

from extractors.errors import MalformedError, MissingFieldError
from extractors.patents.classes import notation_of
from extractors.patents.government import told
from extractors.patents.numbers import Number, iso_day, us_publication
from extractors.patents.parties import Address, Party, organization_kind
from extractors.patents.patent import Patent
from extractors.patents.uspto.formats import GREEN_BOOK, START, format_of
from extractors.patents.uspto.parties import kind_of, role_of
from extractors.printed import PersonName, clean
from extractors.source import Authority, Raw, Source, believed
from extractors.xml_split import split_documents
from ontology.facts import Evidence, Fact, Unread

# APT, the type of the application: 1 utility, 2 reissue, 4 design, 5 defensive, 6 plant, 7 SIR.
_TYPES: Final = MappingProxyType(
    {
        "1": ("A", "utility"),
        "2": ("E1", "reissue"),
        "4": ("S1", "design"),
        "5": ("I4", "defensive publication"),
        "6": ("P", "plant"),
        "7": ("H1", "statutory invention"),
    }
)
# COD of RLAP: https://bulkdata.uspto.gov, related U.S. application codes.
_RELATIONS: Final = MappingProxyType(
    {
        "71": "continuation of",
        "72": "continuation in part of",
        "73": "continuing reissue of",
        "74": "division of",
        "75": "reissue of",
        "76": "substitution of",
        "81": "continuation in part of",
        "82": "continuation of",
        "83": "division of",
        "84": "continuation in part of",
        "86": "division of",
    }
)
_SECTIONS: Final = frozenset(
    (
        *("PATN", "INVT", "ASSG", "PRIR", "REIS", "RLAP", "CLAS", "UREF", "FREF", "OREF", "LREP"),
        *("PCTA", "ABST", "GOVT", "PARN", "BSUM", "DRWD", "DETD", "CLMS", "DCLM"),
    )
)
_CLAIMS: Final = ("CLMS", "DCLM")
_TEXTS: Final = ("PARN", "BSUM", "DRWD", "DETD", *_CLAIMS)
# The old two letters of countries, of before ST.3; an X or a digit behind two letters is filler.
_COUNTRIES: Final = MappingProxyType(
    {"DT": "DE", "EN": "GB", "JA": "JP", "SW": "SE", "SZ": "CH", "OE": "AT", "UR": "SU", "DL": "DD"}
)
# Examiners and art unit, how many claims, drawings and figures, the term, the field of search.
_IGNORED: Final = {
    "PATN": {"SRC", "ART", "NCL", "ECL", "EXA", "EXP", "NDR", "NFG", "NPS", "TRM", "DCD", "PBL"},
    "CLAS": {"EDF", "FSC", "FSS", "FSI", "DCL"},
    "UREF": {"NAM", "OCL", "XCL", "UCL", "ICL"},
    "FREF": {"OCL", "ICL"},
    "RLAP": {"PSC"},
    "PCTA": {"PD1", "PD2", "PD3"},
    "LREP": {"FRM"},
}
_LINE: Final = re.compile(r"([A-Z][A-Z0-9]{2,3})(?:  ?|$)")


@dataclass(slots=True)
class _Field:
    """A value with the lines that it goes on in, its tag, and the number of its line from 0."""

    tag: str
    first: str
    line: int
    more: list[str] = field(default_factory=list)

    @property
    def value(self) -> str:
        return " ".join((self.first, *self.more))

    @property
    def evidence(self) -> Evidence:
        return Evidence(f"line={self.line},{self.line + 1}", clean(self.value))


@dataclass(slots=True)
class _Section:
    """A section of a grant, with its fields in order, emptied as they are read."""

    name: str
    line: int
    fields: list[_Field]

    @property
    def place(self) -> str:
        return f"line={self.line},{self.line + 1}"

    def take(self, *tags: str) -> list[_Field]:
        taken = [each for each in self.fields if each.tag in tags]
        self.fields = [each for each in self.fields if each.tag not in tags]
        return taken

    def text(self, tag: str) -> str:
        return clean(next((each.value for each in self.take(tag)), ""))


def recognises(name: str, head: bytes) -> bool:
    """Whether a file holds grants in Green Book text."""
    return format_of(head) == GREEN_BOOK


def split(stream: BinaryIO) -> Iterator[bytes]:
    """Yield each grant; the line that names a weekly file is none."""
    for each in split_documents(stream, START):
        if not each.startswith(b"HHHHHT"):
            yield each


def extract(raw: Raw) -> Iterator[Fact]:
    """Yield what one grant says.

    Raises:
        MalformedError: it is no Green Book text, or its number is none.
        MissingFieldError: it has no number or date.
    """
    sections = _sections(raw.data.decode("utf-8", "replace"))
    if not sections or sections[0].name != "PATN":
        raise MalformedError("the document does not begin with the section PATN of the Green Book")
    patent = _patent(sections[0])
    for section in sections[1:]:
        if reader := _READERS.get(section.name):
            reader(patent, section)
    texts = [each for each in sections if each.name in _TEXTS]
    for each in texts:
        keep = patent.text if each.name in _CLAIMS else patent.description
        keep([(each.place, "\n".join(_paragraphs(each)))])
    yield from patent.facts()
    for path in sorted({f"{each.name}/{left.tag}" for each in sections for left in _left(each)}):
        yield Unread(path)


def _left(section: _Section) -> list[_Field]:
    known = _IGNORED.get(section.name, set())
    return [each for each in section.fields if each.tag not in known]


def _sections(text: str) -> list[_Section]:
    sections: list[_Section] = []
    for number, line in enumerate(text.splitlines()):
        found = _LINE.match(line)
        if found and found[1] in _SECTIONS and not line[4:].strip():
            sections.append(_Section(found[1], number, []))
        elif found and sections:
            sections[-1].fields.append(_Field(found[1], line[5:].rstrip(), number))
        elif sections and sections[-1].fields and line.strip():
            sections[-1].fields[-1].more.append(line.strip())
    return sections


def _patent(head: _Section) -> Patent:
    printed, day = head.text("WKU"), iso_day(head.text("ISD"))
    if not printed or not day:
        raise MissingFieldError("the grant has no number (WKU) or no date (ISD)")
    digits = printed[:-1] if len(printed) == 9 else printed
    kind, type_ = _TYPES.get(head.text("APT"), ("A", ""))
    title = head.take("TTL")
    words = clean(title[0].value) if title else ""
    evidence = title[0].evidence if title else Evidence(head.place)
    number = Number("US", digits, kind, day)
    patent = Patent(SOURCE.name, number, words, evidence, language="en")
    patent.application(_application(head.text("APN"), iso_day(head.text("APD")), digits))
    patent.say("workType", type_)
    return patent


def _application(printed: str, day: str, digits: str = "") -> Number:
    """An application of the USPTO, whose series the Green Book leaves to its date."""
    bare = re.sub(r"\D", "", printed)[:6]
    series = "29" if digits.startswith("D") and day >= "1992-10" else _series(day)
    return Number("US", f"{series}{bare:0>6}" if series and bare else "", date=day)


def _series(day: str) -> str:
    # The first days of series 05 to 09 (MPEP 503); a number says its series only with its date.
    begins = ("1970", "05"), ("1979", "06"), ("1987", "07"), ("1993", "08"), ("1998", "09")
    return next((series for year, series in reversed(begins) if day[:4] >= year), "")


def _country(printed: str) -> str:
    code = printed[:2].upper()
    return _COUNTRIES.get(code, code) if code.isalpha() else ""


def _party(section: _Section) -> Party:
    named = next(iter(section.take("NAM")), _Field("NAM", "", section.line))
    city, state = section.text("CTY"), section.text("STA")
    country = _country(section.text("CNT")) or ("US" if state else "")
    section.take("STR", "ZIP", "ITX")
    address = Address(city, state, country, section.place)
    name, place = clean(named.value), named.evidence.place
    if ";" not in name:
        return Party(name, place, address, organization_kind(name))
    family, given = (each.strip() for each in name.split(";", 1))
    family, _, suffix = (each.strip() for each in family.partition(","))
    given = given.partition(", late of")[0].strip()
    return Party(PersonName(given, family, suffix), place, address, "Person")


def _read_inventor(patent: Patent, section: _Section) -> None:
    section.take("R47", "DEC")
    patent.inventor(_party(section))


def _read_assignee(patent: Patent, section: _Section) -> None:
    code, party = section.text("COD"), _party(section)
    if not party.is_person and code:
        party = Party(party.name, party.place, party.address, kind_of(party.printed, code[-1:]))
    patent.assignee(party, role_of(code) if code else "")


def _read_priority(patent: Patent, section: _Section) -> None:
    day = iso_day(section.text("APD"))
    country = _country(section.text("CNT"))
    patent.priority(Number(country, section.text("APN"), date=day))


def _read_parent(patent: Patent, section: _Section) -> None:
    relation = _RELATIONS.get(section.text("COD"), "related to")
    day = iso_day(section.text("APD"))
    if printed := section.text("APN"):
        patent.priority(_application(printed, day))
    for each in section.take("PNO"):
        day = iso_day(section.text("ISD"))
        patent.related(Number("US", clean(each.value), "A", day), relation, each.evidence)
    section.take("ISD")


def _read_international(patent: Patent, section: _Section) -> None:
    day = iso_day(section.text("PCD"))
    patent.priority(Number("WO", section.text("PCN"), date=day))
    for each in section.take("PCP"):
        number = clean(each.value).removeprefix("WO")
        patent.related(Number("WO", number), "international publication", each.evidence)


def _read_classes(patent: Patent, section: _Section) -> None:
    for each in section.take("OCL", "XCL"):
        patent.topic("uspc", notation_of("uspc", each.value.rstrip()), each.evidence)
    for each in section.take("ICL"):
        words = each.value.strip()
        scheme = "locarno" if words[:1].isdigit() or words[:1] == "D" else "ipc"
        patent.topic(scheme, notation_of(scheme, words), each.evidence)


def _read_citation(patent: Patent, section: _Section) -> None:
    country = _country(section.text("CNT")) if section.name == "FREF" else "US"
    day = iso_day(section.text("ISD"))
    for each in section.take("PNO"):
        printed = clean(each.value)
        number = (
            us_publication(printed, day) if country == "US" else Number(country, printed, "", day)
        )
        patent.cites_patent(number, each.evidence)


def _read_literature(patent: Patent, section: _Section) -> None:
    for each in section.take("PAL", "PAR"):
        patent.cites_literature(clean(each.value), each.evidence)


def _read_representative(patent: Patent, section: _Section) -> None:
    for each in section.take("FRM", "FR2", "AAT", "AGT", "ATT"):
        name = clean(each.value)
        if ";" in name:
            family, given = (part.strip() for part in name.split(";", 1))
            who: PersonName | str = PersonName(given, family)
            kind = "Person"
        else:
            who, kind = name, organization_kind(name)
        patent.representative(Party(who, each.evidence.place, kind=kind))
    section.take("REG", "STR", "CTY", "STA", "ZIP", "CNT", "NAM")


def _read_abstract(patent: Patent, section: _Section) -> None:
    patent.say("abstract", " ".join(_paragraphs(section)))


def _read_government(patent: Patent, section: _Section) -> None:
    patent.say("governmentInterest", told(" ".join(_paragraphs(section))))


def _paragraphs(section: _Section) -> list[str]:
    """Take every paragraph, numbers of claims and headings among them."""
    fields, section.fields = section.fields, []
    return [words for each in fields if (words := clean(each.value))]


_READERS: Final = MappingProxyType(
    {
        "INVT": _read_inventor,
        "ASSG": _read_assignee,
        "PRIR": _read_priority,
        "RLAP": _read_parent,
        "REIS": _read_parent,
        "PCTA": _read_international,
        "CLAS": _read_classes,
        "UREF": _read_citation,
        "FREF": _read_citation,
        "OREF": _read_literature,
        "LREP": _read_representative,
        "ABST": _read_abstract,
        "GOVT": _read_government,
    }
)


SOURCE: Final = Source(
    name="uspto-green-book",
    version="5",
    title="US grants of 1976 to 2001 (USPTO, Green Book text)",
    url="https://bulkdata.uspto.gov",
    license="public domain",
    recognises=recognises,
    split=split,
    extract=extract,
    precedence=believed(Authority.PUBLISHER),
)
