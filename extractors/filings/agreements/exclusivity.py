"""Whether one party of an agreement binds itself to the other alone.

A title says so or says the opposite. Else four counts of words are weighed. The weights are those
of a logistic regression on the 303 labelled contracts of CUAD (Hendrycks et al., 2021, CC BY 4.0),
right for 85 % of contracts that it was not fitted on (ten folds); always `no` is right for 67 %.
"""

import re
from math import log1p
from typing import Final

from extractors.text.either import either
from extractors.text.passage import Passage
from ontology.schema import vocabulary

_ALONE: Final = r"(?<!non-)(?<!non )(?<!non)\bexclusive"
_NAMED = re.compile(r"\bexclusivity\b", re.I)
_RIGHT = re.compile(
    _ALONE + r"(?:ly)?,?\s+(?:[\w,()'’-]{1,30}\s+){0,5}?(?:rights?|licen[sc]e|privilege)\b", re.I
)
_ROLE = re.compile(
    r"(?<!non-)(?<!non )\b(?:sole|exclusive)(?:\s+and\s+(?:sole|exclusive))?\s+"
    r"(?:[\w-]{1,30}\s+){0,2}(?:distribut|supplier|agent|reseller|dealer|provider|partner|sponsor|manufacturer|"
    r"representative|sales|source|vendor|licensee)",
    re.I,
)
_SAID = re.compile(
    _ALONE + r"(?:ly)?\b(?!\s+(?:remed|jurisdiction|venue|propert|owner|forum|of\b))", re.I
)
_ANCHOR: Final = either("exclusiv", "sole", before="")
"""What each of these begins with."""
_BIAS: Final = -2.54


def by_title(title: str) -> bool | None:
    """Whether a title says `exclusive` or `non-exclusive`; None where it says neither."""
    if re.search(r"\bnon-?\s?exclusive", title, re.I):
        return False
    return True if re.search(r"\bexclusiv", title, re.I) else None


def find(agreement: Passage, title: str, kind: str) -> bool | None:
    """Whether an agreement is exclusive, by its title, else by what it says.

    A loan, a lease or a merger binds nobody to anybody alone: there the words are of the landlord's
    exclusive control and the agent's exclusive right to apply payments.
    """
    told = by_title(title)
    if told is not None or vocabulary().is_a(kind, "FinancialAgreement"):
        return told
    return _score(agreement.text[:400_000]) > 0


def _score(text: str) -> float:
    anchors = [each.start() for each in _ANCHOR.finditer(text)]
    rights, roles, said, named = (
        log1p(_count(words, text, anchors)) for words in (_RIGHT, _ROLE, _SAID, _NAMED)
    )
    return 1.31 * rights + 1.29 * roles + 0.79 * said + 1.95 * named + _BIAS


def _count(words: re.Pattern[str], text: str, anchors: list[int]) -> int:
    """How often words stand in a text, none over another, at places where they can begin."""
    count = end = 0
    for at in anchors:
        if at >= end and (found := words.match(text, at)):
            count, end = count + 1, found.end()
    return count
