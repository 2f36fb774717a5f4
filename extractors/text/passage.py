"""A stretch of a document's text that knows where in the document it stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from ontology.facts import CERTAIN, Evidence

LONGEST_QUOTE: Final = 500
"""Characters of a quote; a longer one is cut, and its place with it."""

_WORDS = re.compile(r"\S(?:.*\S)?", re.S)
_LINE = re.compile(r"[^\n\u2028]+")
_PARAGRAPH = re.compile(r"\S.*?(?=\n[ \t]*\n|\Z)", re.S)


@dataclass(frozen=True, slots=True)
class Passage:
    """Part of a document's text.

    Attributes:
        document: the whole text, which offsets count in.
        start: offset of its first character.
        end: offset behind its last one.
    """

    document: str
    start: int
    end: int

    @property
    def text(self) -> str:
        """Its characters."""
        return self.document[self.start : self.end]

    @property
    def line(self) -> str:
        """Its words on one line."""
        return " ".join(self.text.split())

    @property
    def place(self) -> str:
        """Where it stands: `char=START,END` (RFC 5147)."""
        return f"char={self.start},{self.end}"

    def part(self, start: int, end: int) -> "Passage":
        """From one offset into the passage to another, blanks at both ends left out."""
        end = min(end, self.end - self.start)
        words = _WORDS.search(self.document, self.start + start, self.start + end)
        return Passage(self.document, *(words.span() if words else (self.start + start,) * 2))

    def of(self, match: re.Match[str], group: int | str = 0) -> "Passage":
        """What a pattern's group matched in this passage's text."""
        return self.part(*match.span(group))

    def lines(self) -> Iterator["Passage"]:
        """Its lines that hold words; rows of cells, and line breaks within cells, end one."""
        return self._each(_LINE)

    def paragraphs(self) -> Iterator["Passage"]:
        """Its stretches between empty lines."""
        return self._each(_PARAGRAPH)

    def evidence(self, confidence: float = CERTAIN) -> Evidence:
        """It as evidence, cut to LONGEST_QUOTE."""
        cut = Passage(self.document, self.start, min(self.end, self.start + LONGEST_QUOTE))
        return Evidence(cut.place, cut.text, confidence)

    def _each(self, pattern: re.Pattern[str]) -> Iterator["Passage"]:
        for match in pattern.finditer(self.document, self.start, self.end):
            words = _WORDS.search(self.document, *match.span())
            if words:
                yield Passage(self.document, *words.span())


def whole(text: str) -> Passage:
    """A document's text as one passage."""
    return Passage(text, 0, len(text))
