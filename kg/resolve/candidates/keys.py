"""64-bit keys of words and of sequences of words, for tables that numpy searches."""

from hashlib import blake2b
from typing import Final

import numpy as np
from numpy.typing import NDArray

Keys = NDArray[np.uint64]

_FACTOR: Final = np.uint64(0x9E3779B97F4A7C15)
_SHIFT: Final = np.uint64(29)


def word_key(word: str) -> int:
    """The key of a word: 64 bits of BLAKE2b, the same on every machine."""
    return int.from_bytes(blake2b(word.encode(), digest_size=8).digest(), "little")


def extended(keys: Keys, words: Keys) -> Keys:
    """Keys of sequences, each one word longer; the empty sequence has the key 0."""
    mixed = (keys ^ words) * _FACTOR
    return np.asarray(mixed ^ (mixed >> _SHIFT), np.uint64)


def find(table: Keys, keys: Keys) -> NDArray[np.int64]:
    """Where in a sorted table each key stands; -1 where it does not."""
    if not len(table):
        return np.full(len(keys), -1)
    places = np.minimum(np.searchsorted(table, keys), len(table) - 1)
    return np.where(table[places] == keys, places, -1)
