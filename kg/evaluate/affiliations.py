"""Organisations found in affiliation strings, against those that people gave them.

Micro precision, recall and F1 over pairs of string and id, and precision at 1 over strings that
have a label; over all strings, and over the covered ones: those all of whose labels the registries
know, less unlabelled ones that are word for word a registry's name, which nobody looked at.
"""

import gzip
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import orjson

from kg.errors import InputError
from kg.evaluate import clusters
from kg.resolve.candidates.index import Index
from kg.resolve.matching.matcher import Match, Matcher
from kg.resolve.matching.support import Affiliation
from kg.resolve.normalise.fold import folded
from kg.resolve.normalise.names import has_han
from ontology.identifiers import curie

CHINA: Final = ("CN", "HK", "MO")


@dataclass(frozen=True, slots=True)
class Judged:
    """A string of the gold.

    Attributes:
        text: as printed.
        ids: CURIEs of the organisations that it names; empty for none.
        file: name of the file that it is from.
    """

    text: str
    ids: frozenset[str]
    file: str


@dataclass(frozen=True, slots=True)
class Score:
    """Counts over strings, and what follows from them.

    Attributes:
        strings: how many there are.
        right: pairs that are in answer and gold.
        answered: pairs in the answer.
        labelled: pairs in the gold.
        with_label: strings that have one.
        best_right: those of them whose likeliest answer is right.
        without: strings that have none.
        left_alone: those of them that got no answer.
    """

    strings: int
    right: int
    answered: int
    labelled: int
    with_label: int
    best_right: int
    without: int
    left_alone: int

    @property
    def precision(self) -> float:
        """Share of the answers that is right; 1 where there are none."""
        return self.right / self.answered if self.answered else 1.0

    @property
    def recall(self) -> float:
        """Share of the labels that is found; 1 where there are none."""
        return self.right / self.labelled if self.labelled else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return clusters.Score(self.precision, self.recall).f1

    @property
    def at_1(self) -> float:
        """Share of the labelled strings whose likeliest answer is right."""
        return self.best_right / self.with_label if self.with_label else 1.0

    @property
    def none_left_alone(self) -> float:
        """Share of the strings without an organisation that got no answer."""
        return self.left_alone / self.without if self.without else 1.0


def judged(paths: Iterable[Path]) -> Iterator[Judged]:
    """The strings of gold files: JSON lines `{"affiliation": …, "ror_ids": […]}`, or `ids`.

    Raises:
        InputError: a file is not there, or a line holds no such object.
    """
    for path in paths:
        if not path.exists():
            raise InputError("there is no such file", str(path), "Name one that exists")
        with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as lines:
            for number, line in enumerate(lines, 1):
                yield _judged(line, path.name.partition(".")[0], f"{path}:{number}")


def evaluate_affiliations(matcher: Matcher, gold: Sequence[Judged]) -> dict[str, Score]:
    """Scores by name of the slice: each file, all and covered, and strata of the covered.

    Raises:
        InputError: the gold holds nothing.
    """
    if not gold:
        raise InputError("the gold holds no strings", "GOLD", "Name files of JSON lines")
    # The gold says nothing of companies that only registers of legal names know.
    answers = matcher.match([Affiliation(each.text) for each in gold], registers=False)
    return {
        name: score([gold[row] for row in rows], [answers[row] for row in rows])
        for name, rows in slices(matcher.index, gold).items()
    }


def score(gold: Sequence[Judged], answers: Sequence[Sequence[Match]]) -> Score:
    """The score of answers to strings, both in the same order; the likeliest answer goes first."""
    found = [{match.id for match in answer} for answer in answers]
    both = [(each.ids, ids) for each, ids in zip(gold, found, strict=True)]
    best = [bool(a) and a[0].id in each.ids for each, a in zip(gold, answers, strict=True)]
    return Score(
        strings=len(gold),
        right=sum(len(ids & labels) for labels, ids in both),
        answered=sum(map(len, found)),
        labelled=sum(len(each.ids) for each in gold),
        with_label=sum(bool(each.ids) for each in gold),
        best_right=sum(best),
        without=sum(not each.ids for each in gold),
        left_alone=sum(not labels and not ids for labels, ids in both),
    )


def slices(index: Index, gold: Sequence[Judged]) -> dict[str, list[int]]:
    """Rows of the gold by what they are: of a file, covered, of a stratum."""
    row = {id_: position for position, id_ in enumerate(index.ids.to_pylist())}
    names = set(index.texts.to_pylist())
    covered = [number for number, each in enumerate(gold) if _covered(each, row, names)]
    found: dict[str, list[int]] = {}
    for file in dict.fromkeys(each.file for each in gold):
        found[f"{file}, all"] = [n for n, each in enumerate(gold) if each.file == file]
        found[f"{file}, covered"] = [n for n in covered if gold[n].file == file]
    for number in covered:
        for stratum in _strata(index, gold[number], row):
            found.setdefault(stratum, []).append(number)
    return {name: rows for name, rows in found.items() if rows}


def _covered(each: Judged, row: Mapping[str, int], names: set[str]) -> bool:
    if each.ids:
        return all(id_ in row for id_ in each.ids)
    return " ".join(folded(each.text)) not in names


def _strata(index: Index, each: Judged, row: Mapping[str, int]) -> Iterator[str]:
    entities = [row[id_] for id_ in each.ids]
    kinds = {index.kinds[int(index.entity_kind[entity])].as_py() for entity in entities}
    countries = {index.countries[int(index.entity_country[entity])].as_py() for entity in entities}
    if has_han(each.text):
        yield "Han"
    if countries & set(CHINA):
        yield "China and Hong Kong"
    if "Company" in kinds:
        yield "companies"
    if "Hospital" in kinds:
        yield "hospitals"
    if len(entities) > 1:
        yield "several organisations"
    if not entities:
        yield "none"


def _judged(line: bytes, file: str, where: str) -> Judged:
    remedy = 'Write {"affiliation": "…", "ror_ids": ["https://ror.org/…"]} on each line'
    try:
        row = orjson.loads(line)
        printed = row["ror_ids"] if "ror_ids" in row else row["ids"]
        ids = frozenset(curie("ror", each) or str(each) for each in printed)
        return Judged(row["affiliation"], ids, file)
    except (orjson.JSONDecodeError, KeyError, TypeError) as error:
        raise InputError("this line holds no judged string", where, remedy) from error
