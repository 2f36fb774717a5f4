"""Verdicts laid over what the model decided: who moves, and which clusters are one or two.

Only rows that hang on a verdict are looked at and changed; all others stay in the tables as the
model left them.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, Final

import duckdb
import orjson

from kg.duckdb import rows
from kg.resolve.decided import COLUMNS
from kg.resolve.identities import OWN
from kg.resolve.normalise import names as normaliser
from kg.resolve.verdicts.entries import Kind, Side, Verdict
from kg.resolve.verdicts.partition import Apart, Link, parts

Row = dict[str, Any]
"""A row of the view `model`."""

RULE: Final = "verdict"
NO_RULE: Final = "verdict: no organisation"
ORGANIZATION: Final = "Organization"

_TOLD: Final = 2.0
"""How sure a link is that a person drew: surer than any other."""
_PRINTED: Final = 0.97
"""How sure it is that two organisations printed alike are one."""
_ELSE: Final = 0.5
"""How sure two keys of a cluster are that no mention joins."""


@dataclass(slots=True)
class Overlay:
    """What verdicts change.

    Attributes:
        mentions: those of which every row is here anew.
        rows: as in `model`, with the cluster that each is in now; none for what is no organisation.
        clusters: of the model, by space, whose keys are here anew.
        keys: space, cluster and key.
        idle: ids of verdicts that nothing here hangs on.
    """

    mentions: set[str] = field(default_factory=set)
    rows: list[Row] = field(default_factory=list)
    clusters: set[tuple[str, str]] = field(default_factory=set)
    keys: list[tuple[str, str, str]] = field(default_factory=list)
    idle: list[str] = field(default_factory=list)


def overlay(connection: duckdb.DuckDBPyConnection, verdicts: Sequence[Verdict]) -> Overlay:
    """What some verdicts, in the order of time, change of what the model decided.

    Args:
        connection: with the views `model` and `clusters`.
        verdicts: those that hold.
    """
    if not verdicts:
        return Overlay()
    return _Work(connection).done(verdicts)


class _Work:
    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection
        self._found = Overlay()
        self._rows: dict[str, list[Row]] = {}
        """Every row of each mention that is touched, as it stands now."""
        self._parts: dict[str, list[tuple[str, int, int]]] = {}
        self._joins: list[tuple[str, Link]] = []
        self._apart: list[tuple[str, Apart]] = []

    def done(self, verdicts: Sequence[Verdict]) -> Overlay:
        for verdict in verdicts:
            if verdict.kind in (Kind.IS, Kind.NOT_AN_ORGANIZATION):
                self._name(verdict)
        for verdict in verdicts:
            if verdict.kind in (Kind.SAME, Kind.DIFFERENT):
                self._pair(verdict)
        self._regroup()
        self._found.mentions = set(self._rows)
        self._found.rows = [row for each in self._rows.values() for row in each]
        return self._found

    # A name or a mention that a person reads otherwise.

    def _name(self, verdict: Verdict) -> None:
        told = verdict.sides[0]
        target = verdict.sides[1] if verdict.kind is Kind.IS else None
        goal = self._goal(target) if target else ("", "")
        mentions = self._named(told) if goal is not None else {}
        if goal is None or not mentions:
            self._found.idle.append(verdict.id)
            return
        self._take(mentions)
        if target and not self._home(target):
            self._bring(target)
        for mention, places in mentions.items():
            before = self._rows[mention]
            kept = [row for row in before if places and (row["start"], row["end"]) not in places]
            first = next(row for row in before if row not in kept)
            made = _told(first, verdict, goal[1], bool(places))
            same = [row for row in kept if goal[1] and row["cluster"] == goal[1]]
            self._rows[mention] = kept if same and target else [*kept, made]

    def _goal(self, side: Side) -> tuple[str, str] | None:
        """The cluster that a side is in; of an entry that no document named, a new one."""
        return self._home(side) or ((side.space, side.key) if side.document else None)

    def _bring(self, entry: Side) -> None:
        """Let the registry's record of an organisation speak, as those of known ones do."""
        (mention,) = entry.mentions
        row = dict.fromkeys(COLUMNS, "") | {
            "space": entry.space,
            "mention": mention,
            "document": entry.document,
            "key": entry.key,
            "cluster": entry.key,
            "rule": "identifier",
            "score": 1.0,
            "features": orjson.dumps({"identifiers": [entry.key]}).decode(),
            "start": 0,
            "end": 0,
            "name": entry.name,
        }
        if mention not in self._rows:
            self._rows[mention] = [row]
            self._found.keys.append((entry.space, entry.key, entry.key))

    def _named(self, side: Side) -> dict[str, set[tuple[int, int]]]:
        """Mentions that a side speaks of, with the parts of their names; none for all of it."""
        if side.mentions and not side.key:
            known = self._connection.execute(_KNOWN, [list(side.mentions)]).fetchall()
            return {mention: set() for (mention,) in known}
        if side.key:
            cluster = self._home(side) or ("", "")
            found = self._connection.execute(_IN_CLUSTER, list(cluster)).fetchall()
            return _places(found)
        return self._printed(side.said)

    def _printed(self, name: str) -> dict[str, set[tuple[int, int]]]:
        """Mentions of organisations printed so, wholly or in part, but for those identified."""
        key = normaliser.keys_of(ORGANIZATION, name)[0]
        whole = self._connection.execute(_WHOLE_NAME, [key]).fetchall()
        found: dict[str, set[tuple[int, int]]] = {mention: set() for (mention,) in whole}
        part = [span for span in self._spans().get(key, ()) if span[0] not in found]
        return found | _places(part)

    def _spans(self) -> Mapping[str, Sequence[tuple[str, int, int]]]:
        """Parts of names that name an organisation, by the key of their words."""
        if not self._parts:
            keys: dict[str, str] = {}
            for *place, text in self._connection.execute(_SPANS).fetchall():
                if text not in keys:
                    keys[text] = normaliser.keys_of(ORGANIZATION, text)[0]
                self._parts.setdefault(keys[text], []).append((place[0], place[1], place[2]))
        return self._parts

    # Two that a person takes for one, or for two.

    def _pair(self, verdict: Verdict) -> None:
        sides = [self._nodes(side) for side in verdict.sides]
        if any(sides) and verdict.kind is Kind.SAME:
            sides = [
                nodes or self._entered(side)
                for nodes, side in zip(sides, verdict.sides, strict=True)
            ]
        if not all(sides):
            self._found.idle.append(verdict.id)
            return
        (space, _), (one, other) = next(iter(sides[0]))[0], [{n for _, n in s} for s in sides]
        for side in sides:
            self._found.clusters |= {cluster for cluster, _ in side}
        if verdict.kind is Kind.DIFFERENT:
            self._apart.append((space, (one - other, other - one)))
            return
        chain = sorted(one) + sorted(other)
        self._joins += [(space, (_TOLD, a, b)) for a, b in pairwise(chain)]

    def _entered(self, side: Side) -> set[tuple[tuple[str, str], str]]:
        """The same of what only a registry knows, which now speaks; nothing of all else."""
        if not side.document:
            return set()
        self._bring(side)
        return {((side.space, side.key), side.key)}

    def _nodes(self, side: Side) -> set[tuple[tuple[str, str], str]]:
        """What stands for a side: its key, or else the mentions that stood for it; with clusters.

        Of mentions that are of several things today, those of the one that has the most.
        """
        if side.key and (cluster := self._cluster(side)):
            return {(cluster, side.key)}
        found: dict[tuple[str, str], set[str]] = {}
        for space, cluster_, mention, start in self._connection.execute(
            _MENTIONED, [list(side.mentions), side.space]
        ).fetchall():
            found.setdefault((space, cluster_), set()).add(_node(mention, start))
        if not found:
            return set()
        most = max(sorted(found), key=lambda cluster: len(found[cluster]))
        return {(most, node) for node in found[most]}

    def _home(self, side: Side) -> tuple[str, str] | None:
        """The cluster that a side is in; None where nothing of it is left."""
        return next((cluster for cluster, _ in self._nodes(side)), None)

    def _cluster(self, side: Side) -> tuple[str, str] | None:
        found = self._connection.execute(_CLUSTER, [side.space, side.key]).fetchall()
        return found[0] if found else None

    # Clusters made anew.

    def _regroup(self) -> None:
        """Put every affected cluster together again, by the model's links and people's."""
        wanted = [list(each) for each in sorted(self._found.clusters)]
        if not wanted:
            return
        self._take(
            m for (m,) in self._connection.execute(_OF_CLUSTERS, {"wanted": wanted}).fetchall()
        )
        keys = self._connection.execute(_KEYS, {"wanted": wanted}).fetchall()
        brought = [key for key in self._found.keys if key[:2] in self._found.clusters]
        self._found.keys = [key for key in self._found.keys if key not in brought]
        keys += brought
        for space in sorted({space for space, _ in self._found.clusters}):
            own = [(cluster, key) for each, cluster, key in keys if each == space]
            self._regroup_space(space, own)

    def _regroup_space(self, space: str, keys: list[tuple[str, str]]) -> None:
        clusters = {cluster for cluster, _ in keys}
        rows_ = [r for each in self._rows.values() for r in each if r["space"] == space]
        inside = [row for row in rows_ if row["cluster"] in clusters]
        links = [(_ELSE, cluster, key) for cluster, key in keys if key != cluster]
        links += [link for row in inside for link in _links(row)]
        links += [link for each, link in self._joins if each == space]
        nodes = {key for _, key in keys} | {end for _, *ends in links for end in ends}
        apart = [pair for each, pair in self._apart if each == space]
        of_node: dict[str, str] = {}
        for part in parts(nodes, links, apart):
            label, own = _called(part, {key for _, key in keys})
            self._found.keys += [(space, label, key) for key in sorted(own)]
            of_node |= dict.fromkeys(part, label)
        for row in inside:
            row["cluster"] = of_node[_of(row)]
        for row in rows_:
            row["whole"] = of_node.get(row["whole"], row["whole"])

    def _take(self, mentions: Iterable[str]) -> None:
        """Fetch every row of some mentions that are not here yet."""
        new = sorted(set(mentions) - self._rows.keys())
        for row in rows(self._connection, _ROWS, {"mentions": new}) if new else ():
            self._rows.setdefault(row["mention"], []).append(row)


def _told(row: Row, verdict: Verdict, cluster: str, part: bool) -> Row:
    """A row that a person wrote, in the place of the model's."""
    told = {"verdict": verdict.id, "said": verdict.sides[0].said, "why": verdict.why}
    return {
        **row,
        "key": cluster,  # a cluster is called by one of its keys
        "cluster": cluster,
        "rule": RULE if cluster else NO_RULE,
        "score": 1.0,
        "features": orjson.dumps(told, option=orjson.OPT_SORT_KEYS).decode(),
        "start": row["start"] if part else 0,
        "end": row["end"] if part else 0,
        "whole": "",
        "decided_by": verdict.by,
    }


def _links(row: Row) -> list[Link]:
    """What joins a mention to others of its cluster, as the model saw it."""
    features = orjson.loads(row["features"])
    node, key = _of(row), row["key"]
    own = key.partition(":")[0] in OWN
    sure = 1.0 if row["rule"] in ("identifier", RULE) else 0.99 if own else row["score"]
    found = [(sure, node, key)]
    if row["space"] == ORGANIZATION and row["name_key"] and not (row["end"] or row["whole"]):
        found.append((_PRINTED, node, f"printed:{row['name_key']}"))
    found += [(1.0, key, each) for each in features.get("identifiers", ()) if each != key]
    if like := features.get("like"):
        found.append((row["score"], key, f"name:{like}"))
    if features.get("same") and (other := features.get("with")):
        found.append((features["probability"], node, _node(other, 0)))
    return found


def _of(row: Row) -> str:
    """The node of a row; a laboratory stands apart from the organisation that it counts for."""
    return _node(row["mention"], row["start"]) + ("/unit" if row["whole"] else "")


def _node(mention: str, start: int) -> str:
    return f"mention:{mention}@{start}"


def _called(part: set[str], known: set[str]) -> tuple[str, set[str]]:
    """What a cluster is called, and its keys; those of its mentions where it has no other."""
    own = part & known
    if not own:
        own = {node.partition("@")[0] for node in part if node.startswith("mention:")}
    return min(own), own


def _places(found: Iterable[tuple[str, int, int]]) -> dict[str, set[tuple[int, int]]]:
    places: dict[str, set[tuple[int, int]]] = {}
    for mention, start, end in found:
        places.setdefault(mention, set()).add((start, end))
    return places


_KNOWN: Final = "SELECT DISTINCT mention FROM model WHERE mention IN (SELECT unnest(?))"
_CLUSTER: Final = "SELECT space, cluster FROM clusters WHERE space = ? AND key = ?"
_IN_CLUSTER: Final = 'SELECT mention, start, "end" FROM model WHERE space = ? AND cluster = ?'
_WHOLE_NAME: Final = """
SELECT mention FROM model WHERE space = 'Organization' AND name_key = ?
GROUP BY mention HAVING NOT bool_or(rule = 'identifier')
"""
_SPANS: Final = """
SELECT mention, start, "end", name[start + 1:"end"] FROM model
WHERE space = 'Organization' AND "end" > 0
"""
_MENTIONED: Final = """
SELECT space, cluster, mention, start FROM model
WHERE mention IN (SELECT unnest(?)) AND space = ? AND whole = ''
"""
_OF_CLUSTERS: Final = """
SELECT DISTINCT mention FROM model
WHERE [space, cluster] IN (SELECT unnest($wanted)) OR [space, whole] IN (SELECT unnest($wanted))
"""
_KEYS: Final = "FROM clusters WHERE [space, cluster] IN (SELECT unnest($wanted)) ORDER BY ALL"
_ROWS: Final = "FROM model WHERE mention IN (SELECT unnest($mentions)) ORDER BY mention, start"
