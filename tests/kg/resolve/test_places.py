"""Places by their names: city, region and country."""

import duckdb
import pytest

from kg.resolve.places import key_of, only_of_their_name


@pytest.mark.parametrize(
    ("name", "country", "key"),
    [
        ("Tokyo, JP", "JP", "name:tokyo|JP"),
        ("Tokyo", "JP", "name:tokyo|JP"),
        ("SAN JOSE, CA", "US", "name:san jose|ca|US"),
        ("San Jose, CA, US", "US", "name:san jose|ca|US"),
        ("Toronto, CA", "CA", "name:toronto|CA"),
        ("Hong Kong", "", "name:hong kong|"),
        (", JP", "JP", ""),
    ],
)
def test_a_place_is_told_by_city_region_and_country(name: str, country: str, key: str) -> None:
    assert key_of(name, country) == key


def test_a_city_is_known_by_name_where_its_country_has_one_of_that_name() -> None:
    cities = {
        "geonames:1": ("Mudwater", "JP"),
        "geonames:2": ("Twin", "CN"),
        "geonames:3": ("Twin", "CN"),
        "geonames:4": ("Twin", "JP"),
        "geonames:5": ("Luxembourg", "LU"),
        "geonames:6": ("Hong Kong", "HK"),
        "geonames:7": ("New York", "US"),
    }
    with duckdb.connect() as connection:
        connection.execute(
            "CREATE TABLE mentions (registry BOOLEAN, mention STRUCT(kind VARCHAR,"
            " name VARCHAR, identifiers VARCHAR[], properties JSON))"
        )
        for id_, (name, country) in cities.items():
            row = {"kind": "Place", "name": name, "identifiers": [id_]}
            row["properties"] = f'{{"countryCode": "{country}"}}'
            connection.execute("INSERT INTO mentions VALUES (true, ?)", [row])
        assert only_of_their_name(connection) == {
            "name:mudwater|JP": "geonames:1",
            "name:twin|JP": "geonames:4",
            "name:hong kong|HK": "geonames:6",
        }
