"""Ids of entities: from the data, stable across runs, never given to another thing.

An id is minted from the best key of its cluster: an identifier as it is (`ror:00q4vv597`), or a
hash of the name key where nobody gave the thing an identifier (`kg:person/3f…`). From then on the
id stays with the keys and the mentions it was seen with. When clusters merge, the older id goes on
and the other points to it; when one falls apart, the part that holds the key the id was minted from
keeps it, and an id that was merged away comes back with its own key.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import duckdb
import pyarrow as pa

from kg.duckdb import connect
from kg.resolve.log import Log
from ontology.facts import fingerprint
from ontology.identifiers import PREFERENCE

IDENTITIES = "identities"
"""The folder of the identities, among what was resolved."""

OWN = ("name", "title", "mention", "unit")
"""Schemes of keys that are ours, and no identifiers."""

_RANKS = {scheme: rank for rank, scheme in enumerate(PREFERENCE)}
_FOUNDING = 1_000_000
"""What the key that an id was minted from counts, beside any number of other keys."""

_SCHEMA = pa.schema(
    [
        ("id", pa.string()),
        ("founder", pa.string()),
        ("keys", pa.list_(pa.string())),
        ("since", pa.string()),
        ("replaced_by", pa.string()),
    ]
)

_SEEDS = "SELECT DISTINCT id FROM identities_history WHERE id = $key OR list_contains(keys, $key)"

_NEXT = """
SELECT DISTINCT unnest([id, replaced_by]) FROM identities_history
WHERE id IN (SELECT unnest($ids)) OR replaced_by IN (SELECT unnest($ids))
"""

_THOSE = """
SELECT id, founder, keys, since, replaced_by FROM identities_history
WHERE id IN (SELECT unnest($ids)) QUALIFY revision = max(revision) OVER (PARTITION BY id)
"""

_ALL = "SELECT id, founder, keys, since, replaced_by FROM identities"

NO_VOTES: Mapping[str, Counter[str]] = {}


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
    """Every id that was ever given; what becomes of one is appended to a log."""

    def __init__(self, known: Iterable[Identity] = ()) -> None:
        self._known = {identity.id: identity for identity in known}
        self._saved = dict(self._known)
        self._owners = _owners(self._known.values())

    @classmethod
    def load(cls, folder: Path) -> "Identities":
        """Read them; none where there is no log yet."""
        with connect(folder / "tmp") as connection:
            _log(folder).view(connection, "identities")
            return cls(_read(connection.execute(_ALL)))

    @classmethod
    def around(cls, connection: duckdb.DuckDBPyConnection, folder: Path, key: str) -> "Identities":
        """Read those alone that an id or a key can lead to, with all that lead there too.

        Args:
            connection: any.
            folder: of the log.
            key: an id, or a key of a thing.
        """
        _log(folder).view(connection, "identities")
        new = {id_ for (id_,) in connection.execute(_SEEDS, {"key": key}).fetchall()}
        ids: set[str] = set()
        while new:
            ids |= new
            found = connection.execute(_NEXT, {"ids": sorted(new)}).fetchall()
            new = {id_ for (id_,) in found if id_} - ids
        return cls(_read(connection.execute(_THOSE, {"ids": sorted(ids)})))

    def save(self, folder: Path) -> None:
        """Append those that are not as they were read; all or nothing."""
        changed = [
            each for id_, each in sorted(self._known.items()) if self._saved.get(id_) != each
        ]
        _log(folder).append({**asdict(each), "keys": sorted(each.keys)} for each in changed)
        self._saved = dict(self._known)

    def find(self, key: str) -> Identity | None:
        """The standing identity that an id, an id merged into it, or a key belongs to."""
        id_ = key if key in self._known else self._owners.get(key)
        return None if id_ is None else self._known[self._standing(id_)]

    def given(self, id_: str) -> Identity | None:
        """What became of exactly this id; None where it was never given."""
        return self._known.get(id_)

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

    def assign(
        self,
        groups: Mapping[str, set[str]],
        space: str,
        now: str,
        votes: Mapping[str, Counter[str]] = NO_VOTES,
    ) -> dict[str, str]:
        """Give every cluster its id.

        Args:
            groups: clusters, by the key that stands for each.
            space: what ids minted from names are named after (`org`, `person`).
            now: when, ISO 8601.
            votes: how many mentions of a cluster had each id before, by the key that stands for it:
                they hold an id to its thing when all keys have changed.

        Returns:
            The id of each cluster, by the key that stands for it.
        """
        granted = self._granted(groups, votes)
        settled = {root: self._inherit(ids) for root, ids in sorted(granted.items())}
        taken = set(settled.values())
        dormant = self._dormant()
        for root in sorted(groups.keys() - settled.keys()):
            settled[root] = self._mint(groups[root], taken, dormant, space, now)
            taken.add(settled[root])
        for root, id_ in settled.items():
            self._become(replace(self._known[id_], keys=frozenset(groups[root]), replaced_by=""))
        for root, id_ in settled.items():
            self._owners |= dict.fromkeys(groups[root], id_)
        return settled

    def _become(self, identity: Identity) -> None:
        """Know an identity otherwise than before; what it owned is free."""
        for key in self._known[identity.id].keys:
            if self._owners.get(key) == identity.id:
                del self._owners[key]
        self._known[identity.id] = identity

    def _granted(
        self, groups: Mapping[str, set[str]], votes: Mapping[str, Counter[str]]
    ) -> dict[str, list[str]]:
        claims: dict[str, Counter[str]] = {}
        for root, keys in groups.items():
            for voted, count in votes.get(root, {}).items():
                claims.setdefault(self._standing(voted), Counter())[root] += count
            for key in keys:
                if owner := self._owners.get(key):
                    founding = key == self._known[owner].founder
                    claims.setdefault(owner, Counter())[root] += _FOUNDING if founding else 1
        granted: dict[str, list[str]] = {}
        for owner, counts in claims.items():
            winner = max(sorted(counts), key=lambda root: counts[root])
            granted.setdefault(winner, []).append(owner)
        return granted

    def _dormant(self) -> dict[str, str]:
        """Ids that were merged into others, by the key each was minted from."""
        merged = (each for each in self._known.values() if each.replaced_by)
        return {each.founder: each.id for each in merged}

    def _inherit(self, ids: list[str]) -> str:
        """The oldest of the ids that one cluster has a claim to; the others lead to it."""
        chosen = min(ids, key=lambda id_: (self._known[id_].since, _rank(id_), id_))
        for other in ids:
            if other != chosen:
                self._become(replace(self._known[other], replaced_by=chosen))
        return chosen

    def _mint(
        self,
        keys: set[str],
        taken: set[str],
        dormant: Mapping[str, str],
        space: str,
        now: str,
    ) -> str:
        """An id that no other thing has or ever had; one that was minted from a key of these."""
        for awake in sorted(dormant[key] for key in keys if key in dormant):
            if awake not in taken:
                return awake
        founder = min(keys, key=lambda key: (_rank(key), key))
        own = _rank(founder) == len(_RANKS)
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
    return _RANKS.get(key.partition(":")[0], len(_RANKS))


def _log(folder: Path) -> Log:
    return Log(folder, _SCHEMA, "id")


def _read(found: duckdb.DuckDBPyConnection) -> Iterable[Identity]:
    while batch := found.fetchmany(50_000):
        for id_, founder, keys, since, replaced_by in batch:
            yield Identity(id_, founder, frozenset(keys), since, replaced_by)
