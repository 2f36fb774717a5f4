"""Which registry entries go by a name, and which of them a document means by it.

Every registry on the stage is asked alike, in one table of names. Entries that share an identifier
are one organisation. Where several organisations go by a name, country and city decide, then what
the corpus already knows: the one that documents name by an identifier far more often. Acronyms and
very short names are believed only where one of these speaks for them.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

import duckdb
import pyarrow as pa

from kg.resolve.clusters import Clusters
from kg.resolve.normalise.names import has_han, keys_of
from kg.resolve.registries import FUNCTIONAL, Entry

SHORT: Final = 4
"""Letters of a name of one word that is treated as an acronym."""

FAR_MORE: Final = 5
"""How many times as often the corpus must name one organisation as the next one."""

WITHIN: Final = {"CN": ("", "CN", "HK", "MO", "TW")}
"""Countries of entries that addresses put into another one too: `Hong Kong, China`."""

TIERS: Final = (
    ("registry name", "n.key = w.key AND NOT n.acronym"),
    # Registers of companies know each by its legal name alone, and hold one of any bare name.
    (
        "registry core name",
        "n.core = w.core AND NOT (n.acronym OR n.legal) AND length(w.core) > 2",
    ),
    ("registry acronym", "n.key = w.key AND n.acronym AND length(w.key) > 1"),
)
"""Ways to find a name, the surest first: rule and condition."""


@dataclass(frozen=True, slots=True)
class Context:
    """What a document says around a name.

    Attributes:
        country: two letters, or empty.
        around: words of the whole string, normalised.
        alone: whether the name is the whole of the string.
    """

    country: str = ""
    around: str = ""
    alone: bool = True


@dataclass(frozen=True, slots=True)
class Hit:
    """The entry that a name means.

    Attributes:
        entry: of the organisation; of several entries of one, the first.
        rule: how the name was found.
        support: what speaks for this one among those of the name: `only`, `country`, `city`,
            `corpus`.
        candidates: how many organisations go by the name.
    """

    entry: Entry
    rule: str
    support: tuple[str, ...]
    candidates: int


@dataclass(slots=True)
class Lookup:
    """The registries' names, as far as some texts could mean them."""

    tiers: Mapping[tuple[str, str], Mapping[int, list[Entry]]]
    known: Counter[str]
    clusters: Clusters = field(default_factory=lambda: Clusters(FUNCTIONAL))
    _keys: dict[str, tuple[str, str]] = field(default_factory=dict)

    @classmethod
    def of(
        cls, connection: duckdb.DuckDBPyConnection, texts: Iterable[str], known: Counter[str]
    ) -> "Lookup":
        """Look all texts up at once.

        Args:
            connection: with the tables of `kg.resolve.registries`.
            texts: possible names.
            known: how often documents name each identifier.
        """
        keys = {text: keys_of("Organization", text) for text in texts}
        wanted = sorted(set(keys.values()))
        columns = [pa.array([pair[place] for pair in wanted], pa.string()) for place in (0, 1)]
        table = pa.table(columns, names=["key", "core"])
        connection.from_arrow(table).create("wanted")
        found: dict[tuple[str, str], dict[int, list[Entry]]] = {}
        clusters = Clusters(FUNCTIONAL)
        for tier, (_, condition) in enumerate(TIERS):
            rows = connection.execute(_CANDIDATES.format(condition=condition)).fetchall()
            for key, core, *entry in rows:
                made = Entry.of(*entry)
                for identifier in made.identifiers:
                    clusters.unite(made.identifiers[0], identifier)
                found.setdefault((key, core), {}).setdefault(tier, []).append(made)
        connection.execute("DROP TABLE wanted")
        return cls(found, known, clusters, keys)

    def find(self, text: str, context: Context) -> Hit | None:
        """The organisation that a text names in its context; None where none or several fit."""
        pair = self._keys[text]
        for tier, entries in sorted(self.tiers.get(pair, {}).items()):
            fitting = [e for e in entries if _there(e, context.country)]
            fitting = [e for e in fitting if e.active] or fitting
            if fitting:
                return self._choose(pair[0], TIERS[tier][0], fitting, context)
        return None

    def is_known(self, entry: Entry) -> bool:
        """Whether the corpus speaks of it often enough to take its brand for it."""
        return entry.shipped or self._count([entry]) >= FAR_MORE

    def _choose(self, key: str, rule: str, entries: list[Entry], context: Context) -> Hit | None:
        groups: dict[str, list[Entry]] = {}
        for entry in entries:
            groups.setdefault(self.clusters.find(entry.identifiers[0]), []).append(entry)
        count = len(groups)
        support = []
        if context.country and all(e.country == context.country for e in entries):
            support.append("country")
        near = {root: each for root, each in groups.items() if _in_city(each, context.around)}
        if near and len(near) <= len(groups):
            groups = near
            support.append("city")
        if len(groups) > 1:
            groups = self._shipped(groups)
        if len(groups) > 1:
            groups = self._better_known(groups)
            support.append("corpus")
        if len(groups) != 1:
            return None
        (chosen,) = groups.values()
        if count == 1:
            support.append("only")
        if not self._is_credible(key, rule, chosen, {*support}, context):
            return None
        entry = min(chosen, key=lambda e: (not e.shipped, e.document))
        return Hit(entry, rule, tuple(support), count)

    def _shipped(self, groups: dict[str, list[Entry]]) -> dict[str, list[Entry]]:
        """Those of the registry that comes with us, whose names were checked one by one."""
        ours = {root: each for root, each in groups.items() if any(e.shipped for e in each)}
        return ours if len(ours) == 1 else groups

    def _better_known(self, groups: dict[str, list[Entry]]) -> dict[str, list[Entry]]:
        counts = {root: self._count(each) for root, each in groups.items()}
        first, second = sorted(counts.values(), reverse=True)[:2]
        if first < 2 or first < FAR_MORE * second:
            return groups
        return {root: each for root, each in groups.items() if counts[root] == first}

    def _count(self, entries: list[Entry]) -> int:
        return max(self.known[key] for each in entries for key in each.identifiers)

    def _is_credible(
        self, key: str, rule: str, chosen: list[Entry], support: set[str], context: Context
    ) -> bool:
        """Whether more than its letters speak for a short name, an acronym or a bare word."""
        bare = not has_han(key) and " " not in key
        acronym = rule == "registry acronym" or (bare and len(key) <= SHORT)
        if not acronym and not (bare and not context.alone):
            return True
        if rule == "registry acronym" and len(key) <= 2 and not context.alone:
            return False
        if "city" in support or (rule != "registry acronym" and any(e.shipped for e in chosen)):
            return True
        known = self._count(chosen)
        if context.alone:
            return bool(support & {"country", "corpus"}) or known >= 2
        # `PA` and `MI` stand in addresses, `Engineering` in the names of departments.
        return len(key) > 3 and known >= FAR_MORE and not all(e.legal for e in chosen)


def _there(entry: Entry, country: str) -> bool:
    """Whether an entry may be meant in a country: companies work in all of them."""
    if not country or entry.country in WITHIN.get(country, ("", country)):
        return True
    return entry.shipped and entry.kind not in ("University", "Hospital", "Government")


def _in_city(entries: list[Entry], around: str) -> bool:
    return any(f" {city} " in around for entry in entries for city in entry.cities)


_CANDIDATES: Final = """
SELECT DISTINCT w.key, w.core, r.document, r.country, r.active, r.identifiers, r.kind, r.cities,
    r.origin
FROM wanted w JOIN registry_names n ON {condition} JOIN registry r USING (document)
ORDER BY ALL
"""
