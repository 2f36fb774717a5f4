"""Organisations chosen for a string, and how two of them stand to each other."""

from dataclasses import dataclass
from typing import Final

from kg.resolve.candidates.index import Index
from kg.resolve.candidates.pairs import Pairs

MATCHED: Final = "name in registry"
"""The rule of the ledger by which what the registries know is chosen."""


@dataclass(frozen=True, slots=True)
class Choice:
    """An organisation that a string names.

    Attributes:
        entity: row of the organisation.
        pair: row of the candidate; -1 for a company found by its legal name alone.
        probability: calibrated.
        first, last: its words.
        rule: the rule of the ledger by which it is chosen.
    """

    entity: int
    pair: int
    probability: float
    first: int
    last: int
    rule: str = MATCHED


def overlap(one: Choice, other: Choice) -> bool:
    """Whether two organisations are named by some of the same words."""
    return one.first < other.last and other.first < one.last


def family(index: Index, one: Choice, other: Choice) -> bool:
    """Whether one organisation is a part of the other, and both are named by words of their own."""
    same = (one.first, one.last) == (other.first, other.last)
    return not same and (within(index, one, other) or within(index, other, one))


def held(index: Index, pairs: Pairs, choice: Choice, here: list[Choice]) -> bool:
    """Whether an organisation is named by some of the words of a longer name, of its own kind.

    `Acme University` in `Acme University, Springfield` is no other of that name.
    """
    return any(
        pairs.exact[other.pair] >= 0
        and _holds(other, choice)
        and index.entity_kind[choice.entity] == index.entity_kind[other.entity]
        and not family(index, choice, other)
        for other in here
    )


def spelt_out(index: Index, choice: Choice, here: list[Choice]) -> list[Choice]:
    """Those that an organisation is a part of, and that its own name says too."""
    return [each for each in here if _holds(choice, each) and within(index, choice, each)]


def _holds(one: Choice, other: Choice) -> bool:
    """Whether one name's words are those of the other one and more."""
    longer = one.last - one.first > other.last - other.first
    return longer and one.first <= other.first and one.last >= other.last


def homonym(index: Index, one: Choice, other: Choice) -> bool:
    """Whether the same words name both, and neither is a part of the other."""
    same = (one.first, one.last) == (other.first, other.last)
    return same and not (within(index, one, other) or within(index, other, one))


def within(index: Index, one: Choice, other: Choice) -> bool:
    """Whether one organisation is a part of the other."""
    starts = index.parents_starts
    return other.entity in index.parents[starts[one.entity] : starts[one.entity + 1]]


def kind_row(index: Index, kind: str) -> int:
    """Row of a class of the vocabulary; -1 where no organisation is of it."""
    kinds = index.kinds.to_pylist()
    return int(kinds.index(kind)) if kind in kinds else -1
