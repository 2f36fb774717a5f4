"""What a Chinese reference says, in either script, as GB/T 7714 and as newspapers print it.

张三, 李四. 钙钛矿光伏研究[J]. 某学报, 2019, 12(3): 45-50.
陳明等：《固態電池研究》，某期刊，2017年第3期
张伟,李娜,基于深度学习的图像分割,某学报,第40卷第6期,2017年
"""

import re
from typing import Final

from extractors.text.references.work import LATEST, Literature, identifiers

_HAN: Final = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")
_LETTER: Final = re.compile(r"[^\W\d_]")
_LEAST: Final = 4
"""Han characters from which on a reference is Chinese, if they are half of its letters."""

_NUMBER: Final = re.compile(r"^\s*(?:[\[【(（]\s?\d{1,4}\s?[\]】)）]|\d{1,3}[.、])\s*")
_SORT: Final = re.compile(r"\s?\[\s?[A-Z]{1,2}(?:\s?/\s?[A-Z]{2})?\s?\]")
"""The sign of the sort of work behind its title: `[J]`, `[D/OL]`."""
_WIDE: Final = str.maketrans("\uff3b\uff3d\uff0e", "[].")
"""Forms of signs as wide as a Han character, for which there are others."""

_STOP: Final = re.compile("[.。]\\s?")
_QUOTED: Final = re.compile("《([^《》]{2,300})》|「([^「」]{2,300})」|“([^“”]{2,300})”")
_PART: Final = re.compile(r"[^,，、;；.。:：]+")
_PERSON: Final = re.compile("[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]{1,2}[·•][\u4e00-\u9fff]{1,8}")
_OTHERS: Final = re.compile("[,，、\\s]{0,3}(?:等人?|et al\\.?)$")
_NAMES: Final = re.compile(r"[,，、;；\s和与與及]+")
_WRITTEN: Final = re.compile(r"(?:[\s,，]{0,3}(?:著|编|編|主编|主編|等人?|et al\.?)){1,3}$")
_YEAR: Final = re.compile(r"(?<![\d-])((?:18|19|20)\d\d)(?:\s?(年)|(?![\d-]))")
_VENUE_END: Final = re.compile(r"[,，;；.。(（]|第\s?\d|\d")
_OFFICE: Final = re.compile("审查意见|審查意見|通知书|通知書|检索报告|檢索報告|驳回决定|駁回決定")
_NAMED: Final = 60
"""Characters behind a title in which names may stand."""
_TITLE: Final = 6
"""Han characters from which on a part between commas is a title, not a name."""


def read(text: str) -> Literature | None:
    """Read a reference; None if it is not Chinese. Linear in its length.

    Args:
        text: the reference, on one line.
    """
    han = len(_HAN.findall(text))
    if han < _LEAST or 2 * han < len(_LETTER.findall(text)):
        return None
    plain = text.translate(_WIDE)
    number = _NUMBER.match(plain)
    bare = plain[number.end() :] if number else plain
    office = _OFFICE.search(bare) is not None
    parts = ("", "", bare, 0.5) if office else _by_sort(bare) or _quoted(bare) or _listed(bare)
    before, title, behind, confidence = parts
    named, behind = _named(behind)
    authors = _authors(before) or _authors(named)
    return Literature(
        title=title,
        authors=authors,
        first_author=_NAMES.split(authors)[0],
        venue=_venue(behind),
        year=_year(behind if title else bare),
        identifiers=identifiers(text),
        confidence=confidence,
        correspondence=office,
    )


_Parts = tuple[str, str, str, float]
"""What stands before a title, the title, what stands behind it, and how surely it is one."""


def _by_sort(text: str) -> _Parts | None:
    sort = _SORT.search(text)
    if sort is None:
        return None
    stop = _STOP.search(text, 0, sort.start())
    start = stop.end() if stop else 0
    before = text[: stop.start()] if stop else ""
    title = text[start : sort.start()].strip(" ,，")
    return (before, title, text[sort.end() :], 0.95) if title else None


def _quoted(text: str) -> _Parts | None:
    found = _QUOTED.search(text)
    if found is None:
        return None
    title = next(filter(None, found.groups()))
    return text[: found.start()], title.strip(), text[found.end() :], 0.95


def _listed(text: str) -> _Parts:
    """The first long part behind names that commas part."""
    for found in _PART.finditer(text):
        part = found[0].strip()
        if len(_HAN.findall(part)) >= _TITLE and not _OTHERS.search(part):
            named = text[: found.start()].strip(" ,，、.。")
            sure = 0.8 if all(map(_PERSON.fullmatch, filter(None, _NAMES.split(named)))) else 0.5
            return named, part, text[found.end() :], sure
    return "", "", text, 0.5


def _authors(before: str) -> str:
    names = _WRITTEN.sub("", before.strip(" ,，:：;；、.。"))
    return names if all(_PERSON.fullmatch(each) for each in _NAMES.split(names) if each) else ""


def _named(behind: str) -> tuple[str, str]:
    """Names that stand behind a title, as far as `等人` tells them, and what follows."""
    first = _PART.search(behind, 0, _NAMED)
    if first is None or not _OTHERS.search(first[0].rstrip()):
        return "", behind
    return first[0], behind[first.end() :]


def _venue(behind: str) -> str:
    rest = behind.lstrip(" ,，.。:：;；/")
    if quoted := _QUOTED.match(rest):
        return str(next(filter(None, quoted.groups())))
    end = _VENUE_END.search(rest)
    venue = rest[: end.start()] if end else rest
    return venue.partition(":")[2].strip() or venue.strip(" ,，:：")


def _year(behind: str) -> int | None:
    found = [each for each in _YEAR.finditer(behind) if int(each[1]) <= LATEST]
    told = next((each for each in found if each[2]), found[0] if found else None)
    return int(told[1]) if told else None
