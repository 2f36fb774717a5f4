"""How common words are in names of organisations the world over."""

from collections.abc import Mapping
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
def common_words() -> Mapping[str, float]:
    """Common words, each with the share of organisations that have a name with it."""
    text = (files("kg.resolve.candidates") / TABLE).read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines())
    return {word: int(count) / _OF for word, count in rows}


def common_keys() -> tuple[Keys, NDArray[np.float64]]:
    """Keys of common words, and the share of each."""
    shares = common_words()
    keys = np.array([word_key(word) for word in shares], np.uint64)
    return keys, np.array(list(shares.values()))
