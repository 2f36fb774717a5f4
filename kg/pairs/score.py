"""How surely a patent and a paper tell of one piece of work, from 0 to 1.

The product of three measures: how many of the inventors are authors, how alike the two are in
what they say, and how near in time. Vectors are compared from the mean of all matters, for what all
of them say makes any two alike; words of titles are weighed by how few titles have them. Between
two scripts only vectors are compared.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import log, sqrt
from typing import Any, Final

import numpy as np

ALIKE: Final = 0.75
"""The likeness from which on two works are of the same matter.

Of 25 pairs that are known, by their titles alone, 12 would be claimed if their people were known;
of 600 titles of the same field, mostly of the same team, 13.
"""

MEANING: Final = 0.25
"""What the cosine weighs beside words of titles: what one team writes is all alike in meaning."""

BEFORE, AFTER, FADING = 2.0, 3.0, 2.0
"""Years before and after the application in which a paper is near, and beyond which it fades."""

_WORD: Final = re.compile(r"[^\W\d_\u3400-\u9fff]{3,}")
_HAN: Final = re.compile("[\u3400-\u9fff]+")


def near(years: float) -> float:
    """How near in time a paper is that appeared so many years after the application."""
    beyond = max(0.0, -BEFORE - years, years - AFTER)
    return max(0.0, 1.0 - beyond / FADING)


def score(people: float, likeness: float, years: float) -> float:
    """How surely the two are a pair.

    Args:
        people: the share of the inventors who are authors.
        likeness: of the two, see `Likeness.of`.
        years: from the application to the paper.
    """
    return sqrt(people) * min(1.0, max(0.0, likeness / ALIKE)) * near(years)


@dataclass(frozen=True, slots=True)
class Text:
    """What a work says: its title, and the vector of its title and abstract."""

    title: str
    vector: Any


class Likeness:
    """Compares works with all that works are about in mind.

    Args:
        titles: of all that works are about, by which rare words are told.
        mean: of the vectors of all that works are about.
    """

    def __init__(self, titles: Iterable[str], mean: Any) -> None:  # noqa: ANN401 - numpy
        self._mean = mean
        self._works = 0
        self._having = Counter[str]()
        for title in titles:
            self._works += 1
            self._having.update(words(title))

    def of(self, one: Text, other: Text) -> float:
        """How alike two works are: 0 for any two, 1 for the same."""
        near_in_meaning = self._cosine(one.vector, other.vector)
        if bool(_HAN.search(one.title)) != bool(_HAN.search(other.title)):
            return near_in_meaning
        shared = self._shared(one.title, other.title)
        return MEANING * near_in_meaning + (1 - MEANING) * shared

    def _cosine(self, one: Any, other: Any) -> float:  # noqa: ANN401 - numpy
        one, other = one - self._mean, other - self._mean
        lengths = float(np.linalg.norm(one) * np.linalg.norm(other))
        return float(one @ other) / lengths if lengths else 0.0

    def _shared(self, one: str, other: str) -> float:
        """The weight of the words that both have, of that of the shorter title."""
        some, others = words(one), words(other)
        least = min(self._weight(some), self._weight(others))
        return self._weight(some & others) / least if least else 0.0

    def _weight(self, held: set[str]) -> float:
        return sum(log((self._works + 1) / (self._having[each] + 1)) for each in held)


def words(title: str) -> set[str]:
    """Words of a title: of three letters and more, and every two characters of Chinese."""
    return {*_WORD.findall(title.lower()), *_twos(title)}


def _twos(title: str) -> Iterator[str]:
    for run in _HAN.findall(title):
        yield from map("".join, pairwise(run))


def years_between(one: str, other: str) -> float | None:
    """Years from one day, month or year to another; None where one of them is none."""
    start, end = _year(one), _year(other)
    return None if start is None or end is None else end - start


def _year(day: str) -> float | None:
    """A day, month or year as a number of years; the middle of what is left open."""
    parts = [int(each) for each in day.split("-") if each.isdigit()]
    if not parts:
        return None
    year, month = parts[0], parts[1] if len(parts) > 1 else 0
    return year + ((month - 0.5) / 12 if month else 0.5)
