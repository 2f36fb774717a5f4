"""Where the servers differ: constraints, indexes, search by words and by vectors. Nowhere else.

All of it derives from the vocabulary, but for the vectors of works: those are no fact about them,
only an index of the store's (`kg.load.vectors`).

The analyser for full-text search is Lucene's CJK one on both servers: it cuts Chinese into
overlapping pairs of characters and leaves other words whole, so that 科技大学 finds
香港科技大学 before 清华大学. (The standard one cuts Chinese into single characters and puts
深圳大学科技园 first.)
"""

from typing import Final

from kg.store.client import Client
from ontology.schema import Vocabulary, vocabulary

DIMENSIONS: Final = 256
"""Numbers of a vector. With another size the property needs another name: indexes do not change."""

SEARCH_INDEX: Final = "entity_search"

_FOUND: Final = f"CALL db.index.fulltext.queryNodes('{SEARCH_INDEX}', "

SEARCH: Final = (
    f"WITH CASE WHEN COUNT {{ {_FOUND}$search[0]) YIELD node RETURN node LIMIT 1 }} > 0 "
    "THEN $search[0] ELSE reduce(all = '', each IN COLLECT { "
    "UNWIND range(1, size($search) / 2) AS i "
    "WITH $search[2 * i - 1] AS exact, $search[2 * i] AS near "
    f"RETURN CASE WHEN COUNT {{ {_FOUND}exact) YIELD node RETURN node LIMIT 1 }} > 0 "
    "THEN exact ELSE near END AS word } | all + ' ' + each) END AS words "
    f"{_FOUND}words) YIELD node, score"
)
"""Full-text search, the same on both servers; goes before `RETURN node.id, score …`.

`$search` is what `search_queries` gives. Slips of the pen are forgiven only where nothing has the
words as they stand, and only in words that nothing has: it takes the embedded store half a second
a word.
"""

_FORGIVEN: Final = 4
"""Letters of the shortest word in which a slip is forgiven."""

VECTOR_INDEX: Final = "work_vector"

NEAREST: Final = f"CALL db.index.vector.queryNodes('{VECTOR_INDEX}', $nearest, $vector) YIELD node"
"""Works with vectors near one, the same on both servers but for what either of them misses."""

_LOW: Final = "vector.similarity.cosine([1.0, 0.0], [-1.0, 0.0])"


def cosine(one: str, other: str) -> str:
    """The cosine of two vectors, to four digits, beyond which the servers differ.

    The function of Cypher is from 0 to 1 on Neo4j and from -1 to 1 on ArcadeDB, which it says
    itself when it is asked about opposites.
    """
    scaled = f"(vector.similarity.cosine({one}, {other}) - {_LOW}) * 2 / (1 - {_LOW}) - 1"
    return f"round({scaled}, 4)"


def search_queries(text: str) -> list[str]:
    """Lucene queries for things that have every word of a text, in any order.

    The first is for all words as they stand; then follow two for each word, as it stands and
    nearly so. Each word is quoted, so that nothing in it is taken for syntax and Chinese matches
    as it stands; only in plain letters and digits one may be wrong, left out or put in.
    """
    words = text.replace("\\", " ").replace('"', " ").split()
    exact = [f'+"{word}"' for word in words]
    near = [f"+{word}~1" if _is_plain(word) else f'+"{word}"' for word in words]
    return [" ".join(exact), *(each for both in zip(exact, near, strict=True) for each in both)]


def _is_plain(word: str) -> bool:
    return len(word) >= _FORGIVEN and word.isascii() and word.isalnum() and word.islower()


def prepare(client: Client) -> None:
    """Put constraints and indexes in place; those that are there already stay as they are.

    Raises:
        QueryError: data already in the store contradict a constraint.
    """
    statements = [*constraints(vocabulary()), *indexes(vocabulary())]
    if not client.server.startswith("ArcadeDB"):
        statements += [*full_text(vocabulary()), vectors()]
    for statement in statements:
        with client.transaction() as run:
            run(statement)


def constraints(terms: Vocabulary) -> list[str]:
    """One id, one node: for each class that is the root of a kind of node."""
    return [
        f"CREATE CONSTRAINT {name.lower()}_id IF NOT EXISTS FOR (n:{name}) REQUIRE n.id IS UNIQUE"
        for name, each in terms.classes.items()
        if each.key
    ]


def indexes(terms: Vocabulary) -> list[str]:
    """A range index for each indexed property on each class that carries it."""
    return [
        f"CREATE INDEX {kind.lower()}_{name.lower()} IF NOT EXISTS FOR (n:{kind}) ON (n.{name})"
        for name, each in terms.properties.items()
        for kind in each.domain
        if each.indexed
    ]


def full_text(terms: Vocabulary) -> list[str]:
    """The full-text index, as Neo4j takes it."""
    return [
        f"CREATE FULLTEXT INDEX {SEARCH_INDEX} IF NOT EXISTS FOR (n:{kind}) ON EACH [n.{name}] "
        "OPTIONS {indexConfig: {`fulltext.analyzer`: 'cjk'}}"
        for kind, name in _searched(terms)
    ]


def vectors() -> str:
    """The index of vectors, as Neo4j takes it."""
    return (
        f"CREATE VECTOR INDEX {VECTOR_INDEX} IF NOT EXISTS FOR (n:Work) ON (n.vector) OPTIONS "
        f"{{indexConfig: {{`vector.dimensions`: {DIMENSIONS}, "
        "`vector.similarity_function`: 'cosine'}}"
    )


def arcadedb_sql() -> list[str]:
    """The indexes that ArcadeDB takes in its SQL alone, which Bolt does not speak."""
    return [*_arcadedb_full_text(), *_arcadedb_vectors()]


def _arcadedb_full_text() -> list[str]:
    analyser = "org.apache.lucene.analysis.cjk.CJKAnalyzer"
    return [
        statement
        for kind, name in _searched(vocabulary())
        for statement in (
            f"CREATE VERTEX TYPE {kind} IF NOT EXISTS",
            f"CREATE PROPERTY {kind}.{name} IF NOT EXISTS STRING",
            f"CREATE INDEX {SEARCH_INDEX} IF NOT EXISTS ON {kind} ({name}) FULL_TEXT "
            f'METADATA {{"analyzer": "{analyser}"}}',
        )
    ]


def _arcadedb_vectors() -> list[str]:
    # 10,000 works are indexed in 7.5 CPU seconds, and of the twenty nearest to a text 99.3 % are
    # among the first 500 found; with twice the links it is 19 and 99.9 %, with 12 of them 5.7 and
    # 97.7 % (bench/vectors.py). Where an index was made otherwise, ArcadeDB refuses to start: it
    # has to be dropped first.
    return [
        "CREATE VERTEX TYPE Work IF NOT EXISTS",
        "CREATE PROPERTY Work.vector IF NOT EXISTS ARRAY_OF_FLOATS",
        f"CREATE INDEX {VECTOR_INDEX} IF NOT EXISTS ON Work (vector) LSM_VECTOR METADATA "
        f'{{"dimensions": {DIMENSIONS}, "similarity": "COSINE", '
        '"maxConnections": 16, "beamWidth": 100}',
    ]


def _searched(terms: Vocabulary) -> list[tuple[str, str]]:
    return [(k, name) for name, p in terms.properties.items() if p.full_text for k in p.domain]
