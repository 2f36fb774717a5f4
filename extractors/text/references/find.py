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

    A title in quotes behind its authors is a reference by rule; of all others the model says so.
    """
    model = model or tagger(MODEL)
    for start, end in stretches(text.text):
        first, last = text.start + start, text.start + end
        quoted = [
            Span(*each.span(), LITERATURE) for each in _QUOTED.finditer(text.document, first, last)
        ]
        told = (each for each in model.read(text.document, first, last) if not _over(each, quoted))
        for span in sorted((*quoted, *told), key=lambda each: each.start):
            words = Passage(text.document, span.start, span.end)
            if len(words.text) >= _SHORTEST and _TELLS.search(words.text):
                yield Reference(words, span.label)


def _over(span: Span, others: list[Span]) -> bool:
    """Whether a span overlaps one of others, which are in order and none over another."""
    at = bisect_left(others, span.end, key=lambda each: each.start) - 1
    return at >= 0 and others[at].end > span.start
