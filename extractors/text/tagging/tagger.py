"""A trained model reads a text: spans with labels.

The models are conditional random fields (Lafferty, McCallum and Pereira, 2001), trained and read
by CRFsuite (https://www.chokkan.org/software/crfsuite). They label each word as the begin of a
span, inside of one, or outside; what is read is a function of the text and the model alone.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

import pycrfsuite

from extractors.text.tagging.features import Tokens, features, tokens

_MODELS: Final = "extractors.text.models"
LONGEST: Final = 6_000
"""Characters that are read at a time, so that memory does not grow with the text."""
_LAST_BREAK: Final = 500
"""Characters at the end of a piece among which a sentence's end is looked for."""
_BREAK: Final = re.compile(r"[\n;]|\.\s(?=[A-Z(\[])")
BEGIN, INSIDE, OUTSIDE = "B", "I", "O"


@dataclass(frozen=True, slots=True)
class Span:
    """Words of a text that are something.

    Attributes:
        start: offset of the first character.
        end: offset behind the last one.
        label: what they are.
    """

    start: int
    end: int
    label: str


class Tagger:
    """A model, ready to read.

    Args:
        data: the model, as CRFsuite writes it.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data  # CRFsuite reads it in place
        self._tagger = pycrfsuite.Tagger()
        self._tagger.open_inmemory(data)

    def read(self, text: str, start: int = 0, end: int | None = None) -> list[Span]:
        """The spans of a text from one offset to another, in their order."""
        found: list[Span] = []
        for left, right in pieces(text, start, len(text) if end is None else end):
            words = tokens(text, left, right)
            if words.words:
                told = spans(words, self._tagger.tag(features(words)))
                found += [whole_brackets(text, each) for each in told]
        return found


def pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A stretch of text in pieces of LONGEST characters at most, cut where a sentence ends."""
    while end - start > LONGEST:
        limit = start + LONGEST
        ends = [each.end() for each in _BREAK.finditer(text, limit - _LAST_BREAK, limit)]
        at = ends[-1] if ends else limit
        yield start, at
        start = at
    yield start, end


@cache
def tagger(name: str) -> Tagger:
    """A model that is shipped with us, by its name."""
    return Tagger((files(_MODELS) / f"{name}.crf").read_bytes())


def spans(found: Tokens, labels: Sequence[str]) -> Iterator[Span]:
    """The spans that labels of words (`O`, `B-patent`, `I-patent`) stand for."""
    start, end, current = 0, 0, ""
    for (first, last), label in zip(found.spans, labels, strict=True):
        sign, _, name = label.partition("-")
        if current and (sign != INSIDE or name != current):
            yield Span(start, end, current)
            current = ""
        if sign != OUTSIDE:
            start, current = (start, current) if current else (first, name)
            end = last
    if current:
        yield Span(start, end, current)


def whole_brackets(text: str, span: Span) -> Span:
    """A span with the bracket that closes one opened in it, without one that closes nothing."""
    words = text[span.start : span.end]
    for opening, closing in ("()", "[]"):
        lacking = words.count(opening) - words.count(closing)
        if lacking == 1 and text[span.end : span.end + 1] == closing:
            return Span(span.start, span.end + 1, span.label)
        if lacking < 0 and words.endswith(closing):
            return Span(span.start, span.end - 1, span.label)
    return span


def labels(found: Tokens, known: Sequence[Span]) -> list[str]:
    """Labels of words for spans that are known, which do not overlap."""
    result, waiting = [], sorted(known, key=lambda each: each.start, reverse=True)
    begun: Span | None = None
    for first, last in found.spans:
        while waiting and waiting[-1].end <= first:
            waiting.pop()
        span = waiting[-1] if waiting and waiting[-1].start < last else None
        if span is None:
            result.append(OUTSIDE)
        else:
            result.append(f"{INSIDE if span is begun else BEGIN}-{span.label}")
        begun = span
    return result
