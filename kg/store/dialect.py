"""Where the servers differ: constraints, indexes, search by vectors. Nowhere else.

All of it derives from the vocabulary, but for the vectors of works: those are no fact about them,
only an index of the store's (`kg.load.vectors`). Names are found beside the store, in `kg.search`.
"""

from typing import Final

from kg.store.client import Client
from ontology.schema import Vocabulary, vocabulary

DIMENSIONS: Final = 256
"""Numbers of a vector. With another size the property needs another name: indexes do not change."""

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


def prepare(client: Client) -> None:
    """Put constraints and indexes in place; those that are there already stay as they are.

    Raises:
        QueryError: data already in the store contradict a constraint.
    """
    statements = [*constraints(vocabulary()), *indexes(vocabulary())]
    if not client.server.startswith("ArcadeDB"):
        statements.append(vectors())
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


def vectors() -> str:
    """The index of vectors, as Neo4j takes it."""
    return (
        f"CREATE VECTOR INDEX {VECTOR_INDEX} IF NOT EXISTS FOR (n:Work) ON (n.vector) OPTIONS "
        f"{{indexConfig: {{`vector.dimensions`: {DIMENSIONS}, "
        "`vector.similarity_function`: 'cosine'}}"
    )


def arcadedb_sql() -> list[str]:
    """The index of vectors in ArcadeDB's SQL, the one language in which it takes one."""
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
