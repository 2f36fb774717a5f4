"""Who owns whom in the Global LEI System: relationship records (level 2), CSV and XML.

Direct and ultimate parents that consolidate the accounts, with their periods; branches; funds and
who manages them say nothing of ownership. https://www.gleif.org/en/lei-data/gleif-golden-copy
(RR-CDF 2.1)
"""

import re
from collections.abc import Iterator
from typing import BinaryIO, Final

from extractors.errors import MalformedError, UnsupportedError
from extractors.record import Record
from extractors.registries.gleif_rows import holds, read_row, split_rows
from extractors.source import Authority, Raw, Source, believed
from ontology.facts import TIMELESS, Document, Evidence, Fact, Mention, Spell, Unread, Value
from ontology.identifiers import curie

_XML: Final = re.compile(rb"<(?:[\w.-]{1,20}:)?RelationshipData\b")
_COLUMNS: Final = (b"Relationship.StartNode.NodeID", b"Relationship.RelationshipType")
_LINKS: Final = {
    "IS_DIRECTLY_CONSOLIDATED_BY": "subsidiaryOf",
    "IS_ULTIMATELY_CONSOLIDATED_BY": "subsidiaryOf",
    "IS_INTERNATIONAL_BRANCH_OF": "partOf",
}
_IGNORED: Final = ("Registration.", "Extension", "ConformityFlag", "Relationship.")


def recognises(name: str, head: bytes) -> bool:
    """Whether a file is a golden copy of level 2, in CSV or XML."""
    return holds(head, _COLUMNS, _XML)


def split(stream: BinaryIO) -> Iterator[bytes]:
    """Yield each record."""
    return split_rows(stream, "RelationshipRecord")


def extract(raw: Raw) -> Iterator[Fact]:
    """Yield who consolidates whom, and in which time.

    Raises:
        UnsupportedError: the relationship is one of funds.
        MalformedError: the record is broken, or an LEI is none.
        MissingFieldError: an end or the type is missing.
    """
    row = read_row(raw, "RelationshipRecord")
    type_ = row.text("Relationship.RelationshipType")
    link = _LINKS.get(type_)
    if link is None:
        raise UnsupportedError(f"{type_} says nothing of ownership: funds and their managers")
    ends = [_lei(row, f"Relationship.{each}.NodeID") for each in ("StartNode", "EndNode")]
    key = "-".join((*(each.removeprefix("lei:") for each in ends), type_))
    spell = _period(row)
    document = Document("relationship-records", key, key, spell.since)
    yield document
    child, parent = (
        _entity(document, lei, row.at(f"Relationship.{node}.NodeID"))
        for lei, node in zip(ends, ("StartNode", "EndNode"), strict=True)
    )
    yield from (child, parent)
    evidence = Evidence(row.at("Relationship.RelationshipType"), type_)
    share = _share(row) if link == "subsidiaryOf" else {}
    yield document.link(link, child, parent, evidence, spell=spell, properties=share)
    yield from map(Unread, (path for path in row.close() if not path.startswith(_IGNORED)))


def _lei(row: Record, path: str) -> str:
    text = row.text(path)
    lei = curie("lei", text)
    if lei is None:
        raise MalformedError(f"{row.at(path)} must hold an LEI, but holds {text[:60]!r}")
    return lei


def _entity(document: Document, lei: str, place: str) -> Mention:
    name = lei.removeprefix("lei:")
    return document.mention("Organization", name, Evidence(place, name), identifiers=(lei,))


def _period(row: Record) -> Spell:
    """When the relationship held: periods of accounts only say what was accounted for."""
    for number in range(1, 6):
        for prefix in (
            "Relationship.Period.",
            "Relationship.RelationshipPeriods.RelationshipPeriod.",
        ):
            path = f"{prefix}{number}"
            kind = row.optional_text(f"{path}.periodType") or row.optional_text(
                f"{path}.PeriodType"
            )
            begin = row.optional_text(f"{path}.startDate") or row.optional_text(f"{path}.StartDate")
            end = row.optional_text(f"{path}.endDate") or row.optional_text(f"{path}.EndDate")
            if kind == "RELATIONSHIP_PERIOD":
                return Spell(begin[:10], end[:10])
    return TIMELESS


def _share(row: Record) -> dict[str, Value]:
    for path in (
        "Relationship.Quantifiers.1.",
        "Relationship.RelationshipQuantifiers.RelationshipQuantifier.",
    ):
        amount = row.optional_text(f"{path}QuantifierAmount")
        units = row.optional_text(f"{path}QuantifierUnits")
        if units == "PERCENTAGE" and re.fullmatch(r"\d{1,3}(?:\.\d{1,6})?", amount):
            share = float(amount)
            return {"share": share} if share <= 100 else {}
    return {}


SOURCE: Final = Source(
    name="relationship-records",
    version="2",
    title="Global LEI System, who owns whom",
    url="https://www.gleif.org/en/lei-data/gleif-golden-copy",
    license="CC0-1.0",
    recognises=recognises,
    split=split,
    extract=extract,
    registry=True,
    precedence=believed(Authority.REGISTER - 2),
)
