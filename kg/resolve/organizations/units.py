"""Which departments and laboratories of one organisation are one, under their several spellings.

`Dept. of Comput. Sci. and Eng.`, `Computer Science and Engineering Department`, `Department of CSE`
and `Department of Computer Science and Enginering` of one university are one department. Two that
differ in a word otherwise are two.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from extractors.text.affiliations.segments import Kind, segments
from kg.resolve.names.spelling import corrections
from kg.resolve.normalise.fold import WORD, bare_word, fold_word, folded

Told = tuple[str, str]
"""A department's own words, and a key of the organisation that it is a part of."""

_SORTS: Final = frozenset(folded("department school faculty institute college division center lab"))
_LETTERS: Final = re.compile("[A-Z]{2,5}")
_BROKEN: Final = re.compile(r"(?<=[a-z])- ?(?=[a-z])")
"""Where a line of print ended within a word."""

_SURER: Final = 3
"""How many times as many must print one department that letters stand for as any other."""


@dataclass(frozen=True, slots=True)
class _Spelling:
    """How a department is printed.

    Attributes:
        words: folded, without repetition, in the order of the alphabet.
        letters: that it is named by (`CSE`); empty where it has a name.
        initials: of the words of its name.
    """

    words: tuple[str, ...]
    letters: str
    initials: str


def same_units(told: Mapping[Told, int]) -> Iterator[tuple[Told, Told]]:
    """Two at a time that are one; the first is the one that more mentions print.

    Args:
        told: how many mentions print each.
    """
    spelled = _spelled({text for text, _ in told})
    first: dict[tuple[str, tuple[str, ...]], Told] = {}
    by_letters, named = list[Told](), defaultdict[tuple[str, str], Counter[Told]](Counter)
    for each in sorted(told, key=lambda each: (-told[each], each)):
        text, of = each
        spelling = spelled[text]
        one = first.setdefault((of, spelling.words), each)
        if one is not each:
            yield one, each
        if spelling.letters:
            by_letters.append(each)
        else:
            named[of, spelling.initials][one] += told[each]
    for each in by_letters:
        text, of = each
        if (meant := _meant(spelled[text], of, named, spelled)) is not None:
            yield meant, each


def _meant(
    spelling: _Spelling,
    of: str,
    named: Mapping[tuple[str, str], Counter[Told]],
    spelled: Mapping[str, _Spelling],
) -> Told | None:
    """The department that letters stand for, if there is one of that sort, or one above all."""
    sort = _SORTS.intersection(spelling.words)
    found = [
        (count, each)
        for each, count in named.get((of, spelling.letters), Counter()).most_common()
        if sort == _SORTS.intersection(spelled[each[0]].words)
    ]
    if not found or (len(found) > 1 and found[0][0] < _SURER * found[1][0]):
        return None
    return found[0][1]


def _spelled(texts: Iterable[str]) -> dict[str, _Spelling]:
    placed = {text: _without_country(text) for text in texts}
    known = {word for text in placed.values() for word in folded(text)}
    whole = {text: _joined(bare, known) for text, bare in placed.items()}
    meant = corrections([list(map(bare_word, _printed(each))) for each in whole.values()])
    return {text: _spelling(each, meant) for text, each in whole.items()}


def _without_country(text: str) -> str:
    """A laboratory that is printed with its address, with no country in it."""
    parts = segments(text)
    kept = [text[each.start : each.end] for each in parts if each.kind is not Kind.COUNTRY]
    return ", ".join(kept) if len(parts) > 1 else text


def _joined(text: str, known: set[str]) -> str:
    """A text whose words that a line's end broke are whole, if they are words then."""
    joined = _BROKEN.sub("", text)
    return joined if joined != text and known.issuperset(folded(joined)) else text


def _spelling(text: str, corrected: Mapping[str, str]) -> _Spelling:
    printed = _printed(text)
    meant = [fold_word(corrected.get(bare_word(each), each)) for each in printed]
    own = [(word, fold) for word, fold in zip(printed, meant, strict=True) if _tells(fold)]
    letters = own[0][0].lower() if len(own) == 1 and _LETTERS.fullmatch(own[0][0]) else ""
    words = {word for fold in meant for word in fold.split()}
    return _Spelling(tuple(sorted(words)), letters, "".join(word[0].lower() for word, _ in own))


def _printed(text: str) -> list[str]:
    return [match[0] for match in WORD.finditer(text)]


def _tells(word: str) -> bool:
    """Whether a folded word says which department it is, not of what sort."""
    return bool(word) and word not in _SORTS
