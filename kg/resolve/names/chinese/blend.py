"""English words that are coined from a Chinese name: by sound, by meaning, or by both at once.

`Kingfa` is 金发, gold by its meaning and fa by its sound. The letters of a word are laid along the
characters of a piece, each letter and each character in one part at most, in the order in which
they stand; the way that says the most is taken.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from kg.resolve.names.chinese.sounds import spellings

Told = Mapping[int, Sequence[tuple[str, float, int]]]
"""Words that pieces mean, by their first character: the word, how surely, the piece's end."""

CHARACTERS: Final = 7
"""Characters that a word is laid along at most."""

LETTERS: Final = 6
"""Letters that a character stands for at most."""

MEANING: Final = 2.2
"""What a letter of a word says that a piece surely means."""

SHORTEST: Final = 3
"""Letters that a word within another one has at least."""

WORST: Final = -4.0
"""What a start may say at the worst, to be followed further."""

UNSPELT: Final = -0.8
"""What a letter says that nothing explains."""

UNSAID: Final = -0.7
"""What a character says within a piece that no letter stands for."""


@dataclass(frozen=True, slots=True)
class Blend:
    """How a word is laid along a piece of a Chinese name.

    Attributes:
        says: logarithm of how much likelier the letters are for the piece than by chance.
        start: first character of the piece.
        end: the one after its last.
    """

    says: float
    start: int
    end: int


NONE: Final = Blend(0.0, 0, 0)


def blended(word: str, text: str, start: int, end: int, told: Told) -> Blend:
    """The best way to lay a word along some of the characters from a start to an end."""
    end = min(end, start + CHARACTERS)
    size = len(word)
    nothing = (float("-inf"), start)
    rows = [[(0.0, at), *[nothing] * size] for at in range(start, end + 1)]
    for at in range(start, end):
        row, following, sound = rows[at - start], rows[at - start + 1], spellings(text[at])
        meanings = told.get(at, ())
        for place in range(size):
            says, first = row[place]
            if says < WORST:
                continue
            for stop in range(place + 1, min(size, place + LETTERS) + 1):
                heard = sound.get(word[place:stop])
                if heard is not None:
                    _better(following, stop, says + heard, first)
            for meant, strength, far in meanings:
                if far <= end and meant[:SHORTEST] == word[place : place + SHORTEST]:
                    stop = place + _common(meant, word, place)
                    part = (stop - place) ** 2 / len(meant)
                    _better(rows[far - start], stop, says + MEANING * strength * part, first)
            if place:
                _better(row, place + 1, says + UNSPELT, first)
                _better(following, place, says + UNSAID, first)
    best = max(range(len(rows)), key=lambda at: rows[at][size])
    says, first = rows[best][size]
    return Blend(says, first, start + best) if says > 0 else NONE


def _better(row: list[tuple[float, int]], place: int, says: float, first: int) -> None:
    if says > row[place][0]:
        row[place] = (says, first)


def _common(meant: str, word: str, place: int) -> int:
    count = SHORTEST
    while count < len(meant) and word[place + count : place + count + 1] == meant[count]:
        count += 1
    return count
