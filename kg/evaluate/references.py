"""What references of patents say, against labels of people: title, first author and year.

References are those of The Lens, lines of JSON with `publication` and the printed strings under
`npl`. Labels are a table of ours (`tests/gold/references.tsv`) that names each by its publication
and place among the strings, which may not be copied.
"""

import csv
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

import orjson
from rapidfuzz.fuzz import ratio

from extractors.text.references.literature import read
from extractors.text.references.work import Literature
from kg.errors import InputError
from kg.evaluate.agreements import Tally
from kg.resolve.normalise.names import title_key
from kg.staging.files import files

ALIKE: Final = 95.0
"""How alike of 100 two titles are that are one."""

Label = Mapping[str, str]


def evaluate_references(gold: Iterable[Path], labels: Path) -> dict[str, Tally]:
    """Read each reference that is labelled; tallies of what is asked of it, by part of the labels.

    Raises:
        InputError: a label names a reference that the gold does not have.
    """
    printed = dict(_printed(gold))
    tallies: dict[str, Tally] = {}
    for label in _labels(labels):
        key = label["publication"], int(label["place"])
        if key not in printed:
            raise InputError(
                "the gold lacks a reference", " ".join(map(str, key)), "Give all of it"
            )
        for asked, (told, known, right) in _judged(read(printed[key]), label).items():
            tally = tallies.setdefault(f"{asked}, {label['part']}", Tally())
            tally.add({told} - {""}, {known} - {""}, int(right and told != ""))
    return tallies


def _judged(told: Literature, label: Label) -> dict[str, tuple[str, str, bool]]:
    """What is told and known of each thing asked, and whether they are the same."""
    title, author, year = told.title, told.first_author, str(told.year or "")
    one, other = title_key(title), title_key(label["title"])
    return {
        "title": (title, label["title"], ratio(one, other) >= ALIKE),
        "first author": (author, label["author"], _same_person(author, label["author"])),
        "year": (year, label["year"], year == label["year"]),
    }


def _same_person(one: str, other: str) -> bool:
    """Whether two printed names share all the words that the shorter one has."""
    some, others = (set(title_key(each).split()) for each in (one, other))
    return bool(some and others) and (some <= others or others <= some)


def _printed(gold: Iterable[Path]) -> Iterator[tuple[tuple[str, int], str]]:
    for file in files(gold):
        with file.open() as stream:
            for line in stream.read().splitlines():
                record = orjson.loads(line)
                for place, text in enumerate(record["npl"]):
                    yield (record["publication"], place), text


def _labels(path: Path) -> Iterator[Label]:
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
