"""Item 5.03 of form 8-K: a company takes a new name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from extractors.fact_builder import FactBuilder
from extractors.filings import cover
from extractors.filings.agreements import party_names
from extractors.filings.registrants import Subject
from extractors.text import sentences
from extractors.text.passage import Passage
from ontology.facts import Name

_CHANGED = re.compile(
    r"\bchang(?:e|es|ed|ing)\s+(?:(?:the|its|our|corporate|legal|company['’]s)\s+){0,3}name\b"
    r"(?:\s+of\s+(?:the\s+)?(?:company|registrant|corporation))?"
    r"(?:\s+from\s+[“\"]?(?P<old>[A-Z][^“”\"]{2,90}?)[,.]?[”\"]?)?"
    r"\s+to\s+[“\"]?(?P<new>[A-Z][^“”\"()]{2,90}?)[.,]?"
    r"(?:[”\"]|\s*\(|\.\s|\.$|,?\s+(?:effective|and|by|following|pursuant|with|on|in|which|as)\b|$)",
    re.I,
)
_CAPITAL = re.compile(r"[A-Z0-9]")
_SURE: Final = 0.9
"""Confidence in what rules read of running text."""


@dataclass(frozen=True, slots=True)
class NewName:
    """A change of name.

    Attributes:
        new: the name from then on.
        old: the name until then; None where it is not said.
        sentence: what says so.
    """

    new: Passage
    old: Passage | None
    sentence: Passage


def find(section: Passage) -> Iterator[NewName]:
    """The changes of name that an item's section tells."""
    for paragraph in section.part(0, 20_000).paragraphs():
        for sentence in sentences.split(paragraph):
            changed = _CHANGED.search(sentence.text)
            if changed and _CAPITAL.match(changed["new"]):
                old = _whole(sentence.of(changed, "old")) if changed["old"] else None
                yield NewName(_whole(sentence.of(changed, "new")), old, sentence)


def _whole(name: Passage) -> Passage:
    """A name with the point of its legal form."""
    point = name.document.startswith(".", name.end) and party_names.is_hard(name.line.split()[-1])
    return Passage(name.document, name.start, name.end + 1) if point else name


def facts(builder: FactBuilder, subject: Subject, main: Passage) -> None:
    """The registrant by its new name, with the old one as another of its names."""
    if subject.registrant is None:
        return
    for item, section in cover.items(main):
        for each in find(section) if item == "5.03" else ():
            builder.add(
                builder.document.mention(
                    subject.registrant.kind,
                    each.new.line,
                    each.sentence.evidence(_SURE),
                    names=(Name(each.old.line if each.old else subject.registrant.name),),
                    identifiers=subject.registrant.identifiers,
                )
            )
