"""Agreements filed as exhibits, and which of them are those that item 1.01 discloses.

An agreement told in item 1.01 and filed beside it is one agreement. Two agreements of one filing
must stay two, so where it is not plain which is which nothing is joined.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.filings import agreements, parties
from extractors.filings.agreements import Opening
from extractors.filings.material import Disclosure
from extractors.filings.preamble import Party
from extractors.filings.submission import Part
from extractors.text import organizations

_NUMBER = re.compile(r"EX-(?P<number>\d+(?:\.\d+)?)")
_WORDS = re.compile(r"[a-z0-9]+")
_IDLE = re.compile(
    r"\([^)]*\)|\bexhibit\s+[\d.]+|"
    r"\b(?:an?|and|by|certain|for|of|that|the|this|to|(?:non-?\s?)?exclusive)\b"
)
"""Words that one title of an agreement has and another lacks."""


@dataclass(frozen=True, slots=True)
class Contract:
    """An agreement filed as an exhibit.

    Attributes:
        number: of the exhibit (`10.1`); empty where its type has none.
        opening: title and day.
        parties: who is party to it.
    """

    number: str
    opening: Opening
    parties: tuple[Party, ...]


def read(part: Part) -> Contract | None:
    """The agreement that an exhibit is; None where no title or no parties can be read."""
    opening, found = agreements.opening(part.passage), parties.find(part.passage)
    number = _NUMBER.match(part.type)
    if opening is None or not found:
        return None
    return Contract(number["number"] if number else "", opening, tuple(found))


def disclosed(
    contracts: Sequence[Contract], told: Sequence[Disclosure], registrant: str
) -> dict[int, int]:
    """Positions of contracts, each with that of the sentence that discloses it.

    Only a contract and a sentence that fit each other and nothing else are joined; of several that
    fit, those of the same day.
    """
    fits = [
        (i, j)
        for i, contract in enumerate(contracts)
        for j, sentence in enumerate(told)
        if same(contract, sentence, registrant)
    ]
    of_a_day = [(i, j) for i, j in fits if contracts[i].opening.date == told[j].date != ""]
    return _alone(of_a_day) | _alone(fits)


def same(contract: Contract, told: Disclosure, registrant: str) -> bool:
    """Whether a sentence tells of a contract: by title or exhibit number, and counterparties."""
    filed = {organizations.core(each.name.line) for each in contract.parties}
    named = {organizations.core(each.line) for each in told.parties}
    ours = {organizations.core(registrant)}
    if not (named - ours) & filed or not (named - ours <= filed or filed - ours <= named):
        return False
    title, words = contract.opening.title.line, told.title.line
    numbers = [each for each in told.exhibits if each.split(".")[0] == "10"]
    if not _compatible(title, words) or (numbers and contract.number not in numbers):
        return False
    return numbers == [contract.number] or _normalised(title) == _normalised(words)


def _alone(fits: list[tuple[int, int]]) -> dict[int, int]:
    """The pairs of which neither end is in another pair."""
    left, right = [i for i, _ in fits], [j for _, j in fits]
    return {i: j for i, j in fits if left.count(i) == 1 and right.count(j) == 1}


def _compatible(title: str, words: str) -> bool:
    """Whether nothing in two titles tells the agreements apart, though they differ."""
    classes = {agreements.classify(title), agreements.classify(words)} - {"Agreement"}
    amending = {re.search(r"(?i)amendment|addendum", each) is None for each in (title, words)}
    says = {agreements.exclusivity(title), agreements.exclusivity(words)} - {None}
    return len(classes) < 2 and len(amending) == 1 and len(says) < 2


def _normalised(title: str) -> tuple[str, ...]:
    bare = _IDLE.sub(" ", title.lower()).replace("licenc", "licens")
    return agreements.classify(title), *_WORDS.findall(bare)
