"""A batch of affiliation strings as arrays of folded words and of segments."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, pairwise
from typing import Final

import numpy as np

from extractors.text.affiliations.segments import Kind, segments
from kg.resolve.candidates.common import common_words
from kg.resolve.candidates.index import Floats, Index, Ints
from kg.resolve.candidates.keys import Keys, extended, find, word_key
from kg.resolve.normalise.fold import WORD, bare_word, fold_word
from kg.resolve.normalise.romanisation import is_pinyin
from kg.resolve.normalise.typos import deletions
from kg.resolve.normalise.words import SAME

KINDS: Final = tuple(Kind)

_CAMEL: Final = re.compile(r"(?<=[^\W\dA-Z_])(?=[A-Z])|(?<=[A-Z]{2})(?=[A-Z][a-z]{2})")
_UMLAUT: Final = re.compile(r"(?<=[aou])e")
_BLANK: Final = re.compile(r"#(?:N|R|TAB)#|(?<=[a-z]{3})%?2F(?=[A-Z])")
"""Ends of lines, tabs and strokes, as some corpora write them; names go on behind them."""

_OPENING: Final = re.compile(
    r"\W{0,9}(?i:(?:current|present|permanent) (?:address|affiliation)|"
    r"(?:currently|presently|now) (?:at|with))(?![a-z])"
)
"""What a footnote says before the organisation where somebody went: `Current addressAcme`."""

_ACCENTS: Final = "\u00b4`\u00a8\u02c6\u02dc\u02c7\u00b8"
_DAMAGED: Final = ("?", "\ufffd", *(f" {accent}" for accent in _ACCENTS))
"""What stands for a letter that an encoding lost, `M?xico`, or parts it from its accent."""

_GLUED: Final = ("of", "de", "for", "and", "the")
"""Function words that run into the generic word before them: `Universityof`."""

_REMEMBERED: Final = 200_000

TORN: Final = 5
"""Letters of a known word by which others are told that ran into it: `addressGoogle`."""

GENERIC: Final = 8
"""Letters of a generic word that is known by another spelling too."""


@dataclass(frozen=True, slots=True)
class Strings:
    """Words of all strings end to end.

    Attributes:
        word_starts: string -> words, as CSR.
        string: the string of each word.
        key: its key; of the word that it is a misspelling of, where it is one.
        row: its row in the index's words; -1 for a word that no name has.
        weight: its inverse document frequency; that of a name's own for words that none has.
        start, end: its offsets in the string as printed.
        segment: its segment.
        marks: 1 printed in capitals, 2 misspelt, 4 opens a segment, 8 followed by a comma or so,
            16 followed by the end of an affiliation, 32 followed by a bracket.
        segment_starts: segment -> words, as CSR.
        segment_string: the string of each segment.
        segment_kind: its position in `KINDS`.
        segment_order: which of its string's segments it is.
        texts: folded words of each string.
        printed: each string as it was given.
    """

    word_starts: Ints
    string: Ints
    key: Keys
    row: Ints
    weight: Floats
    start: Ints
    end: Ints
    segment: Ints
    marks: Ints
    segment_starts: Ints
    segment_string: Ints
    segment_kind: Ints
    segment_order: Ints
    texts: list[list[str]]
    printed: Sequence[str]


CAPITALS, MISSPELT, OPENS, COMMA, AFFILIATION, BRACKET = 1, 2, 4, 8, 16, 32
_LEVEL: Final = (0, BRACKET, COMMA, COMMA | AFFILIATION)

_Word = tuple[int, int, float, int, str]


class StringReader:
    """Reads strings into the words of an index; remembers the words that it has seen."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._vocabulary: list[str] = index.vocabulary.to_pylist()
        self._seen: dict[str, tuple[_Word, ...]] = {}
        self._unknown = float(index.word_weights.max()) if len(index.word_weights) else 1.0

    def read(self, strings: Sequence[str]) -> Strings:
        """The words and segments of strings."""
        words: list[tuple[int, int, float, int, int, int, int]] = []
        texts: list[list[str]] = []
        starts, part_starts = [0], [0]
        parts: list[tuple[int, int, int]] = []
        for string, printed_text in enumerate(strings):
            text = _BLANK.sub(_blanks, printed_text)
            if opening := _OPENING.match(text):
                text = " " * opening.end() + text[opening.end() :]
            folded: list[str] = []
            for order, part in enumerate(segments(text)):
                if part.level and len(words) > starts[-1]:
                    words[-1] = (*words[-1][:3], words[-1][3] | _LEVEL[part.level], *words[-1][4:])
                first = len(words)
                for printed, start, end in self._printed(text, part.start, part.end):
                    known = self._known(printed)
                    places = _places(printed, start, end, len(known))
                    for (row, key, weight, marks, word), place in zip(known, places, strict=True):
                        words.append((row, key, weight, marks, *place, len(parts)))
                        folded.append(word)
                if len(words) > first:
                    words[first] = (*words[first][:3], words[first][3] | OPENS, *words[first][4:])
                parts.append((string, KINDS.index(part.kind), order))
                part_starts.append(len(words))
            starts.append(len(words))
            texts.append(folded)
        return _arrays(words, starts, parts, part_starts, texts, strings)

    def _printed(self, text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
        """Words of a segment with their offsets; those that belong together as one."""
        found = [(m[0], m.start(), m.end()) for m in WORD.finditer(text, start, end)]
        at = 0
        while at < len(found):
            word, first, last = found[at]
            upto = at + 1
            if upto < len(found) and text[last : found[upto][1]] in _DAMAGED:
                word, upto = word + found[upto][0], upto + 1
            elif len(word) == 1 and word.isupper() and word.isascii():
                # `S N Bose` is the `S.N. Bose` of the registries; `A & F` is no `AF`.
                while upto < len(found) and _initial(text, found[upto - 1], found[upto]):
                    word, upto = word + found[upto][0], upto + 1
                if upto > at + 1 and self._row(word.lower()) < 0:
                    word, upto = found[at][0], at + 1
            elif upto < len(found) and self._runs_on(word, found[upto][0]):
                word, upto = word + found[upto][0], upto + 1
            elif last < end and text[last] == "." and word.isascii() and len(word) > 3:
                word += "."
            yield word, first, found[upto - 1][2]
            at = upto

    def _runs_on(self, word: str, following: str) -> bool:
        """Whether two words are one of the registries' that was torn apart: `Jiao tong`."""
        short = word.isascii() and following.isascii() and len(word) > 1 < len(following) < 7
        if not (short and following.islower() and len(word) < 7 and is_pinyin(word.lower())):
            return False
        return is_pinyin(following) and self._row(fold_word(word + following)) >= 0

    def _known(self, printed: str) -> tuple[_Word, ...]:
        if (found := self._seen.get(printed)) is None:
            if len(self._seen) >= _REMEMBERED:
                self._seen.clear()
            found = self._seen[printed] = self._look_up(printed)
        return found

    def _look_up(self, printed: str) -> tuple[_Word, ...]:
        dotted, printed = printed.endswith("."), printed.rstrip(".")
        folded = fold_word(printed)
        if not folded:
            return ()
        marks = CAPITALS if printed.isupper() and len(printed) > 1 else 0
        if " " in folded and all(self._row(part) >= 0 for part in folded.split()):
            return tuple(self._word(self._row(part), marks, part) for part in folded.split())
        if (row := self._row(folded)) >= 0:
            return (self._word(row, marks, folded),)
        torn = _CAMEL.split(printed)
        parts = [part for each in torn if (part := fold_word(each))]
        if len(torn) > 1 and parts and all(self._row(part) >= 0 for part in parts):
            return tuple(self._word(self._row(part), marks, part) for part in parts)
        stripped = printed.strip("0123456789")
        if stripped != printed and len(stripped) > 2 and self._row(fold_word(stripped)) >= 0:
            return self._known(stripped)
        if (row := self._row(plain := fold_word(_UMLAUT.sub("", bare_word(printed))))) >= 0:
            return (self._word(row, marks, plain),)
        bare = bare_word(printed)
        if dotted and (whole := self._completed(bare)):
            return (self._word(self._row(whole), marks | MISSPELT, whole),)
        if (row := self._row(generic := _misspelt_generic(bare))) >= 0:
            return (self._word(row, marks | MISSPELT, generic),)
        if (row := self._spelt(bare)) >= 0:
            return (self._word(row, marks | MISSPELT, folded),)
        if (row := self._row(generic := _glued(bare))) >= 0:
            return (self._word(row, marks, generic),)
        if pieces := self._compound(bare):
            return tuple(self._word(self._row(part), marks, part) for part in pieces)
        if len(torn) > 1 and any(len(part) >= TORN and self._row(part) >= 0 for part in parts):
            return tuple(each for part in torn for each in self._known(part))
        return ((-1, word_key(folded), self._unknown, marks, folded),)

    def _completed(self, word: str) -> str:
        """The commonest word of names that an abbreviation begins; empty if none does."""
        first = bisect_left(self._vocabulary, word)
        last = bisect_left(self._vocabulary, word + "\uffff", first)
        begun = [each for each in self._vocabulary[first:last] if self._row(each) >= 0]
        return min(begun, key=lambda w: float(self._index.word_weights[self._row(w)]), default="")

    def _compound(self, word: str) -> tuple[str, ...]:
        """The words of names that a word is put together of: `Shengjing`, `Weltraumforschung`."""
        for at in range(2, min(7, len(word) - 1)):
            pair = word[:at], word[at:]
            if len(pair[1]) < 7 and all(map(is_pinyin, pair)) and self._begins_a_name(pair):
                return pair
        for at in range(4, len(word) - 4):
            if (end := SAME.get(word[at:], "")) and self._row(word[:at]) >= 0:
                return word[:at], end
        return ()

    def _begins_a_name(self, words: tuple[str, ...]) -> bool:
        key = np.zeros(1, np.uint64)
        for word in words:
            key = extended(key, np.array([word_key(word)], np.uint64))
        return bool(find(self._index.prefixes, key)[0] >= 0)

    def _word(self, row: int, marks: int, text: str) -> _Word:
        return (
            row,
            int(self._index.word_keys[row]),
            float(self._index.word_weights[row]),
            marks,
            text,
        )

    def _row(self, word: str) -> int:
        return self._at(self._index.word_keys, word_key(word))

    def _at(self, table: Keys, key: int) -> int:
        place = int(np.searchsorted(table, np.uint64(key)))
        return place if place < len(table) and table[place] == key else -1

    def _spelt(self, word: str) -> int:
        """The commonest word of names that is an edit away; -1 if none is."""
        found: set[int] = set()
        for text in deletions(word):
            key = np.uint64(word_key(text))
            first = int(np.searchsorted(self._index.typo_keys, key))
            while first < len(self._index.typo_keys) and self._index.typo_keys[first] == key:
                found.add(int(self._index.typo_words[first]))
                first += 1
        return min(found, key=lambda row: (float(self._index.word_weights[row]), row), default=-1)


def _blanks(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _places(printed: str, start: int, end: int, count: int) -> list[tuple[int, int]]:
    """Offsets of the words that a printed one is read as: `HKUST` and `Rong` of `HKUSTRong`.

    Those of the whole where it is not known which letters are which word's.
    """
    torn = _CAMEL.split(printed) if count > 1 else []
    if len(torn) != count or len(printed) != end - start:
        return [(start, end)] * count
    return list(pairwise(accumulate(map(len, torn), initial=start)))


def _initial(text: str, before: tuple[str, int, int], here: tuple[str, int, int]) -> bool:
    """Whether a word is one capital, with nothing but blanks and dots between it and another."""
    word, start, _ = here
    return len(word) == 1 and word.isupper() and not text[before[2] : start].strip(" .")


def _misspelt_generic(word: str) -> str:
    """The word that a misspelling of a generic one stands for, `Uniersidad`; empty if none."""
    spellings = _generic_spellings()
    return next((spellings[each] for each in deletions(word) if each in spellings), "")


def _glued(word: str) -> str:
    """The generic word into which a function word ran, `Universityof`; empty if none did."""
    ends = (word.removesuffix(end) for end in _GLUED if word.endswith(end))
    stand_for = (SAME.get(rest, rest) for rest in ends if len(rest) >= GENERIC)
    return next((each for each in stand_for if each in _generic_words()), "")


@cache
def _generic_words() -> frozenset[str]:
    return frozenset(SAME.values())


@cache
def _generic_spellings() -> Mapping[str, str]:
    stand_for = dict.fromkeys(common_words()) | SAME
    generic = {word: stands or word for word, stands in stand_for.items() if len(word) >= GENERIC}
    return {each: stands for word, stands in generic.items() for each in deletions(word)}


def _arrays(
    words: list[tuple[int, int, float, int, int, int, int]],
    starts: list[int],
    parts: list[tuple[int, int, int]],
    part_starts: list[int],
    texts: list[list[str]],
    printed: Sequence[str],
) -> Strings:
    columns = list(zip(*words, strict=True)) or [()] * 7
    string, kind, order = zip(*parts, strict=True) if parts else ((), (), ())
    lengths = np.diff(np.array(starts))
    return Strings(
        word_starts=np.array(starts, np.int32),
        string=np.repeat(np.arange(len(lengths), dtype=np.int32), lengths),
        key=np.array(columns[1], np.uint64),
        row=np.array(columns[0], np.int32),
        weight=np.array(columns[2], np.float32),
        start=np.array(columns[4], np.int32),
        end=np.array(columns[5], np.int32),
        segment=np.array(columns[6], np.int32),
        marks=np.array(columns[3], np.int32),
        segment_starts=np.array(part_starts, np.int32),
        segment_string=np.array(string, np.int32),
        segment_kind=np.array(kind, np.int32),
        segment_order=np.array(order, np.int32),
        texts=texts,
        printed=printed,
    )
