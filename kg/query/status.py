"""What is in the graph, and what the last ingest did."""

from pathlib import Path
from typing import Any

import orjson

from kg.errors import InputError
from kg.store import Client
from kg.workspace import Workspace
from ontology.schema import vocabulary

NOTHING = {"read": 0, "loaded": 0, "unchanged": 0, "quarantined": 0, "bySource": {}}


def status(home: Workspace, client: Client) -> dict[str, Any]:
    """Documents of the last ingest, nodes by label, edges by type, and the store behind them.

    Raises:
        InputError: what the last ingest left is damaged.
    """
    last = _last(home.last_ingest)
    return {
        "documents": last.get("documents", NOTHING),
        "lastIngest": last.get("at"),
        "nodes": _nodes(client),
        "edges": _edges(client),
        "store": {"server": client.server, "address": client.address.uri},
        "home": str(home.folder),
    }


def _last(path: Path) -> dict[str, Any]:
    """What the last ingest left; nothing where there was none."""
    try:
        found: dict[str, Any] = orjson.loads(path.read_bytes())
    except FileNotFoundError:
        return {}
    except orjson.JSONDecodeError as error:
        remedy = "Delete it: the next `kg ingest` writes it anew"
        raise InputError("a file of KG_HOME is damaged", str(path), remedy) from error
    return found


def _nodes(client: Client) -> dict[str, int]:
    counts: dict[str, int] = {}
    roots = [name for name, each in vocabulary().classes.items() if each.key]
    for root in roots:
        rows = client.read(
            f"MATCH (n:{root}) UNWIND labels(n) AS label RETURN label, count(*) AS n"
        )
        counts |= {row["label"]: row["n"] for row in rows}
    return dict(sorted(counts.items()))


def _edges(client: Client) -> dict[str, int]:
    counts = {}
    for link in vocabulary().links.values():
        (row,) = client.read(f"MATCH ()-[r:{link.type}]->() RETURN count(r) AS n")
        if row["n"]:
            counts[link.type] = row["n"]
    return dict(sorted(counts.items()))
