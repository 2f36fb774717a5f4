"""Places that documents name without an identifier: the city, region and country that they print.

A city that is the only one of its name in its country, as far as the registries know cities, is
that one (`Tokyo, JP`). Where a region stands between them (`Newark, NJ, US`) it is not: the
registries' cities are told without one, and a country has many of a name.
"""

from typing import Final

import duckdb

from extractors.text.places import country as country_called
from kg.resolve.normalise.names import title_key

CITY_STATES: Final = frozenset({"HK", "MC", "MO", "SG"})
"""Where the country's name is the city's. Elsewhere the country, or the state, may be meant: a
company of Luxembourg or New York may be in any of its towns."""


def key_of(name: str, country: str) -> str:
    """What a place is told from others by; empty where nothing of the name is left.

    Args:
        name: as printed: a city, its region and its country's two letters behind commas, each of
            the latter two where the document has it.
        country: two letters, or empty.
    """
    parts = [each.strip() for each in name.split(",")]
    if len(parts) > 1 and parts[-1].upper() == country:
        del parts[-1]
    words = "|".join(filter(None, map(title_key, parts)))
    return f"name:{words}|{country}" if words else ""


def only_of_their_name(connection: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """The id of each city that is the only one of its name in its country, by its key.

    Args:
        connection: of the stage.
    """
    found: dict[str, set[str]] = {}
    for name, country, id_ in connection.execute(_CITIES).fetchall():
        if country_called(name) != country or country in CITY_STATES:
            found.setdefault(key_of(name, country), set()).add(id_)
    return {key: min(ids) for key, ids in found.items() if key and len(ids) == 1}


_CITIES: Final = """
    SELECT DISTINCT mention.name, mention.properties->>'countryCode' AS country, id
    FROM mentions, unnest(mention.identifiers) AS ids(id)
    WHERE registry AND mention.kind = 'Place' AND starts_with(id, 'geonames:')
        AND country IS NOT NULL
"""
