"""The invented world, resolved and built without a store, against what is true of it."""

import gzip
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import orjson

from kg.build.graph import build
from kg.build.target_graph import TargetGraph as TargetGraph
from kg.demo.corpus import SEED, generate
from kg.evaluate.clusters import Score, pairwise
from kg.load.vectors import Vectors
from kg.pairs.claims import claim
from kg.resolve.ledger import LEDGER, Ledger
from kg.resolve.matching.matcher import Matcher
from kg.resolve.resolve import resolve
from kg.staging.files import files
from kg.staging.read import Reader
from kg.staging.sources import shipped, sources
from kg.workspace import Workspace

ROLES: Final = {
    **dict.fromkeys(("author", "inventor", "officer", "signatory"), "Person"),
    **dict.fromkeys(
        (
            "affiliation", "institution", "funder", "assignee", "applicant", "registrant",
            "party", "subsidiary",
        ),
        "Organization",
    ),
}  # fmt: skip
"""Which root class a name in each role of the truth is of; works and records are left out."""

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Answered:
    """A name in a document, the entity it was led to, and whose it truly is.

    Attributes:
        root: `Organization` or `Person`.
        source, key: of the document.
        name: as printed.
        entity: id in the graph.
        truth: `org:7`, `person:7`.
    """

    root: str
    source: str
    key: str
    name: str
    entity: str
    truth: str


def resolved_world(home: Workspace, scale: int = 1, seed: int = SEED) -> Path:
    """Write an invented world, stage and resolve it, and build its graph under a home.

    Returns:
        The folder of the truth.
    """
    made = generate(home.folder / "demo", scale, seed)
    now = "2025-01-01T00:00:00.000Z"
    with home.alone():
        Reader(home.stage, home.quarantine, sources(), now).read(shipped())
        Reader(home.stage, home.quarantine, sources(), now).read(list(files([made.documents])))
        with home.stage.connect() as connection:
            resolve(connection, home.resolved, lambda: Matcher.load(home), now)
            build(connection, home.resolved)
    return made.truth


def pair(home: Workspace) -> None:
    """Have patents and papers of one piece of work claimed in the graph of a resolved world."""
    desired, vectors = TargetGraph(home.resolved), Vectors(home.vectors)
    vectors.encode(desired)
    claim(desired, vectors)


def answered(home: Workspace, truth: Path) -> list[Answered]:
    """Every name of an organisation or a person in the truth that the resolver decided on.

    A name that stands several times in one document for several people is told apart by its
    place: the truth and the stage list them in the same order.
    """
    expected: defaultdict[tuple[str, str, str, str], list[str]] = defaultdict(list)
    for row in rows(truth / "mentions.jsonl.gz"):
        if root := ROLES.get(row["role"]):
            expected[root, row["source"], row["key"], row["name"]].append(row["entity"])
    found = []
    places: Counter[tuple[str, str, str, str]] = Counter()
    for root, source, key, name, led in _decided(home):
        which = expected.get((root, source, key, name))
        if which is None:
            continue
        turn = places[root, source, key, name]
        places[root, source, key, name] += 1
        right = which[min(turn, len(which) - 1)]
        found += [Answered(root, source, key, name, each, right) for each in led]
    return found


def evaluate_demo(found: Iterable[Answered]) -> dict[str, Score]:
    """Pairwise scores of organisations and of people."""
    by_root: defaultdict[str, list[Answered]] = defaultdict(list)
    for each in found:
        by_root[each.root].append(each)
    return {
        root: pairwise([each.entity for each in some], [each.truth for each in some])
        for root, some in sorted(by_root.items())
    }


def entities(found: Iterable[Answered]) -> dict[str, str]:
    """The entity that most names of each organisation of the truth were led to, by `org:7`."""
    votes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for each in found:
        if each.root == "Organization":
            votes[each.truth][each.entity] += 1
    return {org: some.most_common(1)[0][0] for org, some in votes.items()}


def evaluate_collaborations(
    home: Workspace, truth: Path, found: Iterable[Answered]
) -> dict[str, Score]:
    """Who worked with whom on what: precision and recall of each kind, over pairs and works.

    An organisation of the truth is the entity that most of its names were led to. Pairs of which
    one is a part of the other, or owns it, are no collaborations: they are left out of the truth.
    """
    led = entities(found)
    works = _works(home)
    family = _family(truth)
    expected = {
        (row["kind"], _pair(row["one"], row["other"]), works[row["source"], row["key"]])
        for row in rows(truth / "collaborations.jsonl.gz")
        if _pair(row["one"], row["other"]) not in family and (row["source"], row["key"]) in works
    }
    organizations = {entity: org for org, entity in led.items()}
    got = {
        (kind, pair, work)
        for kind, ends, work in _built(home, works)
        if (pair := _pair(*(organizations.get(end, end) for end in ends))) not in family
    }
    return {
        kind: _score({e for e in got if e[0] == kind}, {e for e in expected if e[0] == kind})
        for kind in sorted({each[0] for each in got | expected})
    }


def evaluate_pairs(home: Workspace, truth: Path) -> Score:
    """Which patent and which paper are of one piece of work: over the pairs that the world has."""
    works = _works(home)
    named: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows(truth / "mentions.jsonl.gz"):
        if row["role"] in ("patent", "paper") and (row["source"], row["key"]) in works:
            named[row["entity"]].add(works[row["source"], row["key"]])
    expected = {
        (patent, paper)
        for row in rows(truth / "pairs.jsonl.gz")
        for patent in named[row["patent"]]
        for paper in named[row["paper"]]
    }
    with TargetGraph(home.resolved).connect() as graph:
        got = set(graph.execute(_PAIRED).fetchall())
    return _score(got, expected)


Pair = tuple[str, str]
Shown = tuple[str, Pair, str]
"""A kind of collaboration, who, and the work that shows it."""


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)


def _score(got: Set[object], expected: Set[object]) -> Score:
    both = len(got & expected)
    return Score(both / len(got) if got else 1.0, both / len(expected) if expected else 1.0)


def _works(home: Workspace) -> dict[tuple[str, str], str]:
    """The entity that each document is about."""
    with TargetGraph(home.resolved).connect() as graph:
        return {(source, key): about for source, key, about in graph.execute(_DESCRIBED).fetchall()}


def _family(truth: Path) -> set[Pair]:
    """Organisations and those above them."""
    above = {row["id"]: list(row["parents"]) for row in rows(truth / "organisations.jsonl.gz")}
    found = set()
    for org in above:
        frontier = list(above[org])
        while frontier:
            parent = frontier.pop()
            found.add(_pair(org, parent))
            frontier += above[parent]
    return found


def _built(home: Workspace, works: Mapping[tuple[str, str], str]) -> Iterator[Shown]:
    """What the graph says; of an agreement the filing counts that discloses it."""
    about = {f"doc:{source}/{key}": work for (source, key), work in works.items()}
    with TargetGraph(home.resolved).connect() as graph:
        for kind, one, other, work, documents in graph.execute(_SHOWN).fetchall():
            yield kind, _pair(one, other), about[documents[0]] if documents else work


def _decided(home: Workspace) -> Iterator[tuple[str, str, str, str, list[str]]]:
    with home.stage.connect() as connection:
        Ledger(home.resolved / LEDGER).view(connection)
        connection.execute(_DECIDED)
        while batch := connection.fetchmany(20_000):
            yield from batch


def rows(path: Path) -> Iterator[Row]:
    """The rows of a file of the truth."""
    with gzip.open(path) as lines:
        for line in lines:
            yield orjson.loads(line)


_DECIDED = """
WITH led AS (
    SELECT mention AS named, list(entity ORDER BY start) AS entities
    FROM ledger WHERE whole = '' GROUP BY mention
)
SELECT CASE WHEN mention.kind = 'Person' THEN 'Person' ELSE 'Organization' END, origin, key,
    mention.name, entities
FROM mentions
JOIN (SELECT document, key FROM documents) USING (document)
JOIN led ON named = mention.id
WHERE NOT registry
ORDER BY document, position
"""

_DESCRIBED = """
SELECT node.properties->>'source', node.properties->>'key', edge.target
FROM edges edge JOIN nodes node ON node.id = edge.source WHERE edge.type = 'DESCRIBES'
"""

_PAIRED = "SELECT source, target FROM edges WHERE type = 'PAIRED_WITH'"

_SHOWN = """
WITH pairs AS (
    SELECT target AS collaboration, min(source) AS one, max(source) AS other
    FROM edges WHERE type = 'PARTICIPATES_IN' GROUP BY target
)
SELECT DISTINCT edges.properties->>'kind', one, other, edges.target,
    CASE WHEN works.kind IN ('Paper', 'Patent') THEN []
        ELSE CAST(edges.properties->'documents' AS VARCHAR[])[1:1] END
FROM edges JOIN pairs ON collaboration = edges.source
JOIN nodes works ON works.id = edges.target
WHERE edges.type = 'EVIDENCED_BY'
"""
