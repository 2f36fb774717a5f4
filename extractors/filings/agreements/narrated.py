"""Agreements that the running text of annual reports and prospectuses tells of, with whom and when.

`In May 2021 we entered into a license agreement with X for …`. The company itself must be party to
it, and somebody else must be named; what is only possible, denied or one of a kind is left out.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from typing import Final

from extractors.filings.agreements import material
from extractors.filings.agreements.material import Disclosure
from extractors.text import organizations
from extractors.text.passage import Passage

_TRIGGER = re.compile(r"\b(?:entered\s+into|executed|signed|party\s+to)\b", re.I)
_TOLD = re.compile(r"(?:entered\s+into|executed|signed)\b", re.I)
_DENIED = re.compile(
    r"\b(?:not|never|nor|neither)\s+(?:yet\s+)?(?:been\s+)?(?:entered|signed|executed)\b|"
    r"\b(?:may|might|could|would|should|can|must|to\s+be|if|unless|until|any|when|whether|intends?\s+to|"
    r"expects?\s+to)\s+(?:[\w-]{1,20}\s+){0,4}?(?:enter|sign|execut)",
    re.I,
)
_OURS = re.compile(r"\b(?:we|us|our|the\s+(?:Company|Registrant|Corporation|Group))\b", re.I)
_ARTICLE = re.compile(
    r"(?i)^.*\b(?:entered\s+into|signed|executed)\s+(?:an?\s+|the\s+)?|^(?:our|its|any|other|such|new)\s+"
)
_BASED = re.compile(r"[A-Z]\w+-based\s+")
_BARE = re.compile(r"(?i)(?:agreements?|contracts?|orders?|transactions?|amendments?)")
_PARAGRAPHS: Final = 2_000
"""Paragraphs with telling words that are read at most."""
_LONGEST: Final = 6_000
"""Characters of a paragraph that is read; longer ones are tables and lists."""


def find(text: Passage, registrant: str) -> Iterator[Disclosure]:
    """The agreements of a company that its report tells of, each once.

    Args:
        text: the report.
        registrant: the company's name; empty where it is unknown.
    """
    return told(islice(_candidates(text), _PARAGRAPHS), registrant)


def told(paragraphs: Iterable[Passage], registrant: str) -> Iterator[Disclosure]:
    """As `find`, of the paragraphs of a text."""
    seen = set[tuple[str, ...]]()
    own = organizations.core(registrant)
    for paragraph in paragraphs:
        for each in material.disclosures(paragraph):
            ours = _own(each, own)
            key = _key(ours) if ours else ()
            if ours and key not in seen:
                seen.add(key)
                yield ours


def _candidates(text: Passage) -> Iterator[Passage]:
    for paragraph in text.paragraphs():
        short = paragraph.end - paragraph.start <= _LONGEST
        if short and _TRIGGER.search(text.document, paragraph.start, paragraph.end):
            yield paragraph


def _own(told: Disclosure, own: str) -> Disclosure | None:
    """What is told where the company is party to it and another is named; None otherwise."""
    words = told.sentence.text
    before = told.title.start - told.sentence.start
    if not _TOLD.search(words, max(0, before - 40), before + 20) or _DENIED.search(words):
        return None
    named = tuple(_unplaced(each) for each in told.parties)
    others = tuple(each for each in named if organizations.core(each.line) != own)
    itself = told.itself or len(others) < len(told.parties) or _names(words[:before], own)
    if not others or not (itself or len(others) > 1):
        return None
    return replace(told, title=_title(told.title), parties=others, itself=itself)


def _names(words: str, own: str) -> bool:
    """Whether words before the agreement speak of the company: `we`, or by its name in short."""
    first = own.split(" ", 1)[0]
    plain = organizations.core(words)
    return _OURS.search(words) is not None or (len(first) > 3 and first in plain.split())


def _unplaced(name: Passage) -> Passage:
    """A name without where its bearer is: `Michigan-based Lark Group`."""
    based = _BASED.match(name.text)
    return name.part(based.end(), len(name.text)) if based else name


def _title(title: Passage) -> Passage:
    lead = _ARTICLE.match(title.text)
    return title.part(lead.end(), len(title.text)) if lead else title


def _key(told: Disclosure) -> tuple[str, ...]:
    """What tells two mentions of one agreement: its title and who is party to it."""
    title = told.title.line.lower()
    names = sorted(organizations.core(each.line) for each in told.parties)
    return ("" if _BARE.fullmatch(title) else title, *names)
