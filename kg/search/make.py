"""The index is made by each ingest; where it is missing, when somebody first asks."""

from pathlib import Path

from kg.build.target_graph import TargetGraph
from kg.search import index
from kg.search.entries import of_graph, of_store
from kg.store import Client


def ensure(path: Path, desired: TargetGraph, client: Client) -> None:
    """Make the index unless it is there.

    Args:
        path: of the index.
        desired: the graph as it should be; where there is none, the store was filled elsewhere.
        client: of the store.
    """
    if path.exists():
        return
    known = any(desired.folder.glob("nodes-*.parquet"))
    index.write(path, of_graph(desired) if known else of_store(client))
