"""Looking organisations up in the registries: by identifier, by name, and up to their parents."""

from collections.abc import Iterable
from dataclasses import dataclass

import duckdb

from kg.resolve.candidates.registry import CURATED
from ontology.facts import ACRONYM

LEGAL = ("cik", "lei", "ticker")
"""Schemes of registers of companies, which know each by its legal name alone."""

FUNCTIONAL = ("ror", "cik", "lei", "zone")
"""Schemes of which an organisation has one id."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One organisation of a registry.

    Attributes:
        document: the registry's record of it.
        country: two letters, or empty.
        active: whether the registry calls it so, or says nothing.
        identifiers: CURIEs.
        kind: class of the vocabulary.
    """

    document: str
    country: str
    active: bool
    identifiers: tuple[str, ...]
    kind: str = "Organization"

    @classmethod
    def of(
        cls, document: str, country: str, active: bool, identifiers: list[str], kind: str
    ) -> "Entry":
        """From a row of the table `registry`."""
        return cls(document, country, active, tuple(identifiers), kind)


@dataclass(frozen=True, slots=True)
class CrossRegistryMatch:
    """Two entries of one name.

    Attributes:
        one: the entry of an organisation that documents name.
        other: an entry of another registry.
        whole: whether the whole names are the same, not only what is left without legal form, and
            neither is one of several national branches.
    """

    one: Entry
    other: Entry
    whole: bool


class Registries:
    """What the registries on the stage say of organisations."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection
        legal = [f"{scheme}:" for scheme in LEGAL]
        connection.execute("SET VARIABLE legal = ?", [legal])
        connection.execute(_TABLES)

    def with_identifiers(self, identifiers: Iterable[str]) -> list[Entry]:
        """Every entry that has one of the identifiers, or the one id of such an entry.

        A list of funders, say, knows the number that a paper prints, and which entry of the
        registry of organisations it is.
        """
        schemes = [f"{each}:" for each in FUNCTIONAL]
        return self._entries(_WITH_IDENTIFIERS, [sorted(set(identifiers)), schemes])

    def by_identifier(self, identifiers: Iterable[str]) -> dict[str, list[str]]:
        """The documents of the entries that have each identifier, our own registry's first."""
        found: dict[str, list[str]] = {}
        rows = self._connection.execute(_BY_IDENTIFIER, [sorted(set(identifiers))]).fetchall()
        for id_, document, _ in sorted(rows, key=lambda row: (row[2] not in CURATED, row[1])):
            found.setdefault(id_, []).append(document)
        return found

    def twins(self, documents: Iterable[str]) -> list[CrossRegistryMatch]:
        """Pairs of entries of two registries that may be one organisation.

        Each is the only one of the name in its registry and country, and no country that a
        registry tells speaks against it.
        """
        rows = self._connection.execute(_TWINS, [sorted(set(documents))]).fetchall()
        entries = {e.document: e for e in self._of_documents({d for row in rows for d in row[:2]})}
        return [
            CrossRegistryMatch(entries[one], entries[other], whole) for one, other, whole in rows
        ]

    def same(self, documents: Iterable[str]) -> set[str]:
        """Registry documents that share an identifier with some, those included."""
        found = self._connection.execute(_SAME, [sorted(set(documents))]).fetchall()
        return {row[0] for row in found}

    def parents(self, documents: Iterable[str]) -> set[str]:
        """Registry documents of the organisations that some are parts of or were replaced by."""
        found = self._connection.execute(_PARENTS, [sorted(set(documents))]).fetchall()
        return {row[0] for row in found}

    def brought(self, documents: Iterable[str]) -> set[str]:
        """Mentions that entries bring along: themselves, their places, parents and successors."""
        found = self._connection.execute(_BROUGHT, [sorted(set(documents))]).fetchall()
        return {row[0] for row in found}

    def wholes(self) -> dict[str, list[tuple[str, str]]]:
        """What each entry is a part of, by its document: documents of entries and their kinds."""
        found: dict[str, list[tuple[str, str]]] = {}
        for document, parent, kind in self._connection.execute(_WHOLES).fetchall():
            found.setdefault(document, []).append((parent, kind))
        return found

    def names(self, documents: Iterable[str]) -> dict[str, list[str]]:
        """The names of entries by their documents, the first as a key and others as printed."""
        found: dict[str, list[str]] = {}
        for document, name in self._connection.execute(_NAMES, [sorted(set(documents))]).fetchall():
            found.setdefault(document, []).append(name)
        return found

    def entries(self, documents: Iterable[str]) -> dict[str, Entry]:
        """Entries by their documents."""
        return {entry.document: entry for entry in self._of_documents(documents)}

    def _of_documents(self, documents: Iterable[str]) -> list[Entry]:
        return self._entries(
            f"SELECT {_COLUMNS} "  # noqa: S608 - a constant
            "FROM (SELECT unnest(?) AS document) JOIN registry r USING (document)",
            [sorted(set(documents))],
        )

    def _entries(self, statement: str, parameters: list[object]) -> list[Entry]:
        rows = self._connection.execute(statement, parameters).fetchall()
        return [Entry.of(*row) for row in rows]


_COLUMNS = "r.document, r.country, r.active, r.identifiers, r.kind"

_TABLES = f"""
CREATE TEMP TABLE registry AS
    SELECT document, origin, mention.kind AS kind,
        coalesce(mention.properties->>'countryCode', '') AS country,
        coalesce(mention.properties->>'status', 'active') = 'active' AS active,
        mention.identifiers AS identifiers,
        len(list_filter(mention.identifiers, lambda i: NOT list_contains(
            getvariable('legal'), regexp_extract(i, '^[^:]*:')))) = 0 AS legal,
        keys.key AS key, keys.core AS core, mention.names AS names, mention.id AS mention
    FROM mentions JOIN keys ON keys.space = 'Organization' AND keys.text = mention.name
    WHERE registry AND position = 1;
CREATE TEMP TABLE registry_names AS
    SELECT document, origin, country, legal, key, core, false AS acronym FROM registry
    UNION
    SELECT document, origin, country, legal, keys.key, keys.core, name.language = '{ACRONYM}'
    FROM (SELECT document, origin, country, legal, unnest(names) AS name FROM registry)
    JOIN keys ON keys.space = 'Organization' AND keys.text = name.text
    WHERE keys.key <> '';
CREATE TEMP TABLE registry_ids AS
    SELECT document, unnest(identifiers) AS id FROM registry;
CREATE TEMP TABLE registry_upward AS
    SELECT stated.document, stated.target AS mention, stated.type
    FROM (
        SELECT document, link.source AS source, link.target AS target, link.type AS type
        FROM links WHERE registry
            AND link.type IN ('partOf', 'subsidiaryOf', 'succeededBy', 'locatedIn')
    ) stated
    JOIN registry r ON r.document = stated.document AND r.mention = stated.source;
CREATE TEMP TABLE registry_parents AS
    SELECT DISTINCT named.document, ids.document AS parent, type
    FROM (
        SELECT document, mention.id AS mention, unnest(mention.identifiers) AS id
        FROM mentions WHERE registry AND position > 1
    ) named
    JOIN registry_upward USING (mention)
    JOIN registry_ids ids ON ids.id = named.id;
"""  # noqa: S608 - a constant

_WITH_IDENTIFIERS = f"""
WITH named AS (
    SELECT DISTINCT document FROM (SELECT unnest(?) AS id) JOIN registry_ids USING (id)
),
same AS (
    SELECT other.document
    FROM named JOIN registry_ids known USING (document) JOIN registry_ids other USING (id)
    WHERE list_contains(?, regexp_extract(id, '^[^:]*:'))
)
SELECT {_COLUMNS} FROM (FROM named UNION FROM same) JOIN registry r USING (document)
ORDER BY document
"""  # noqa: S608 - a constant

_BY_IDENTIFIER = """
SELECT id, document, origin
FROM (SELECT unnest(?) AS id) JOIN registry_ids USING (id) JOIN registry USING (document)
"""

_WHOLES = """
SELECT DISTINCT p.document, p.parent, r.kind
FROM registry_parents p JOIN registry r ON r.document = p.parent
WHERE p.type = 'partOf' AND p.document <> p.parent ORDER BY ALL
"""

_NAMES = """
SELECT DISTINCT document,
    unnest(list_append(list_transform(coalesce(names, []), lambda each: each.text), key))
FROM (SELECT unnest(?) AS document) JOIN registry USING (document)
ORDER BY ALL
"""

_TWINS = """
WITH named AS (
    SELECT origin, document, country, key AS name, true AS whole
    FROM registry_names WHERE NOT acronym
    UNION
    SELECT n.origin, n.document, n.country, n.core, false
    FROM registry_names n JOIN registry r USING (document)
    WHERE NOT acronym AND (
        NOT r.legal OR len(list_filter(r.identifiers, lambda i: starts_with(i, 'lei:'))) = 0
    )
),
only_ones AS (
    SELECT origin, name, country, whole, any_value(document) AS document
    FROM named
    GROUP BY origin, name, country, whole HAVING count(DISTINCT document) = 1
),
-- A registry may have an entry a country of a multinational: of these a name alone tells none.
branches AS (
    SELECT document FROM registry
    WHERE NOT legal AND (origin, core) IN (
        SELECT (origin, core) FROM registry WHERE NOT legal AND core <> ''
        GROUP BY origin, core HAVING count(DISTINCT country) > 1
    )
),
pairs AS (
    SELECT a.document AS one, b.document AS other, a.origin AS from_, b.origin AS to_,
        bool_or(a.whole) AS whole
    FROM (SELECT DISTINCT unnest(?) AS document) active
    JOIN only_ones a USING (document)
    JOIN only_ones b ON a.name = b.name AND a.whole = b.whole AND a.origin <> b.origin
        AND (a.country = b.country OR a.country = '' OR b.country = '')
    GROUP BY ALL
)
SELECT one, other,
    whole AND one NOT IN (FROM branches) AND other NOT IN (FROM branches)
FROM pairs
QUALIFY count(*) OVER (PARTITION BY one, to_, whole) = 1
    AND count(*) OVER (PARTITION BY other, from_, whole) = 1
ORDER BY 3 DESC, 1, 2
"""

_SAME = """
SELECT DISTINCT shared.document
FROM (SELECT unnest(?) AS document) JOIN registry_ids known USING (document)
JOIN registry_ids shared USING (id)
"""

_PARENTS = """
SELECT DISTINCT parent
FROM (SELECT unnest(?) AS document) JOIN registry_parents USING (document)
"""

_BROUGHT = """
WITH active AS (SELECT unnest(?) AS document)
SELECT mention FROM active JOIN registry USING (document)
UNION
SELECT mention FROM active JOIN registry_upward USING (document)
"""
