"""How well people are told apart in a graph of one's own, by the identifiers that it holds itself.

    python -m bench.identified KG_HOME

The identifiers of half of the names are hidden, all else is resolved as ever, and what comes of
their mentions is compared with what the identifiers say; then those of the other half. Profiles
that one person has two of count as two people: what is told of precision is a lower bound.
"""

import sys
from collections import defaultdict
from dataclasses import replace
from pathlib import Path
from zlib import crc32

import numpy as np

from kg.evaluate.clusters import b_cubed, pairwise
from kg.resolve.ledger import LEDGER, Ledger
from kg.resolve.normalise.persons import parse_name
from kg.resolve.people.compare import compare
from kg.resolve.people.context import context
from kg.resolve.people.evidence import shipped
from kg.resolve.people.signatures import Signatures
from kg.resolve.people.stage import signatures_of_stage
from kg.resolve.people.sure import sure_groups
from kg.workspace import Workspace

SCHEME = "openreview:"
"""Whose profiles tell who is who."""


def signatures(home: Workspace) -> Signatures:
    """What is known of every mention of a person."""
    with home.stage.connect() as connection:
        Ledger(home.resolved / LEDGER).view(connection)
        entities = defaultdict[str, list[str]](list)
        for mention, entity in connection.execute(_ENTITIES).fetchall():
            entities[mention].append(entity)
        return signatures_of_stage(connection, entities)[0]


_ENTITIES = "SELECT mention, entity FROM ledger WHERE whole = '' ORDER BY mention, start"


def main(folder: Path) -> None:
    """Print B-cubed and pairwise scores, and B-cubed of names that several people have."""
    found = signatures(Workspace(folder))
    truth = sure_groups(found, context(found).keys)
    keys = [parse_name(row.name).key for row in found.rows]
    half = np.array([crc32(" ".join(sorted(key.split())).encode()) % 2 for key in keys])
    profiled = np.array([any(i.startswith(SCHEME) for i in row.identifiers) for row in found.rows])
    answers: list[int] = []
    places: list[int] = []
    for turn in (0, 1):
        rows = [
            replace(row, identifiers=()) if hidden else row
            for row, hidden in zip(found.rows, half == turn, strict=True)
        ]
        clusters = compare(replace(found, rows=rows), shipped()).clusters
        asked = np.flatnonzero((half == turn) & profiled)
        answers += (clusters[asked] * 2 + turn).tolist()
        places += asked.tolist()
    right = truth[places].tolist()
    bearers = defaultdict[str, set[int]](set)
    for place, person in zip(places, right, strict=True):
        bearers[keys[place]].add(person)
    hard = [n for n, place in enumerate(places) if len(bearers[keys[place]]) > 1]
    few = [answers[n] for n in hard], [right[n] for n in hard]
    for name, score in (
        (f"B-cubed, {len(places)} mentions", b_cubed(answers, right)),
        ("pairwise", pairwise(answers, right)),
        (f"B-cubed, {len(hard)} mentions of names of several", b_cubed(*few)),
    ):
        print(f"{name}: {score.precision:.4f} / {score.recall:.4f} / {score.f1:.4f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
