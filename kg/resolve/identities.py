"""Ids of entities: from the data, stable across runs, never given to another thing.

An id is minted from the best key of its cluster: an identifier as it is (`ror:00q4vv597`), or a
hash of the name key where nobody gave the thing an identifier (`kg:person/3f…`). From then on the
id stays with the keys it was seen with. When clusters merge, the older id goes on and the other
points to it; when one falls apart, the part that holds the key the id was minted from keeps it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from kg.duckdb import connect
from ontology.facts import fingerprint

PREFERENCE = (
    "ror", "orcid", "doi", "patent", "sec", "cik", "lei", "openalex", "openreview", "arxiv",
    "openreview-forum", "dblp", "grid", "fundref", "wikidata", "isni", "geonames", "cpc", "ipc",
)  # fmt: skip
"""Schemes whose values become ids of entities, the best first."""

OWN = ("name", "title", "mention")
"""Schemes of keys that are ours, and no identifiers."""

_SCHEMA = pa.schema(
    [
        ("id", pa.string()),
        ("founder", pa.string()),
        ("keys", pa.list_(pa.string())),
        ("since", pa.string()),
        ("replaced_by", pa.string()),
    ]
)

_AROUND = """
WITH RECURSIVE near AS (
    SELECT id, replaced_by FROM read_parquet($file)
    WHERE id = $key OR list_contains(keys, $key)
    UNION
    SELECT far.id, far.replaced_by FROM read_parquet($file) AS far
    JOIN near ON far.id = near.replaced_by OR far.replaced_by = near.id
)
SELECT * FROM read_parquet($file) WHERE id IN (SELECT id FROM near)
"""


@dataclass(frozen=True, slots=True)
class Identity:
    """One id that was ever given.

    Attributes:
        id: the entity's id.
        founder: the key it was minted from.
        keys: every key the entity had when it was last seen.
        since: when the id was minted, ISO 8601.
        replaced_by: the id that the entity was merged into; empty while it stands.
    """

    id: str
    founder: str
    keys: frozenset[str]
    since: str
    replaced_by: str = ""


class Identities:
    """Every id that was ever given, kept in one Parquet file."""

    def __init__(self, known: Iterable[Identity] = ()) -> None:
        self._known = {identity.id: identity for identity in known}
        self._owners = _owners(self._known.values())

    @classmethod
    def load(cls, path: Path) -> "Identities":
        """Read them; none where the file is not there yet."""
        if not path.exists():
            return cls()
        return cls._of(pq.read_table(path))

    @classmethod
    def around(cls, path: Path, key: str) -> "Identities":
        """Read those alone that an id or a key can lead to, with all that lead there too."""
        if not path.exists():
            return cls()
        with connect(path.parent) as connection:
            asked = {"file": str(path), "key": key}
            return cls._of(connection.sql(_AROUND, params=asked).to_arrow_table())

    @classmethod
    def _of(cls, table: pa.Table) -> "Identities":
        rows = table.to_pylist()
        return cls(Identity(**(row | {"keys": frozenset(row["keys"])})) for row in rows)

    def save(self, path: Path) -> None:
        """Write them, all or nothing."""
        rows = [
            {"id": i.id, "founder": i.founder, "keys": sorted(i.keys), "since": i.since,
             "replaced_by": i.replaced_by}
            for _, i in sorted(self._known.items())
        ]  # fmt: skip
        aside = path.with_suffix(".writing")
        pq.write_table(pa.Table.from_pylist(rows, _SCHEMA), aside, compression="zstd")
        aside.replace(path)

    def find(self, key: str) -> Identity | None:
        """The standing identity that an id, an id merged into it, or a key belongs to."""
        id_ = key if key in self._known else self._owners.get(key)
        return None if id_ is None else self._known[self._standing(id_)]

    def replaced(self) -> dict[str, str]:
        """Ids that stand no more, each with the one that took its place."""
        return {i.id: self._standing(i.id) for i in self._known.values() if i.replaced_by}

    def identifiers(self) -> dict[str, list[str]]:
        """The identifiers (CURIEs) of every standing entity, in order, by its id."""
        return {
            each.id: sorted(key for key in each.keys if key.partition(":")[0] not in OWN)
            for each in self._known.values()
            if not each.replaced_by
        }

    def assign(self, groups: Mapping[str, set[str]], space: str, now: str) -> dict[str, str]:
        """Give every cluster its id.

        Args:
            groups: clusters, by the key that stands for each.
            space: what ids minted from names are named after (`org`, `person`).
            now: when, ISO 8601.

        Returns:
            The id of each cluster, by the key that stands for it.
        """
        granted = self._granted(groups)
        settled = {root: self._inherit(ids) for root, ids in sorted(granted.items())}
        taken = set(settled.values())
        for root in sorted(groups.keys() - settled.keys()):
            settled[root] = self._mint(groups[root], taken, space, now)
            taken.add(settled[root])
        for root, id_ in settled.items():
            self._known[id_] = replace(
                self._known[id_], keys=frozenset(groups[root]), replaced_by=""
            )
        self._owners = _owners(self._known.values())
        return settled

    def _granted(self, groups: Mapping[str, set[str]]) -> dict[str, list[str]]:
        claims: dict[str, dict[str, int]] = {}
        for root, keys in groups.items():
            for key in keys:
                if owner := self._owners.get(key):
                    counts = claims.setdefault(owner, {})
                    founding = key == self._known[owner].founder
                    counts[root] = counts.get(root, 0) + (len(keys) + 1_000_000 if founding else 1)
        granted: dict[str, list[str]] = {}
        for owner, counts in claims.items():
            winner = max(sorted(counts), key=lambda root: counts[root])
            granted.setdefault(winner, []).append(owner)
        return granted

    def _inherit(self, ids: list[str]) -> str:
        """The oldest of the ids that one cluster has a claim to; the others lead to it."""
        chosen = min(ids, key=lambda id_: (self._known[id_].since, _rank(id_), id_))
        for other in ids:
            if other != chosen:
                self._known[other] = replace(self._known[other], replaced_by=chosen)
        return chosen

    def _mint(self, keys: set[str], taken: set[str], space: str, now: str) -> str:
        """An id that no other thing has or ever had; one that was minted from the same key."""
        founder = min(keys, key=lambda key: (_rank(key), key))
        own = _rank(founder) == len(PREFERENCE)
        wanted = f"kg:{space}/{fingerprint(space, founder)}" if own else founder
        id_, turn = wanted, 1
        while id_ in taken or (id_ in self._known and self._known[id_].founder not in keys):
            turn += 1
            id_ = f"kg:{space}/{fingerprint(space, founder, str(turn))}"
        if id_ not in self._known:
            self._known[id_] = Identity(id_, founder, frozenset(keys), now)
        return id_

    def _standing(self, id_: str) -> str:
        while replacement := self._known[id_].replaced_by:
            id_ = replacement
        return id_


def _owners(identities: Iterable[Identity]) -> dict[str, str]:
    return {key: each.id for each in identities if not each.replaced_by for key in each.keys}


def _rank(key: str) -> int:
    scheme = key.partition(":")[0]
    return PREFERENCE.index(scheme) if scheme in PREFERENCE else len(PREFERENCE)
