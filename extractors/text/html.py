"""HTML to plain text in which character offsets stay put.

What `char=START,END` of an HTML document counts in is this text. It is made by one pass over the
tags rather than from a parser's tree: the result hangs on no parser's release, tag soup of the
1990s nests too deep for libxml2, and 10-K pages of several megabytes take a fraction of a second.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from extractors.entities import unescaped
from extractors.text.indentation import Indentation

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
_MARKUP = re.compile(r"<!\[CDATA\[|\]\]>|<[!?][^>]*>|<(/?)([A-Za-z][\w:.-]*)[^>]*>")
_UNSEEN = re.compile(r"<(script|style|title|ix:header)\b[^>]*>", re.I)
_DEI_TAG = re.compile(r"<ix:nonnumeric\b[^>]*>", re.I)
_DEI_NAME = re.compile(r"\bname=[\"']dei:(\w+)[\"']", re.I)
_DEI_END = re.compile(r"</ix:nonnumeric\b", re.I)
_LONGEST_DEI: Final = 10_000
"""Characters of markup within one inline fact about a filing."""
_LOOKS = re.compile(r"<(?:html|body|div|p|font|br|td)\b", re.I)
_SPACES = re.compile(r"[ \t\r\n\f\v\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_GAP = re.compile("[ \t\n\u2028]+")
_KEPT: Final = "\ue000"
"""Stands for a blank that is to stay, while others are told from it."""
_RUN = re.compile(" {2,}")
_WORD = re.compile(r"[^\W\d_]{2}")


@dataclass(frozen=True, slots=True)
class Page:
    """One HTML page as text.

    Attributes:
        text: paragraphs apart by an empty line; a table's rows one a line, their cells that hold
            anything apart by tabs; every run of blanks, non-breaking ones too, one space. What is
            preformatted keeps its lines and blanks.
        dei: inline XBRL facts about the filing and its registrant (`EntityRegistrantName`), from
            the hidden header too; the first of each name.
    """

    text: str
    dei: Mapping[str, str]


@dataclass(slots=True)
class _Writer:
    """Text so far, and whether each table open at this point stands inside a cell.

    `within` counts the tables that do. Where it is to tell how far in lines begin, as many blanks
    stand before their first word.
    """

    indentation: Indentation | None = None
    pieces: list[str] = field(default_factory=list)
    cells: list[bool] = field(default_factory=lambda: [False])
    within: int = 0
    preformatted: bool = False
    begun: bool = False

    def words(self, text: str) -> None:
        """Write the text between two tags."""
        if self.preformatted:
            self.pieces.append(_RUN.sub(_keep, _decoded(text).expandtabs()))
            return
        if self.indentation is not None and not self.begun:
            self._begin(self.indentation, _decoded(text))
            text = text if not self.begun else _decoded(text).lstrip()
        self.pieces.append(_seen(text))

    def _begin(self, indentation: Indentation, decoded: str) -> None:
        indentation.text(decoded)
        if _WORD.search(decoded):
            self.begun = True
            self.pieces.append(_KEPT * indentation.characters())

    def tag(self, closing: bool, name: str, tag: str) -> None:
        """Write what a tag amounts to."""
        if self.indentation is not None:
            self.indentation.tag(closing, name, tag)
            row = name in ("tr", "br") or name in _BLOCKS
            self.begun = self.begun and (self.within > 0 or not row)
        if name == "pre":
            self.preformatted = not closing
        self._break(closing, name)

    def _break(self, closing: bool, name: str) -> None:
        if name in ("td", "th"):
            self._in_cell(not closing and len(self.cells) > 1)
            self.pieces.append("\t")
        elif name == "br":
            self.pieces.append(CELL_BREAK if self.within > 0 else "\n")
        elif name == "tr":
            self._in_cell(False)
            self.pieces.append("" if closing else CELL_BREAK if self.within > 0 else "\n")
        elif name in _BLOCKS:
            self._block(closing, name)

    def _block(self, closing: bool, name: str) -> None:
        if name == "table" and closing and len(self.cells) > 1:
            self.within -= self.cells.pop()
        self.pieces.append(CELL_BREAK if self.within > 0 else "\n\n")
        if name == "table" and not closing:
            self.cells.append(False)

    def _in_cell(self, inside: bool) -> None:
        self.within += inside - self.cells[-1]
        self.cells[-1] = inside


def looks(text: str) -> bool:
    """Whether a text is HTML, by its first tags."""
    return _LOOKS.search(text, 0, 8192) is not None


def read(html: str, *, indented: bool = False) -> Page:
    """The text and the `dei` facts of an HTML page; tag soup is read as far as it goes.

    Args:
        html: the page.
        indented: whether blanks at the beginning of a line are to tell how far in it begins.
    """
    html = "".join(_outside(html.replace(_KEPT, ""), "<!--", "-->"))
    writer = _Writer(Indentation() if indented else None)
    for closing, name, text in _tokens("".join(_visible(html))):
        if name:
            writer.tag(closing, name, text)
        elif text:
            writer.words(text)
    text = _GAP.sub(_gap, "".join(writer.pieces)).strip()
    return Page(text.replace(_KEPT, " "), dict(_dei(html)))


def line(html: str) -> str:
    """A piece of HTML as one line of text."""
    return _SPACES.sub(" ", _seen(_MARKUP.sub(" ", html))).strip()


def _outside(text: str, opening: str, closing: str) -> Iterator[str]:
    """What stands outside pairs of marks; one that is never closed hides nothing."""
    start = 0
    while (left := text.find(opening, start)) >= 0:
        right = text.find(closing, left + len(opening))
        if right < 0:
            break
        yield text[start:left]
        start = right + len(closing)
    yield text[start:]


def _visible(html: str) -> Iterator[str]:
    """A page without what no reader sees; an element that is never closed stays."""
    start, at, unclosed, end = 0, 0, set[str](), html.rfind(">") + 1
    while element := _UNSEEN.search(html, at, end):
        at, name = element.end(), element[1].lower()
        closing = None if name in unclosed else _closing(name).search(html, at)
        if closing is None:
            unclosed.add(name)
            continue
        yield html[start : element.start()] + " "
        start = at = closing.end()
    yield html[start:]


def _closing(name: str) -> re.Pattern[str]:
    return re.compile(rf"</{name}\s*>", re.I)


def _dei(html: str) -> Iterator[tuple[str, str]]:
    """The facts about the filing, the first of each name last, for a dictionary to keep."""
    found: list[tuple[str, str]] = []
    at, end = 0, html.rfind(">") + 1
    while tag := _DEI_TAG.search(html, at, end):
        at = tag.end()
        name = _DEI_NAME.search(tag[0])
        closing = _DEI_END.search(html, at, at + _LONGEST_DEI) if name else None
        if name and closing:
            found.append((name[1], line(html[at : closing.start()])))
            at = closing.end()
    return reversed(found)


def _tokens(html: str) -> Iterator[tuple[bool, str, str]]:
    """Tags as (closing, lower-case name, tag), and the text between them as (False, "", text)."""
    last, end = 0, html.rfind(">") + 1  # no tag begins where none ends
    for match in _MARKUP.finditer(html, 0, end):
        start = match.start()
        if start > last:
            yield False, "", html[last:start]
        if match[2]:
            yield match[1] == "/", match[2].lower(), match[0]
        last = match.end()
    yield False, "", html[last:]


def _seen(text: str) -> str:
    return _SPACES.sub(" ", _INVISIBLE.sub("", _decoded(text)))


def _decoded(text: str) -> str:
    return unescaped(text)


def _keep(run: re.Match[str]) -> str:
    return _KEPT * len(run[0])


def _gap(blanks: re.Match[str]) -> str:
    """What a run of blanks amounts to: the strongest break in it."""
    run = blanks[0]
    if "\n" in run:
        return "\n\n" if run.count("\n") > 1 else "\n"
    return "\t" if "\t" in run else CELL_BREAK if CELL_BREAK in run else " "
