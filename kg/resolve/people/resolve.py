"""Which person each mention means, and why: clusters of mentions, and a decision each."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import duckdb
import numpy as np

from kg.resolve.clusters import Clusters
from kg.resolve.ledger import Decision
from kg.resolve.people.compare import Compared, compare
from kg.resolve.people.evidence import Evidence, shipped
from kg.resolve.people.reasons import reasons
from kg.resolve.people.signatures import Signature, Signatures
from kg.resolve.people.sparse import Ints
from kg.resolve.people.stage import Entities, signatures_of_stage

FUNCTIONAL = ("orcid",)
"""A person has one ORCID iD."""


def resolve_people(
    connection: duckdb.DuckDBPyConnection, entities: Entities
) -> tuple[Clusters, Iterable[Decision]]:
    """Put every mention of the stage into a cluster; the clusters and a decision a mention.

    Args:
        connection: of the stage.
        entities: those that each mention of an organisation names, already resolved.
    """
    signatures, documents = signatures_of_stage(connection, entities)
    if not len(signatures):
        return Clusters(FUNCTIONAL), []
    model = shipped()
    compared = compare(signatures, model)
    clusters = _clusters(signatures.rows, compared.clusters)
    return clusters, _decisions(signatures, documents, compared, model)


def _decisions(
    signatures: Signatures, documents: Sequence[str], compared: Compared, model: Evidence
) -> Iterator[Decision]:
    """Decisions as they are asked for: all at once they take more memory than all else."""
    alone = np.ones(len(signatures), np.bool_)
    for place, reason in reasons(signatures, compared, model):
        alone[place] = False
        yield _decision(signatures.rows[place], documents[place], reason)
    for place in np.flatnonzero(alone).tolist():
        yield _decision(signatures.rows[place], documents[place], {})


def _clusters(rows: Sequence[Signature], found: Ints) -> Clusters:
    clusters = Clusters(FUNCTIONAL)
    for row, first in zip(rows, found.tolist(), strict=True):
        start = _keys(rows[first])[0]
        clusters.find(start)
        for key in _keys(row):
            clusters.unite(start, key)
    return clusters


def _keys(row: Signature) -> tuple[str, ...]:
    return row.identifiers or (f"mention:{row.id}",)


def _decision(row: Signature, document: str, reason: Mapping[str, Any]) -> Decision:
    key = _keys(row)[0]
    if row.identifiers:
        found = {"identifiers": row.identifiers, **reason}
        return Decision(row.id, document, key, "identifier", found)
    if not reason.get("same"):
        return Decision(row.id, document, key, "own", dict(reason))
    rule = "evidence across sources" if reason["across"] else "evidence"
    return Decision(row.id, document, key, rule, dict(reason), score=reason["probability"])
