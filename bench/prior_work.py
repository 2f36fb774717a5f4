"""How much of what prior work finds for texts of ours is to the point, judged by title.

    python -m bench.prior_work "$KG_HOME"

Each table has a text a line, half of them Chinese, and an expression that the titles of works to
the point match; a minus where there is none. What is chosen was chosen with all of them in view but
`prior_work_drawn.tsv` and, in English alone, `prior_work_rare.tsv`, whose matters were drawn from
the graph at random: they are what to expect, and the graph has few works on most of their matters.
Of each text the first ten are looked at, or as many as there are to the point. The graph is that of
a `kg ingest`, real if it is to say anything.
"""

import csv
import re
import sys
import time
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from kg.build.target_graph import TargetGraph
from kg.duckdb import rows
from kg.topics.question import NEAR, question
from kg.workspace import Workspace

TEXTS = tuple(
    Path(__file__).with_name(f"prior_work{each}.tsv")
    for each in ("", "_held_out", "_unseen", "_read", "_drawn", "_rare")
)
FIRST, NEAREST = 10, 500


class Works(NamedTuple):
    """The works that have a vector."""

    names: list[str]
    words: list[str]
    vectors: Any


def main(folder: Path) -> None:
    """Print the share to the point of each text, and of all of each table."""
    works = _works(Workspace(folder))
    for texts in TEXTS:
        _judge(works, _texts(texts))


def _judge(works: Works, texts: list[tuple[str, str]]) -> None:
    shares, silent, began = [], [], time.perf_counter()
    for text, wanted in texts:
        found = _found(works, text)
        if not wanted:
            silent.append(len(found) == 0)
            print(f"{len(found):6} found, none wanted  {text}")
            continue
        there = sum(bool(re.search(wanted, each, re.IGNORECASE)) for each in works.names)
        first = found[: min(FIRST, there)]
        right = sum(bool(re.search(wanted, each, re.IGNORECASE)) for each in first)
        shares.append(right / max(1, min(FIRST, there)))
        print(f"{right:3}/{min(FIRST, there)} of {there:4}  {text}")
    took = (time.perf_counter() - began) / (len(shares) + len(silent))
    print(
        f"to the point {np.mean(shares):.2f}; silent where nothing is {sum(silent)}/{len(silent)}"
    )
    print(f"{1000 * took:.0f} ms a text, exact search of {len(works.names)} works")


def _texts(path: Path) -> list[tuple[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        read = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [(row["text"], row["relevant"].strip("-")) for row in read]


def _works(home: Workspace) -> Works:
    with TargetGraph(home.resolved).connect() as connection:
        turned = str(home.vectors / "turned.parquet")
        connection.read_parquet(turned).create_view("turned")
        held = list(rows(connection, _WORKS))
    vectors = np.array([row["vector"] for row in held], np.float32)
    words = [f" {row['words']}".replace("-", " ") for row in held]
    return Works([row["name"] for row in held], words, vectors)


def _found(works: Works, text: str) -> list[str]:
    asked = question(text)
    cosines = works.vectors @ np.array(asked.vector, np.float32)
    scores, sure = {}, 0.0
    for each in map(int, np.argsort(-cosines)[:NEAREST]):
        has = [f" {word}" in works.words[each] for word, _ in asked.words]
        said = sum(weight for (_, weight), here in zip(asked.words, has, strict=True) if here)
        terms = (weight for term, weight in asked.matters if f" {term}" in works.words[each])
        scores[each] = float(cosines[each]) + said + max(terms, default=0.0)
        sure = max(sure, float(cosines[each]) + said / 2)
    if sure < asked.sure:
        return []
    near = [each for each in sorted(scores, key=lambda e: -scores[e]) if scores[each] >= NEAR]
    return [works.names[each] for each in near]


_WORKS = """
SELECT nodes.properties->>'name' AS name, nodes.properties->>'searchText' AS words, vector
FROM nodes JOIN turned USING (id)
"""

if __name__ == "__main__":
    main(Path(sys.argv[1]))
