"""Organisations in affiliation strings: which of the registries' a string names, and where.

    matcher = Matcher.load(home)
    matcher.match([Affiliation("Dept. of CSE, HKUST, Clear Water Bay", country="HK")])

The index over the staged registries is built when it is first asked for and kept beside the stage;
later calls map it from disk.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from shutil import rmtree
from typing import Final

import numpy as np

from extractors import SOURCES
from kg.resolve.candidates.build import build
from kg.resolve.candidates.index import Index
from kg.resolve.candidates.pairs import Pairs, pairs
from kg.resolve.candidates.registry import read
from kg.resolve.candidates.strings import StringReader, Strings
from kg.resolve.companies import add_brands, add_registered
from kg.resolve.decide import Choice, decide
from kg.resolve.normalise import fold
from kg.resolve.scoring.ranker import Ranker, shipped
from kg.resolve.scoring.reasons import reasons
from kg.resolve.support import Affiliation, support
from kg.staging.manifest import of_source, parts
from kg.workspace import Workspace

SHAPE: Final = "4"
"""Raised whenever the index would be built otherwise from the same registries."""

DOMAIN: Final = 4.0
"""How much less a candidate is doubted whose homepage is at the string's domain."""

BATCH: Final = 1_000
"""Strings that are looked at together."""


@dataclass(frozen=True, slots=True)
class Match:
    """An organisation that a string names.

    Attributes:
        id: CURIE (`ror:00q4vv597`).
        name: as its registry shows it.
        probability: that the string means it, from 0 to 1, calibrated on strings held out.
        start: offset of the first character of the words that name it.
        end: offset behind the last one.
        rule: the rule of the ledger by which it is meant.
        reasons: what decided, in words.
    """

    id: str
    name: str
    probability: float
    start: int
    end: int
    rule: str
    reasons: tuple[str, ...]


NOTHING: Final[Mapping[str, int]] = {}


class Matcher:
    """Finds the organisations of an index in strings."""

    def __init__(self, index: Index, ranker: Ranker) -> None:
        self.index = index
        self._ranker = ranker
        self._reader = StringReader(index)

    @classmethod
    def load(cls, home: Workspace) -> "Matcher":
        """The matcher over the registries staged in a home; builds the index where it is not there.

        Raises:
            OSError: the index can not be written.
        """
        return cls(Index.load(_indexed(home)), shipped())

    def match(
        self,
        affiliations: Sequence[Affiliation],
        registers: bool = True,
        known: Mapping[str, int] = NOTHING,
    ) -> list[list[Match]]:
        """Of each string the organisations that it names, the likeliest first; empty for none.

        Args:
            affiliations: the strings, with what is known besides.
            registers: whether companies that only registers of legal names know count too.
            known: how often the corpus names each organisation, by its id: it breaks ties, and
                speaks for acronyms and for brands.
        """
        return [
            matches
            for start in range(0, len(affiliations), BATCH)
            for matches in self._batch(affiliations[start : start + BATCH], registers, known)
        ]

    def _batch(
        self, affiliations: Sequence[Affiliation], registers: bool, known: Mapping[str, int]
    ) -> Iterator[list[Match]]:
        strings = self._reader.read([each.text for each in affiliations])
        found = pairs(self.index, strings, [each.country for each in affiliations])
        probability, _ = self._ranker.score(self.index, strings, found)
        told = support(self.index, affiliations, found, self._beside(affiliations), known)
        probability = np.where(told.domain, 1 - (1 - probability) / DOMAIN, probability)
        limits = self._ranker.threshold, self._ranker.further
        chosen = decide(self.index, strings, found, probability, limits, told)
        if registers:
            add_registered(self.index, strings, found, chosen)
        add_brands(self.index, strings, found, told, chosen)
        for choices in chosen:
            yield [self._match(strings, found, choice) for choice in choices]

    def _beside(self, affiliations: Sequence[Affiliation]) -> dict[str, set[str]]:
        """Ids of the organisations that the strings near some name."""
        near = list(dict.fromkeys(text for each in affiliations for text in each.nearby))
        found = self.match([Affiliation(text) for text in near])
        return {text: {match.id for match in each} for text, each in zip(near, found, strict=True)}

    def _match(self, strings: Strings, found: Pairs, choice: Choice) -> Match:
        return Match(
            self.index.ids[choice.entity].as_py(),
            self.index.shown[choice.entity].as_py(),
            round(choice.probability, 4),
            int(strings.start[choice.first]),
            int(strings.end[choice.last - 1]),
            choice.rule,
            reasons(self.index, strings, found, choice),
        )


def _indexed(home: Workspace) -> Path:
    """The folder of the index over what is staged now; others, of earlier stages, are removed."""
    base = home.folder / "index" / "organizations"
    folder = base / _stamp(home)
    if not folder.exists():
        with home.stage.connect() as connection:
            index = build(read(connection))
        aside = base / f"{folder.name}.writing"
        rmtree(aside, ignore_errors=True)
        aside.mkdir(parents=True)
        index.save(aside)
        aside.rename(folder)
        for other in base.iterdir():
            if other != folder:
                rmtree(other, ignore_errors=True)
    return folder


def _stamp(home: Workspace) -> str:
    """A name that changes when the registries, or the way they are indexed, change."""
    hashed = blake2b(f"{SHAPE} {fold.VERSION}".encode(), digest_size=10)
    for part in sorted(_registries(home)):
        hashed.update(part.encode() + b"\0")
    return hashed.hexdigest()


def _registries(home: Workspace) -> Iterable[str]:
    names = {source.name for source in SOURCES if source.registry}
    for path in parts(home.stage.folder):
        if of_source(path) in names | {""}:
            yield f"{path.parent.name}/{path.name}"
