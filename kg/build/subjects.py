"""What sources say a work is about, sorted: topics of the vocabulary, classes, and free keywords.

A topic that the vocabulary has stays a topic. A symbol of a classification and a keyword are words
of the work itself: they are thousands, most of them with one work.
"""

from dataclasses import replace
from typing import Any, Final

import duckdb

from kg.duckdb import rows
from ontology.graph import Node
from ontology.topics import topics

CLASSIFICATIONS: Final = ("arxiv", "cpc", "fi", "f-term", "ipc", "locarno", "sic", "uspc")
"""Values of `scheme` whose notations are classes that somebody else than the author gave."""

MOST: Final = 200
"""Keywords, or classes, of one work that are kept."""


class Subjects:
    """Keywords and classes of works, by the works' ids."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._of_work: dict[str, dict[str, list[str]]] = {}
        for row in rows(connection, _SUBJECTS):
            name, word = _sorted(row)
            if name:
                kept = self._of_work.setdefault(row["work"], {}).setdefault(name, [])
                if len(kept) < MOST and word not in kept:
                    kept.append(word)

    def told(self, node: Node) -> Node:
        """A node with its keywords and classes; of a thing that is no work, as it was."""
        if own := self._of_work.get(node.id):
            lists = {name: tuple(words) for name, words in own.items()}
            return replace(node, properties={**lists, **node.properties})
        return node


def is_topic(id_: str) -> bool:
    """Whether an entity's id is that of a topic of the vocabulary."""
    return id_ in topics().by_id


def _sorted(row: dict[str, Any]) -> tuple[str, str]:
    if is_topic(row["topic"]):
        return "", ""
    scheme, notation = row["scheme"] or "", row["notation"] or ""
    if scheme in CLASSIFICATIONS:
        return "classifications", f"{scheme}:{notation or row['name']}"
    return "keywords", row["name"]


_SUBJECTS: Final = """
SELECT f.entity AS work, t.entity AS topic, mention.name AS name,
    mention.properties->>'scheme' AS scheme, mention.properties->>'notation' AS notation
FROM links
    JOIN mains f ON f.named = link.source
    JOIN mains t ON t.named = link.target
    JOIN mentions ON mention.id = link.target
WHERE link.type = 'hasTopic' AND mention.kind = 'Topic'
ORDER BY work, links.document, position
"""
