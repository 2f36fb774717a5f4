"""Parties of an agreement that only a report to the press tells of.

`Heron Bancorp (Nasdaq: HRN) announced today that its subsidiary, Heron Bank, has entered into an
agreement with Vitrum, Inc.`: who announces, whose subsidiary it is, and with whom.
"""

import re
from collections.abc import Iterator
from typing import Final

from extractors.filings.agreements import party_names, signature_page
from extractors.filings.agreements.preamble import Party
from extractors.text.passage import Passage

_ANNOUNCED = re.compile(r"(?:\([^()\n]{1,60}\)\s*)?,?\s*(?:today\s+)?\bannounced\b")
_MADE = re.compile(
    r"\b(?:entered\s+into|signed|executed)\s+(?:[\w,-]+\s+){0,6}agreements?\s+with\s+(?:the\s+)?"
)
_SUBSIDIARY = re.compile(r"\bits\s+(?:[\w-]+\s+){0,2}subsidiary,?\s+")
_HEAD: Final = 3_000
"""Characters of an exhibit in which an announcement begins."""
_SENTENCE: Final = 500
"""Characters behind `announced` in which the agreement is named."""


def find(exhibit: Passage) -> list[Party]:
    """The parties that the first announcement of an agreement names; none where there is none."""
    head = exhibit.part(0, _HEAD)
    for announced in _ANNOUNCED.finditer(head.text):
        made = _MADE.search(head.text, announced.end(), announced.end() + _SENTENCE)
        teller = signature_page.ending_at(head, announced.start()) if made else None
        if made and teller:
            return [signature_page.party(each) for each in (teller, *_named(head, announced, made))]
    return []


def _named(head: Passage, announced: re.Match[str], made: re.Match[str]) -> Iterator[Passage]:
    subsidiary = _SUBSIDIARY.search(head.text, announced.end(), made.start())
    for start in (subsidiary.end() if subsidiary else -1, made.end()):
        span = party_names.read(head.text, start, len(head.text)) if start > 0 else None
        if span and span.form:
            yield head.part(start, span.end)
