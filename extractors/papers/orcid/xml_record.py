"""People from ORCID: records, their sections and single entries, in XML 2.0 to 3.0.

https://github.com/ORCID/orcid-model; the yearly file of summaries is a tar of such records.
"""

import re
from collections.abc import Iterator
from typing import Final

from extractors.errors import MissingFieldError, UnsupportedError
from extractors.papers.orcid.profile import EMPLOYED, LEFT_OUT, STUDIED, Organisation, Profile
from extractors.printed import PersonName
from extractors.source import Authority, Raw, Source, believed
from extractors.xml import Element, parse
from extractors.xml_split import split_documents
from ontology.facts import Fact, Unread

_SPACE: Final = re.compile(rb"www\.orcid\.org/ns/")
_NUMBER: Final = re.compile(r"[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{3}[0-9X]")
_HOLDERS: Final = (
    "activities-summary activities affiliation-group group employments educations qualifications "
    "invited-positions fundings works distinctions memberships services peer-reviews "
    "research-resources"
)
_ENTRIES: Final = tuple(
    name + form
    for name in (*sorted(EMPLOYED | STUDIED | LEFT_OUT), "funding", "work")
    for form in ("", "-summary")
)


def recognises(name: str, head: bytes) -> bool:
    """Whether a file is XML of ORCID's."""
    return _SPACE.search(head) is not None and b"<" in head[:100]


def extract(raw: Raw) -> Iterator[Fact]:
    """Yield a person, where they worked and studied and when, their works and grants."""
    root = parse(raw.data)
    if root.name == "error":
        raise UnsupportedError(f"ORCID gives no record out here, but an error: {root.quote[:200]}")
    whole = root.element("person")
    path = root.attribute("path") or whole.attribute("path")
    own = root.element("orcid-identifier").leave().words()
    found = _NUMBER.search(own) or _NUMBER.search(path)
    entries = list(_entries(root))
    inner = next((m for e in entries if (m := _NUMBER.search(e.attribute("path")))), None)
    if (number := found or inner) is None:
        raise MissingFieldError(f"nothing at {root.place} says whose record it is")
    profile = Profile(number[0], _name(whole), whole.place if whole.quote else root.place)
    for entry in entries:
        _entry(profile, entry)
    root.ignore("history", "preferences", "last-modified-date", "@visibility", "@put-code")
    root.ignore("@schemaLocation", "@display-index")
    yield from profile.builder.facts
    yield from map(Unread, root.close())


def _entries(element: Element) -> Iterator[Element]:
    """Every entry of a record, of one of its sections, or the one that the document is."""
    if element.name in _ENTRIES:
        yield element
        return
    for child in element.elements(*_HOLDERS.split(), *_ENTRIES):
        yield from _entries(child)
    element.ignore("last-modified-date", "external-ids", "peer-review-group", "@path")


def _name(person: Element) -> PersonName:
    name = person.element("name")
    given, family, credit = (
        name.optional_text(part) for part in ("given-names", "family-name", "credit-name")
    )
    holder = person.element("other-names")
    named = holder.elements("other-name")
    others = [each.optional_text("content") for each in named]
    for each in (name, holder, person, *named):
        each.leave()
    return PersonName(given, family, "", "", (credit, *others))


def _entry(profile: Profile, entry: Element) -> None:
    section = entry.name.removesuffix("-summary")
    place = entry.place
    spell = (_day(entry.element("start-date")), _day(entry.element("end-date")))
    if section in EMPLOYED | STUDIED:
        role = entry.optional_text("role-title")
        profile.affiliation(section, _organisation(entry), place, spell, role)
    elif section == "funding":
        title, numbers = _title(entry), _numbers(entry)
        number = next((each for kind, each in numbers if kind == "grant_number"), "")
        profile.funding(title, number, _organisation(entry), place, spell)
    elif section == "work":
        values = {
            "venue": entry.optional_text("journal-title"),
            "workType": entry.optional_text("type"),
        }
        day = _day(entry.element("publication-date"))
        profile.work(_title(entry), _numbers(entry), place, day, values)
    entry.leave()


def _day(date: Element) -> str:
    parts = [date.element(name).leave().words() for name in ("year", "month", "day")]
    date.leave()
    return "-".join(each for each in parts if each)


def _title(entry: Element) -> str:
    title = entry.element("title")
    words = title.element("title").leave().words() or title.words()
    title.leave()
    return words


def _numbers(entry: Element) -> list[tuple[str, str]]:
    holder = entry.element("external-ids")
    found = []
    for each in holder.elements("external-id"):
        relation = each.optional_text("external-id-relationship")
        pair = (each.optional_text("external-id-type"), each.optional_text("external-id-value"))
        each.leave()
        if relation in ("", "self"):
            found.append((pair[0].lower(), pair[1]))
    holder.leave()
    return found


def _organisation(entry: Element) -> Organisation:
    holder = entry.element("organization")
    apart, address = holder.element("disambiguated-organization"), holder.element("address")
    organisation = Organisation(
        holder.optional_text("name"),
        apart.optional_text("disambiguation-source"),
        apart.optional_text("disambiguated-organization-identifier"),
        address.optional_text("country"),
    )
    for each in (apart, address, holder):
        each.leave()
    return organisation


SOURCE: Final = Source(
    name="orcid",
    version="2",
    title="ORCID (XML)",
    url="https://info.orcid.org/documentation/",
    license="CC0-1.0",
    recognises=recognises,
    split=split_documents,
    extract=extract,
    precedence=believed(Authority.OWN),
)
