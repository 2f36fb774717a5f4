"""Misspelt words: two spellings an edit apart share a spelling with a letter missing.

Wolf Garbe's symmetric deletion: a letter left out, put in, changed or two swapped.
"""

from collections.abc import Iterator
from typing import Final

SHORTEST: Final = 6
"""Letters of a word that is looked for in other spellings: among shorter ones, chance rules."""

LONGEST: Final = 24


def deletions(word: str) -> Iterator[str]:
    """A word, and it with each one of its letters left out; nothing for words too short or long."""
    if SHORTEST <= len(word) <= LONGEST and word.isalpha():
        yield word
        for position in range(1, len(word)):
            yield word[:position] + word[position + 1 :]
