"""Organisations in affiliation strings: which of the registries' a string names, and where.

    matcher = Matcher.load(home)
    matcher.match([Affiliation("Dept. of CSE, HKUST, Clear Water Bay", country="HK")])

The index over the staged registries is built when it is first asked for and kept beside the stage;
later calls map it from disk.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from shutil import rmtree
from typing import Final

import numpy as np
from numpy.typing import NDArray

from extractors import SOURCES
from kg.resolve.candidates.build import build
from kg.resolve.candidates.index import Index
from kg.resolve.candidates.pairs import Pairs, pairs
from kg.resolve.candidates.registry import read
from kg.resolve.candidates.strings import StringReader, Strings
from kg.resolve.decide import Choice, add_registered, decide
from kg.resolve.normalise import fold
from kg.resolve.scoring.ranker import Ranker, shipped
from kg.resolve.scoring.reasons import reasons
from kg.workspace import Home

SHAPE: Final = "1"
"""Raised whenever the index would be built otherwise from the same registries."""

DOMAIN: Final = 4.0
"""How much less a candidate is doubted whose homepage is at the string's domain."""

BATCH: Final = 1_000
"""Strings that are looked at together."""


@dataclass(frozen=True, slots=True)
class Affiliation:
    """A string that names organisations, and what is known besides.

    Attributes:
        text: as printed.
        country: ISO 3166-1 alpha-2 code of where its organisations are; empty if unknown.
        domain: of an e-mail address or homepage that goes with it; empty if unknown.
        nearby: other strings of the same document or author, which may support a short name.
    """

    text: str
    country: str = ""
    domain: str = ""
    nearby: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """An organisation that a string names.

    Attributes:
        id: CURIE (`ror:00q4vv597`).
        name: as its registry shows it.
        probability: that the string means it, from 0 to 1, calibrated on strings held out.
        start: offset of the first character of the words that name it.
        end: offset behind the last one.
        reasons: what decided, in words.
    """

    id: str
    name: str
    probability: float
    start: int
    end: int
    reasons: tuple[str, ...]


class Matcher:
    """Finds the organisations of an index in strings."""

    def __init__(self, index: Index, ranker: Ranker) -> None:
        self.index = index
        self._ranker = ranker
        self._reader = StringReader(index)

    @classmethod
    def load(cls, home: Home) -> "Matcher":
        """The matcher over the registries staged in a home; builds the index where it is not there.

        Raises:
            OSError: the index can not be written.
        """
        return cls(Index.load(_indexed(home)), shipped())

    def match(
        self, affiliations: Sequence[Affiliation], registers: bool = True
    ) -> list[list[Match]]:
        """Of each string the organisations that it names, the likeliest first; empty for none.

        Args:
            affiliations: the strings, with what is known besides.
            registers: whether companies that only registers of legal names know count too.
        """
        return [
            matches
            for start in range(0, len(affiliations), BATCH)
            for matches in self._batch(affiliations[start : start + BATCH], registers)
        ]

    def _batch(self, affiliations: Sequence[Affiliation], registers: bool) -> Iterator[list[Match]]:
        strings = self._reader.read([each.text for each in affiliations])
        found = pairs(self.index, strings, [each.country for each in affiliations])
        probability, _ = self._ranker.score(self.index, strings, found)
        probability = np.where(
            self._at_domain(affiliations, found), 1 - (1 - probability) / DOMAIN, probability
        )
        chosen = decide(
            self.index,
            strings,
            found,
            probability,
            self._ranker.threshold,
            self._ranker.further,
            self._supported(affiliations, found),
        )
        if registers:
            add_registered(self.index, strings, found, chosen)
        for choices in chosen:
            yield [self._match(strings, found, choice) for choice in choices]

    def _at_domain(self, affiliations: Sequence[Affiliation], found: Pairs) -> NDArray[np.bool_]:
        """Candidates whose homepage is at the domain that goes with their string."""
        domains = [f".{each.domain.lower()}" if each.domain else "" for each in affiliations]
        rows = [row for row, string in enumerate(found.string.tolist()) if domains[string]]
        own = self.index.domains.take(found.entity[rows]).to_pylist() if rows else []
        fits = np.zeros(len(found.string), bool)
        for row, domain in zip(rows, own, strict=True):
            fits[row] = bool(domain) and domains[int(found.string[row])].endswith(f".{domain}")
        return fits

    def _supported(self, affiliations: Sequence[Affiliation], found: Pairs) -> NDArray[np.bool_]:
        """Candidates that a country, a domain, or another string near theirs, speaks for."""
        near = list(dict.fromkeys(text for each in affiliations for text in each.nearby))
        named = {
            text: {match.id for match in matches}
            for text, matches in zip(near, self.match([Affiliation(t) for t in near]), strict=True)
        }
        support = [set().union(*(named[text] for text in each.nearby)) for each in affiliations]
        ids = self.index.ids.take(found.entity).to_pylist() if near else [""] * len(found.entity)
        own = found.string * len(self.index.countries) + self.index.entity_country[found.entity]
        told = np.isin(own, found.told) | self._at_domain(affiliations, found)
        beside = [id_ in support[s] for s, id_ in zip(found.string.tolist(), ids, strict=True)]
        return np.asarray(told | np.array(beside, bool), bool)

    def _match(self, strings: Strings, found: Pairs, choice: Choice) -> Match:
        return Match(
            self.index.ids[choice.entity].as_py(),
            self.index.shown[choice.entity].as_py(),
            round(choice.probability, 4),
            int(strings.start[choice.first]),
            int(strings.end[choice.last - 1]),
            reasons(self.index, strings, found, choice),
        )


def _indexed(home: Home) -> Path:
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


def _stamp(home: Home) -> str:
    """A name that changes when the registries, or the way they are indexed, change."""
    hashed = blake2b(f"{SHAPE} {fold.VERSION}".encode(), digest_size=10)
    for part in sorted(_registries(home)):
        hashed.update(part.encode() + b"\0")
    return hashed.hexdigest()


def _registries(home: Home) -> Iterable[str]:
    names = {source.name for source in SOURCES if source.registry}
    for path in home.stage.folder.glob("*/*.parquet"):
        if path.parent.name in names:
            yield f"{path.parent.name}/{path.name}"
