"""People from ORCID: records as JSON of its interface, version 3.0.

https://info.orcid.org/documentation/api-tutorials/
"""

import re
from collections.abc import Iterator
from functools import partial
from typing import Final

from extractors.json_split import split_objects
from extractors.papers.orcid.profile import EMPLOYED, STUDIED, Organisation, Profile
from extractors.printed import PersonName
from extractors.record import Record, parse
from extractors.source import Authority, Raw, Source, believed
from ontology.facts import Fact, Unread

# How the record is kept; sections that say neither where somebody works nor what they wrote.
_LEFT_OUT: Final = """
    history preferences path person activities-summary.distinctions
    activities-summary.memberships activities-summary.services activities-summary.peer-reviews
    activities-summary.research-resources activities-summary.path
    activities-summary.last-modified-date"""
IGNORED: Final = frozenset(_LEFT_OUT.split())

_FOUND: Final = re.compile(rb'"orcid-identifier"\s*:')


def recognises(name: str, head: bytes) -> bool:
    """Whether a file holds records of ORCID as JSON."""
    opening = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    return opening[:1] in (b"{", b"[") and _FOUND.search(opening) is not None


def extract(raw: Raw) -> Iterator[Fact]:
    """Yield a person, where they worked and studied and when, their works and grants."""
    record = parse(raw.data)
    identifier = record.record("orcid-identifier")
    number = identifier.text("path")
    identifier.ignore(*identifier.names())
    profile = Profile(number, _name(record.record("person")), "/person/name")
    activities = record.record("activities-summary")
    for section in sorted(EMPLOYED | STUDIED):
        for group in activities.record(f"{section}s").records("affiliation-group"):
            for summary in group.records("summaries"):
                _affiliation(profile, section, summary.record(f"{section}-summary"))
            group.ignore(*group.names())
    for group in activities.record("fundings").records("group"):
        for summary in group.records("funding-summary"):
            _funding(profile, summary)
        group.ignore(*group.names())
    for group in activities.record("works").records("group"):
        for summary in group.records("work-summary"):
            _work(profile, summary)
        group.ignore(*group.names())
    left = {each for each in record.close(IGNORED) if not each.endswith(_KEPT)}
    yield from profile.builder.facts
    yield from map(Unread, sorted(left))


_KEPT: Final = ("last-modified-date", ".path")


def _name(person: Record) -> PersonName:
    name = person.record("name")
    given, family, credit = (
        name.record(part).optional_text("value")
        for part in ("given-names", "family-name", "credit-name")
    )
    others = [
        each.optional_text("content") for each in person.record("other-names").records("other-name")
    ]
    _drop(person)
    return PersonName(given, family, "", "", (credit, *others))


def _drop(record: Record) -> None:
    """Leave out what has not been read, in every record that was taken too."""
    record.leave()


def _spell(summary: Record) -> tuple[str, str]:
    return _day(summary.record("start-date")), _day(summary.record("end-date"))


def _day(date: Record) -> str:
    parts = [date.record(name).optional_text("value") for name in ("year", "month", "day")]
    return "-".join(each for each in parts if each)


def _affiliation(profile: Profile, section: str, summary: Record) -> None:
    spell, role = _spell(summary), summary.optional_text("role-title")
    profile.affiliation(section, _organisation(summary), summary.place, spell, role)
    _drop(summary)


def _organisation(summary: Record) -> Organisation:
    holder = summary.record("organization")
    apart, address = holder.record("disambiguated-organization"), holder.record("address")
    return Organisation(
        holder.optional_text("name"),
        apart.optional_text("disambiguation-source"),
        apart.optional_text("disambiguated-organization-identifier"),
        address.optional_text("country"),
    )


def _numbers(summary: Record) -> list[tuple[str, str]]:
    found = []
    for each in summary.record("external-ids").records("external-id"):
        pair = (each.optional_text("external-id-type"), each.optional_text("external-id-value"))
        if each.optional_text("external-id-relationship") in ("", "self"):
            found.append((pair[0].lower(), pair[1]))
    return found


def _title(summary: Record) -> str:
    return summary.record("title").record("title").optional_text("value")


def _funding(profile: Profile, summary: Record) -> None:
    numbers = [each for kind, each in _numbers(summary) if kind == "grant_number"]
    profile.funding(
        _title(summary),
        next(iter(numbers), ""),
        _organisation(summary),
        summary.place,
        _spell(summary),
    )
    _drop(summary)


def _work(profile: Profile, summary: Record) -> None:
    values = {
        "venue": summary.record("journal-title").optional_text("value"),
        "workType": summary.optional_text("type"),
    }
    day = _day(summary.record("publication-date"))
    profile.work(_title(summary), _numbers(summary), summary.place, day, values)
    _drop(summary)


SOURCE: Final = Source(
    name="orcid-json",
    version="2",
    title="ORCID (JSON)",
    url="https://info.orcid.org/documentation/",
    license="CC0-1.0",
    recognises=recognises,
    split=partial(split_objects, pages=()),
    extract=extract,
    precedence=believed(Authority.OWN),
)
