"""Legal entities of the Global LEI System in GLEIF's own forms: the golden copy, CSV and XML.

A row of the CSV names each field by its path in the XML (`Entity.LegalAddress.Country`), so both
are read alike. https://www.gleif.org/en/lei-data/gleif-golden-copy (LEI-CDF 3.1)
"""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from typing import BinaryIO, Final

import orjson
from lxml import etree

from extractors.entities import spelt_out
from extractors.errors import MalformedError
from extractors.lines import split_lines
from extractors.peeked import Peeked
from extractors.printed import clean
from extractors.record import Record, parse
from extractors.registries.lei import entity_kind
from extractors.source import Authority, Raw, Source, believed
from extractors.xml_split import split_records
from ontology.facts import Document, Evidence, Fact, Mention, Name, Unread
from ontology.identifiers import curie

_XML: Final = re.compile(rb"<(?:[\w.-]{1,20}:)?LEIData\b")
_COLUMNS: Final = (b"LEI", b"Entity.LegalName", b"Entity.LegalJurisdiction")
_DROPPED: Final = re.compile(r"\{[^}]*\}")
_STATUS: Final = {"ACTIVE": "active", "INACTIVE": "inactive", "NULL": ""}
# Names of other sorts are trade names and former names alike: both are what documents print.
_NAMES: Final = (
    "OtherEntityNames.OtherEntityName",
    "TransliteratedOtherEntityNames.TransliteratedOtherEntityName",
)


def recognises(name: str, head: bytes) -> bool:
    """Whether a file is a golden copy of level 1, in CSV or XML."""
    first = head.partition(b"\n")[0].replace(b'"', b"")
    return all(each in first.split(b",") for each in _COLUMNS) or bool(_XML.search(head[:8192]))


def split(stream: BinaryIO) -> Iterator[bytes]:
    """Yield each record as a JSON object of dotted paths."""
    return split_paths(stream, "LEIRecord")


def split_paths(stream: BinaryIO, record: str) -> Iterator[bytes]:
    """Yield each record of a CSV or XML file as a JSON object of dotted paths.

    Raises:
        MalformedError: the file is neither.
    """
    peeked = Peeked(stream)
    if peeked.first.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<"):
        for each in split_records(peeked, record):
            if b"LEI" in each or b"Relationship" in each:
                try:
                    yield orjson.dumps(dict(_paths(each, record)))
                except (UnicodeDecodeError, orjson.JSONEncodeError) as error:
                    raise MalformedError(f"a record is not UTF-8: {error}") from error
        return
    try:
        for row in csv.DictReader(line.decode("utf-8-sig") for line in split_lines(peeked)):
            yield orjson.dumps({key: each for key, each in row.items() if key and each})
    except (csv.Error, UnicodeDecodeError, orjson.JSONEncodeError) as error:
        raise MalformedError(f"the table can not be read: {error}; save it as UTF-8") from error


def _paths(record: bytes, name: str) -> Iterator[tuple[str, str]]:
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        recover=True,
        remove_comments=True,
        remove_pis=True,
    )
    root = etree.fromstring(spelt_out(record), parser)
    if root is None or not _local(root).startswith(name):
        raise MalformedError(f"what stands between two records is no {name}")
    yield from _leaves(root, "")


def _leaves(element: etree._Element, prefix: str) -> Iterator[tuple[str, str]]:
    seen: dict[str, int] = {}
    children = _elements(element)
    names = [_local(each) for each in children]
    alike = Counter(names)
    for child, name in zip(children, names, strict=True):
        seen[name] = seen.get(name, 0) + 1
        many = alike[name] > 1 or name in ("OtherEntityName", "RelationshipPeriod")
        path = f"{prefix}{name}.{seen[name]}" if many else f"{prefix}{name}"
        for key, value in child.attrib.items():
            yield f"{path}.{str(key).rpartition('}')[2]}", str(value)
        if _elements(child):
            yield from _leaves(child, f"{path}.")
        elif text := _words(child).strip():
            yield path, text


def _elements(element: etree._Element) -> list[etree._Element]:
    """The elements in one: a reference to an entity that nobody declared stands there as well."""
    return [each for each in element if isinstance(each.tag, str)]


def _words(element: etree._Element) -> str:
    """The words of an element without others, such references as printed."""
    return "".join([element.text or "", *(f"{each.text}{each.tail or ''}" for each in element)])


def _local(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2].rpartition(":")[2]


def extract(raw: Raw) -> Iterator[Fact]:
    """Yield a legal entity, its names, where it is, and what became of it.

    Raises:
        MalformedError: its LEI is none.
        MissingFieldError: it has no LEI or name.
    """
    row = parse(raw.data)
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
    for field in _NAMES:
        for number in range(1, 40):
            path = f"Entity.{field}.{number}"
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
    version="1",
    title="Global LEI System, golden copy",
    url="https://www.gleif.org/en/lei-data/gleif-golden-copy",
    license="CC0-1.0",
    recognises=recognises,
    split=split,
    extract=extract,
    registry=True,
    precedence=believed(Authority.REGISTER - 2),
)
