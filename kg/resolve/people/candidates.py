"""Pairs of mentions that may be one person: equal or agreeing names, in bounded blocks.

Names are compared once each, within blocks of one family name and first initial (and, for slips in
a family name, of all given names). The mentions of a name are all compared while they are few; of
many, those that share something rare: a co-author, an organisation. So the number of pairs grows
with the number of mentions, not with its square.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

import numpy as np

from kg.resolve.normalise.agreement import Agreement, agreement, turned
from kg.resolve.normalise.persons import PersonName, romanised
from kg.resolve.normalise.romanisation import is_pinyin
from kg.resolve.people.sparse import Ints, Matrix

ALL_PAIRS = 400
"""Mentions of one name that are all compared with each other: three of 147,000 names have more."""

ALL_FORMS = 400
"""Pairs of mentions of two agreeing names that are all compared."""

SHARED = 40
"""Mentions in a block that may share a token for it to pair them: more say little."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of mentions.

    Attributes:
        left, right: indices of mentions, left < right, each pair once.
        names: how their names agree, an `Agreement` each.
        rivals: how many names other than the longer one the shorter one could be short for; one at
            least where the parts are turned, for it may be a name in the order that it stands in.
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


def agreeing(names: Sequence[PersonName]) -> dict[tuple[int, int], Agreement]:
    """Pairs of different names, by their indices, that may be one person's."""
    found: dict[tuple[int, int], Agreement] = {}
    for one, other in _comparable(names):
        pair = (min(one, other), max(one, other))
        if pair not in found and (how := agreement(names[one], names[other])) is not None:
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


def pairs_of(
    keys: Ints,
    names: Sequence[PersonName],
    agreements: dict[tuple[int, int], Agreement],
    tokens: Matrix,
) -> Pairs:
    """Pairs of mentions worth a look.

    Args:
        keys: number of the name of each mention.
        names: by their numbers.
        agreements: pairs of names that may be one person's.
        tokens: what mentions may share, a row a mention.
    """
    order = np.argsort(keys, kind="stable")
    starts = np.searchsorted(keys[order], np.arange(keys.max(initial=-1) + 2))
    groups = [order[start:end] for start, end in pairwise(starts)]
    rivals = _rivals(names, agreements)
    parts = [_same(group, tokens) for group in groups if len(group) > 1]
    same = _joined(parts)
    kinds = [np.full(len(same), int(Agreement.SAME))]
    against = [np.zeros(len(same), np.int64)]
    found = [same]
    for (one, other), how in agreements.items():
        pairs = _across(groups[one], groups[other], tokens)
        found.append(pairs)
        kinds.append(np.full(len(pairs), int(how)))
        others = max(rivals[one, other], rivals[other, one], how is Agreement.OTHER_ORDER)
        against.append(np.full(len(pairs), others))
    pairs = _joined(found)
    return Pairs(
        pairs.min(axis=1, initial=np.iinfo(np.int64).max) if len(pairs) else pairs[:, 0],
        pairs.max(axis=1, initial=-1) if len(pairs) else pairs[:, 1],
        np.concatenate(kinds),
        np.concatenate(against),
    )


def _rivals(
    names: Sequence[PersonName], agreements: dict[tuple[int, int], Agreement]
) -> dict[tuple[int, int], int]:
    """Of a name, for each that it agrees with: how many others it may be, two people's, less one.

    What is in the other script is counted apart, and of letters alone: 张伟 and 章伟 are rivals for
    Wei Zhang; W. Zhang beside 张伟 is none, nor are two ways in which 张伟 is read.
    """
    friends: defaultdict[tuple[int, bool], list[int]] = defaultdict(list)
    for (one, other), how in agreements.items():
        script = how is Agreement.OTHER_SCRIPT
        friends[one, script].append(other)
        friends[other, script].append(one)
    strangers = {key: _strangers(others, agreements) for key, others in friends.items()}
    return {
        (name, other): 0 if script and names[name].han else strangers[name, script]
        for (name, script), others in friends.items()
        for other in others
    }


def _strangers(others: list[int], agreements: dict[tuple[int, int], Agreement]) -> int:
    chosen: list[int] = []
    for name in sorted(others)[:SHARED]:
        if all((min(name, o), max(name, o)) not in agreements for o in chosen):
            chosen.append(name)
    return max(len(chosen) - 1, 0)


def _same(group: Ints, tokens: Matrix) -> Ints:
    if len(group) <= ALL_PAIRS:
        one, other = np.triu_indices(len(group), 1)
        return np.column_stack((group[one], group[other]))
    return _sharing(group, np.zeros(len(group), np.int64), tokens)


def _across(one: Ints, other: Ints, tokens: Matrix) -> Ints:
    if len(one) * len(other) <= ALL_FORMS:
        return np.column_stack((np.repeat(one, len(other)), np.tile(other, len(one))))
    sides = np.concatenate((np.zeros(len(one), np.int64), np.ones(len(other), np.int64)))
    return _sharing(np.concatenate((one, other)), sides, tokens)


def _sharing(group: Ints, sides: Ints, tokens: Matrix) -> Ints:
    """Pairs of mentions of a group, of two sides if there are two, that share a rare token."""
    part = tokens[group].tocoo()
    order = np.argsort(part.col, kind="stable")
    holders, columns = part.row[order], part.col[order]
    bounds = np.flatnonzero(np.diff(columns, prepend=-1, append=-1))
    several = bool(sides.any())
    found: set[tuple[int, int]] = set()
    for start, end in pairwise(bounds):
        if 1 < end - start <= SHARED:
            rows = holders[start:end].tolist()
            found.update(_distinct(rows, sides, several))
    pairs = np.array(sorted(found), np.int64).reshape(-1, 2)
    return group[pairs]


def _distinct(rows: list[int], sides: Ints, several: bool) -> Iterable[tuple[int, int]]:
    pairs = combinations(sorted(rows), 2)
    return ((a, b) for a, b in pairs if sides[a] != sides[b]) if several else pairs


def _joined(parts: list[Ints]) -> Ints:
    return np.concatenate([np.empty((0, 2), np.int64), *parts]).astype(np.int64)
