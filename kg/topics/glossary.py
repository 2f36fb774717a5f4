"""Chinese terms of science and engineering in English, so that a Chinese text finds English titles.

Some 300 of the terms that titles of the Hong Kong-Shenzhen zone are made of, ours.
"""

import csv
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Final

from opencc import OpenCC

DATA: Final = Path(__file__).with_name("glossary.tsv")


def in_english(text: str) -> str:
    """The terms of a Chinese text in English, the longest first where two begin alike.

    Args:
        text: in simplified or traditional Chinese; what else stands in it is left out.
    """
    return " ".join(_terms(_simplifier().convert(text)))


def _terms(text: str) -> Iterator[str]:
    known, at = _glossary(), 0
    longest = max(map(len, known))
    while at < len(text):
        parts = (text[at : at + size] for size in range(longest, 1, -1))
        found = next((each for each in parts if each in known), "")
        if found:
            yield known[found]
        at += len(found) or 1


@cache
def _glossary() -> Mapping[str, str]:
    with DATA.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {row["chinese"]: row["english"] for row in rows}


@cache
def _simplifier() -> OpenCC:
    return OpenCC("t2s")
