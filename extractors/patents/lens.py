"""Results of a patent search in The Lens, exported as CSV or a workbook.

https://www.lens.org (Export). Lists stand in one cell, parted by `;;`. Names of people are those of
DOCDB: capitals, the family name first. The works that a patent cites come with DOI and PMID.
"""

import re
from collections.abc import Iterator
from functools import partial
from typing import Final

from extractors.errors import MalformedError
from extractors.patents.numbers import Number, docdb_application, iso_day
from extractors.patents.parties import Party, People, named
from extractors.patents.patent import Patent
from extractors.patents.sheets import is_workbook, split_table
from extractors.patents.st36 import person_name
from extractors.printed import clean
from extractors.record import Record, parse
from extractors.source import Authority, Raw, Source, believed
from ontology.facts import Evidence, Fact, Unread

_HEADER: Final = ("Jurisdiction", "Kind", "Publication Number")
_NUMBER: Final = re.compile(r"([A-Z]{2})\s+([A-Z]{0,4}\d[\d/]*)\s*([A-Z]\d?)?")
_APPLICATION: Final = re.compile(r"([A-Z]{2}) (\d\S*) ([A-Z]\d?)(?: (\d{8}))?")
_SHORT_DAY: Final = re.compile(r"(\d\d)/(\d\d)/(\d\d)")
# Counts, links of the site's own, the number in a second form, what kind of document it is.
IGNORED: Final = frozenset(
    (
        *("#", "Jurisdiction", "Kind", "Publication Year", "Full Text", "Cited Count", "URL"),
        *(
            "Simple Family Size",
            "Extended Family Size",
            "Sequence Count",
            "Lens ID",
            "Has Full Text",
        ),
        *("Cited by Patent Count", "Cites Patent Count", "NPL Citation Count", "Display Key"),
        *(
            "NPL Resolved Citation Count",
            "NPL Resolved Lens ID(s)",
            "Sequence Counts",
            "Document Type",
        ),
        *("Simple Family Members", "Extended Family Members", "Cites Patents", "Cited By Patents"),
    )
)


def recognises(name: str, head: bytes) -> bool:
    """Whether a file is such an export: by its columns, or a workbook by its name."""
    if is_workbook(head):
        return "lens" in name.lower() and name.lower().endswith((".xls", ".xlsx"))
    first = head.split(b"\n", 1)[0]
    return all(
        each.encode() in first for each in ("Jurisdiction", "Applicants", "Inventors", "IPCR")
    )


def extract(raw: Raw) -> Iterator[Fact]:
    """Yield what one row says.

    Raises:
        MalformedError: its number is none.
        MissingFieldError: it has no number.
    """
    row = parse(raw.data)
    patent = _patent(row)
    for words, _ in _list(row, "Priority Numbers"):
        if found := _APPLICATION.match(words):
            country, digits, kind, day = found[1], found[2], found[3], iso_day(found[4] or "")
            number = Number(country, digits, kind, day)
            patent.priority(number, docdb_application(country, digits, kind, day))
    _read_parties(patent, row)
    schemes = {
        "CPC Classifications": "cpc",
        "IPCR Classifications": "ipc",
        "US Classifications": "uspc",
    }
    for name, scheme in schemes.items():
        for words, evidence in _list(row, name):
            patent.topic(scheme, words, evidence)
    _read_literature(patent, row)
    patent.say("abstract", clean(row.optional_text("Abstract")))
    patent.say("legalStatus", clean(row.optional_text("Legal Status")))
    yield from patent.facts()
    yield from map(Unread, row.close(IGNORED))


def _patent(row: Record) -> Patent:
    kind = row.optional_text("Kind")
    printed = row.text("Publication Number")
    found = _NUMBER.fullmatch(printed.strip())
    if found is None:
        raise MalformedError(f"{row.at('Publication Number')} is no number: {printed[:60]!r}")
    day = _day(row.optional_text("Publication Date"), row.optional_text("Publication Year"))
    place, title = row.at("Title"), clean(row.optional_text("Title"))
    number = Number(found[1], found[2], found[3] or kind, day)
    patent = Patent(SOURCE.name, number, title, Evidence(place, title))
    patent.say("workType", row.optional_text("Type").lower())
    applied = _APPLICATION.match(row.optional_text("Application Number"))
    filed = _day(row.optional_text("Application Date"), "")
    if applied:
        country, digits, code, _ = applied.groups()
        identifier = docdb_application(country, digits, code, filed)
        patent.application(Number(country, digits, code, filed), curie_=identifier)
    return patent


def _read_parties(patent: Patent, row: Record) -> None:
    inventors = list(_list(row, "Inventors"))
    for words, evidence in inventors:
        patent.inventor(Party(person_name(words), evidence.place, kind="Person"))
    people = People(words for words, _ in inventors)
    for words, evidence in _list(row, "Applicants"):
        party = named(words, evidence.place, inventors=people)
        if party.is_person:
            party = Party(person_name(words), evidence.place, kind="Person")
        patent.applicant(party)
    for words, evidence in _list(row, "Owners"):
        patent.assignee(named(words, evidence.place, inventors=people))


def _read_literature(patent: Patent, row: Record) -> None:
    words = dict(_list(row, "Non-Patent Citations"))
    row.optional_text("NPL Citations")
    for name, scheme in (
        ("DOI(s)", "doi"),
        ("PubMed Id(s)", "pmid"),
        ("NPL Resolved External ID(s)", "doi"),
    ):
        for identifier, evidence in _list(row, name):
            printed = next((each for each in words if identifier.lower() in each.lower()), "")
            patent.cites_literature(printed, evidence, ids=[(scheme, identifier)])


def _list(row: Record, name: str) -> Iterator[tuple[str, Evidence]]:
    place = row.at(name)
    for words in dict.fromkeys(map(clean, row.optional_text(name).split(";;"))):
        if words:
            yield words, Evidence(place, words)


def _day(text: str, year: str) -> str:
    """A date of the export, `25/04/13` or ISO 8601; the century is that of the year beside it."""
    if found := _SHORT_DAY.fullmatch(text.strip()):
        beside = re.fullmatch(r"[12]\d{3}", year)
        century = year[:2] if beside else "19" if found[3] > "30" else "20"
        return f"{century}{found[3]}-{found[2]}-{found[1]}"
    return iso_day(text) or (year if re.fullmatch(r"[12]\d{3}", year) else "")


SOURCE: Final = Source(
    name="lens",
    version="5",
    title="Patent search results (The Lens)",
    url="https://www.lens.org",
    license="as The Lens says",
    recognises=recognises,
    split=partial(split_table, header=_HEADER),
    extract=extract,
    precedence=believed(Authority.AGGREGATOR),
)
