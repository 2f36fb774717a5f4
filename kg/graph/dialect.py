"""Where the servers differ: constraints, indexes, full-text search. Nowhere else.

All of it derives from the vocabulary. The analyser for full-text search is Lucene's CJK one on
both servers: it cuts Chinese into overlapping pairs of characters and leaves other words whole,
so that 科技大学 finds 香港科技大学 before 清华大学. (The standard one cuts Chinese into single
characters and puts 深圳大学科技园 first.)
"""

from typing import Final

from kg.graph.client import Client
from ontology.schema import Vocabulary, vocabulary

SEARCH_INDEX: Final = "entity_search"

_FOUND: Final = f"CALL db.index.fulltext.queryNodes('{SEARCH_INDEX}', "

SEARCH: Final = (
    f"WITH CASE WHEN COUNT {{ {_FOUND}$search[0]) YIELD node RETURN node LIMIT 1 }} > 0 "
    "THEN $search[0] ELSE reduce(all = '', each IN COLLECT { "
    "UNWIND range(1, size($search) / 2) AS i WITH $search[2 * i - 1] AS exact, $search[2 * i] AS near "
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
        statements += full_text(vocabulary())
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


def arcadedb_sql() -> list[str]:
    """The full-text index, as ArcadeDB takes it: in its SQL, which Bolt does not speak."""
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


def _searched(terms: Vocabulary) -> list[tuple[str, str]]:
    return [(k, name) for name, p in terms.properties.items() if p.full_text for k in p.domain]
