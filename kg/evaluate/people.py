"""Mentions of people clustered, against the clusters that people made."""

import csv
import gzip
import io
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import orjson

from kg.errors import InputError
from kg.evaluate.clusters import Score, b_cubed, pairwise
from kg.resolve.normalise.persons import parse_name
from kg.resolve.people.evidence import Evidence
from kg.resolve.people.match import match_people

Judged = tuple[dict[str, Any], str]
"""A record as `kg match people` reads it, and the person behind it."""


def judged(paths: Iterable[Path]) -> Iterator[Judged]:
    """Records with the person of each, from files of gold, compressed or not.

    JSON lines hold `name` and `cluster`, and what else is known: the fields of `kg match people`,
    or `authors` of the work in place of `coauthors`. An affiliation that `aff_aligned` says to be
    another author's is left out. CSV holds `mention_id` (patent and place), `unique_id` and the
    inventor's name in two columns.

    Raises:
        InputError: a file is not there, or a line holds nothing of the kind.
    """
    for path in paths:
        if not path.exists():
            raise InputError("there is no such file", str(path), "Name one that exists")
        data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        if ".csv" in path.suffixes:
            yield from _inventors(data.decode(), str(path))
        else:
            for number, line in enumerate(filter(None, data.splitlines()), 1):
                yield _record(line, f"{path}:{number}")


def evaluate_people(gold: Sequence[Judged], model: Evidence | None = None) -> dict[str, Score]:
    """Scores of the clusters we make of gold: of all mentions, and of ambiguous names alone.

    Raises:
        InputError: the gold holds nothing.
    """
    if not gold:
        raise InputError("the gold holds no people", "GOLD", "Name files of JSON lines or CSV")
    answers = [each.cluster for each in match_people([record for record, _ in gold], model)]
    truth = [person for _, person in gold]
    scores = {"B-cubed": b_cubed(answers, truth), "pairwise": pairwise(answers, truth)}
    hard = ambiguous(gold)
    if hard:
        few = [answers[place] for place in hard], [truth[place] for place in hard]
        scores["B-cubed, ambiguous names"] = b_cubed(*few)
    return scores


def ambiguous(gold: Sequence[Judged]) -> list[int]:
    """Places of the mentions whose name is that of several people in the gold."""
    people: defaultdict[str, set[str]] = defaultdict(set)
    keys = [parse_name(str(record["name"])).key for record, _ in gold]
    for key, (_, person) in zip(keys, gold, strict=True):
        people[key].add(person)
    return [place for place, key in enumerate(keys) if len(people[key]) > 1]


def _record(line: bytes, where: str) -> Judged:
    remedy = 'Write {"name": "…", "cluster": "…"} on each line'
    try:
        row = orjson.loads(line)
        name, person = str(row["name"]), str(row["cluster"])
    except (orjson.JSONDecodeError, KeyError, TypeError) as error:
        raise InputError("this line holds no judged person", where, remedy) from error
    if "authors" in row and "coauthors" not in row:
        row["coauthors"] = [each for each in row["authors"] if each != name]
    if row.get("aff_aligned") == "no":
        row |= {"aff": "", "domain": ""}
    return row, person


def _inventors(text: str, where: str) -> Iterator[Judged]:
    rows = list(csv.DictReader(io.StringIO(text)))
    patents: defaultdict[str, list[str]] = defaultdict(list)
    try:
        for row in rows:
            patents[_patent(row)].append(_inventor(row))
        for row in rows:
            name, patent = _inventor(row), _patent(row)
            others = list(patents[patent])
            others.remove(name)
            yield {"name": name, "coauthors": others, "title": patent}, row["unique_id"]
    except KeyError as error:
        remedy = "Give it the columns of PatentsView's evaluation files"
        raise InputError(f"there is no column {error}", where, remedy) from error


def _inventor(row: Mapping[str, str]) -> str:
    return f"{row['raw_inventor_name_last']}, {row['raw_inventor_name_first']}"


def _patent(row: Mapping[str, str]) -> str:
    return row["mention_id"].partition("-")[0]
