"""What surrounds each mention, in tables: co-authors and theirs, organisations, words, venues.

Co-authors count by their rarity. Two steps away are those who write with one's co-authors: two
papers of one group often share no author but the one in question. An organisation is the mention's
own, or else its neighbours' (others on the work) or what its co-authors give elsewhere: half of
the authorships carry no affiliation.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from math import inf, log10
from typing import Final

import numpy as np
from scipy import sparse

from kg.resolve.normalise.persons import PersonName, fold, parse_name
from kg.resolve.people.commonness import commonness
from kg.resolve.people.signatures import Signatures
from kg.resolve.people.sparse import (
    Floats,
    Ints,
    Matrix,
    Vocabulary,
    pruned,
    rarity,
    unit,
    weighted,
)

HUB = 400
"""Co-authors of a name beyond which it leads to nobody: it is several people, or a list."""

TEAM = 60
"""Names on a work beyond which it does not tell who works with whom."""

FAINT_GUESS = 0.1
"""Share of the length of a row below which an organisation that others give is left out of it."""

SEVERAL: Final = 0.3
"""log10 of namesakes in a million that a name of two known people counts for, less theirs."""

DOUBLES: Final = {"openalex": 1}
"""Schemes that give a person two identifiers now and then, and how many do not count for that."""

_WORD: Final = re.compile(r"[^\W\d_\u3400-\u9fff]{2,}|[\u3400-\u9fff]")
_COMMON: Final = frozenset(
    (*("the", "of", "and", "an", "for", "in", "on"), *("with", "to", "from", "by", "via", "using"))
)
_VENUE_NUMBER: Final = re.compile(r"[\W\d_]+$")


@dataclass(frozen=True, slots=True)
class Context:
    """Tables with a row a mention, but for `around`.

    Attributes:
        names: of each mention, in parts.
        keys: number of the whole name of each mention.
        columns: column of its own name among those of `team`.
        commonness: how many of a million names are expected to be the name (log10), or how many
            people are known to bear it.
        expected: the same without what is known of those who bear it.
        chinese: 1 for a name that reads as Mandarin.
        team: names of the others on the work, a column a name; how rare each is, in `worth`.
        around: names to names they stand with, weighted by how few stand there.
        own, mates: organisations of the mention; of others on the work.
        guess: organisations that the others on the work give elsewhere.
        affiliation: words of the affiliation as printed.
        title: words of the title.
        venue, year, kind: numbers; 0 where unknown.
        size: how many others are on the work.
    """

    names: list[PersonName]
    keys: Ints
    columns: Ints
    commonness: Floats
    expected: Floats
    chinese: Floats
    team: Matrix
    worth: Floats
    around: Matrix
    own: Matrix
    mates: Matrix
    guess: Matrix
    affiliation: Matrix
    title: Matrix
    venue: Ints
    venue_rarity: Floats
    year: Ints
    kind: Ints
    size: Ints


def context(signatures: Signatures) -> Context:
    """Everything that the comparison of two mentions looks at, worked out once."""
    rows, works = signatures.rows, signatures.works
    at = np.array([row.work for row in rows], np.int64)
    people, spelt = Vocabulary(), Vocabulary()
    teams = people.table([[_token(parse_name(name)) for name in work.team] for work in works])
    names = [parse_name(row.name) for row in rows]
    keys = np.array([spelt.numbers.setdefault(n.key, len(spelt)) for n in names], np.int64)
    tokens = [_token(name) for name in names]
    columns = np.array([people.numbers.setdefault(t, len(people)) for t in tokens], np.int64)
    teams.resize((len(works), len(people)))
    team = _without(teams[at], columns)
    count = np.asarray(teams.getnnz(axis=0), np.int64)
    worth = np.log((len(works) + 1) / np.maximum(count, 1)).astype(np.float32)
    known = _known(signatures, keys, names)
    own, mates, guess = _organizations(signatures, at, columns, team)
    venue, venue_rarity = _venues(signatures, at)
    return Context(
        names=names,
        keys=keys,
        columns=columns,
        commonness=np.array([known[key][0] for key in keys.tolist()], np.float32),
        expected=np.array([known[key][1] for key in keys.tolist()], np.float32),
        chinese=np.array([known[key][2] for key in keys.tolist()], np.float32),
        team=team,
        worth=worth,
        around=_around(teams),
        own=own,
        mates=mates,
        guess=guess,
        affiliation=_words([row.affiliation for row in rows]),
        title=_words([work.title for work in works])[at],
        venue=venue,
        venue_rarity=venue_rarity,
        year=np.array([work.year for work in works], np.int64)[at],
        kind=_numbers([work.kind for work in works])[at],
        size=np.asarray(team.getnnz(axis=1), np.int64),
    )


def _known(
    signatures: Signatures, keys: Ints, names: Sequence[PersonName]
) -> dict[int, tuple[float, float, float]]:
    """How common the name of each key is, how common by its parts, and whether it is Chinese."""
    bearers = _bearers(signatures, keys)
    found = {}
    for key, name in dict(zip(keys.tolist(), names, strict=True)).items():
        common = commonness(name)
        found[key] = max(common, _among(bearers.get(key, 0))), common, float(name.chinese)
    return found


def _token(name: PersonName) -> str:
    """A co-author's name in whatever order its parts are printed, and in letters."""
    return " ".join(sorted((name.family, *name.given)))


def _bearers(signatures: Signatures, keys: Ints) -> dict[int, int]:
    """How many people each name is known to be, by the identifiers that stand with it."""
    values: defaultdict[tuple[int, str], set[str]] = defaultdict(set)
    for row, key in zip(signatures.rows, keys.tolist(), strict=True):
        for identifier in row.identifiers:
            values[key, identifier.partition(":")[0]].add(identifier)
    found: dict[int, int] = {}
    for (key, scheme), distinct in values.items():
        found[key] = max(found.get(key, 0), len(distinct) - DOUBLES.get(scheme, 0))
    return found


def _among(bearers: int) -> float:
    """The least commonness (log10 of namesakes) of a name that so many people are known by."""
    return log10(bearers) + SEVERAL if bearers > 1 else -inf


def _without(teams: Matrix, keys: Ints) -> Matrix:
    """Rows without the mention's own name."""
    table = teams.tocoo()
    kept = table.col != keys[table.row]
    ends = (table.row[kept], table.col[kept])
    return sparse.csr_matrix((table.data[kept], ends), shape=table.shape)


def _around(teams: Matrix) -> Matrix:
    size = np.asarray(teams.getnnz(axis=1), np.float32)
    share = np.where((size > 1) & (size <= TEAM), 1 / np.maximum(size - 1, 1), 0)
    table = (teams.T @ sparse.diags(share.astype(np.float32)) @ teams).tocsr()
    table.setdiag(0)
    table.eliminate_zeros()
    hub = np.asarray(table.getnnz(axis=1)) > HUB
    return (sparse.diags((~hub).astype(np.float32)) @ table).tocsr()


def _organizations(
    signatures: Signatures, at: Ints, keys: Ints, team: Matrix
) -> tuple[Matrix, Matrix, Matrix]:
    words = Vocabulary()
    printed = words.table([row.organizations for row in signatures.rows])
    onwork = words.table([work.organizations for work in signatures.works])
    printed.resize((printed.shape[0], len(words)))
    # Keys that stand together, a name and its domain, stand for each other.
    together = (printed.T @ printed).tocsr()
    total = np.asarray(together.sum(axis=1)).ravel()
    own = unit(printed @ (sparse.diags(1 / np.maximum(total, 1)) @ together))
    worth = rarity(own)
    everyone = sparse.csr_matrix(
        (np.ones(len(at), np.float32), (np.arange(len(at)), at)),
        shape=(len(at), len(signatures.works)),
    )
    mates = (everyone @ (everyone.T @ own) - own).tocsr()
    mates.data = np.maximum(mates.data, 0)
    mates = unit(weighted(mates + onwork[at], worth))
    by_name = sparse.csr_matrix(
        (np.ones(len(keys), np.float32), (keys, np.arange(len(keys)))),
        shape=(team.shape[1], len(keys)),
    )
    often = np.asarray(by_name.sum(axis=1)).ravel()
    given = sparse.diags(1 / (np.maximum(often, 1) * np.log2(2 + often))) @ (by_name @ own)
    # Of common names everybody has hundreds of organisations, each of which says next to nothing.
    guess = unit(pruned(unit(weighted(team @ given, worth)), FAINT_GUESS))
    return unit(weighted(own, worth)), mates, guess


def _words(texts: list[str]) -> Matrix:
    table = Vocabulary().table(map(_tokens, texts))
    return unit(weighted(table, rarity(table)))


def _tokens(text: str) -> list[str]:
    return [word for word in map(fold, _WORD.findall(text)) if word not in _COMMON]


def _venues(signatures: Signatures, at: Ints) -> tuple[Ints, Floats]:
    names = [_VENUE_NUMBER.sub("", work.venue.lower()) for work in signatures.works]
    numbers = _numbers(names)[at]
    often = np.bincount(numbers)
    return numbers, np.log(len(at) / np.maximum(often, 1))[numbers].astype(np.float32)


def _numbers(values: list[str]) -> Ints:
    """A number a value, 0 for the empty one."""
    known = {"": 0}
    return np.array([known.setdefault(value, len(known)) for value in values], np.int64)
