"""How common words are in names of organisations the world over."""

from functools import cache
from importlib.resources import files
from typing import Final

import numpy as np
from numpy.typing import NDArray

from kg.resolve.candidates.keys import Keys, word_key

TABLE: Final = "common.tsv"
"""Folded words, each with how many of 100,000 organisations of the Research Organization Registry
have a name with it: those that at least one in a thousand has."""

_OF: Final = 100_000


@cache
def common_words() -> tuple[Keys, NDArray[np.float64]]:
    """Keys of common words, and the share of organisations that have a name with each."""
    text = (files("kg.resolve.candidates") / TABLE).read_text("utf-8")
    rows = [line.split("\t") for line in text.splitlines()]
    keys = np.array([word_key(word) for word, _ in rows], np.uint64)
    return keys, np.array([int(count) / _OF for _, count in rows])
