"""Pairs of mentions that may be one person: equal or agreeing names, in bounded blocks.

Names are compared once each, within blocks of one family name and first initial (and, for slips in
a family name, of all given names). The mentions of a name are all compared while they are few, or
the name is rare; of a common name's many, those that share something rare: a co-author, an
organisation. So the number of pairs grows with the number of mentions, not with its square. Whoever
a chain of those joins is compared with all of the chain afterwards.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from scipy import sparse

from kg.resolve.normalise.agreement import Agreement, agreement, turned
from kg.resolve.normalise.persons import PersonName, romanised
from kg.resolve.normalise.romanisation import is_pinyin
from kg.resolve.people.alike import Alike
from kg.resolve.people.blocks import Blocks, by_token, codes, crossed, sharing
from kg.resolve.people.sparse import Bools, Ints, Matrix

ALL_PAIRS = 400
"""Mentions of one name of whom each may be compared with every other.

Three of 147,000 names have more. Of two agreeing names: pairs of their mentions."""

FEW = 20
"""As many of a very common name are all compared at once; of more, those that share something."""

SHARED = 40
"""Mentions in a block that may share a token for it to pair them: more say little."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of mentions.

    Attributes:
        left, right: indices of mentions, left < right, each pair once.
        names: how their names agree, an `Agreement` each.
        rivals: of their names, as `Alike` has them.
    """

    left: Ints
    right: Ints
    names: Ints
    rivals: Ints

    def take(self, numbers: Ints) -> "Pairs":
        """Some of the pairs."""
        return Pairs(
            self.left[numbers], self.right[numbers], self.names[numbers], self.rivals[numbers]
        )

    def codes(self) -> Ints:
        """A number for each pair."""
        return codes(np.column_stack((self.left, self.right)))

    def joined(self, others: "Pairs") -> "Pairs":
        """These and others behind them."""
        return Pairs(
            np.concatenate((self.left, others.left)),
            np.concatenate((self.right, others.right)),
            np.concatenate((self.names, others.names)),
            np.concatenate((self.rivals, others.rivals)),
        )


def agreeing(names: Sequence[PersonName]) -> dict[tuple[int, int], Agreement]:
    """Pairs of different names, by their indices, that may be one person's."""
    found: dict[tuple[int, int], Agreement] = {}
    for one, other in _comparable(names):
        pair = (min(one, other), max(one, other))
        if (
            one != other
            and pair not in found
            and (how := agreement(names[one], names[other])) is not None
        ):
            found[pair] = how
    return found


def _comparable(names: Sequence[PersonName]) -> Iterator[tuple[int, int]]:
    blocks: defaultdict[str, list[int]] = defaultdict(list)
    spellings: defaultdict[str, list[int]] = defaultdict(list)
    for number, name in enumerate(names):
        if name.given:
            blocks[name.block].append(number)
            if len(name.family) >= 5 and not name.chinese:
                spellings[" ".join((*name.given, name.family[:2]))].append(number)
    for block in blocks.values():
        yield from _within(block, names)
    for block in spellings.values():
        if len(block) <= SHARED:
            yield from combinations(block, 2)
    yield from _chinese(names)


def _chinese(names: Sequence[PersonName]) -> Iterator[tuple[int, int]]:
    """Chinese names with a Western one before them and without, in letters and in characters.

    And names with either part first.
    """
    plain = {(name.family, *name.given): n for n, name in enumerate(names) if not name.han}
    both: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    initials: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for number, name in enumerate(names):
        if (parts := name.western_chinese) is not None:
            both[name.family, parts[1]].append(number)
            initials[name.family, parts[1][0]].append(number)
    for key, numbers in both.items():
        if (other := plain.get(key)) is not None:
            yield from ((number, other) for number in numbers)
    for number, name in enumerate(names):
        if len(name.given) > 1 and all(len(each) == 1 for each in name.given):
            yield from ((number, o) for o in initials.get((name.family, name.given[0]), ()))
        if (way := turned(name)) and (other := plain.get(way)) is not None:
            yield number, other
        if name.han and name.given:
            for key in romanised(name.han) | {(name.family, name.given[0])}:
                spelt = [plain[each] for each in (key, key[::-1]) if each in plain]
                yield from ((number, other) for other in (*spelt, *both.get(key, ())))


def _within(block: list[int], names: Sequence[PersonName]) -> Iterator[tuple[int, int]]:
    """Names of a block with the same first given name, initials with all, and likely slips."""
    by_first: defaultdict[str, list[int]] = defaultdict(list)
    for number in block:
        by_first[names[number].given[0]].append(number)
    for same in by_first.values():
        yield from combinations(same[: SHARED * 4], 2)
    for first, same in by_first.items():
        others = [other for other in by_first if other != first and _likely(first, other)]
        for other in others:
            yield from ((a, b) for a in same for b in by_first[other])


def _likely(first: str, other: str) -> bool:
    if len(first) == 1:
        return True
    close = first < other and len(other) > 1 and first[:2] == other[:2]
    return close and not (is_pinyin(first) and is_pinyin(other))


def pairs_of(keys: Ints, names: Alike, tokens: Matrix, few: int | Ints = ALL_PAIRS) -> Pairs:
    """Pairs of mentions worth a look, in the order of their names.

    Args:
        keys: number of the name of each mention.
        names: pairs of names that may be one person's.
        tokens: what mentions may share, a row a mention.
        few: mentions of a name, or pairs of mentions of two names, that are all compared; one for
            all pairs of names, or one each.
    """
    whole = at_most(keys, names, few)
    every, numbers = np.flatnonzero(whole), np.flatnonzero(~whole)
    found, which = crossed(
        names.one[every], names.other[every], Blocks.of(keys, np.arange(len(keys)))
    )
    shared, by = _sharing(keys, names.take(numbers), tokens, SHARED)
    by = np.concatenate((every[which], numbers[by]))
    order = np.argsort(by, kind="stable")
    return _pairs(np.concatenate((found, shared))[order], names.take(by[order]))


def within(keys: Ints, names: Alike, groups: Matrix) -> Pairs:
    """Pairs of mentions of one group, of names that have not too many mentions.

    Args:
        keys: number of the name of each mention.
        names: pairs of names that may be one person's.
        groups: of each mention, a row each.
    """
    few = names.take(np.flatnonzero(at_most(keys, names, ALL_PAIRS)))
    found, by = _sharing(keys, few, groups, 0)
    return _pairs(found, few.take(by))


def at_most(keys: Ints, names: Alike, few: int | Ints) -> Bools:
    """Pairs of names that have at most so many mentions, or pairs of mentions of two names."""
    counts = np.bincount(keys, minlength=int(names.one.max(initial=-1)) + 1)
    one, other = counts[names.one], counts[names.other]
    return np.asarray(np.where(names.one == names.other, one, one * other) <= few, np.bool_)


def one_hot(groups: Ints) -> Matrix:
    """A table of the group of each mention; none for a number below nought."""
    rows = np.flatnonzero(groups >= 0)
    ones = np.ones(len(rows), np.float32)
    shape = (len(groups), int(groups.max(initial=-1)) + 1)
    return sparse.csr_matrix((ones, (rows, groups[rows])), shape=shape)


def _sharing(keys: Ints, names: Alike, tokens: Matrix, most: int) -> tuple[Ints, Ints]:
    """Pairs of mentions that share a token, and the number of the pair of names of each."""
    used = np.zeros(int(max(keys.max(initial=-1), names.one.max(initial=-1))) + 1, np.bool_)
    used[names.one] = used[names.other] = True
    rows = np.flatnonzero(used[keys])
    held = by_token(keys[rows], tokens[rows])
    found, by = sharing(names.one, names.other, held, tokens.shape[1], most)
    return rows[found], by


def _pairs(found: Ints, names: Alike) -> Pairs:
    left, right = np.sort(found, axis=1).T
    return Pairs(left, right, names.how, names.rivals)
