"""Misspelt words: two spellings an edit apart share a spelling with a letter missing.

Wolf Garbe's symmetric deletion (https://github.com/wolfgarbe/SymSpell): a letter left out, put in,
changed or two swapped. Looking a word up takes time linear in its letters.
"""

from collections.abc import Iterator
from typing import Final

SHORTEST: Final = 6
"""Letters of a word that is looked for in other spellings: among shorter ones, chance rules."""

LONGEST: Final = 24


def deletions(word: str, shortest: int = SHORTEST) -> Iterator[str]:
    """A word, and it with each one of its letters left out; nothing for words too short or long.

    Args:
        word: folded.
        shortest: letters that it must have.
    """
    if shortest <= len(word) <= LONGEST and not word.isdigit():
        yield word
        for position in range(len(word)):
            yield word[:position] + word[position + 1 :]


def one_edit(one: str, other: str) -> bool:
    """Whether one letter too many, too few, another one, or two changed about part the words."""
    if len(one) > len(other):
        one, other = other, one
    if len(other) - len(one) > 1:
        return False
    start = 0
    while start < len(one) and one[start] == other[start]:
        start += 1
    if len(one) < len(other):
        return one[start:] == other[start + 1 :]
    swapped = one[start : start + 2] == other[start : start + 2][::-1]
    return one[start + 1 :] == other[start + 1 :] or (
        swapped and one[start + 2 :] == other[start + 2 :]
    )
