"""The days of an agreement: when it was made, from when and until when it holds.

An agreement gives its day in its preamble (`made as of`), alone on a line of its first page, or
where it is signed; a blank left for it (`this ___ day of ____, 2013`) says that it has none yet.
"""

import re
from typing import Final

from extractors.text import dates
from extractors.text.either import either
from extractors.text.passage import Passage

_THIS = re.compile(
    r"\b[Tt](?:his|HIS)\s+(?:[\w&,/'’-]+\s+){0,12}?(?i:agreement|contract|amendment)\b"
)
_OWN = re.compile(
    r"\b(?P<made>made|entered(?:\s+into)?|executed|concluded|signed|agreed|this(?=\s+\d))\b|"
    r"\b(?P<dated>dated|date|as\s+of)\b|\b(?P<from>effective|commenc\w+)\b",
    re.I,
)
_OTHERS = re.compile(
    r"\b(?P<which>this|the|that|an?|certain|to|under|of)\s+"
    r"(?:(?!this\b)[\w&,/'’-]+\s+){0,9}(?:agreement|contract|plan|note|lease|letter|schedule)s?,?\s*"
    r"(?:\([^()]{0,60}\)\s*)?(?:made\s+|dated\s+)?$",
    re.I,
)
"""Words before a day that make it another agreement's: `to the Development Agreement dated`."""
_EARLIER = re.compile(r"\b(?:original|that\s+certain)\b", re.I)
_IN_WORDS = re.compile(r"[a-z-]{4,14}\s*\(")
"""A day told twice: `this first (1st) day of`."""
_DEAR = re.compile(r"\b(?:Gentlemen|Dear\s[^:\n]{2,40})\s*:", re.I)
_RECITALS = re.compile(r"\bWHEREAS\b|\bWhereas\b|\bRECITALS?\b|\bWITNESSETH\b")
_LEADS = re.compile(
    r"(?:[\s,:(“\"]|\b(?:in\s+[A-Z]\w+|as|of|on|the|this|into|and|made|entered|effective|date|dated|executed|by|in|"
    r"day|is|are|from|between|the\s+(?:following\s+)?(?:two\s+)?parties|agreement|"
    r"between\s+the\s+parties)\b|-{2,40}|[\"”)])*",
    re.I,
)
_BLANK = re.compile(
    r"(?:[\s,:]|\b(?:as|of|on|the|this|into|and|made|entered|effective|day)\b)*"
    r"(?:,?\s*(?:19|20)\d\d\b|_{2,}|\[[\s*_●•]{0,12}\]|\[[^\]]{0,14}\]|(?:[A-Z][a-z]{2,8}\s+)?_{2,}|"
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r"\s*(?:_+|\[[^\]]{0,8}\]|,\s*(?:19|20)\d\d|(?:19|20)\d\d|\s+,)|"
    r"day\s+of\s+(?:,|_|\[))",
    re.I,
)
_ALONE = re.compile(r"^[ \t]*(?:(?:dated?|as\s+of)\s*:?\s*)?[\w., /-]{6,40}$", re.I | re.M)
_SIGNED = re.compile(
    r"\bIN\s+WITNESS\s+WHEREOF\b|\bsigned\s+at\b|\bexecuted\s+(?:this|as\s+of)\b|/s/|\\s\\|\bSignature\b|\bTESTIMONIUM\b",
    re.I,
)
_SIGNED_ON = re.compile(r"\bsigned\s+at\s+[^\n.;]{2,40}?\s+on\s+(?:this|the)\s+", re.I)
_DATELINE = re.compile(r"--\s*(?=[A-Z][a-z]{2,8}\.?\s+\d{1,2},)")
"""What stands between the town and the day of a report to the press."""
_EFFECTIVE_DATE = re.compile(
    r"[\"“]Effective\s+Date[\"”],?\s+(?:shall\s+mean|means|is|shall\s+be)\s+(?:the\s+)?", re.I
)
_EFFECTIVE = either(
    r"effective\s+(?:as\s+of|on|from|date\b[^.;]{0,30}?(?:is|means|shall\s+be))\b",
    *(r"commenc(?:es|ing)\s+on\b", r"beginn(?:es|ing)\s+on\b"),
    r"in(?:to)?\s+(?:force|effect)\s+(?:as\s+of|on|from)\b",
)
_UNTIL = either(
    *(
        rf"{ends}(?:es?|ing|e)\s+(?:automatically\s+)?(?:on|at\s+midnight\s+on)\b"
        for ends in ("expir", "terminat", "end")
    ),
    r"in\s+(?:full\s+)?(?:force|effect)(?:\s+and\s+effect)?\s+(?:until|through)\b",
    *(rf"{goes}s?\b[^.;]{{0,40}}?\b(?:until|through)\b" for goes in ("continue", "remain")),
)
_COMMENCING = re.compile(r"\bcommencement\s+date\b[^\n]*", re.I)
"""What a day near a signature may be besides that of signing."""
_SOURCE = re.compile(r"Source:(?<=\bSource:)[^\n]*")
"""Where a collection of contracts says which filing an exhibit is of, and when that was filed."""
_HEAD: Final = 20_000
"""Characters of the first pages."""
_PREAMBLE: Final = 1_600
"""Characters of a preamble, in which its day stands."""


def signed(agreement: Passage, title: int) -> str:
    """The day an agreement was made, ISO 8601; empty where it has none or leaves it open.

    Args:
        agreement: the agreement.
        title: offset in it of its title.
    """
    text = _SOURCE.sub(_blanks, agreement.text)
    head, open_ = text[:_HEAD], False
    letter = _DEAR.search(head, title, title + 1_500)
    if letter and (date := _alone(head[title : letter.start()])):
        return date
    this = _THIS.search(head, title)
    for start in dict.fromkeys((title, this.start() if this else title)):
        date, blank = _preamble(head[start : start + _PREAMBLE])
        if date:
            return date
        open_ = open_ or blank
    if open_:
        return ""
    return _undated_preamble(text, title)


def _undated_preamble(text: str, title: int) -> str:
    """The day of an agreement whose preamble has none: by its first page, else its last."""
    return (
        _alone(text[title : title + 1_200])
        or _right_before(text, title)
        or _alone(text[:600])
        or _closing(text[:400])
        or _near(_DATELINE, text[:600])
        or _near(_SIGNED_ON, text)
        or _at_end(text)
        or _near(_EFFECTIVE_DATE, text)
    )


def _right_before(text: str, title: int) -> str:
    """A day that stands on the title's line before it."""
    line = text[text.rfind("\n", 0, title) + 1 : title]
    _, end, date = dates.found(line)
    return date if date and len(line.rstrip()) - end <= 2 else ""


def _closing(text: str) -> str:
    """A day at either end of a line of the first page."""
    for line in text.split("\n"):
        tail = line.rstrip()[-24:]
        _, end, date = dates.found(tail)
        start, _, first = dates.found(line[:24])
        if date and end == len(tail):
            return date
        if first and not start:
            return first
    return ""


def _near(words: re.Pattern[str], text: str) -> str:
    """The day right behind the first words of a kind that have one."""
    for each in words.finditer(text):
        start, _, date = dates.found(text[each.end() : each.end() + 60])
        if date and start <= 3:
            return date
    return ""


def _blanks(line: re.Match[str]) -> str:
    return " " * len(line[0])


def effective(agreement: Passage) -> str:
    """The day an agreement takes effect, where it says so in its first pages."""
    return _behind(_EFFECTIVE, agreement.text[:30_000])


def until(agreement: Passage) -> str:
    """The day an agreement ends, where it names one."""
    return _behind(_UNTIL, agreement.text[:200_000])


def _preamble(text: str) -> tuple[str, bool]:
    """The day of the most telling words, and whether it is left open instead.

    `made` tells more than `dated`, which may be another agreement's, and that than `effective`.
    """
    recitals = _RECITALS.search(text)
    text = text[: recitals.start()] if recitals else text
    best, told = 0, ""
    for own in _OWN.finditer(text):
        if own.start() and _is_others(text, own.start()):
            continue
        weight = 3 if own["made"] else 2 if own["dated"] else 0
        lead = _LEADS.match(text, own.end())
        at = lead.end() if lead else own.end()
        start, _, date = dates.found(text[at : at + 160])
        near = start <= 3 or _IN_WORDS.fullmatch(text[at : at + start])
        if date and near and weight > best:
            best, told = weight, date
        elif not date and _BLANK.match(text, own.end()) and (own["made"] or not told):
            return "", True
    return told, False


def _is_others(text: str, at: int) -> bool:
    """Whether what is dated at an offset is another agreement, which this one speaks of."""
    before = _OTHERS.search(text, max(0, at - 140), at)
    if before is None or before["which"].lower() == "this":
        return False
    return before["which"].lower() != "the" or _EARLIER.search(before[0]) is not None


def _alone(text: str) -> str:
    """A day that stands on a line by itself, or right behind the title."""
    for line in _ALONE.finditer(text):
        start, end, date = dates.found(line[0])
        if date and end - start >= len(line[0].strip()) - 8:
            return date
    start, _, date = dates.found(text[:110])
    return date if date and start < 80 else ""


def _at_end(text: str) -> str:
    """The latest day that signatures give."""
    marks = [each.start() for each in _SIGNED.finditer(text)][-12:]
    near = [_COMMENCING.sub("", text[max(0, mark - 120) : mark + 600]) for mark in marks]
    return max((dates.last(each) for each in near), default="")


def _behind(words: re.Pattern[str], text: str) -> str:
    told = (dates.first(text[each.end() :][:60]) for each in words.finditer(text))
    return next((date for date in told if date), "")
