"""Agreements filed as exhibits, and which of them are those that item 1.01 discloses.

An agreement told in item 1.01 and filed beside it is one agreement. Two agreements of one filing
must stay two, so where it is not plain which is which nothing is joined.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from extractors.filings.agreements import dates, exclusivity, governing_law, kinds, parties, terms
from extractors.filings.agreements import filed as agreements
from extractors.filings.agreements.filed import Opening
from extractors.filings.agreements.material import Disclosure
from extractors.filings.agreements.preamble import Party
from extractors.filings.submission import Part
from extractors.text import organizations
from extractors.text.passage import Passage, whole

_NUMBER = re.compile(r"EX-(?P<number>\d+(?:\.\d+)?)")
_NOUNS = re.compile(r"(?i)\b(?:agreement|contract|amendment|addendum)\b")
_CALLED = re.compile(r"(?i)\b(?:agreement|contract|endorsement|joint\s+filing\s+statement)\b")
_WORDS = re.compile(r"[a-z0-9]+")
_IDLE = re.compile(
    r"\([^)]*\)|\bexhibit\s+[\d.]+|"
    r"\b(?:an?|and|by|certain|for|of|that|the|this|to|(?:non-?\s?)?exclusive)\b"
)
"""Words that one title of an agreement has and another lacks."""


_SIGNALS: Final = tuple(
    re.compile(words)
    for words in (
        r"(?i)\bby\s+and\s+(?:between|among)\b|\bmade\s+(?:and\s+entered\s+into|by|as\s+of)\b",
        r"(?i)\bwhereas\b|\brecitals\b|\bwitnesseth\b",
        r"(?i)\bin\s+consideration\s+of\b|\bnow,?\s+therefore\b",
        r"(?i)\bthe\s+parties\b",
        r"(?i)\b(?:hereto|hereunder|hereinafter|herein)\b",
        r"(?i)\bgoverned\s+by\b|\blaws\s+of\s+the\b",
        r"(?i)\bin\s+witness\s+whereof\b|\bduly\s+(?:authori[sz]ed|executed)\b",
        r"(?i)\bagrees?\s+(?:as\s+follows|that|to)\b|\bhereby\s+agree",
        r"(?i)\bthis\s+(?:[\w&-]+\s+){0,6}(?:agreement|contract|amendment|addendum|statement)\b",
        r"\([^()]{0,60}[\"“][A-Z][^\"”()]{0,40}[\"”][^()]{0,60}\)",
        r"(?i)\bundersigned\b|/s/|\bBy:\s|\bsigned\b",
        r"\bshall\b(?:[^.]{0,300}\.){0,3}[^.]{0,300}\bshall\b",
    )
)
_ENOUGH: Final = 5
"""Of these signals, in a text that is a contract."""
_ENOUGH_BELOW_A_TITLE: Final = 2
"""Where the text begins with a line that calls it an agreement."""
_FIRST: Final = 60
"""Characters within which a title opens its document."""
_TOP: Final = 700
"""Characters within which a title is still at the top."""
_HEAD: Final = 40_000
"""Characters by which a text is known for a contract."""


@dataclass(frozen=True, slots=True)
class Contract:
    """An agreement filed as an exhibit, or a file by itself.

    Attributes:
        number: of the exhibit (`10.1`); empty where its type has none.
        kind: class of the vocabulary.
        opening: title and day.
        parties: who is party to it; none where it does not name them.
        law: the law that governs it, by name; empty where it does not say.
        exclusive: whether one party binds itself to the other alone; None where nobody would ask.
        effective: the day it takes effect, ISO 8601; empty where it does not say.
        until: the day it ends, ISO 8601; empty where it does not say.
        territory: where it holds; empty where it does not say.
        field: what it is about, in its own words; empty where it does not say.
        term: for how long it holds, an ISO 8601 duration; empty where it does not say.
        amounts: sums that it says are paid, as printed.
    """

    number: str
    kind: str
    opening: Opening
    parties: tuple[Party, ...]
    law: str = ""
    exclusive: bool | None = None
    effective: str = ""
    until: str = ""
    territory: str = ""
    field: str = ""
    term: str = ""
    amounts: tuple[str, ...] = ()


def looks(text: str) -> bool:
    """Whether a text, or its beginning, is a contract by what it says."""
    head = whole(text[:_HEAD])
    opening = agreements.opening(head)
    if opening is None and _CALLED.search(head.text, 0, 3_000) is None:
        return False
    titled = opening is not None and opening.title.start < _TOP and len(opening.title.text) <= 100
    signals = sum(1 for signal in _SIGNALS if signal.search(head.text))
    first = titled and opening is not None and opening.title.start < _FIRST
    return signals >= (1 if first else _ENOUGH_BELOW_A_TITLE if titled else _ENOUGH)


def read(part: Part) -> Contract | None:
    """The agreement that an exhibit is; None where it is none, or nothing of it can be read."""
    text = part.passage
    opening = agreements.opening(text)
    found = parties.find(text, _behind(text, opening) if opening else -1)
    opening = opening or agreements.untitled(text)
    if opening is None or not (found or looks(text.text)):
        return None
    number = _NUMBER.match(part.type)
    law = governing_law.find(text)
    kind = kinds.classify(opening.title.line, text.part(0, 6_000).text)
    return Contract(
        number["number"] if number else "",
        kind,
        opening,
        tuple(found),
        law[0] if law else "",
        exclusivity.find(text, opening.title.line, kind),
        dates.effective(text),
        dates.until(text),
        agreements.territory(text),
        terms.field(text.text, opening.title.line),
        terms.term(text.text),
        terms.payments(text.text),
    )


def _behind(text: Passage, opening: Opening) -> int:
    """Where the words behind the title begin; a title may have run on into them."""
    nouns = list(_NOUNS.finditer(opening.title.text))
    last = nouns[-1].end() if nouns else len(opening.title.text)
    return opening.title.start + last - text.start


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
    classes = {kinds.classify(title), kinds.classify(words)} - {"Agreement"}
    amending = {re.search(r"(?i)amendment|addendum", each) is None for each in (title, words)}
    says = {exclusivity.by_title(title), exclusivity.by_title(words)} - {None}
    return len(classes) < 2 and len(amending) == 1 and len(says) < 2


def _normalised(title: str) -> tuple[str, ...]:
    bare = _IDLE.sub(" ", title.lower()).replace("licenc", "licens")
    return kinds.classify(title), *_WORDS.findall(bare)
