"""HTML to plain text in which character offsets stay put.

What `char=START,END` of an HTML document counts in is this text. It is made by one pass over the
tags rather than from a parser's tree: the result hangs on no parser's release, tag soup of the
1990s nests too deep for libxml2, and 10-K pages of several megabytes take a fraction of a second.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from typing import Final

CELL_BREAK: Final = "\u2028"
"""A line break within a table cell, so that a row stays one line; `str.splitlines` breaks there."""

_BLOCKS: Final = frozenset(
    [
        "address",
        "article",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "div",
        "dl",
        "dt",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "li",
        "main",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "ul",
    ]
)
_MARKUP = re.compile(
    r"<!--.*?-->|<!\[CDATA\[|\]\]>|<[!?][^>]*>|<(/?)([A-Za-z][\w:.-]*)[^>]*>", re.S
)
_UNSEEN = re.compile(r"<(script|style|title|ix:header)\b[^>]*>.*?</\1\s*>", re.S | re.I)
_DEI = re.compile(
    r"<(ix:nonnumeric)\b[^>]*?\bname=[\"']dei:(\w+)[\"'][^>]*>(.*?)</\1\s*>", re.S | re.I
)
_LOOKS = re.compile(r"<(?:html|body|div|p|font|br|td)\b", re.I)
_SPACES = re.compile(r"[ \t\r\n\f\v\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_TIDY: Final = (
    (re.compile(r" *([\t\n\u2028]) *"), r"\1"),
    (re.compile(r"[\t\u2028]*\n[\t\n\u2028]*\n[\t\n\u2028]*"), "\n\n"),
    (re.compile(r"[\t\u2028]*\n[\t\u2028]*"), "\n"),
    (re.compile(r"\u2028*\t[\t\u2028]*"), "\t"),
    (re.compile(r"\u2028+"), CELL_BREAK),
    (re.compile(r"  +"), " "),
)


@dataclass(frozen=True, slots=True)
class Page:
    """One HTML page as text.

    Attributes:
        text: paragraphs apart by an empty line; a table's rows one a line, their cells that hold
            anything apart by tabs; every run of blanks, non-breaking ones too, one space.
        dei: inline XBRL facts about the filing and its registrant (`EntityRegistrantName`), from
            the hidden header too; the first of each name.
    """

    text: str
    dei: Mapping[str, str]


@dataclass(slots=True)
class _Writer:
    """Text so far, and whether each table open at this point stands inside a cell."""

    pieces: list[str] = field(default_factory=list)
    cells: list[bool] = field(default_factory=lambda: [False])

    def tag(self, closing: bool, name: str) -> None:
        if name in ("td", "th"):
            self.cells[-1] = not closing and len(self.cells) > 1
            self.pieces.append("\t")
        elif name == "br":
            self.pieces.append(CELL_BREAK if any(self.cells) else "\n")
        elif name == "tr":
            self.cells[-1] = False
            self.pieces.append("" if closing else CELL_BREAK if any(self.cells) else "\n")
        elif name in _BLOCKS:
            self._block(closing, name)

    def _block(self, closing: bool, name: str) -> None:
        if name == "table" and closing and len(self.cells) > 1:
            self.cells.pop()
        self.pieces.append(CELL_BREAK if any(self.cells) else "\n\n")
        if name == "table" and not closing:
            self.cells.append(False)


def looks(text: str) -> bool:
    """Whether a text is HTML, by its first tags."""
    return _LOOKS.search(text, 0, 8192) is not None


def read(html: str) -> Page:
    """The text and the `dei` facts of an HTML page; tag soup is read as far as it goes."""
    dei: dict[str, str] = {}
    for match in _DEI.finditer(html):
        dei.setdefault(match[2], line(match[3]))
    writer = _Writer()
    for closing, name, text in _tokens(_UNSEEN.sub(" ", html)):
        if name:
            writer.tag(closing, name)
        elif text:
            writer.pieces.append(_seen(text))
    return Page(_tidied("".join(writer.pieces)), dei)


def line(html: str) -> str:
    """A piece of HTML as one line of text."""
    return _SPACES.sub(" ", _seen(_MARKUP.sub(" ", html))).strip()


def _tokens(html: str) -> Iterator[tuple[bool, str, str]]:
    """Tags as (closing, lower-case name, ""), and the text between them as (False, "", text)."""
    last = 0
    for match in _MARKUP.finditer(html):
        start, end = match.span()
        if start > last:
            yield False, "", html[last:start]
        if match[2]:
            yield match[1] == "/", match[2].lower(), ""
        last = end
    yield False, "", html[last:]


def _seen(text: str) -> str:
    decoded = unescape(text) if "&" in text else text
    return _SPACES.sub(" ", _INVISIBLE.sub("", decoded))


def _tidied(text: str) -> str:
    for pattern, replacement in _TIDY:
        text = pattern.sub(replacement, text)
    return text.strip()
