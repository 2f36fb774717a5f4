"""How Chinese syllables are spelt in names that are not pinyin: 海正 is `Hisun`, 诺基亚 `Nokia`.

The initial and the final of a syllable each stand for some letters, or for none. How likely which
letters are is learnt by expectation maximisation from foreign names in a dictionary, as Knight and
Graehl learn transliteration (https://aclanthology.org/J98-4003). What letters say is the logarithm
of how much likelier they are for the syllable than by chance.
"""

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from kg.resolve.names.chinese.traces import skeleton
from kg.resolve.normalise.cedict import entries
from kg.resolve.normalise.names import has_han
from kg.resolve.normalise.romanisation import cantonese, syllable

TABLE: Final = Path(__file__).with_name("sounds.tsv")

ROUNDS: Final = 6
RARE: Final = 1e-6
LEAST: Final = 0.002
"""Share of a part's letters below which they are not kept."""

OFTEN: Final = 1.0
"""Times that letters are expected to stand for a part, from which on they are kept."""

CHANCE: Final = 1.0
"""How much likelier than by chance, a letter, a name must be to be learnt from."""

COINED: Final = 0.3
"""Share of names that are coined more freely than foreign ones are written in Chinese."""

FAINT: Final = 0.3
"""What letters must say for their syllable to be kept."""

HONG_KONG: Final = 0.2
"""How likely a character is spelt by one of its readings in Hong Kong."""

_PARTS: Final = re.compile("(zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(.*)")
_CONSONANTS: Final = re.compile("[^aeiou]{0,3}")
_VOWELS: Final = re.compile("[aeiouyvw]{0,2}(?:[nmrh]|ng|l|ll)?")
_FOREIGN: Final = re.compile("([A-Z][a-z]{2,13})(?: \\(|,|$)")
_INITIALS: Final = (
    *("b", "c", "ch", "ck", "cr", "d", "dr", "f", "g", "h", "hs", "j", "k", "kr", "l", "ll", "m"),
    *("mm", "n", "nn", "p", "ph", "q", "r", "rr", "s", "sh", "ss", "st", "t", "tr", "ts", "tt"),
    *("v", "w", "wh", "x", "y", "z", "zh"),
)
"""Letters that a coined word may begin a syllable with."""

_KINDS: Final = {"a": "aeu", "o": "ouae", "e": "eaiou", "i": "iey", "u": "uoe", "v": "ui"}
"""Vowels that may be written for another one."""
_NASAL: Final = {"n": 1.0, "ng": 0.6, "m": 0.2, "": 0.2}
_OPEN: Final = {"": 1.0, "r": 0.15, "l": 0.1, "h": 0.05}
"""How syllables of either kind end, by their frequency."""
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"

Table = Mapping[str, Mapping[str, float]]
"""Of each part of a syllable, letters and how likely they are."""

_Counts = defaultdict[str, defaultdict[str, float]]


@lru_cache(maxsize=20_000)
def spellings(char: str) -> Mapping[str, float]:
    """Letters that may stand for a character by its sound, with what they say for it."""
    found = dict(_spelt(syllable(char)))
    for reading in cantonese(char):
        told = math.log(HONG_KONG) - _by_chance(reading)
        found[reading] = max(told, found.get(reading, told))
    return found


def train() -> Table:
    """Learn from the names of a dictionary that are foreign, or pinyin."""
    sample = list(_foreign())
    table: Table = {}
    for round_ in range(ROUNDS):
        counts: _Counts = defaultdict(lambda: defaultdict(float))
        likely = [_expected(table, parts, word, counts) for parts, word in sample]
        table = {part: _shares(found) for part, found in counts.items()}
        if round_:
            sample = [
                (parts, word)
                for (parts, word), each in zip(sample, likely, strict=True)
                if each and math.log(each) - _by_chance(word) > CHANCE * len(word)
            ]
    return table


def written(table: Table) -> str:
    """The text of the file of a table: part, letters and how likely they are."""
    rows = (
        f"{part}\t{letters}\t{share:.4f}\n"
        for part in sorted(table)
        for letters, share in sorted(table[part].items())
        if share >= LEAST
    )
    return "".join(rows)


def _parts(spelling: str) -> tuple[str, str]:
    """The initial of a syllable of pinyin, marked as one, and its final."""
    found = _PARTS.fullmatch(spelling)
    return (f"^{found[1] or ''}", found[2]) if found else ("^", spelling)


def _foreign() -> Iterator[tuple[list[str], str]]:
    for chinese, told in entries():
        if 1 < len(chinese) < 7 and all(map(has_han, chinese)) and "surname" not in told:
            found = next(filter(None, map(_FOREIGN.match, told.split("/")[:2])), None)
            if found:
                parts = [part for char in chinese for part in _parts(syllable(char))]
                yield parts, found[1].lower()


def _expected(table: Table, parts: Sequence[str], word: str, counts: _Counts) -> float:
    """How likely a word is for the parts; what each part is expected to stand for is counted."""
    size = len(word) + 1
    before = [[1.0, *[0.0] * len(word)]]
    for part in parts:
        row = [0.0] * size
        for start, have in enumerate(before[-1]):
            if have:
                for end, share in _chunks(table, part, word, start):
                    row[end] += have * share
        before.append(row)
    total = before[-1][-1]
    after = [*[0.0] * len(word), 1.0]
    for part, reached in zip(reversed(parts), reversed(before[:-1]), strict=True):
        row = [0.0] * size
        for start in range(size):
            for end, share in _chunks(table, part, word, start):
                row[start] += share * after[end]
                if reached[start] and after[end]:
                    counts[part][word[start:end]] += reached[start] * share * after[end] / total
        after = row
    return total


def _chunks(table: Table, part: str, word: str, start: int) -> Iterator[tuple[int, float]]:
    """Ends of the letters that a part may stand for from a place on, with how likely they are."""
    shape = _CONSONANTS if part.startswith("^") else _VOWELS
    learnt = table.get(part)
    for end in range(start, min(len(word), start + 5) + 1):
        letters = word[start:end]
        if shape.fullmatch(letters):
            yield end, learnt.get(letters, RARE) if learnt else _at_first(part, letters)


def _at_first(part: str, letters: str) -> float:
    own = part.lstrip("^")
    if letters == own:
        return 0.3
    return 0.015 if not letters or letters[0] == own[:1] else 0.001


def _shares(counts: Mapping[str, float]) -> dict[str, float]:
    total = sum(counts.values())
    return {letters: count / total for letters, count in counts.items() if count > OFTEN}


@lru_cache(maxsize=2_000)
def _spelt(spelling: str) -> tuple[tuple[str, float], ...]:
    initial, final = (_freely(part) for part in _parts(spelling))
    found: dict[str, float] = defaultdict(float)
    for first, share in initial.items():
        for last, other in final.items():
            found[first + last] += share * other
    told = ((letters, math.log(share) - _by_chance(letters)) for letters, share in found.items())
    return tuple((letters, says) for letters, says in told if letters and says > FAINT)


def _freely(part: str) -> dict[str, float]:
    """What a part may stand for in names that people coin: letters of the same kind, too."""
    learnt = {letters: (1 - COINED) * share for letters, share in _table().get(part, {}).items()}
    for letters, share in _alike(part).items():
        learnt[letters] = learnt.get(letters, 0.0) + COINED * share
    return learnt


def _alike(part: str) -> dict[str, float]:
    """Consonants of the same class; or any vowels, those that are near first, with an ending."""
    if part == "^":
        return {"": 1.0}
    if part.startswith("^"):
        same = [each for each in _INITIALS if skeleton(each) == skeleton(part[1:])]
        return dict.fromkeys(same, 1 / len(same)) if same else {part[1:]: 1.0}
    endings = _NASAL if part.endswith(("n", "ng")) else _OPEN
    near = _KINDS.get(part.rstrip("ng")[-1:], "")
    single = {"": 0.5} | {v: 1.0 if v in near else 0.4 for v in "aeiouy"}
    double = {v + w: 0.15 * single[v] for v in "aeiou" for w in "aeiouy"}
    every = {v + e: p * q for v, p in (single | double).items() for e, q in endings.items()}
    total = sum(every.values())
    return {letters: share / total for letters, share in every.items()}


def _by_chance(letters: Iterable[str]) -> float:
    return sum(_CHANCES.get(letter, -6.0) for letter in letters)


_CHANCES: Final = {
    letter: math.log(share / 1000)
    for letter, share in zip(
        _LETTERS,
        (111, 19, 35, 32, 106, 11, 23, 31, 84, 3, 16, 52, 32, 72, 72, 25, 2, 70, 62, 64, 34, 12,
         10, 4, 18, 5),
        strict=True,
    )
}  # fmt: skip
"""How frequent letters are in English words; a thousandth each."""


@cache
def _table() -> Table:
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for line in TABLE.read_text("ascii").splitlines():
        part, letters, share = line.split("\t")
        found[part][letters] = float(share)
    return found
