"""How far in each line of an HTML page begins: by its styles, lists, blanks and empty cells.

Lists of subsidiaries say by this alone which company belongs to which. Lengths are in points; a
non-breaking blank counts three of them, a cell that is left empty before a row's words twelve.
"""

import re
from typing import Final

PER_CHARACTER: Final = 3.0
"""Points that one blank at the beginning of a line of text stands for."""
_DEEPEST: Final = 60
_MOST_OPEN: Final = 100
"""Elements within each other that are followed; no list has as many."""
_CELL: Final = 12.0
_LEVEL: Final = 30.0
_LISTS: Final = frozenset(["ul", "ol", "dir", "menu", "blockquote", "dd"])
_HOLDING: Final = frozenset(["td", "th", "p", "div", "span", "font", "li"]) | _LISTS
_ROWS: Final = frozenset(["table", "tr"])
_STYLE = re.compile(r"\bstyle\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", re.I)
_SPAN = re.compile(r"\bcolspan\s*=\s*[\"']?(\d{1,2})", re.I)
_LENGTH = re.compile(r"(-?\d{0,4}(?:\.\d{1,6})?)\s*(pt|px|em|rem|in|cm|mm|%)?", re.I)
_UNITS: Final = {
    "pt": 1.0,
    "": 0.75,
    "px": 0.75,
    "em": 10.0,
    "rem": 10.0,
    "in": 72.0,
    "cm": 28.35,
    "mm": 2.835,
    "%": 4.0,
}


class Indentation:
    """The indentation at the point that a pass over the tags of a page has come to."""

    def __init__(self) -> None:
        self._open: list[tuple[str, float]] = []
        self._blanks = 0
        self._column = 0
        self._next = 0

    def tag(self, closing: bool, name: str, tag: str) -> None:
        """Pass a tag."""
        if name in _ROWS:
            self._row(closing, name)
        elif name == "br":
            self._blanks = 0
        elif name in _HOLDING:
            self._hold(closing, name, tag)

    def text(self, decoded: str) -> None:
        """Pass text before which nothing of the line was printed: its blanks count if leading."""
        bare = decoded.lstrip(" \t\r\n\u00a0\u2002\u2003")
        self._blanks += sum(each in "\u00a0\u2002\u2003" for each in decoded[: -len(bare) or None])

    def characters(self) -> int:
        """The indentation in blanks."""
        held = sum(points for _, points in self._open)
        points = held + self._blanks * PER_CHARACTER + self._column * _CELL
        return max(0, min(_DEEPEST, round(points / PER_CHARACTER)))

    def _row(self, closing: bool, name: str) -> None:
        self._close("table")
        self._blanks = self._column = self._next = 0
        if not (closing and name == "table") and len(self._open) < _MOST_OPEN:
            self._open.append(("table", 0.0))

    def _hold(self, closing: bool, name: str, tag: str) -> None:
        if name in ("td", "th"):
            self._close("td")
            self._blanks = 0
        elif name not in ("span", "font"):
            self._close("p")
            self._blanks = 0
        if closing:
            self._close(name)
            return
        if name in ("td", "th"):
            span = _SPAN.search(tag)
            self._column, self._next = self._next, self._next + (int(span[1]) if span else 1)
        kind = "td" if name == "th" else name
        if len(self._open) < _MOST_OPEN:
            self._open.append((kind, _points(tag) + (_LEVEL if name in _LISTS else 0.0)))

    def _close(self, name: str) -> None:
        """Leave the innermost element of a name, unless a cell or a table lies between."""
        kind = "td" if name == "th" else name
        for i in range(len(self._open) - 1, -1, -1):
            if self._open[i][0] == kind:
                del self._open[i:]
                return
            if self._open[i][0] == "table" or (self._open[i][0] == "td" and kind != "table"):
                return


def _points(tag: str) -> float:
    style = _STYLE.search(tag)
    return sum(map(_declared, (style[1] or style[2] or "").split(";"))) if style else 0.0


def _declared(declaration: str) -> float:
    name, _, value = declaration.partition(":")
    name, values = name.strip().lower(), value.split()
    if not values:
        return 0.0
    if name in ("padding-left", "margin-left", "text-indent"):
        return _length(values[0])
    if name in ("padding", "margin"):
        return _length(values[3 if len(values) > 3 else 1 if len(values) > 1 else 0])
    return 0.0


def _length(value: str) -> float:
    found = _LENGTH.match(value)
    if not found or not found[1].strip("-."):
        return 0.0
    return float(found[1]) * _UNITS[(found[2] or "").lower()]
