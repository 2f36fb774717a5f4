"""Strings made for training, of which the gold holds too few.

Registries are never whole: that `Zayed University` is not meant by `Mohamed bin Zayed University`
is learnt from strings whose organisation is hidden. And the gold leaves out names that stand alone,
and organisations of our own registry.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from random import Random
from typing import Final

import numpy as np
from numpy.typing import NDArray

from kg.resolve.candidates.build import CURATED, REGISTER
from kg.resolve.candidates.csr import taken
from kg.resolve.candidates.index import Index
from kg.resolve.candidates.pairs import Pairs
from kg.resolve.scoring.examples import Example

NAMES: Final = 3_000
"""Names of registries of which a string is made, once as it is and once hidden."""

SEED: Final = 7

BESIDE: Final = (
    "{}",
    "{}",
    "Department of Computer Science, {}",
    "School of Engineering, {}",
    "{} Research Center",
)
"""Strings that are made of names of our own registry."""


def without(found: Pairs, hidden: Sequence[set[int]]) -> tuple[Pairs, NDArray[np.bool_]]:
    """Candidates less those of hidden organisations, and what is kept.

    Args:
        found: candidates of a batch.
        hidden: rows of the organisations to hide, of each string.
    """
    kept = np.array(
        [
            e not in hidden[s]
            for s, e in zip(found.string.tolist(), found.entity.tolist(), strict=True)
        ],
        bool,
    )
    if kept.all():
        return found, kept
    moved = np.where(kept, np.cumsum(kept) - 1, -1)
    child = np.where(found.child >= 0, moved[found.child], -1)
    kept &= (found.child < 0) | (child >= 0)
    moved = np.where(kept, np.cumsum(kept) - 1, -1)
    child = np.where(found.child >= 0, moved[found.child], -1)
    columns = ("string", "entity", "exact", "near", "first", "last")
    left = {name: getattr(found, name)[kept] for name in columns}
    return replace(found, **left, child=child[kept]), kept


def beside_hidden(index: Index, found: Pairs, hidden: Sequence[set[int]]) -> NDArray[np.float64]:
    """What each candidate says about the hidden: 1 in their words, 0 elsewhere and for their kin.

    Of strings without a hidden organisation every candidate says something.
    """
    weight = np.ones(len(found.string))
    strings = found.string.tolist()
    entities = found.entity.tolist()
    rows: dict[int, list[int]] = {}
    for row, (string, entity) in enumerate(zip(strings, entities, strict=True)):
        if hidden[string]:
            weight[row] = 0.0
            if entity in hidden[string]:
                rows.setdefault(string, []).append(row)
    for string, out in rows.items():
        kin = _kin(index, hidden[string])
        start, end = np.searchsorted(found.string, (string, string + 1))
        for row in range(start, end):
            over = any(
                found.first[row] < found.last[o] and found.first[o] < found.last[row] for o in out
            )
            weight[row] = float(over and entities[row] not in kin)
    return weight


def _kin(index: Index, rows: set[int]) -> set[int]:
    of = np.array(sorted(row for row in rows if row >= 0), np.int64)
    kin: set[int] = set()
    for starts, values in (
        (index.parents_starts, index.parents),
        (index.children_starts, index.children),
        (index.successors_starts, index.successors),
    ):
        kin.update(values[taken(starts, of)[0]].tolist() if len(of) else ())
    return kin


def made(index: Index, gold: Sequence[Example]) -> Iterator[Example]:
    """Strings made of the registries' names and of the gold, the same for the same index."""
    draw = Random(SEED)  # noqa: S311 - chance, not secrecy
    flags = index.entity_flags
    live = np.flatnonzero((flags & REGISTER) == 0)
    ids, shown = index.ids, index.shown
    for row in sorted(draw.sample(live.tolist(), min(NAMES, len(live)))):
        name, id_ = shown[row].as_py(), ids[row].as_py()
        yield replace(gold[0], text=name, ids=(id_,), single=False, hidden=(), made=True)
        yield replace(gold[0], text=name, ids=(), single=False, hidden=(id_,), made=True)
    for row in np.flatnonzero((flags & CURATED) > 0).tolist():
        text = draw.choice(BESIDE).format(shown[row].as_py())
        yield replace(gold[0], text=text, ids=(ids[row].as_py(),), single=False, made=True)
    for each in gold:
        if each.ids:
            yield replace(each, ids=(), hidden=each.ids, single=False, made=True)
