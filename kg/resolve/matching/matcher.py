"""Organisations in affiliation strings: which of the registries' a string names, and where.

    matcher = Matcher.load(home)
    matcher.match([Affiliation("Dept. of CSE, HKUST, Clear Water Bay", country="HK")])

The index over the staged registries is built when it is first asked for and kept beside the stage;
later calls map it from disk.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from kg.resolve.candidates.index import Index
from kg.resolve.candidates.pairs import Pairs, pairs
from kg.resolve.candidates.stored import indexed
from kg.resolve.candidates.strings import StringReader, Strings
from kg.resolve.matching.against import against
from kg.resolve.matching.choices import Choice
from kg.resolve.matching.companies import add_brands, add_registered
from kg.resolve.matching.decide import decide
from kg.resolve.matching.reasons import reasons
from kg.resolve.matching.spoken import add_spoken
from kg.resolve.matching.support import Affiliation, support
from kg.resolve.scoring.prior import Prior
from kg.resolve.scoring.ranker import Ranker, shipped
from kg.workspace import Workspace

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


@dataclass(frozen=True, slots=True)
class Candidates:
    """A batch of strings with what they may name.

    Attributes:
        strings: the batch, read.
        found: the candidates of all of them.
        probability: of each candidate.
    """

    strings: Strings
    found: Pairs
    probability: NDArray[np.float64]


NOTHING: Final[Mapping[str, int]] = {}


class Matcher:
    """Finds the organisations of an index in strings."""

    def __init__(self, index: Index, ranker: Ranker) -> None:
        self.index = index
        self._ranker = ranker
        self._prior = Prior.of(index, ranker.counts)
        self._reader = StringReader(index)

    @classmethod
    def load(cls, home: Workspace) -> "Matcher":
        """The matcher over the registries staged in a home; builds the index where it is not there.

        Raises:
            OSError: the index can not be written.
        """
        return cls(Index.load(indexed(home)), shipped())

    def match(
        self,
        affiliations: Sequence[Affiliation],
        registers: bool = True,
        known: Mapping[str, int] = NOTHING,
        spoken: bool = False,
    ) -> list[list[Match]]:
        """Of each string the organisations that it names, the likeliest first; empty for none.

        Args:
            affiliations: the strings, with what is known besides.
            registers: whether companies that only registers of legal names know count too.
            known: how often the corpus names each organisation, by its id: it breaks ties, and
                speaks for acronyms and for brands.
            spoken: whether those come too that are named only if the corpus often speaks of them
                (`SPOKEN`): for who counts that afterwards.
        """
        return [
            matches
            for start in range(0, len(affiliations), BATCH)
            for matches in self._batch(
                affiliations[start : start + BATCH], registers, known, spoken
            )
        ]

    def _batch(
        self,
        affiliations: Sequence[Affiliation],
        registers: bool,
        known: Mapping[str, int],
        spoken: bool,
    ) -> Iterator[list[Match]]:
        strings = self._reader.read([each.text for each in affiliations])
        found = pairs(self.index, strings, [each.country for each in affiliations])
        probability = self._ranker.score(self.index, self._prior, strings, found)
        candidates = Candidates(strings, found, probability)
        return self.chosen(affiliations, candidates, registers, known, spoken)

    def chosen(
        self,
        affiliations: Sequence[Affiliation],
        candidates: Candidates,
        registers: bool = True,
        known: Mapping[str, int] = NOTHING,
        spoken: bool = False,
    ) -> Iterator[list[Match]]:
        """Of each string the organisations that it names, by probabilities that somebody gives.

        Args:
            affiliations: the strings.
            candidates: of them.
            registers: as for `match`.
            known: as for `match`.
            spoken: as for `match`.
        """
        strings, found = candidates.strings, candidates.found
        told = support(self.index, affiliations, found, self._beside(affiliations), known)
        doubt = (1 - candidates.probability) / np.where(told.domain, DOMAIN, 1)
        limits = self._ranker.threshold, self._ranker.further
        not_meant = against(self.index, strings, found)
        chosen = decide(self.index, strings, found, 1 - doubt, limits, told, not_meant)
        if registers:
            add_registered(self.index, strings, found, chosen)
        add_brands(self.index, strings, found, told, not_meant, chosen)
        if spoken:
            add_spoken(self.index, strings, found, not_meant, chosen)
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
