"""Records of people clustered among themselves: what `kg match people` answers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kg.resolve.people.compare import compare
from kg.resolve.people.evidence import Evidence, shipped
from kg.resolve.people.reasons import reasons
from kg.resolve.people.records import signatures_of


@dataclass(frozen=True, slots=True)
class Match:
    """The answer to one record.

    Attributes:
        cluster: equal for the records of one person.
        probability: that the record is of one person with the nearest one of its cluster; 1 alone.
        reason: what spoke for it and against it, as the ledger has it; empty alone.
    """

    cluster: str
    probability: float
    reason: Mapping[str, Any]


def match_people(
    records: Sequence[Mapping[str, Any]], model: Evidence | None = None
) -> list[Match]:
    """The cluster of each record, in their order.

    Args:
        records: each with any of `name`, `aff`, `coauthors`, `title`, `venue`, `year`, `domain`,
            `orcid`.
        model: the weight of evidence; the shipped one if not given.
    """
    if not records:
        return []
    model = model or shipped()
    signatures = signatures_of(records)
    compared = compare(signatures, model)
    told = dict(reasons(signatures, compared, model))
    return [
        _match(str(cluster), told.get(place, {}))
        for place, cluster in enumerate(compared.clusters.tolist())
    ]


def _match(cluster: str, reason: Mapping[str, Any]) -> Match:
    if not reason.get("same"):
        return Match(cluster, 1.0, {})
    return Match(cluster, reason["probability"], reason)
