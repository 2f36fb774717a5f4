"""Chinese and English names from lists that people made: each list a fold, resolved without it."""

import csv
import gzip
from collections.abc import Iterator, Sequence
from io import StringIO
from pathlib import Path

from kg.errors import InputError
from kg.resolve.names.bilingual import Compared, compare, english_words
from kg.resolve.names.han import han_key
from kg.resolve.names.meaning import encode

Pair = tuple[str, str]


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


def folds(
    lists: Sequence[Sequence[Pair]], known: Sequence[Pair]
) -> Iterator[tuple[Compared, list[bool]]]:
    """Each list compared with itself, with all that is known but the list, and what is right."""
    for own in lists:
        lessons = [*known, *(pair for other in lists if other is not own for pair in other)]
        chinese, english = [one for one, _ in own], [other for _, other in own]
        vectors = encode(chinese), encode(english)
        compared = compare(chinese, english, lessons, vectors, len(lessons))
        right = {(han_key(one), tuple(english_words(other))) for one, other in own}
        yield (
            compared,
            [
                (han_key(chinese[i]), tuple(english_words(english[j]))) in right
                for i, j in compared.pairs
            ],
        )
