"""Item 1.01 of form 8-K: the sentence that an agreement was entered into, and with whom."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from extractors.text import dates, organizations, sentences
from extractors.text.passage import Passage

_NOUN: Final = r"(?:Agreement|Contract|Lease|Memorandum\s+of\s+Understanding|License|Amendment)"
_ENTERED = re.compile(
    r"\b(?:entered\s+into|enter\s+into|executed(?:\s+and\s+delivered)?|signed)\s+"
    r"(?:(?:an?|the|that\s+certain|certain|its|definitive|new|material|binding)\s+)*"
    rf"(?P<title>(?:Agreement\s+and\s+Plan\s+of\s+\w+|Amendment(?:\s+No\.?\s*\d+)?"
    rf"(?:\s*\([^)]*\))?\s+to\s+(?:(?:the|that|certain|its)\s+)*(?:[\w&/’'-]+,?\s+){{1,10}}?{_NOUN}"
    rf"|(?:[\w&/’'-]+,?\s+){{0,10}}?{_NOUN}s?(?:(?:\s+[\w-]+)?\s+agreement)?(?:\s+No\.?\s*\d+)?))(?![\w-])",
    re.I,
)
_TOWARDS = re.compile(r"\b(?:with|by\s+and\s+(?:between|among)|among|between)\b", re.I)
_PURPOSE = re.compile(
    r"\b(?:pursuant\s+to|relating\s+to|related\s+to|under\s+which|whereby|"
    r"in\s+connection\s+with|to\s+(?:offer|sell|acquire|"
    r"purchase|provide|issue|amend|extend|continue)|with\s+respect\s+to|providing|provides|"
    r"for\s+the|regarding|"
    r"in\s+respect\s+of|concerning|that\s+(?:provides|amends))\b",
    re.I,
)
_BESIDE = re.compile(
    r"(?:subsidiar(?:y|ies)|affiliates?|division|unit|parent|shareholders?|laws|holders?|notes|"
    r"shares|stock)"
    r"\s+of\s+(?:the\s+)?$|\bformerly\s+(?:known\s+as\s+)?$",
    re.I,
)
_COMPANY = re.compile(r"\b(?:the\s+(?:Company|Registrant|Corporation)|we)\b", re.I)
_DATED = re.compile(r"\bdated\b")
_NUMBER: Final = r"\d+(?:\.\d+)?"
_EXHIBITS = re.compile(
    rf"\bexhibits?\s+(?P<numbers>(?>{_NUMBER}(?:(?:\s*,|\s+and|\s+or|\s*&)+\s+(?:exhibit\s+)?{_NUMBER})*))"
    r"(?!\s+(?:to|of|in)\s+(?!this\b|the\s+(?:present|current)\b))",
    re.I,
)
"""Exhibits of the filing itself, not those `to the Annual Report`."""


@dataclass(frozen=True, slots=True)
class Disclosure:
    """A sentence that an agreement was entered into.

    Attributes:
        sentence: the sentence.
        title: the agreement as it names it.
        parties: organisations it names as parties, in their order.
        itself: whether `the Company` or `we` are among them.
        date: the day it gives, ISO 8601; empty where it gives none.
        exhibits: numbers of the exhibits named from there to the next such sentence (`10.1`).
    """

    sentence: Passage
    title: Passage
    parties: tuple[Passage, ...]
    itself: bool
    date: str
    exhibits: tuple[str, ...] = ()


def find(section: Passage) -> Iterator[Disclosure]:
    """The agreements that an item's section says were entered into, with a party named."""
    found = list(_distinct(section))
    bounds = [*(each.sentence.start for each in found), section.end]
    for each, end in zip(found, bounds[1:], strict=True):
        reach = Passage(section.document, each.sentence.start, end)
        yield replace(each, exhibits=tuple(dict.fromkeys(_exhibits(reach.text))))


def _distinct(section: Passage) -> Iterator[Disclosure]:
    seen: set[str] = set()
    for paragraph in section.paragraphs():
        for sentence in sentences.split(paragraph):
            found = _disclosure(sentence)
            if found and found.title.line.lower() not in seen:
                seen.add(found.title.line.lower())
                yield found


def _exhibits(text: str) -> Iterator[str]:
    for named in _EXHIBITS.finditer(text):
        yield from re.findall(_NUMBER, named["numbers"])


def _disclosure(sentence: Passage) -> Disclosure | None:
    text = sentence.text
    entered = _ENTERED.search(text)
    if entered is None:
        return None
    subject = sentence.part(0, entered.start())
    named = (*_parties(subject), *_parties(_counterparties(sentence, entered.end())))
    if not named:
        return None
    itself = _COMPANY.search(_outside_terms(subject.text)) is not None
    dated = _DATED.search(text, entered.end())
    date = dates.first(text[dated.end() :][:40]) if dated else ""
    said = dates.first(subject.text)
    amending = re.search(r"(?i)\bamendment\b", entered["title"])
    day = (said or date) if amending else (date or said)
    return Disclosure(sentence, sentence.of(entered, "title"), named, itself, day)


def _counterparties(sentence: Passage, start: int) -> Passage:
    text = sentence.text
    towards = _TOWARDS.search(text, start)
    purpose = _PURPOSE.search(text, start)
    if towards is None or (purpose and purpose.start() < towards.start()):
        return sentence.part(start, start)
    end = _PURPOSE.search(text, towards.end())
    return sentence.part(towards.end(), end.start() if end else len(text))


def _parties(passage: Passage) -> Iterator[Passage]:
    for name in organizations.find(passage):
        before = passage.document[max(passage.start, name.start - 40) : name.start]
        if not _BESIDE.search(before) and not _inside_parenthesis(passage, name):
            yield name


def _inside_parenthesis(passage: Passage, name: Passage) -> bool:
    before = passage.document[passage.start : name.start]
    return before.count("(") > before.count(")")


def _outside_terms(text: str) -> str:
    """A text without what stands in parentheses, where terms are defined rather than used."""
    return re.sub(r"\([^)]*\)", " ", text)
