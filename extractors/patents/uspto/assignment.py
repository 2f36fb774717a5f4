"""Assignments recorded at the USPTO: who gave which patents to whom, and when.

Bulk XML (`us-patent-assignments`) and results of the assignment search (Solr's `response`):
https://bulkdata.uspto.gov (Patent Assignment XML), https://assignment-api.uspto.gov. Ownership
goes from the day of execution on, and ends that day for whoever gave it; a change of name or a
merger makes one organisation succeed the other. A security interest, a licence or a lien changes no
owner: the record is kept with its parties, and says nothing of ownership.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType
from typing import BinaryIO, Final

from extractors.errors import MissingFieldError
from extractors.fact_builder import FactBuilder
from extractors.patents.mentions import agent, publication
from extractors.patents.numbers import Number, iso_day, us_publication
from extractors.patents.parties import Address, Party, named
from extractors.patents.uspto.formats import ASSIGNMENTS, format_of
from extractors.printed import clean
from extractors.source import Authority, Raw, Source, believed
from extractors.xml import Element, parse
from extractors.xml_split import split_records
from ontology.facts import Document, Evidence, Fact, Mention, Spell, Unread

_OWNERSHIP: Final = re.compile(
    r"\bassign|merger|change of name|nunc pro tunc|distribution|testamentary|conveyance|"
    r"court order|quitclaim|sale",
    re.IGNORECASE,
)
NO_OWNERSHIP: Final = re.compile(
    r"security|release|licen[cs]e|lien|mortgage|option|collateral|\bterminat", re.IGNORECASE
)
"""Words of a conveyance that makes nobody the owner."""
_FRAME: Final = re.compile(r"[0-9]{1,9}")
_SUCCESSION: Final = re.compile(r"merger|change of name", re.IGNORECASE)
# Copies for the search engine's own use, counts, pages, letters' addresses.
_COPY: Final = re.compile(r"(?:Size|First|Facet|String|Type)$")
_OTHERS: Final = frozenset(
    (
        *("displayId", "dtdVersion", "dateProduced", "actionKeyCode", "transactionDate"),
        *("lastUpdateDate", "purgeIndicator", "pageCount", "assignmentRecordHasImages"),
        *("attorneyDockNum", "corrName", "corrAddress1", "corrAddress2", "corrAddress3"),
        *("corrAddress4", "patAssignorEarliestExDate", "patAssignorDateAck"),
        *("patAssigneeAddress1", "patAssigneeAddress2", "patAssigneeAddress"),
        *("patAssigneePostcode", "inventionTitleLang", "intlPublDate", "intlRegNum"),
        *("inventors", "inventionTitleId", "_version_", "id", "filingDate", "pctNum"),
        *("issueDate", "publDate"),
    )
)


# As the office spells them out.
_COUNTRIES: Final = MappingProxyType(
    {
    "UNITED STATES": "US", "JAPAN": "JP", "GERMANY": "DE", "CHINA": "CN", "HONG KONG": "HK",
    "KOREA, REPUBLIC OF": "KR", "TAIWAN": "TW", "FRANCE": "FR", "UNITED KINGDOM": "GB",
    "CANADA": "CA", "SWITZERLAND": "CH", "NETHERLANDS": "NL", "SWEDEN": "SE", "ISRAEL": "IL",
    "ITALY": "IT", "SINGAPORE": "SG", "AUSTRALIA": "AU", "FINLAND": "FI", "DENMARK": "DK",
    "BELGIUM": "BE", "AUSTRIA": "AT", "INDIA": "IN", "IRELAND": "IE", "SPAIN": "ES",
    "NORWAY": "NO", "CAYMAN ISLANDS": "KY", "BERMUDA": "BM", "LUXEMBOURG": "LU",
}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Property:
    """A patent or application that an assignment is about."""

    title: str
    place: str
    application: Number
    publications: tuple[Number, ...]


@dataclass(frozen=True, slots=True)
class _Assignment:
    """What one record says."""

    reel: str
    frame: str
    recorded: str
    conveyance: str
    assignors: tuple[tuple[Party, str], ...]
    assignees: tuple[Party, ...]
    properties: tuple[_Property, ...]


def recognises(name: str, head: bytes) -> bool:
    """Whether a file holds assignments, in bulk or as found by a search."""
    return format_of(head) == ASSIGNMENTS


def split(stream: BinaryIO) -> Iterator[bytes]:
    """Yield each record; what a search counts behind its results is none."""
    for each in split_records(stream, "patent-assignment", "doc"):
        if b"</result>" not in each[:60] and not each.lstrip().startswith(b"<lst"):
            yield each


def extract(raw: Raw) -> Iterator[Fact]:
    """Yield what one record says: the patents, who gave them, who has them since when.

    Raises:
        MalformedError: it is not well-formed.
        MissingFieldError: it has no reel and frame, or names no patent.
    """
    root = parse(raw.data)
    assignment = _found(root) if root.name == "doc" else _recorded(root)
    if not assignment.properties:
        raise MissingFieldError("the assignment names no patent or application")
    yield from _facts(assignment)
    yield from map(Unread, root.close())


def _facts(record: _Assignment) -> Iterator[Fact]:
    if not (_FRAME.fullmatch(record.reel) and _FRAME.fullmatch(record.frame)):
        raise MissingFieldError("the record has no reel and frame, numbers that name it")
    key = f"{int(record.reel)}-{int(record.frame)}"
    title = f"{record.conveyance or 'Assignment'} ({key})"
    document = Document("uspto-assignment", key, title, record.recorded)
    builder = FactBuilder(document)
    patents = [each for one in record.properties for each in _patents(builder, one)]
    owners = [(agent(builder, each), each) for each in record.assignees]
    givers = [(agent(builder, each), each, day) for each, day in record.assignors]
    if _OWNERSHIP.search(record.conveyance) and not NO_OWNERSHIP.search(record.conveyance):
        day = max((day for _, _, day in givers), default="") or record.recorded
        role = {"role": record.conveyance}
        for patent in patents:
            for owner, party in owners:
                builder.relate("assignedTo", patent, owner, party.evidence, role, Spell(day))
            for giver, party, until in givers:
                given = Spell(until=until or day)
                builder.relate("assignedTo", patent, giver, party.evidence, role, given)
        _succeed(builder, record, givers, owners)
    yield from builder.facts


def _succeed(
    builder: FactBuilder,
    record: _Assignment,
    givers: list[tuple[Mention, Party, str]],
    owners: list[tuple[Mention, Party]],
) -> None:
    if not _SUCCESSION.search(record.conveyance) or len(owners) != 1:
        return
    ((owner, owner_party),) = owners
    for giver, party, day in givers:
        if not (party.is_person or owner_party.is_person) and giver.id != owner.id:
            builder.relate("succeededBy", giver, owner, party.evidence, {}, Spell(day))


def _patents(builder: FactBuilder, one: _Property) -> Iterator[Mention]:
    evidence = Evidence(one.place, one.title)
    family = one.application.application
    for number in one.publications:
        patent = publication(builder, number, evidence)
        if patent is None:
            continue
        if family:
            mention = builder.document.mention(
                "PatentFamily", one.title or number.printed, evidence, identifiers=(family,)
            )
            builder.relate("inFamily", patent, builder.once(mention), evidence)
        yield patent
    if not any(each.bare for each in one.publications) and one.application.bare:
        yield _unpublished(builder, one, evidence)


def _unpublished(builder: FactBuilder, one: _Property, evidence: Evidence) -> Mention:
    number = one.application
    properties = {"applicationNumber": f"{number.country}{number.bare}"}
    if number.date:
        properties["applicationDate"] = number.date
    name = one.title or f"{number.country} {number.bare}"
    return builder.mention("Patent", name, evidence, properties=properties)


def _recorded(root: Element) -> _Assignment:
    """A record of the bulk files."""
    head = root.element("assignment-record").ignore(
        "last-update-date", "purge-indicator", "page-count", "correspondent", "file-reference-id"
    )
    givers = root.element("patent-assignors").elements("patent-assignor")
    owners = root.element("patent-assignees").elements("patent-assignee")
    properties = root.element("patent-properties").elements("patent-property")
    return _Assignment(
        head.text("reel-no"),
        head.text("frame-no"),
        iso_day(head.optional_text("recorded-date")),
        head.optional_text("conveyance-text"),
        tuple(
            (
                named(each.text("name"), each.place),
                iso_day(each.ignore("date-acknowledged").optional_text("execution-date")),
            )
            for each in givers
        ),
        tuple(map(_owner, owners)),
        tuple(map(_property, properties)),
    )


def _owner(element: Element) -> Party:
    element.ignore("address-1", "address-2", "address-3", "address-4", "postcode")
    country = _country_of(element.optional_text("country-name"))
    address = Address(
        element.optional_text("city"), element.optional_text("state"), country, element.place
    )
    return named(element.text("name"), element.place, address)


def _property(element: Element) -> _Property:
    title = element.element("invention-title").ignore("@lang").words()
    application, publications = Number("US", ""), []
    for each in element.elements("document-id"):
        kind = each.optional_text("kind")
        number = Number(
            each.optional_text("country") or "US",
            each.text("doc-number"),
            "" if kind.startswith("X") else kind,
            iso_day(each.optional_text("date")),
        )
        if kind.startswith("X"):
            application = number
        else:
            publications.append(number)
    return _Property(title, element.place, application, tuple(publications))


def _found(doc: Element) -> _Assignment:
    """A record as the search gives it: lists side by side, `NULL` for nothing."""
    fields = {
        each.attribute("name"): each for each in doc.elements("str", "date", "arr", "int", "long")
    }
    texts = {name: _texts(each) for name, each in fields.items()}
    for name in fields:
        if not (name in _OTHERS or name in _TAKEN or _COPY.search(name)):
            fields[name].name = f"{fields[name].name}[{name}]"
    one = {name: next(iter(values), ("", doc.place))[0] for name, values in texts.items()}
    days = [iso_day(text[:10]) for text, _ in texts.get("patAssignorExDate", [])]
    givers = texts.get("patAssignorName", [])
    return _Assignment(
        one.get("reelNo", ""),
        one.get("frameNo", ""),
        iso_day(one.get("recordedDate", "")[:10]),
        one.get("conveyanceText", ""),
        tuple(
            (named(text, place), days[i] if i < len(days) else "")
            for i, (text, place) in enumerate(givers)
            if text
        ),
        tuple(_owners(texts)),
        tuple(_properties(texts)),
    )


_TAKEN: Final = frozenset(
    (
        *("reelNo", "frameNo", "recordedDate", "conveyanceText", "patAssignorName"),
        *("patAssignorExDate", "patAssigneeName", "patAssigneeCity", "patAssigneeState"),
        *("patAssigneeCountryName", "inventionTitle", "applNum", "patNum", "publNum"),
    )
)


def _texts(field: Element) -> list[tuple[str, str]]:
    values = field.elements("str", "date", "int", "long") if field.name == "arr" else [field]
    return [(_said(each.words()), each.place) for each in values]


def _said(text: str) -> str:
    return "" if text == "NULL" or text.startswith("0001-01-01") else clean(text)


def _owners(texts: dict[str, list[tuple[str, str]]]) -> Iterator[Party]:
    owners = [each for each in texts.get("patAssigneeName", []) if each[0]]
    towns = [texts.get(f"patAssignee{each}", []) for each in ("City", "State", "CountryName")]
    for index, (name, place) in enumerate(owners):
        # Without an address for each the lists do not tell whose it is.
        city, state, country = (
            each[index][0] if len(each) == len(owners) else "" for each in towns
        )
        yield named(name, place, Address(city, state, _country_of(country), place))


def _properties(texts: dict[str, list[tuple[str, str]]]) -> Iterator[_Property]:
    applications = texts.get("applNum", [])
    for index, (number, place) in enumerate(applications):
        title, patent, published, filed = (
            values[index][0] if len(values := texts.get(name, [])) == len(applications) else ""
            for name in ("inventionTitle", "patNum", "publNum", "filingDate")
        )
        publications = tuple(us_publication(each) for each in (patent, published) if each)
        application = Number("US", number, date=iso_day(filed[:10]))
        yield _Property(title, place, application, publications)


def _country_of(name: str) -> str:
    name = name.strip().upper()
    return name if len(name) == 2 else _COUNTRIES.get(name, "")


SOURCE: Final = Source(
    name="uspto-assignment",
    version="1",
    title="Assignments of US patents (USPTO)",
    url="https://assignment.uspto.gov",
    license="public domain",
    recognises=recognises,
    split=split,
    extract=extract,
    precedence=believed(Authority.CATALOGUE),
)
