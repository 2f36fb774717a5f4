"""Parties of an agreement: by its preamble, else by other places that name them.

Where no preamble names two, an agreement may say `Party A:` and `Party B:`, define its parties in
its first sentences, or name them only where they sign.
"""

import re
from collections.abc import Iterator
from typing import Final

from extractors.filings import preamble
from extractors.filings.preamble import Party
from extractors.text import organizations
from extractors.text.passage import Passage

_LETTERED = re.compile(
    r"\b(?P<role>Party\s+[A-E]|"
    r"PARTY\s+[A-E])\s*[:：]\s*(?P<name>[^\n\t:：;(“\"]{3,90}(?:\([A-Z]\w+\)[^\n\t:：;(“\"]{0,60})?)"
)
_DESCRIBED = re.compile(
    r",?\s+an?\s+(?:[\w-]+\s+){0,5}?(?:corporation|company|partnership|bank|trust|association)"
)
_BY = re.compile(r"\bBy\s*:|/s/|\bBY\s*:|\bSigned\b|\bName\s*:", re.M)
_BEFORE = re.compile(
    r".*\b(?:AGREEMENT|Agreement|Signatory|Counsel|Director|President|Officer|CEO|CFO|Manager|"
    r"Secretary|Treasurer|"
    r"Chairman|Member|Title|Name|Date|[12]\d{3})\b[\s:,]+(?=[A-Z])",
    re.S,
)
_MIXED_WORD = re.compile(r"[A-Z][a-z]\S*\s+")
_CAPITALS = re.compile(r"[A-ZÀ-Þ&.,0-9()\s-]{3,}")
_NOT_PARTY = re.compile(r"\b(?:of|by|with|under|to|from|for|in)\s+(?:the\s+|an?\s+)?$", re.I)
_TAIL: Final = 9_000
"""Characters at an exhibit's end in which it is signed."""


def find(exhibit: Passage) -> list[Party]:
    """The parties that the first of four readings tells that finds two; else the most found."""
    best = preamble.find(exhibit)
    for reading in (_lettered, _defined, _signing):
        if len(best) > 1:
            break
        found = preamble.distinct([*best, *reading(exhibit)])
        best = found if len(found) > 1 else best
    return best


def _lettered(exhibit: Passage) -> Iterator[Party]:
    head = exhibit.part(0, 12_000)
    for match in _LETTERED.finditer(head.text):
        name = next(organizations.find(head.of(match, "name")), None)
        if name is not None:
            role = " ".join(match["role"].split())
            yield Party(name, role, organizations.kind(name.line), name)


def _defined(exhibit: Passage) -> Iterator[Party]:
    """Names followed by what they are and the term defined for them."""
    head = exhibit.part(0, 4_000)
    for name in organizations.find(head):
        after = head.document[name.end : min(name.end + 300, head.end)]
        role = preamble.ROLE.search(after)
        before = head.document[max(head.start, name.start - 12) : name.start]
        near = (
            role is not None
            and not _NOT_PARTY.search(before)
            and (role.start() < 4 or _DESCRIBED.match(after) is not None)
        )
        if role is not None and near and "(" not in after[: role.start()]:
            name = _trimmed(name)
            words = preamble.words(name, name.end + role.end())
            told = (role["role"] or role["also"] or role["bare"] or "").strip(" ,.")
            yield Party(name, told, organizations.kind(name.line), words)


def _signing(exhibit: Passage) -> Iterator[Party]:
    """Names that stand alone right above a signature."""
    length = exhibit.end - exhibit.start
    tail = exhibit.part(max(0, length - _TAIL), length)
    for name in organizations.find(tail):
        after = tail.document[name.end : name.end + 160]
        by = _BY.search(after)
        if by and not re.search(r"[a-z]{3,}\s+[a-z]{3,}", after[: by.start()]):
            bare = _trimmed(name)
            yield Party(bare, "", organizations.kind(bare.line), bare)


def _trimmed(name: Passage) -> Passage:
    """A name without the heading or the office that stands before it."""
    before = _BEFORE.match(name.text)
    name = _behind(name, before.end() if before else 0)
    return _behind(name, _mixed(name.text))


def _behind(name: Passage, start: int) -> Passage:
    """What of a name stands behind an offset, where that is more than a word."""
    rest = name.part(start, len(name.text))
    return rest if len(rest.text.split()) > 1 else name


def _mixed(name: str) -> int:
    """Where a name in capitals begins behind words that are not; 0 where there are none such."""
    start = 0
    while word := _MIXED_WORD.match(name, start):
        start = word.end()
    return start if _CAPITALS.fullmatch(name, start) else 0
