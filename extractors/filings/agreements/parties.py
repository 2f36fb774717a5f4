"""Parties of an agreement: by its preamble, else by other places that name them.

Where no preamble names two, an agreement may say `Party A:` and `Party B:`, define its parties in
its first sentences, or name them only where they sign.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from extractors.filings.agreements import (
    announced,
    listed_names,
    party_names,
    preamble,
    signature_page,
)
from extractors.filings.agreements.preamble import Party
from extractors.text import organizations
from extractors.text.passage import Passage

_LETTERED = re.compile(
    r"\b(?P<role>(?:Party|PARTY)\s+\(?[A-Ea-e]\)?)\s*(?:\([^()\n]{0,40}\)\s*)?[:：]\s*"
)
_SIGNERS = re.compile(
    r"(?i)\b(?:set\s+forth|listed|named|appear\w*|identified|whose\s+names?|signator)\b[^.;]{0,40}"
    r"\bsignature\s+pages?|\bsignatories\s+(?:hereto|below)"
)
"""Where a preamble leaves the others to the page that is signed."""
_LETTER_OPEN = re.compile(r"\bParty\s+[A-E]\s*[:：]\s*(?:\[[^\]]{0,12}\]|_{3})")
_YEAR = re.compile(r"(?:19|20)\d\d\s+")
_DEAR = re.compile(r"\bDear\s|\b(?:Ladies\s+and\s+)?Gentlemen\s*:")
_HEAD: Final = 20_000
"""Characters of the first pages."""
_SURE: Final = (True, 2)
"""Worth of two names that a form or a term tells."""


def find(exhibit: Passage, title: int = -1) -> list[Party]:
    """The parties that the first of three readings tells that finds two; else the most found.

    Args:
        exhibit: the agreement.
        title: offset in it behind its title; -1 where unknown.
    """
    found = [_in_full(exhibit, each) for each in _told(exhibit, title)]
    if len(found) < 2:
        found = max(found, announced.find(exhibit), key=len)
    return preamble.distinct([*found, *signature_page.acknowledging(exhibit)])


def _in_full(exhibit: Passage, party: Party) -> Party:
    """A party under the name that its short one was defined for: `Heron Optics, Inc. ("HOI")`."""
    short = party.name.line
    if " " in short:
        return party
    head = exhibit.part(0, _HEAD)
    term = re.search(rf"\(\s*(?:the\s+)?[\"“]{re.escape(short)}[\"”]", head.text)
    name = signature_page.ending_at(head, term.start()) if term else None
    return replace(party, name=name, role=party.role or short, words=name) if name else party


def _told(exhibit: Passage, title: int) -> list[Party]:
    lettered = preamble.distinct(_lettered(exhibit))
    if len({each.role[-1:] for each in lettered}) > 1 or (lettered and _blank(exhibit)):
        return lettered
    best = preamble.distinct([*preamble.find(exhibit, title), *_addressed(exhibit)])
    if len(best) == 1 and best[0].role and preamble.left_open(exhibit, best[0].words.end):
        return best
    if len(best) == 1 and _SIGNERS.search(
        exhibit.document, best[0].name.end, best[0].name.end + 300
    ):
        return preamble.distinct([*best, *signature_page.signing(exhibit)])
    for reading in (_lettered, signature_page.on_behalf, signature_page.signing):
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
        yield from (signature_page.party(_undated(each)) for each in names[-1:])


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
