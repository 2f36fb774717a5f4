"""Registries of the invented organisations: ROR, LEI and the authority's tickers.

https://ror.readme.io/docs/ror-data-structure (v2), https://www.gleif.org/en/about-lei,
https://www.sec.gov/file/company-tickers
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import orjson
import pyarrow as pa
import pyarrow.parquet as pq

from kg.demo.topics import NOTICE
from kg.demo.truth import Named, Together, Truth, Written, line, together
from kg.demo.words import CITIES, COUNTRIES
from kg.demo.world import Organisation, OrganisationName, World

ROR: Final = "ror"
LEI: Final = "lei"
TICKERS: Final = "sec-tickers"

_TYPES: Final = {
    "university": ["education", "funder"],
    "institute": ["facility"],
    "hospital": ["healthcare"],
    "funder": ["funder", "nonprofit"],
    "company": ["company"],
    "jointLaboratory": ["facility"],
}
_PLACES: Final = ((-48.8, -123.3, 99990001), (-48.9, -123.4, 99990002))
"""Latitude, longitude (far out at sea) and number of the cities; GeoNames has no such numbers."""


def ror(world: World) -> Iterator[Written]:
    """A line for each organisation that ROR knows, in schema version 2."""
    for made in world.organisations:
        if made.ror:
            truth = Named(ROR, made.ror, "record", -1, made.name.en, made.id)
            yield Written(line(_record(world, made)), (truth, *_laboratory(made)))


def _laboratory(made: Organisation) -> Iterator[Together]:
    if made.kind == "jointLaboratory":
        yield from together((ROR, made.ror), "jointLaboratory", made.parents, made.founded)


def tickers(world: World) -> Written:
    """All listed companies, in one object."""
    rows: dict[str, object] = {}
    truths: list[Truth] = []
    for place, number in enumerate(world.listed):
        made = world.organisations[number]
        title = made.name.en.upper()
        rows[str(place)] = {"cik_str": made.cik, "ticker": made.ticker, "title": title}
        truths.append(Named(TICKERS, str(made.cik), "record", place, title, made.id))
    return Written(orjson.dumps(rows), tuple(truths))


def lei(world: World, path: Path) -> tuple[Truth, ...]:
    """Write the table of LEIs; the schema's metadata say that it is invented."""
    known = [each for each in world.organisations if each.lei]
    columns: dict[str, list[str]] = {
        "lei": [each.lei for each in known],
        "legal_name": [each.name.en for each in known],
        "country": [COUNTRIES[each.side][0] for each in known],
        "category": ["GENERAL" for _ in known],
    }
    schema = pa.schema(
        [(name, pa.large_string()) for name in columns], metadata={"description": NOTICE}
    )
    pq.write_table(pa.table(columns, schema=schema), path)
    return tuple(Named(LEI, each.lei, "record", -1, each.name.en, each.id) for each in known)


def _record(world: World, made: Organisation) -> dict[str, Any]:
    latitude, longitude, place = _PLACES[made.side]
    code, country = COUNTRIES[made.side]
    stamp = {"date": "2025-01-01", "schema_version": "2.1"}
    home = f"{(made.name.acronym or made.name.short.split()[0]).lower()}.example"
    return {
        "admin": {"created": stamp, "last_modified": stamp},
        "domains": [],
        "established": made.founded,
        "external_ids": [],
        "id": f"https://ror.org/{made.ror}",
        "links": [{"type": "website", "value": f"https://{home}"}],
        "locations": [
            {
                "geonames_details": {
                    "continent_code": "OC",
                    "continent_name": "Oceania",
                    "country_code": code,
                    "country_name": country,
                    "country_subdivision_code": None,
                    "country_subdivision_name": None,
                    "lat": latitude,
                    "lng": longitude,
                    "name": CITIES[made.side].latin,
                },
                "geonames_id": place,
            }
        ],
        "names": _names(made),
        "relationships": _relationships(world, made),
        "status": "active",
        "types": _TYPES[made.kind],
    }


def _names(made: Organisation) -> list[dict[str, Any]]:
    name = made.name
    names = [_name(name.en, "en", "ror_display", "label")]
    names += [_name(each, "zh", "label") for each in dict.fromkeys(_chinese(made))]
    if name.acronym:
        names.append(_name(name.acronym, None, "acronym"))
    if name.short != name.en:
        names.append(_name(name.short, "en", "alias"))
    if made.former:
        names.append(_name(made.former.en, "en", "alias"))
        names.append(_name(made.former.hans, "zh", "alias"))
    return names


def _chinese(made: Organisation) -> list[str]:
    """Its own side's script first."""
    name: OrganisationName = made.name
    return [name.hant, name.hans] if made.side else [name.hans, name.hant]


def _name(value: str, language: str | None, *types: str) -> dict[str, Any]:
    return {"lang": language, "types": list(types), "value": value}


def _relationships(world: World, made: Organisation) -> list[dict[str, str]]:
    """Parents and children that have an id of their own."""
    ends = [("parent", each) for each in made.parents]
    ends += [("child", each) for each in world.subsidiaries.get(made.number, ())]
    return [
        {"label": other.name.en, "type": kind, "id": f"https://ror.org/{other.ror}"}
        for kind, other in ((kind, world.organisations[number]) for kind, number in ends)
        if other.ror
    ]
