"""What speaks for a candidate besides its string: country, domain, other strings, the corpus."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from kg.resolve.candidates.csr import group_max
from kg.resolve.candidates.index import Index
from kg.resolve.candidates.pairs import Pairs

Mask = NDArray[np.bool_]

FAR_MORE: Final = 5
"""How many times as often the corpus must name one organisation as the next of its name."""

OFTEN: Final = 2
"""How often it must name that one at least."""


@dataclass(frozen=True, slots=True)
class Affiliation:
    """A string that names organisations, and what is known besides.

    Attributes:
        text: as printed.
        country: ISO 3166-1 alpha-2 code of where its organisations are; empty if unknown.
        domain: of an e-mail address or homepage that goes with it; empty if unknown.
        nearby: other strings of the same document or author, which may support a short name.
    """

    text: str
    country: str = ""
    domain: str = ""
    nearby: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Support:
    """What speaks for each candidate besides its string.

    Attributes:
        domain: its homepage is at the string's domain.
        told: a country, a domain, another string near it, or the corpus speaks for it.
        known: how often the corpus names it.
        better_known: the corpus names it far more often than any other of the same words.
    """

    domain: Mask
    told: Mask
    known: NDArray[np.int64]
    better_known: Mask


def support(
    index: Index,
    affiliations: Sequence[Affiliation],
    found: Pairs,
    beside: Mapping[str, set[str]],
    known: Mapping[str, int],
) -> Support:
    """What speaks for each candidate of a batch.

    Args:
        index: of the registries.
        affiliations: the strings.
        found: their candidates.
        beside: ids of the organisations that each of the strings near them names.
        known: how often the corpus names each organisation, by its id.
    """
    domain = _at_domain(index, affiliations, found)
    own = found.string * len(index.countries) + index.entity_country[found.entity]
    counts, better = _known(index, found, known)
    told = np.isin(own, found.told) | domain | _beside(index, affiliations, found, beside) | better
    return Support(domain, told, counts, better)


def _at_domain(index: Index, affiliations: Sequence[Affiliation], found: Pairs) -> Mask:
    domains = [f".{each.domain.lower()}" if each.domain else "" for each in affiliations]
    rows = [row for row, string in enumerate(found.string.tolist()) if domains[string]]
    own = index.domains.take(found.entity[rows]).to_pylist() if rows else []
    fits = np.zeros(len(found.string), bool)
    for row, domain in zip(rows, own, strict=True):
        fits[row] = bool(domain) and domains[int(found.string[row])].endswith(f".{domain}")
    return fits


def _beside(
    index: Index,
    affiliations: Sequence[Affiliation],
    found: Pairs,
    beside: Mapping[str, set[str]],
) -> Mask:
    if not beside:
        return np.zeros(len(found.string), bool)
    named = [set().union(*(beside[text] for text in each.nearby)) for each in affiliations]
    ids = index.ids.take(found.entity).to_pylist()
    fits = [id_ in named[s] for s, id_ in zip(found.string.tolist(), ids, strict=True)]
    return np.array(fits, bool)


def _known(index: Index, found: Pairs, known: Mapping[str, int]) -> tuple[NDArray[np.int64], Mask]:
    """How often the corpus names each candidate; and whether none of its words comes near it."""
    none = np.zeros(len(found.string), np.int64)
    if not known or not len(none):
        return none, none > 0
    ids = index.ids.take(found.entity).to_pylist()
    counts = np.array([known.get(id_, 0) for id_ in ids], np.int64)
    exact = found.exact >= 0
    words = np.stack((found.string, found.first, found.last), 1)
    _, group = np.unique(words, axis=0, return_inverse=True)
    group = group.reshape(-1)
    size = int(group.max()) + 1
    best = group_max(group, counts * exact, size)
    # What is left of a group when its best is put aside.
    at_best = exact & (counts == best[group])
    second = group_max(group, np.where(at_best, 0, counts * exact), size)
    alone = np.bincount(group, at_best, size)[group] == 1
    better = at_best & alone & (counts >= OFTEN) & (counts >= FAR_MORE * second[group])
    return counts, np.asarray(better, bool)
