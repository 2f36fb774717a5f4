"""Chinese and English names from lists that people made: each list a fold, resolved without it."""

import csv
import gzip
from collections.abc import Iterator, Sequence
from io import StringIO
from pathlib import Path
from typing import Final

from kg.errors import InputError
from kg.resolve.names.bilingual import compare, english_words
from kg.resolve.names.chinese.han import han_key
from kg.resolve.names.chinese.matching import Fold
from kg.resolve.names.meaning import encode

Pair = tuple[str, str]

PARTS: Final = 3
"""One of so many names is left out of either language."""


def listed(path: Path) -> list[Pair]:
    """Chinese and English names of a tab-separated list with the columns `zh` and `en`.

    Raises:
        InputError: there is no such file, or it lacks the columns.
    """
    if not path.exists():
        raise InputError("there is no such file", str(path), "Name one that exists")
    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    with StringIO(data.decode("utf-8-sig")) as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        if not {"zh", "en"} <= set(rows.fieldnames or ()):
            raise InputError("the list lacks a column zh or en", str(path), "Name its columns")
        return [(row["zh"], row["en"]) for row in rows]


def folds(lists: Sequence[Sequence[Pair]], known: Sequence[Pair]) -> Iterator[Fold]:
    """Each list compared with itself, with all that is known but the list, and what is right.

    Each comes twice: whole, and with a third of the names of either language left out, for names
    that one meets have a partner among the others but seldom.
    """
    for own in lists:
        lessons = [*known, *(pair for other in lists if other is not own for pair in other)]
        chinese, english = (list(dict.fromkeys(side)) for side in zip(*own, strict=True))
        vectors = encode(chinese), encode(english)
        right = {(han_key(one), tuple(english_words(other))) for one, other in own}
        for parts in (1, PARTS):
            ours = [i for i in range(len(chinese)) if parts == 1 or i % parts != 0]
            theirs = [j for j in range(len(english)) if parts == 1 or j % parts != 1]
            rows, columns = [chinese[i] for i in ours], [english[j] for j in theirs]
            seen = vectors[0][ours], vectors[1][theirs]
            compared = compare(rows, columns, lessons, seen, len(lessons))
            same = [
                (han_key(rows[i]), tuple(english_words(columns[j]))) in right
                for i, j in compared.pairs
            ]
            yield Fold(
                compared.pairs, compared.features, same, [ours[i] for i, _ in compared.pairs]
            )
