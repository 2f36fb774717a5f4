"""What sources say of what a work is about, beside topics: symbols of classes, and keywords.

A symbol of a classification and a keyword are words of the work itself: they are thousands, most
of them with one work. Of two documents about one work each adds its own.
"""

from dataclasses import replace
from typing import Any, Final

import duckdb
import orjson

from kg.duckdb import rows
from ontology.graph import Node
from ontology.topics import topics

CLASSIFICATIONS: Final = (
    "arxiv",
    "cpc",
    "fi",
    "f-term",
    "ipc",
    "locarno",
    "national",
    "sic",
    "uspc",
)
"""Values of `scheme` whose notations are classes that somebody else than the author gave."""

MOST: Final = 200
"""Keywords, or classes, of one work that are kept."""


class Subjects:
    """Keywords and classes of works, by the works' ids."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._of_work: dict[str, dict[str, dict[str, None]]] = {}
        for row in rows(connection, _STATED):
            if not is_topic(row["topic"]):
                self._keep(row["work"], *_sorted(row))
        for row in rows(connection, _KEYWORDS):
            for word in orjson.loads(row["keywords"]):
                self._keep(row["work"], "keywords", word)

    def told(self, node: Node) -> Node:
        """A node with its keywords and classes; of a thing that is no work, as it was."""
        if own := self._of_work.get(node.id):
            lists = {name: tuple(words) for name, words in own.items()}
            return replace(node, properties={**node.properties, **lists})
        return node

    def _keep(self, work: str, name: str, word: str) -> None:
        kept = self._of_work.setdefault(work, {}).setdefault(name, {})
        if len(kept) < MOST:
            kept.setdefault(word)


def is_topic(id_: str) -> bool:
    """Whether an entity's id is that of a topic of the vocabulary."""
    return id_ in topics().by_id


def _sorted(row: dict[str, Any]) -> tuple[str, str]:
    scheme, notation = row["scheme"] or "", row["notation"] or ""
    if scheme in CLASSIFICATIONS:
        return "classifications", f"{scheme}:{notation or row['name']}"
    return "keywords", row["name"]


_STATED: Final = """
SELECT f.entity AS work, t.entity AS topic, mention.name AS name,
    mention.properties->>'scheme' AS scheme, mention.properties->>'notation' AS notation
FROM links
    JOIN mains f ON f.named = link.source
    JOIN mains t ON t.named = link.target
    JOIN mentions ON mention.id = link.target
WHERE link.type = 'hasTopic' AND mention.kind = 'Topic'
ORDER BY work, links.document, position
"""

_KEYWORDS: Final = """
SELECT entity AS work, mention.properties->'keywords' AS keywords
FROM mentions JOIN mains ON mains.named = mention.id
WHERE (mention.properties->'keywords') IS NOT NULL
ORDER BY work, document, position
"""
