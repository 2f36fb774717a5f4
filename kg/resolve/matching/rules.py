"""What the ranker can not know, rule by rule: other strings, the corpus, places, words around.

A candidate's probability goes through the tables of this module from top to bottom: what names
nobody there is refused; what says too little is doubted; what speaks for itself is believed, but
not where it was refused; and names that several bear, or that hold each other, are shared out.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from kg.resolve.candidates.csr import group_max
from kg.resolve.candidates.index import Index
from kg.resolve.candidates.pairs import Pairs
from kg.resolve.candidates.strings import Strings
from kg.resolve.matching.against import Against
from kg.resolve.matching.campuses import campuses
from kg.resolve.matching.chinese import amid_han, longest_han, loose_han, plain_han
from kg.resolve.matching.clear import FEW, RARE, SURE, bare_acronyms, curated, said, whole
from kg.resolve.matching.homonyms import SOLE, homonyms, in_country
from kg.resolve.matching.neighbours import bare, of_bodies, qualified, torn
from kg.resolve.matching.places import abroad, at_home, cities, countries, local, offices, placeless
from kg.resolve.matching.support import Support

Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]

EVER: Final = 2.0
"""Above all probabilities: a rule that holds however likely a candidate is."""

LEGAL_NAME: Final = 0.9
"""Probability of a company whose whole legal name stands in a string."""


@dataclass(frozen=True)
class Seen:
    """What the rules look at: candidates of a batch of strings.

    Attributes:
        index: of the registries.
        strings: the batch.
        pairs: its candidates.
        likely: what the ranker makes of each.
        threshold: probability from which a first organisation is named.
        told: what speaks for each candidate besides its string.
        against: what speaks against each.
    """

    index: Index
    strings: Strings
    pairs: Pairs
    likely: Floats
    threshold: float
    told: Support
    against: Against

    @cached_property
    def home(self) -> Mask:
        """Candidates whose city the string says."""
        return at_home(self.index, self.strings, self.pairs)

    @cached_property
    def placed(self) -> Mask:
        """Candidates whose city is said, or whose country is known and whose name says enough.

        `Queen Elizabeth Hospital` of Hong Kong is that one's; `Central Hospital` of China anyone's.
        """
        weight = self.index.name_weight[self.pairs.names.of[np.maximum(self.pairs.exact, 0)]]
        return self.home | (in_country(self.index, self.pairs) & (weight >= RARE))


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a candidate is none.

    Attributes:
        why: in words.
        holds: of which candidates.
        below: probability from which the ranker is believed all the same.
    """

    why: str
    holds: Callable[[Seen], Mask]
    below: float = EVER


@dataclass(frozen=True, slots=True)
class Belief:
    """Why a candidate is likelier than the ranker says.

    Attributes:
        why: in words.
        holds: of which candidates.
        least: their probability, at least.
        unnamed: whether only where the ranker leaves the string without any organisation.
        refused: whether even of what was refused.
    """

    why: str
    holds: Callable[[Seen], Mask]
    least: float
    unnamed: bool = False
    refused: bool = False


@dataclass(frozen=True, slots=True)
class Share:
    """How names that several bear, or that hold each other, are given to one.

    Attributes:
        why: in words.
        of: the probabilities afterwards.
    """

    why: str
    of: Callable[[Seen, Floats], Floats]


REFUSALS: Final = (
    Refusal(
        "an acronym alone, and nothing supports it",
        lambda s: bare_acronyms(s.index, s.strings, s.pairs, s.likely) & ~s.told.told,
    ),
    Refusal("an acronym that is a country's name: UAE", lambda s: countries(s.index, s.pairs)),
    Refusal(
        "behind a word that makes it another's: New York University is not York's",
        lambda s: qualified(s.strings, s.pairs),
    ),
    Refusal(
        "the end of one name, and what stands behind it: Yale University, New Haven",
        lambda s: torn(s.index, s.strings, s.pairs),
    ),
    Refusal(
        "a company, where the name goes on as that of a university or hospital",
        lambda s: of_bodies(s.index, s.strings, s.pairs),
    ),
    Refusal(
        "a part of a legal name, an ordinary word, or an acronym but for a letter",
        lambda s: s.against.nobody,
    ),
    Refusal("another city in brackets than its own", lambda s: s.against.other_branch),
    Refusal(
        "a hospital or a school by one word of a later segment, unless often spoken of",
        lambda s: bare(s.index, s.strings, s.pairs) & (s.told.known < FEW),
        SURE,
    ),
    Refusal(
        "Chinese characters in common, and no name",
        lambda s: loose_han(s.strings, s.pairs),
        below=0.8,
    ),
    Refusal("two Chinese characters amid others", lambda s: amid_han(s.strings, s.pairs)),
    Refusal(
        "the string says another country",
        lambda s: abroad(s.index, s.strings, s.pairs),
        below=0.55,
    ),
    Refusal(
        "its city alone, and not surely: KIPAC/Stanford means the university",
        lambda s: cities(s.index, s.strings, s.pairs),
        SURE,
    ),
    Refusal(
        "an office of a state that the string does not say",
        lambda s: offices(s.index, s.strings, s.pairs) & ~s.told.told,
        below=0.9,
    ),
    Refusal(
        "a word of its domain amid others: Acme Polytechnic is no Acme University at acme.edu",
        lambda s: (s.pairs.exact >= 0) & ~said(s.index, s.strings, s.pairs),
        below=0.5,
    ),
)
"""What names nobody there: nothing but Chinese names of one body is believed afterwards."""

DOUBTS: Final = (
    Refusal(
        "its name without its city, which nothing says",
        lambda s: placeless(s.index, s.pairs, s.placed),
        below=0.6,
    ),
)
"""What says too little, unless it speaks for itself."""

BELIEFS: Final = (
    Belief(
        "an acronym that nobody else has, and its city",
        lambda s: local(s.index, s.pairs, s.home),
        SOLE,
        unnamed=True,
    ),
    Belief(
        "a name that stands out, of a registry that no gold labels: the ranker has seen it as a"
        " wrong answer only",
        lambda s: curated(s.index, s.strings, s.pairs),
        LEGAL_NAME,
    ),
    Belief(
        "a name that is the whole of a string or a segment, and nobody else's",
        lambda s: whole(s.index, s.strings, s.pairs, s.told, s.home),
        LEGAL_NAME,
        unnamed=True,
    ),
    Belief(
        "a Chinese name of one body alone",
        lambda s: plain_han(s.index, s.strings, s.pairs),
        LEGAL_NAME,
        refused=True,
    ),
)
"""What speaks for itself."""

SHARES: Final = (
    Share(
        "what is known besides leaves one owner of a name",
        lambda s, p: homonyms(s.index, s.strings, s.pairs, p, s.told, s.against),
    ),
    Share(
        "a campus goes before its university, where its own name or city is printed",
        lambda s, p: campuses(s.index, s.strings, s.pairs, p, s.threshold),
    ),
    Share(
        "a Chinese name goes before those that it is made of",
        lambda s, p: longest_han(s.strings, s.pairs, p),
    ),
)
"""Who is meant of several, one after the other."""


def weighed(seen: Seen) -> Floats:
    """The ranker's probabilities, with what it can not know."""
    if not len(seen.pairs.names.of):
        return seen.likely
    refused = _any(REFUSALS, seen)
    found = np.where(refused | _any(DOUBTS, seen), 0.0, seen.likely)
    best = group_max(seen.pairs.string, found, len(seen.strings.word_starts) - 1)
    unnamed = (best < seen.threshold)[seen.pairs.string]
    for belief in BELIEFS:
        holds = belief.holds(seen)
        holds = holds if belief.refused else holds & ~refused
        holds = holds & unnamed if belief.unnamed else holds
        found = np.where(holds, np.maximum(found, belief.least), found)
    for share in SHARES:
        found = share.of(seen, found)
    return found


def _any(rules: tuple[Refusal, ...], seen: Seen) -> Mask:
    """Candidates that one of the rules refuses, which the ranker does not hold for likely."""
    none = np.zeros(len(seen.likely), bool)
    for rule in rules:
        none |= rule.holds(seen) & (seen.likely < rule.below)
    return none
