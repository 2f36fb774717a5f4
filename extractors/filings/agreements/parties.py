"""Parties of an agreement: by its preamble, else by other places that name them.

Where no preamble names two, an agreement may say `Party A:` and `Party B:`, define its parties in
its first sentences, or name them only where they sign.
"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from extractors.filings.agreements import listed_names, party_names, preamble
from extractors.filings.agreements.preamble import Party
from extractors.text import organizations
from extractors.text.passage import Passage

_LETTERED = re.compile(
    r"\b(?P<role>(?:Party|PARTY)\s+\(?[A-Ea-e]\)?)\s*(?:\([^()\n]{0,40}\)\s*)?[:：]\s*"
)
_BETWEEN = re.compile(r"\s*(?:\([^()\n]{0,40}\))?[\s,.;:_-]*")
"""What may stand between a name and the signature below it."""
_ON_BEHALF = re.compile(
    r"(?:[Ff]or\s+and\s+\.?on\s+behalf\s+of|FOR\s+AND\s+ON\s+BEHALF\s+OF|"
    r"[Ss]igned\s+(?:by|for|on\s+behalf\s+of))\s*:?\s+"
)
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
    r"(?:[A-ZÀ-Þ][\w.,'’&-]*|&|-)(?<!Signatory)(?<!Officer)(?<!President)(?<!Director)(?<!Member)"
    r"(?<!Manager)(?<!Chairman)(?<!Secretary)(?<!Treasurer)(?<!Title)(?<!WHEREOF)[ ]$"
)
_SIGNERS = re.compile(
    r"(?i)\b(?:set\s+forth|listed|named|appear\w*|identified|whose\s+names?|signator)\b[^.;]{0,40}"
    r"\bsignature\s+pages?|\bsignatories\s+(?:hereto|below)"
)
"""Where a preamble leaves the others to the page that is signed."""
_LETTER_OPEN = re.compile(r"\bParty\s+[A-E]\s*[:：]\s*(?:\[[^\]]{0,12}\]|_{3})")
_YEAR = re.compile(r"(?:19|20)\d\d\s+")
_DEAR = re.compile(r"\bDear\s|\b(?:Ladies\s+and\s+)?Gentlemen\s*:")
_FOR = re.compile(r"(?:\b(?:By|BY)\s*:|/s/)\s*$")
_SURE: Final = (True, 2)
"""Worth of two names that a form or a term tells."""
_SIGNATURES: Final = 80
"""Marks of a signature that are looked at."""
_TAIL: Final = 12_000
"""Characters at an exhibit's end in which it is signed."""


def find(exhibit: Passage, title: int = -1) -> list[Party]:
    """The parties that the first of three readings tells that finds two; else the most found.

    Args:
        exhibit: the agreement.
        title: offset in it behind its title; -1 where unknown.
    """
    lettered = preamble.distinct(_lettered(exhibit))
    if len({each.role[-1:] for each in lettered}) > 1 or (lettered and _blank(exhibit)):
        return lettered
    best = preamble.distinct([*preamble.find(exhibit, title), *_addressed(exhibit)])
    if len(best) == 1 and best[0].role and preamble.left_open(exhibit, best[0].words.end):
        return best
    if len(best) == 1 and _SIGNERS.search(
        exhibit.document, best[0].name.end, best[0].name.end + 300
    ):
        return preamble.distinct([*best, *_signing(exhibit)])
    for reading in (_lettered, _on_behalf, _signing):
        if preamble.worth(best) >= _SURE:
            break
        found = preamble.distinct(reading(exhibit))
        found = [each for each in found if not listed_names.NO_NAME.fullmatch(each.name.line)]
        if len(found) > 1 or not best:
            best = found
        elif len(best) < 2:
            best = preamble.distinct([*best, *found])
    return best


def _blank(exhibit: Passage) -> bool:
    """Whether a form leaves the name of a lettered party open."""
    return _LETTER_OPEN.search(exhibit.text, 0, 12_000) is not None


def _addressed(exhibit: Passage) -> Iterator[Party]:
    """Whom a letter that is an agreement is written to: the last name above `Dear`."""
    dear = _DEAR.search(exhibit.text, 0, 3_000)
    if dear:
        above = exhibit.part(max(0, dear.start() - 400), dear.start())
        names = [
            each for each in organizations.find(above) if party_names.is_hard(each.line.split()[-1])
        ]
        yield from (_party(_undated(each)) for each in names[-1:])


def _undated(name: Passage) -> Passage:
    """A name without the year of the date above it."""
    year = _YEAR.match(name.text)
    return name.part(year.end(), len(name.text)) if year else name


def _lettered(exhibit: Passage) -> Iterator[Party]:
    head, seen = exhibit.part(0, 12_000), set[str]()
    for match in _LETTERED.finditer(head.text):
        letter = match["role"].rstrip(")")[-1]
        span = party_names.read(head.text, match.end(), len(head.text))
        if span and (span.form or span.words > 1) and letter not in seen:
            seen.add(letter)
            name = head.part(match.end(), span.end)
            yield Party(name, " ".join(match["role"].split()), preamble.kind(name, "", ""), name)


def _on_behalf(exhibit: Passage) -> Iterator[Party]:
    """Names behind `For and on behalf of`, each of which signs for itself."""
    length = exhibit.end - exhibit.start
    tail = exhibit.part(max(0, length - 40_000), length)
    for match in _ON_BEHALF.finditer(tail.text):
        span = party_names.read(tail.text, match.end(), len(tail.text))
        if span:
            yield _party(tail.part(match.end(), span.end))


def _signing(exhibit: Passage) -> Iterator[Party]:
    """Names that stand alone right above a signature."""
    length = exhibit.end - exhibit.start
    tail = exhibit.part(max(0, length - _TAIL), length)
    for by in islice(_SIGNATURE.finditer(tail.text), _SIGNATURES):
        name = _above(tail, by.start())
        if name is not None:
            yield _party(name)


def _above(tail: Passage, end: int) -> Passage | None:
    """The name that ends where a signature begins, with nothing but blanks between."""
    text, reach = tail.text, max(0, end - 110)
    for word in _WORD.finditer(text, reach, end):
        if word.start() == reach and reach:  # perhaps the middle of a word
            continue
        label = _LABEL.match(text, word.start(), end) or listed_names.LABEL.match(
            text, word.start(), end
        )
        start = label.end() if label else word.start()
        span = party_names.read(text, start, end)
        if _is_within(text, start):
            continue
        if (
            not span
            or not _BETWEEN.fullmatch(text, span.end, end)
            or _OFFICE.search(text, start, span.end)
        ):
            continue
        signed = text[span.end : span.end + 80].lower().lstrip().startswith("/s/")
        named = text[start : span.end].lower() in text[span.end : span.end + 80].lower()
        if span.form or (span.words > 1 and signed and named):
            return (
                None if _FOR.search(text, max(0, start - 12), start) else tail.part(start, span.end)
            )
    return None


def _is_within(text: str, start: int) -> bool:
    """Whether a word goes on with a name that began before it."""
    before = _WITHIN.search(text, max(0, start - 40), start)
    return before is not None and not party_names.is_hard(before[0].strip())


def _party(name: Passage) -> Party:
    return Party(name, "", organizations.kind(name.line), name)
