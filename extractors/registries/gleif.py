"""Legal entities of the Global LEI System in GLEIF's own forms: the golden copy, CSV and XML.

https://www.gleif.org/en/lei-data/gleif-golden-copy (LEI-CDF 3.1)
"""

import re
from collections.abc import Iterator
from typing import BinaryIO, Final

from extractors.errors import MalformedError
from extractors.printed import clean
from extractors.record import Record
from extractors.registries.gleif_rows import holds, read_row, split_rows
from extractors.registries.lei import entity_kind
from extractors.source import Authority, Raw, Source, believed
from ontology.facts import Document, Evidence, Fact, Mention, Name, Unread
from ontology.identifiers import curie

_XML: Final = re.compile(rb"<(?:[\w.-]{1,20}:)?LEIData\b")
_COLUMNS: Final = (b"LEI", b"Entity.LegalName", b"Entity.LegalJurisdiction")
_STATUS: Final = {"ACTIVE": "active", "INACTIVE": "inactive", "NULL": ""}
# Names of other sorts are trade names and former names alike: both are what documents print.
_NAME: Final = re.compile(r"Entity\.(\w*OtherEntityName)s\.\1\.\d{1,4}")


def recognises(name: str, head: bytes) -> bool:
    """Whether a file is a golden copy of level 1, in CSV or XML."""
    return holds(head, _COLUMNS, _XML)


def split(stream: BinaryIO) -> Iterator[bytes]:
    """Yield each record."""
    return split_rows(stream, "LEIRecord")


def extract(raw: Raw) -> Iterator[Fact]:
    """Yield a legal entity, its names, where it is, and what became of it.

    Raises:
        MalformedError: the record is broken, or its LEI is none.
        MissingFieldError: it has no LEI or name.
    """
    row = read_row(raw, "LEIRecord")
    text, name = row.text("LEI"), clean(row.text("Entity.LegalName"))
    lei = curie("lei", text)
    if lei is None:
        raise MalformedError(
            f"/LEI must hold an LEI with its check digits, but holds {text[:60]!r}"
        )
    day = row.optional_text("Registration.LastUpdateDate")[:10]
    document = Document("gleif", lei.removeprefix("lei:"), name, day)
    country = row.optional_text("Entity.LegalAddress.Country")
    created = row.optional_text("Entity.EntityCreationDate")[:4]
    status = _STATUS.get(row.optional_text("Entity.EntityStatus"), "")
    properties = {
        "countryCode": country if re.fullmatch(r"[A-Z]{2}", country) else "",
        "established": int(created) if re.fullmatch(r"[12]\d{3}", created) else None,
        "status": status,
    }
    entity = document.mention(
        entity_kind(row.optional_text("Entity.EntityCategory"), name),
        name,
        Evidence(row.at("Entity.LegalName"), name),
        names=tuple(_names(row, name)),
        identifiers=(lei,),
        properties={key: each for key, each in properties.items() if each not in ("", None)},
    )
    yield document
    yield entity
    yield from _place(document, entity, row)
    yield from _successor(document, entity, row)
    left = [path for path in row.close() if not path.startswith(_IGNORED)]
    yield from map(Unread, left)


def _names(row: Record, name: str) -> Iterator[Name]:
    seen = {name}
    for path in filter(_NAME.fullmatch, row.names()):
        text = clean(row.optional_text(path))
        language = row.optional_text(f"{path}.xmllang") or row.optional_text(f"{path}.lang")
        row.ignore(f"{path}.type")
        if text and text not in seen:
            seen.add(text)
            yield Name(text, language)


def _place(document: Document, entity: Mention, row: Record) -> Iterator[Fact]:
    for address in ("HeadquartersAddress", "LegalAddress"):
        path = f"Entity.{address}.City"
        city = clean(row.optional_text(path))
        country = row.optional_text(f"Entity.{address}.Country") or str(
            entity.properties.get("countryCode", "")
        )
        if city:
            words = f"{city}, {country}".strip(", ")
            evidence = Evidence(row.at(path), words)
            code = {"countryCode": country} if re.fullmatch(r"[A-Z]{2}", country) else {}
            place = document.mention("Place", words, evidence, properties=code)
            yield place
            yield document.link("locatedIn", entity, place, evidence)
            return


def _successor(document: Document, entity: Mention, row: Record) -> Iterator[Fact]:
    for path in ("Entity.SuccessorEntity.SuccessorLEI", "Entity.SuccessorEntity.1.SuccessorLEI"):
        lei = curie("lei", row.optional_text(path))
        if lei:
            name = row.optional_text("Entity.SuccessorEntity.SuccessorEntityName")
            evidence = Evidence(row.at(path), lei.removeprefix("lei:"))
            other = document.mention(
                "Organization", name or evidence.quote, evidence, identifiers=(lei,)
            )
            yield other
            yield document.link("succeededBy", entity, other, evidence)


# Addresses in full, registration numbers at other registries, events, how the LEI itself is kept.
_IGNORED: Final = (
    *("Entity.LegalAddress", "Entity.HeadquartersAddress", "Entity.Other", "Entity.Transliterated"),
    *("Entity.LegalName.", "Entity.RegistrationAuthority", "Entity.LegalJurisdiction"),
    *("Entity.EntitySubCategory", "Entity.LegalForm", "Entity.AssociatedEntity", "Entity.Entity"),
    *(
        "Entity.SuccessorEntity",
        "Entity.LegalEntityEvents",
        "Registration.",
        "Extension",
        "geocoding",
    ),
    *("ConformityFlag", "Entity.RegistrationAuthorityID", "@"),
)


SOURCE: Final = Source(
    name="gleif",
    version="2",
    title="Global LEI System, golden copy",
    url="https://www.gleif.org/en/lei-data/gleif-golden-copy",
    license="CC0-1.0",
    recognises=recognises,
    split=split,
    extract=extract,
    registry=True,
    precedence=believed(Authority.REGISTER - 2),
)
