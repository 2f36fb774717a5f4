"""Organisations of the Hong Kong-Shenzhen zone, the Greater Bay Area, and whom they publish with.

A registry of our own, shipped as a table beside this module (`DATA`): universities and their
campuses, institutes, state key laboratories, hospitals, companies with their laboratories and
subsidiaries, government and funders, with the names that they go by in English, in simplified and
in traditional Chinese. Other registries know few of the Chinese ones and none of the short ones.

A row is one organisation; a cell of several values holds them between bars, the official one first.
`part_of` and `subsidiary_of` hold the `id` of another row; a joint laboratory is part of several.
Names that several organisations share (`acronyms`) are given the same language tag as acronyms of
the Research Organization Registry.
Every identifier was looked up in the registry that gives it out; the tests do so again.
Its cities have Chinese names in a table beside it (`CITIES`): registries have none of them.
"""

from collections.abc import Iterator
from csv import QUOTE_NONE, Error
from functools import cache
from itertools import starmap
from pathlib import Path
from typing import Any, BinaryIO, Final

import orjson

from extractors.errors import MalformedError
from extractors.fact_builder import FactBuilder
from extractors.record import Record, parse
from extractors.source import Authority, Raw, Source, believed
from extractors.tables import read_named_rows
from ontology.facts import ACRONYM, Document, Evidence, Fact, Mention, Name, Unread
from ontology.identifiers import SCHEMES, curie
from ontology.schema import vocabulary

DATA: Final = Path(__file__).with_suffix(".tsv")

CITIES: Final = DATA.with_stem("zone_cities")

Row = dict[str, Any]
"""A row by its columns: a text, or a list of texts."""

# Columns of names, and the language each is in.
LANGUAGES: Final = (
    ("en", "en"),
    ("zh_hans", "zh-Hans"),
    ("zh_hant", "zh-Hant"),
    ("former", ""),
    ("acronyms", ACRONYM),
)
RELATIONS: Final = (("part_of", "partOf"), ("subsidiary_of", "subsidiaryOf"))
COLUMNS: Final = (
    *("id", "kind", *(column for column, _ in LANGUAGES), "city", "geonames", "country"),
    *(*(column for column, _ in RELATIONS), "identifiers"),
)

_OPENING: Final = "\t".join(COLUMNS).encode()
_SCHEMES: Final = frozenset(each.name for each in SCHEMES)
_LISTS: Final = frozenset({column for column, _ in (*LANGUAGES, *RELATIONS)} | {"identifiers"})


def recognises(name: str, head: bytes) -> bool:
    """Whether a file opens with the columns of this table."""
    return head.removeprefix(b"\xef\xbb\xbf").startswith(_OPENING)


def split(stream: BinaryIO) -> Iterator[bytes]:
    """Yield each row as a JSON object, in which its parents are named too.

    Raises:
        MalformedError: a row names a parent that has no row, or the table is no UTF-8.
    """
    try:
        lines = stream.read().decode("utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise MalformedError(f"the table must be UTF-8: {error}") from error
    table = read_named_rows(lines, delimiter="\t", quoting=QUOTE_NONE)
    try:
        if tuple(table.fieldnames or ()) != COLUMNS:
            raise MalformedError(f"the table must have the columns {', '.join(COLUMNS)}")
        rows = {row["id"]: _lists(row) for row in table}
    except (Error, KeyError, AttributeError, TypeError) as error:
        raise MalformedError(f"the file is no such table, at or after its head: {error}") from error
    for row in rows.values():
        parents = {column: list(_parents(rows, row, column)) for column, _ in RELATIONS}
        chinese = _cities().get((row.get("city"), row.get("country")), [])
        yield orjson.dumps(row | parents | {"city_zh": chinese})


@cache
def _cities() -> dict[tuple[object, object], list[str]]:
    """A city's simplified and its traditional name by its English one and its country's code."""
    with CITIES.open(encoding="utf-8") as table:
        rows = list(read_named_rows(table, delimiter="\t", quoting=QUOTE_NONE))
    return {(row["city"], row["country"]): [row["zh_hans"], row["zh_hant"]] for row in rows}


def extract(raw: Raw) -> Iterator[Fact]:
    """Yield the organisation of a row, its city, and what it is part or subsidiary of."""
    record = parse(raw.data)
    key, kind = record.text("id"), _kind(record.text("kind"))
    names = [name for each in LANGUAGES for name in _names(record, *each)]
    if not names:
        raise MalformedError(f"the row {key!r} names its organisation in no language")
    shown, place = names[0]
    builder = FactBuilder(Document("zone", key, shown.text))
    country = record.text("country")
    organization = builder.add(
        builder.document.mention(
            kind,
            shown.text,
            Evidence(place, shown.text),
            names=tuple({name.text: name for name, _ in reversed(names)}.values())[::-1][1:],
            identifiers=_identifiers(record.texts("identifiers"), key),
            properties={"countryCode": country},
        )
    )
    _locate(builder, organization, record, country)
    for column, type_ in RELATIONS:
        for parent in record.records(column):
            _relate(builder, organization, parent, type_)
    yield from builder.facts
    yield from map(Unread, record.close())


def _kind(printed: str) -> str:
    words = vocabulary()
    if printed not in words.classes or not words.is_a(printed, "Organization"):
        raise MalformedError(f"/kind must hold a class of organisation, but is {printed[:60]!r}")
    return printed


def _lists(row: dict[str, str]) -> Row:
    if None in row or None in row.values():
        raise MalformedError(f"the row {row['id']!r} must have {len(COLUMNS)} cells")
    return {
        column: [each for each in cell.split("|") if each.strip()] if column in _LISTS else cell
        for column, cell in row.items()
    }


def _parents(rows: dict[str, Row], row: Row, column: str) -> Iterator[Row]:
    for key in row[column]:
        parent = rows.get(key)
        if parent is None:
            raise MalformedError(
                f"{column} of {row['id']!r} is {key!r}, which no row has for its id"
            )
        name = next((parent[each][0] for each, _ in LANGUAGES if parent[each]), "")
        yield {"id": key, "name": name, "identifiers": parent["identifiers"]}


def _names(record: Record, column: str, language: str) -> Iterator[tuple[Name, str]]:
    for position, text in enumerate(record.texts(column)):
        yield Name(text, language), f"/{column}/{position}"


def _identifiers(printed: list[str], key: str) -> tuple[str, ...]:
    own = curie("zone", key)
    if own is None:
        raise MalformedError(f"/id must be letters, digits and hyphens, but is {key[:60]!r}")
    return (*(_checked(each) for each in printed), own)


def _checked(printed: str) -> str:
    scheme, _, value = printed.partition(":")
    if scheme not in _SCHEMES or curie(scheme, value) != printed:
        raise MalformedError(f"/identifiers holds {printed[:60]!r}, which is none of its scheme")
    return printed


def _locate(builder: FactBuilder, organization: Mention, record: Record, country: str) -> None:
    city, geonames = record.text("city"), curie("geonames", record.optional_text("geonames"))
    evidence = Evidence("/city", city)
    chinese = zip(record.texts("city_zh"), ("zh-Hans", "zh-Hant"), strict=False)
    place = builder.document.mention(
        "Place",
        city,
        evidence,
        names=tuple(starmap(Name, chinese)),
        identifiers=(geonames,) if geonames else (),
        properties={"countryCode": country},
    )
    builder.relate("locatedIn", organization, builder.once(place), evidence)


def _relate(builder: FactBuilder, organization: Mention, parent: Record, type_: str) -> None:
    name = parent.text("name")
    evidence = Evidence(parent.at("name"), name)
    identifiers = _identifiers(parent.texts("identifiers"), parent.text("id"))
    other = builder.document.mention("Organization", name, evidence, identifiers=identifiers)
    builder.relate(type_, organization, builder.once(other), evidence)


SOURCE = Source(
    name="zone",
    version="3",
    title="Organisations of the Hong Kong-Shenzhen zone and whom they publish with",
    url="",
    license="CC0-1.0",
    recognises=recognises,
    split=split,
    extract=extract,
    registry=True,
    shipped=DATA,
    precedence=believed(Authority.REGISTER + 1),
)
