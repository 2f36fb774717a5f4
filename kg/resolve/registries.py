"""Looking organisations up in the registries: by identifier, by name, and up to their parents."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import duckdb

from kg.resolve.mentions import Named

ACRONYM = "und-x-acronym"
"""Language tag under which registries' extractors give acronyms (BCP 47, private use)."""

TIERS = (
    ("registry name", "zone", "r.key = w.key AND NOT r.acronym"),
    ("registry name", "ror", "r.key = w.key AND NOT r.acronym"),
    ("registry name", "ror-labels", "r.key = w.key"),
    ("registry name", "sec-tickers", "r.key = w.key"),
    ("registry name", "lei", "r.key = w.key"),
    ("registry name", "zh-en", "r.key = w.key"),
    ("registry core name", "zone", "r.core = w.core AND NOT r.acronym AND length(w.core) > 2"),
    ("registry core name", "ror", "r.core = w.core AND NOT r.acronym AND length(w.core) > 2"),
    ("registry core name", "ror-labels", "r.core = w.core AND length(w.core) > 2"),
    ("registry acronym", "zone", "r.key = w.key AND r.acronym AND length(w.key) > 2"),
    ("registry acronym", "ror", "r.key = w.key AND r.acronym AND length(w.key) > 2"),
    ("registry core name", "sec-tickers", "r.core = w.core AND length(w.core) > 2"),
)
"""Ways to find a name, the surest first: rule, registry, condition."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One organisation of a registry.

    Attributes:
        document: the registry's record of it.
        country: two letters, or empty.
        active: whether the registry calls it so, or says nothing.
        identifiers: CURIEs.
    """

    document: str
    country: str
    active: bool
    identifiers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Twins:
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


@dataclass(frozen=True, slots=True)
class Found:
    """What a look-up by name came to.

    Attributes:
        entry: the one entry there is; None where there is none, or more than one.
        rule: how it was found.
        candidates: how many entries had the name, in the right country.
    """

    entry: Entry | None
    rule: str
    candidates: int


NOTHING = Found(None, "", 0)


class Registries:
    """The registries' organisations, as far as the mentions could mean them."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, mentions: Iterable[Named]) -> None:
        self._connection = connection
        connection.execute(_TABLES)
        self._want(mentions)
        self._by_name = self._candidates()
        self._cache: dict[tuple[str, str, str], Found] = {}

    def by_name(self, mention: Named) -> Found:
        """The entry that a mention's name means, where exactly one does."""
        question = (mention.key, mention.core, mention.country)
        if question not in self._cache:
            self._cache[question] = self._look_up(*question)
        return self._cache[question]

    def with_identifiers(self, identifiers: Iterable[str]) -> list[Entry]:
        """Every entry that has one of the identifiers."""
        return self._entries(
            "SELECT DISTINCT r.* FROM (SELECT unnest(?) AS id) JOIN registry_ids USING (id) "
            "JOIN registry r USING (document) ORDER BY document",
            [sorted(set(identifiers))],
        )

    def twins(self, documents: Iterable[str]) -> list[Twins]:
        """Pairs of entries of two registries that may be one organisation.

        Each is the only one of the name in its registry and country, and no country that a
        registry tells speaks against it.
        """
        rows = self._connection.execute(_TWINS, [sorted(set(documents))]).fetchall()
        entries = {e.document: e for e in self._of_documents({d for row in rows for d in row[:2]})}
        return [Twins(entries[one], entries[other], whole) for one, other, whole in rows]

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

    def _want(self, mentions: Iterable[Named]) -> None:
        wanted = sorted({(m.key, m.core) for m in mentions})
        self._connection.execute("CREATE TEMP TABLE wanted (key VARCHAR, core VARCHAR)")
        self._connection.execute(
            "INSERT INTO wanted SELECT unnest(?), unnest(?)",
            [[key for key, _ in wanted], [core for _, core in wanted]],
        )

    def _candidates(self) -> Mapping[tuple[str, str], dict[int, list[Entry]]]:
        found: dict[tuple[str, str], dict[int, list[Entry]]] = {}
        for tier, (_, registry, condition) in enumerate(TIERS):
            rows = self._connection.execute(
                f"""
                SELECT DISTINCT w.key, w.core, e.document, e.country, e.active, e.identifiers
                FROM wanted w
                JOIN registry_names r ON r.origin = ? AND {condition}
                JOIN registry e USING (document)
                ORDER BY ALL
                """,  # noqa: S608 - the condition is one of the constants above
                [registry],
            ).fetchall()
            for key, core, document, country, active, identifiers in rows:
                entry = Entry(document, country, active, tuple(identifiers))
                found.setdefault((key, core), {}).setdefault(tier, []).append(entry)
        return found

    def _look_up(self, key: str, core: str, country: str) -> Found:
        tiers = self._by_name.get((key, core), {})
        for tier in sorted(tiers):
            fitting = [e for e in tiers[tier] if not country or e.country in ("", country)]
            fitting = [e for e in fitting if e.active] or fitting
            if fitting:
                only = fitting[0] if len(fitting) == 1 else None
                return Found(only, TIERS[tier][0], len(fitting))
        return NOTHING

    def _of_documents(self, documents: Iterable[str]) -> list[Entry]:
        return self._entries(
            "SELECT r.* FROM (SELECT unnest(?) AS document) JOIN registry r USING (document)",
            [sorted(set(documents))],
        )

    def _entries(self, statement: str, parameters: list[object]) -> list[Entry]:
        rows = self._connection.execute(statement, parameters).fetchall()
        return [Entry(row[0], row[2], row[3], tuple(row[4])) for row in rows]


_TABLES = f"""
CREATE TEMP TABLE registry AS
    SELECT document, origin,
        coalesce(mention.properties->>'countryCode', '') AS country,
        coalesce(mention.properties->>'status', 'active') = 'active' AS active,
        mention.identifiers AS identifiers,
        keys.key AS key, keys.core AS core, mention.names AS names, mention.id AS mention
    FROM mentions JOIN keys ON keys.space = 'Organization' AND keys.text = mention.name
    WHERE registry AND position = 1;
CREATE TEMP TABLE registry_names AS
    SELECT document, origin, country, key, core, false AS acronym FROM registry
    UNION
    SELECT document, origin, country, keys.key, keys.core, name.language = '{ACRONYM}'
    FROM (SELECT document, origin, country, unnest(names) AS name FROM registry)
    JOIN keys ON keys.space = 'Organization' AND keys.text = name.text
    WHERE keys.key <> '';
CREATE TEMP TABLE registry_ids AS
    SELECT document, unnest(identifiers) AS id FROM registry;
CREATE TEMP TABLE registry_upward AS
    SELECT stated.document, stated.target AS mention
    FROM (
        SELECT document, link.source AS source, link.target AS target
        FROM links WHERE registry
            AND link.type IN ('partOf', 'subsidiaryOf', 'succeededBy', 'locatedIn')
    ) stated
    JOIN registry r ON r.document = stated.document AND r.mention = stated.source;
CREATE TEMP TABLE registry_parents AS
    SELECT DISTINCT named.document, ids.document AS parent
    FROM (
        SELECT document, mention.id AS mention, unnest(mention.identifiers) AS id
        FROM mentions WHERE registry AND position > 1
    ) named
    JOIN registry_upward USING (mention)
    JOIN registry_ids ids ON ids.id = named.id;
"""  # noqa: S608 - a constant

_TWINS = """
WITH named AS (
    SELECT origin, document, country, key AS name, true AS whole
    FROM registry_names WHERE NOT acronym
    UNION
    SELECT origin, document, country, core, false
    FROM registry_names WHERE NOT acronym AND origin IN ('ror', 'sec-tickers')
),
only_ones AS (
    SELECT origin, name, country, whole, any_value(document) AS document
    FROM named
    GROUP BY origin, name, country, whole HAVING count(DISTINCT document) = 1
),
-- ROR has an entry for each country of a multinational: of these a name alone tells none.
branches AS (
    SELECT document FROM registry
    WHERE origin = 'ror' AND core IN (
        SELECT core FROM registry WHERE origin = 'ror' AND core <> ''
        GROUP BY core HAVING count(DISTINCT country) > 1
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
