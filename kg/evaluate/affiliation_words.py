"""The table of words, acronyms and cities by which affiliations are read, made of ROR."""

import csv
import gzip
import io
import re
from collections import Counter
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any, Final

import orjson

from extractors.text.tagging.lexicon import folded
from extractors.text.tagging.registered import ACRONYM, CITY, WORD
from kg.staging.files import files

COLUMNS: Final = ("kind", "text", "first", "last", "within")
FEWEST: Final = 3
"""Names that a word stands in at least."""
_LONGEST_ACRONYM: Final = 8
_WORD: Final = re.compile(r"[^\W\d_]+")
_BEHIND: Final = re.compile(r"\s*\([^()]*\)\s*$")
"""The country in brackets behind a name."""

Row = tuple[str, str, int, int, int]


def table(paths: Collection[Path]) -> bytes:
    """The table of records of ROR, of either schema, compressed; equal records give equal bytes."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter="\t", quoting=csv.QUOTE_NONE, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(_rows(paths))
    return gzip.compress(text.getvalue().encode(), mtime=0)


def _rows(paths: Collection[Path]) -> Iterator[Row]:
    first, last, within = Counter[str](), Counter[str](), Counter[str]()
    acronyms, cities = set[str](), set[str]()
    for record in _records(paths):
        names, short = _names(record)
        acronyms |= {each.lower() for each in short if each.isalpha()}
        cities |= {" ".join(_words(each)) for each in _cities(record)}
        for name in names:
            words = _words(_BEHIND.sub("", name))
            if len(words) > 1:
                first[words[0]] += 1
                last[words[-1]] += 1
                within.update(words[1:-1])
    for word in sorted({*first, *last, *within}):
        if first[word] + last[word] + within[word] >= FEWEST:
            yield WORD, word, first[word], last[word], within[word]
    yield from ((ACRONYM, each, 0, 0, 0) for each in sorted(acronyms) if _is_short(each))
    yield from ((CITY, each, 0, 0, 0) for each in sorted(cities - {""}))


def _is_short(acronym: str) -> bool:
    return acronym.isascii() and 1 < len(acronym) <= _LONGEST_ACRONYM


def _records(paths: Collection[Path]) -> Iterator[dict[str, Any]]:
    for file in files(paths):
        with file.open() as lines:
            yield from map(orjson.loads, lines)


def _names(record: dict[str, Any]) -> tuple[list[str], list[str]]:
    """Names and acronyms, of the second version of the schema or of the first."""
    if "names" in record:
        of = [(each["value"], "acronym" in each["types"]) for each in record["names"]]
        return [name for name, short in of if not short], [name for name, short in of if short]
    labels = [each["label"] for each in record.get("labels", ())]
    return [record["name"], *record.get("aliases", ()), *labels], record.get("acronyms", [])


def _cities(record: dict[str, Any]) -> list[str]:
    places = [each["geonames_details"]["name"] for each in record.get("locations", ())]
    return places + [each["city"] for each in record.get("addresses", ()) if each.get("city")]


def _words(name: str) -> list[str]:
    return [folded(each) for each in _WORD.findall(name)]
