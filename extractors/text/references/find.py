"""The references of a running text: where each stands, and whether it is to a patent.

Trained on the patents that GROBID's authors labelled (https://github.com/kermitt2/grobid,
Apache-2.0) by `kg train citations`.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from extractors.text.passage import Passage
from extractors.text.references import patents
from extractors.text.references.candidates import stretches
from extractors.text.tagging.tagger import Span, Tagger, tagger

MODEL: Final = "citations"
PATENT, LITERATURE = "patent", "literature"
_TELLS: Final = re.compile(r"\d")
_QUOTED: Final = re.compile(
    r"[A-ZÀ-Þ][\w'’-]{1,30}(?:,? [A-Z]\.){0,3}(?: (?:and|&) [A-ZÀ-Þ][\w'’-]{1,30}| et al\.?),? "
    r"[“\"][^”\"\n]{10,300}[”\"][^”\"\n;]{0,150}?(?:19|20)\d\d\)?"
)
_SHORTEST: Final = 5
"""Characters of a reference at least."""
_FEWEST: Final = 5
"""Figures of a patent at least: `6/253` are pages."""
_ROUND: Final = re.compile(r"(?:10*(?:,000)+[;, ]*)+")
"""Amounts that look like numbers of patents: `10,000; 100,000; 1,000,000`."""
_WORD: Final = re.compile(r"[^\W\d_]{3}|[\u3400-\u9fff]{2}")
_MUTATION: Final = re.compile(r"\b[A-Z]\d{1,4}[A-Z]\b")
_MUTATIONS: Final = 3
"""Mutations of proteins (`S239D`) from which on a text is a list of them."""
_SHORT: Final = 40
"""Characters of a reference that can be a number and its office alone."""
_FILED: Final = re.compile("(?:专利|專利|临时|臨時)申[请請]|申[请請][号號]")
"""Words of a Chinese text that speak of an application, whatever the model takes it for."""
_NO_WORK: Final = re.compile(r"\bU\.?\s?S\.?\s?C\.|(?i:\battorney\s+docket\b)")
"""What names a law, or an application by its agent's number."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference in a text.

    Attributes:
        words: where it stands.
        kind: PATENT or LITERATURE.
    """

    words: Passage
    kind: str


def find(text: Passage, model: Tagger | None = None) -> Iterator[Reference]:
    """The references of a text, in their order; several patents of one list are one of them.

    A title in quotes behind its authors is a reference by rule; of all others the model says so,
    but for what is a patent's number and little else.
    """
    if not _TELLS.search(text.document, text.start, text.end):
        return
    model = model or tagger(MODEL)
    for start, end in stretches(text.text):
        first, last = text.start + start, text.start + end
        quoted = [
            Span(*each.span(), LITERATURE) for each in _QUOTED.finditer(text.document, first, last)
        ]
        told = (each for each in model.read(text.document, first, last) if not _over(each, quoted))
        for span in sorted((*quoted, *told), key=lambda each: each.start):
            words = Passage(text.document, span.start, span.end)
            if _is_one(words.text, span.label):
                yield Reference(words, PATENT if _is_patent(words.text) else span.label)


def _is_one(words: str, kind: str) -> bool:
    """Whether words can be a reference at all."""
    if len(words) < _SHORTEST or not _TELLS.search(words):
        return False
    if kind == PATENT:
        return len(re.findall(r"\d", words)) >= _FEWEST and _ROUND.fullmatch(words) is None
    listed = len(_MUTATION.findall(words)) >= _MUTATIONS
    return _WORD.search(words) is not None and not listed and not _NO_WORK.search(words)


def _is_patent(words: str) -> bool:
    """Whether words say that they are a patent, or are its number and little else."""
    if _FILED.search(words):
        return True
    numbers = [each for each in patents.numbers(words[:_SHORT]) if each.identifier]
    return (
        bool(numbers)
        and len(words) < _SHORT
        and numbers[-1].end - numbers[0].start > len(words) / 2
    )


def _over(span: Span, others: list[Span]) -> bool:
    """Whether a span overlaps one of others, which are in order and none over another."""
    at = bisect_left(others, span.end, key=lambda each: each.start) - 1
    return at >= 0 and others[at].end > span.start
