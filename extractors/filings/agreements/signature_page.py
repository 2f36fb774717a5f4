"""Parties of an agreement, by the page that is signed, and names above a signature in general."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from extractors.filings.agreements import listed_names, party_names, preamble
from extractors.filings.agreements.preamble import Party
from extractors.text import organizations
from extractors.text.passage import Passage

_BETWEEN = re.compile(
    r"\s*(?:\([^()\n]{0,40}\))?[\s,.;:_-]*(?:Date\s?:\s*[A-Z]\w{2,8}\s\d{1,2},\s\d{4}\s+)?"
)
"""What may stand between a name and the signature below it."""
_ON_BEHALF = re.compile(
    r"(?:[Ff]or\s+and\s+\.?on\s+behalf\s+of|FOR\s+AND\s+ON\s+BEHALF\s+OF|"
    r"[Ss]igned\s+(?:by|for(?!\s+and\s)|on\s+behalf\s+of))\s*:?\s+"
    r"(?:\)\s*(?:/s/\s+\S+(?:\s\S+){0,3}\s{3,})?)?"
)
"""What leads to the name that is signed for; British deeds have brackets beside it."""
_LABEL = re.compile(
    r"(?:[A-Z][A-Z ]{2,24}(?:\(S\))?|[A-Z][a-z]{3,14}(?:\s[A-Z][a-z]{3,14})?)\s*:\s*"
)
_SIGNATURE = re.compile(r"\bBy\b\s*:|\bBY\b\s*:|\bSIGNED\s*:|/s/|\bName\s*:|_{8,}")
_WORD = re.compile(r"\S+")
_OFFICE = re.compile(
    r"\b(?:Authori[sz]ed|Signatory|Officer|President|Director|Chairman|Secretary|Treasurer|"
    r"Manager|Member|Partner|Counsel|Title|Name|Date|Its|CEO|CFO|Attorney|Page|Agreement|"
    r"AGREEMENT|WHEREOF|[12]\d{3})\b"
)
_WITHIN = re.compile(
    r"(?:[A-ZÀ-Þ][\w.,'’&-]*|&|(?<!-)-)(?<!Signatory)(?<!Officer)(?<!President)(?<!Director)(?<!Member)"
    r"(?<!Manager)(?<!Chairman)(?<!Secretary)(?<!Treasurer)(?<!Title)(?<!WHEREOF)[ ]$"
)
_PART = re.compile(
    r"(?i)(?:the\s+)?(?:company|developer|client|customer|licensor|licensee|supplier|buyer|seller|"
    r"distributor|contractor|vendor|purchaser|provider|agent|manufacturer|reseller|sponsor|"
    r"franchisor|franchisee)\s*:\s*"
)
"""The word for a part, with the name of who plays it behind."""
_ROLE_BEFORE = re.compile(r"\b[A-Z][A-Za-z]{2,14}:\s*$")
_FOR = re.compile(r"(?:\b(?:By|BY)\s*:|/s/)\s*$")
_ACKNOWLEDGMENT = re.compile(
    r"\bACKNOWLEDGE?MENT\b[^.;:\n]{0,60}\s+(?:Each\s+of\s+)?[Tt]he\s+undersigned,?\s+"
)
_SIGNATURES: Final = 300
"""Marks of a signature that are looked at."""
_REACH: Final = 170
"""Characters before a signature in which a name above it begins."""
_FIRST_PAGE: Final = 5_000
_TAIL: Final = 12_000
"""Characters at an exhibit's end in which it is signed."""


def on_behalf(exhibit: Passage) -> Iterator[Party]:
    """Names behind `For and on behalf of`, each of which signs for itself."""
    length = exhibit.end - exhibit.start
    tail = exhibit.part(max(0, length - 40_000), length)
    for match in _ON_BEHALF.finditer(tail.text):
        span = party_names.read(tail.text, match.end(), len(tail.text))
        if span:
            yield party(tail.part(match.end(), span.end))


def acknowledging(exhibit: Passage) -> list[Party]:
    """Who acknowledges an agreement beneath it: `The undersigned, X Corp., hereby acknowledges`."""
    length = exhibit.end - exhibit.start
    tail = exhibit.part(max(0, length - _TAIL), length)
    heading = _ACKNOWLEDGMENT.search(tail.text)
    if heading is None:
        return []
    end = tail.text.find("hereby", heading.end())
    return preamble.read(tail.part(heading.end(), end if end > 0 else heading.end() + 1_500), 0)


def signing(exhibit: Passage) -> list[Party]:
    """Names that stand alone right above a signature: at the end, else on the first page."""
    length = exhibit.end - exhibit.start
    last = list(_signed(exhibit.part(max(0, length - _TAIL), length)))
    if len(last) < 2 and length > _TAIL + _FIRST_PAGE:
        return max(last, list(_signed(exhibit.part(0, _FIRST_PAGE))), key=len)
    return last


def _signed(tail: Passage) -> Iterator[Party]:
    for by in islice(_SIGNATURE.finditer(tail.text), _SIGNATURES):
        name = _above(tail, by.start())
        if name is not None:
            yield from (party(each) for each in _beside(tail, name))
            yield party(name)


def _beside(tail: Passage, name: Passage) -> Iterator[Passage]:
    """Names of the columns to the left of a name, in a row with it: `X LLC  Y INC.  By:  By:`."""
    left = ending_at(tail, _without_label(tail.text, name.start - tail.start))
    if left is not None and not _stands_for(tail, left.start - tail.start):
        yield left


def _stands_for(tail: Passage, start: int) -> bool:
    """Whether a name is that of who signs for another: `By: X LLC, its general partner`."""
    return _FOR.search(tail.text, max(0, start - 12), start) is not None


def _without_label(text: str, start: int) -> int:
    """Where a name begins with the word for its part before it: `SPONSOR:  X`."""
    label = _ROLE_BEFORE.search(text, max(0, start - 40), start)
    return label.start() if label else start


def ending_at(text: Passage, end: int) -> Passage | None:
    """The longest name with a legal form that ends at an offset, but for blanks and commas."""
    held = text.text
    for word in _WORD.finditer(held, max(0, end - _REACH), end):
        if not _may_begin(word[0]) or _is_within(held, word.start()):
            continue
        span = party_names.read(held, word.start(), end)
        ends = span and span.hard and not held[span.end : end].strip(" ,\n")
        if span and ends and not _OFFICE.search(held, word.start(), span.end):
            return text.part(word.start(), span.end)
    return None


def _above(tail: Passage, end: int) -> Passage | None:
    """The name that ends where a signature begins, with nothing but blanks between."""
    text, reach = tail.text, max(0, end - _REACH)
    for word in _WORD.finditer(text, reach, end):
        if word.start() == reach and reach:  # perhaps the middle of a word
            continue
        if word[0] in ("ATTEST", "WITNESS") or party_names.is_hard(word[0]):
            continue
        label = _LABEL.match(text, word.start(), end) or listed_names.LABEL.match(
            text, word.start(), end
        )
        start = label.end() if label else word.start()
        span = party_names.read(text, start, end)
        if _is_within(text, word.start() if label else start):
            continue
        if (
            not span
            or not _BETWEEN.fullmatch(text, span.end, end)
            or _OFFICE.search(text, start, span.end)
        ):
            continue
        signed = text[span.end : span.end + 80].lower().lstrip().startswith("/s/")
        named = text[start : span.end].lower() in text[span.end : span.end + 80].lower()
        part = label is not None and _PART.fullmatch(label[0]) and span.words > 1
        if span.form or part or (span.words > 1 and signed and named):
            return None if _stands_for(tail, start) else tail.part(start, span.end)
    return None


def _may_begin(word: str) -> bool:
    return word[0].isupper() and not party_names.is_hard(word)


def _is_within(text: str, start: int) -> bool:
    """Whether a word goes on with a name that began before it."""
    before = _WITHIN.search(text, max(0, start - 40), start)
    return before is not None and not party_names.is_hard(before[0].strip())


def party(name: Passage) -> Party:
    """A party of which nothing but its name is told."""
    return Party(name, "", organizations.kind(name.line), name)
