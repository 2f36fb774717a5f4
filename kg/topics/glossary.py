"""Terms that titles have for what a text says in Chinese, or in plain English words.

Some 600 Chinese terms of science and engineering in English, and the Chinese names of matters
(`concepts`), so that a Chinese text finds English titles, and some 100 plain words: a photograph is
an image to those who write of it. All are ours.
"""

import csv
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Final

from opencc import OpenCC

from kg.topics.concepts import named_in_chinese
from kg.topics.terms import runs, whole

DATA: Final = Path(__file__).with_name("glossary.tsv")
PLAIN: Final = Path(__file__).with_name("plain_words.tsv")
LONGEST: Final = 3
"""Words of the longest plain phrase."""


def in_english(text: str) -> str:
    """The terms of a Chinese text in English, the longest first where two begin alike.

    Args:
        text: in simplified or traditional Chinese; what else stands in it is left out.
    """
    return " ".join(_terms(_simplifier().convert(text)))


def in_technical_terms(text: str) -> str:
    """The terms that titles have for plain words of an English text, those of phrases first."""
    known = _plain_words()
    told = {known[run]: run.count(" ") for run in runs(text, LONGEST) if run in known}
    return " ".join(sorted(told, key=lambda each: (-told[each], each)))


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
    return {**named_in_chinese(), **dict(_pairs(DATA))}


@cache
def _plain_words() -> Mapping[str, str]:
    return {whole(plain): technical for plain, technical in _pairs(PLAIN)}


def _pairs(table: Path) -> Iterator[list[str]]:
    """The rows of a table of two columns, but for its head."""
    with table.open(encoding="utf-8", newline="") as lines:
        rows = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        yield from islice(rows, 1, None)


@cache
def _simplifier() -> OpenCC:
    return OpenCC("t2s")
