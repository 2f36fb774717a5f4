"""What registries know of an organisation, joined."""

import duckdb
import pytest

from kg.resolve.candidates.registry import read

ENTRIES = [
    ("ror", "Ruritanian Academy", "ror:1", "DE"),
    ("ror-labels", "Institute of Duelling", "ror:2", ""),
    ("ror-labels", "Acme (Ireland)", "ror:3", ""),
    ("ror-labels", "Somewhere", "ror:4", ""),
    ("ror-labels", "Royal Academy", "ror:5", ""),
]


def test_what_is_known_by_its_label_alone_is_where_its_kin_or_its_label_says() -> None:
    connection = duckdb.connect()
    connection.execute(_STAGE)
    for number, (origin, name, id_, country) in enumerate(ENTRIES):
        values = (origin, f"doc:{number}", name, id_, country)
        connection.execute(_ENTRY, values)
    connection.execute(_PART)
    found = {each.id: (each.country, each.placed) for each in read(connection)}

    assert found == {
        "ror:1": ("DE", False),
        "ror:2": ("DE", True),
        "ror:3": ("IE", True),
        "ror:4": ("", False),
        "ror:5": ("DE", True),
    }


@pytest.mark.parametrize(
    ("entries", "name"),
    [
        # A label alone, by whatever identifier, says less than a record with a country.
        ([("zone", "Acme Academy", "ror:9", ""), ("lei", "ACME PLC", "lei:1", "DE")], "ACME PLC"),
        # Of two that say as much, the source that is believed more counts.
        ([("lei", "ACME PLC", "lei:1", "KY"), ("zone", "Acme", "lei:1", "CN")], "Acme"),
        # Of one source's the identifier that is preferred.
        ([("lei", "ACME PLC", "cik:1", "DE"), ("lei", "Acme", "lei:1", "DE")], "Acme"),
    ],
)
def test_of_entries_of_one_organisation_the_one_that_says_more_names_it(
    entries: list[tuple[str, str, str, str]], name: str
) -> None:
    shared = "ticker:1"
    for given in (entries, entries[::-1]):
        connection = duckdb.connect()
        connection.execute(_STAGE)
        for number, (origin, label, id_, country) in enumerate(given):
            connection.execute(_ENTRY, (origin, f"doc:{number}", label, id_, country))
        connection.execute(_SHARED, {"shared": shared})
        assert [each.name for each in read(connection)] == [name]


_STAGE = """
CREATE TABLE mentions (origin VARCHAR, document VARCHAR, registry BOOLEAN, position INTEGER,
    mention STRUCT(id VARCHAR, kind VARCHAR, name VARCHAR,
        names STRUCT("text" VARCHAR, "language" VARCHAR)[],
        identifiers VARCHAR[], properties JSON));
CREATE TABLE links (document VARCHAR, registry BOOLEAN,
    link STRUCT("type" VARCHAR, source VARCHAR, target VARCHAR));
"""

_ENTRY = """
INSERT INTO mentions
SELECT ?, d, true, 1, {'id': d || '#1', 'kind': 'Organization', 'name': name, 'names': [],
    'identifiers': [id], 'properties': json_object('countryCode', country)}
FROM (SELECT ? AS d, ? AS name, ? AS id, ? AS country)
"""

_SHARED = """
UPDATE mentions SET mention = struct_update(mention,
    identifiers := list_append(mention.identifiers, $shared))
"""

_PART = """
INSERT INTO mentions SELECT 'ror', 'doc:0', true, 2, {'id': 'doc:0#2', 'kind': 'Organization',
    'name': 'Institute of Duelling', 'names': [], 'identifiers': ['ror:2'], 'properties': '{}'};
INSERT INTO links VALUES ('doc:0', true,
    {'type': 'partOf', 'source': 'doc:0#2', 'target': 'doc:0#1'});
INSERT INTO mentions SELECT 'ror', 'doc:0', true, 3, {'id': 'doc:0#3', 'kind': 'Organization',
    'name': 'Royal Academy', 'names': [], 'identifiers': ['ror:5'], 'properties': '{}'};
INSERT INTO links VALUES ('doc:0', true,
    {'type': 'succeededBy', 'source': 'doc:0#3', 'target': 'doc:0#1'});
"""
