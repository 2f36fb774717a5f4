"""Results of a search in WIPO's PATENTSCOPE, exported as .xls, .xlsx or .csv.

https://patentscope.wipo.int (Result List, Download). A row has number, date, title, priorities,
IPC, applicants and inventors, in the order of the list; a number has no kind. Names of people stand
as the office printed them, in either order.
"""

import re
from collections.abc import Iterator
from functools import partial
from typing import Final

from extractors.errors import MalformedError
from extractors.patents.numbers import Number, iso_day
from extractors.patents.parties import Party, People, named
from extractors.patents.patent import Patent
from extractors.patents.sheets import is_workbook, split_table
from extractors.printed import PersonName, clean
from extractors.record import Record, parse
from extractors.source import Authority, Raw, Source, believed
from ontology.facts import Evidence, Fact, Unread

_HEADER: Final = ("Publication Number", "Publication Date", "Title")
_NUMBER: Final = re.compile(r"([A-Z]{2})\s*([A-Z]{0,4}\d[\d/ ]*)([A-Z]\d?)?")
_MEXICAN: Final = re.compile(r"(MX)PA/A/\d\d(\d\d)/(\d+)")
_PRIORITY: Final = re.compile(
    r"(?<!\S)(\S{1,40}) (\d{4}-\d\d-\d\d|\d\d\.\d\d\.\d{4})(?:T\S*)? ([A-Z]{2})\b"
)
_TURNED: Final = re.compile(r"(?<![^\s\[])([A-Z]{2}) ([12]\d{7}) (\S{1,40})")
"""As some years are exported: country, day, number."""
_DAY: Final = re.compile(r"(\d\d)[./](\d\d)[./](\d{4})")
IGNORED: Final = frozenset(
    {"FP Image", "Application Id", "Image", "Abstract Image", "National Phase Entries"}
)


def recognises(name: str, head: bytes) -> bool:
    """Whether a file is such an export: a workbook by its name, a table by its columns."""
    if is_workbook(head):
        return (name.lower().endswith((".xls", ".xlsx")) and "patentscope" in name.lower()) or (
            b"ResultSet" in head and name.lower().endswith(".xls")
        )
    first = b"\n".join(head.split(b"\n", 3)[:3])
    names = (*_HEADER, "Priority", "IPC", "Applicants")
    return b"Jurisdiction" not in first and all(each.encode() in first for each in names)


def extract(raw: Raw) -> Iterator[Fact]:
    """Yield what one row says.

    Raises:
        MalformedError: its number is none.
        MissingFieldError: it has no number.
    """
    row = parse(raw.data)
    patent = _patent(row)
    _read_priorities(patent, row)
    for words, evidence in _list(row, "IPC", "I P C", "Int.Class"):
        patent.topic("ipc", words.replace(" ", ""), evidence)
    inventors = list(_list(row, "Inventors", "Inventor"))
    for words, evidence in inventors:
        person = PersonName.inverted(words) if "," in words else PersonName(printed=words)
        patent.inventor(Party(person, evidence.place, kind="Person"))
    people = People(words for words, _ in inventors)
    for words, place in _applicants(row, people):
        patent.applicant(named(words, place, inventors=people))
    patent.say("abstract", clean(row.optional_text("Abstract")))
    yield from patent.facts()
    yield from map(Unread, row.close(IGNORED))


def _patent(row: Record) -> Patent:
    printed = row.text("Publication Number")
    # Offices print letters small, Mexico's series in full, Korea's registrations with a star.
    words = _MEXICAN.sub(r"\1PA\2\3", printed.strip(" *").upper())
    found = _NUMBER.fullmatch(words)
    if found is None:
        raise MalformedError(f"{row.at('Publication Number')} is no number: {printed[:60]!r}")
    country, digits, kind = found.groups()
    place, title = row.at("Title"), clean(row.optional_text("Title"))
    day = _day(row.optional_text("Publication Date"))
    number = Number(country, digits, kind or _kind(country, digits), day)
    patent = Patent(SOURCE.name, number, title, Evidence(place, title))
    applied = Number(
        country,
        row.optional_text("Application Number"),
        date=_day(row.optional_text("Application Date")),
    )
    patent.application(applied)
    return patent


def _kind(country: str, digits: str) -> str:
    """The kind that the number alone tells: one of the USPTO of 11 digits is an application."""
    bare = digits.replace("/", "")
    return "A1" if country == "US" and bare.isdigit() and len(bare) == 11 else ""


def _read_priorities(patent: Patent, row: Record) -> None:
    for name in ("Priority Data", "Priorities Data"):
        words = row.optional_text(name)
        for number, day, country in _PRIORITY.findall(words):
            patent.priority(Number(country, number.strip("[,"), date=_day(day) or day))
        for country, day, number in _TURNED.findall(words):
            patent.priority(Number(country, number.strip("],"), date=iso_day(day)))


def _list(row: Record, *names: str) -> Iterator[tuple[str, Evidence]]:
    for name in names:
        place = row.at(name)
        for words in dict.fromkeys(map(clean, row.optional_text(name).split(";"))):
            if words:
                yield words, Evidence(place, words)


def _applicants(row: Record, people: People) -> Iterator[tuple[str, str]]:
    """Each applicant and where it stands; `KING; K. MICHAEL` is one if an inventor is called so."""
    for column in ("Applicants", "Applicant"):
        place = row.at(column)
        found: list[str] = []
        for words in map(clean, row.optional_text(column).split(";")):
            parts = found and not (people.like(found[-1]) or people.like(words))
            if parts and people.like(f"{found[-1]} {words}"):
                found[-1] = f"{found[-1]}, {words}"
            elif words:
                found.append(words)
        yield from ((words, place) for words in dict.fromkeys(found))


def _day(text: str) -> str:
    found = _DAY.fullmatch(text.strip())
    return f"{found[3]}-{found[2]}-{found[1]}" if found else ""


SOURCE: Final = Source(
    name="patentscope",
    version="3",
    title="PATENTSCOPE search results (WIPO)",
    url="https://patentscope.wipo.int",
    license="as WIPO says",
    recognises=recognises,
    split=partial(split_table, header=_HEADER),
    extract=extract,
    precedence=believed(Authority.AGGREGATOR),
)
