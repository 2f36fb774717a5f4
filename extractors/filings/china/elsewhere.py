"""What those who direct a company are elsewhere: at its shareholders, at other organisations.

Two tables of an annual report (在股东单位任职情况, 在其他单位任职情况), whose cells lines cut:
段梯青 上海梯子投资合伙企业
（有限合伙） 执行事务合伙人 2021 年 10 月 08 日至今 否
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Final

from ontology.facts import Spell

_HEADER: Final = re.compile(r"姓名 (?:股东|其他)单位名称 [^\n]{0,100}")
_END: Final = re.compile(r"^在(?:股东|其他)单位任|适用|报酬(?:情况|$)")
_FURNITURE: Final = re.compile(r"年 ?年?度报告|^\s*\d{1,4}(?: / \d{1,4})?\s*$")
_LONGEST: Final = 20_000
"""Characters of a table, at most, that are read."""
_LINES: Final = 12
"""Lines of a row, at most."""
_CELLS: Final = 60
"""Words of a row, at most."""
_BEHIND: Final = re.compile(r"[（(]离任[）)]")
_DAY: Final = re.compile(
    r"(?P<year>(?:19|20)\d\d) ?[年.] ?(?P<month>\d{1,2})"
    r"(?: ?[月.](?: ?(?P<day>\d{1,2})(?: ?日|$|(?= )))?)?"
)
_UNTIL: Final = re.compile(r"[\s至到~\uff5e—-]+")
"""What stands between the day that a term began and the day that it ended."""
_REST: Final = re.compile(r"(?: (?:[是否/]|至今))+$")
_ORGANISATION: Final = re.compile(
    "(?:公司|企业|大学|学院|研究院|研究所|中心|事务所|集团|银行|协会|学会|医院|委员会|"
    r"\b(?:Corporation|Limited|Company|N\.V\.|Inc\.?|Ltd\.?|LLC|GmbH|AB))(?:[（(].{1,60}[）)])?$"
)
_FIRM: Final = re.compile("有限|公司|企业|[（(]")
"""What no office has in its name."""
_OFFICE: Final = re.compile(
    "董事|监事|理事|经理|总裁|总监|主任|主席|主管|合伙人|书记|教授|研究员|院长|所长|校长|秘书|"
    "委员|顾问|负责人|代表|投资官|会计|工程师|律师|法定"
)
_ASIDE: Final = re.compile("[（(](?:原名|曾用名|现名|原|与|[^（）()]{0,40}的)[^\n]{1,60}[）)]$")
"""What a bracket says of an organisation that is no part of its name."""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Who holds which office where.

    Attributes:
        name: whose.
        start: where the row stands in the text.
        end: where it ends.
        organisation: as printed, its lines joined.
        role: the office.
        spell: since and until when, as far as the table tells.
    """

    name: str
    start: int
    end: int
    organisation: str
    role: str
    spell: Spell


def elsewhere(text: str, closed: str, names: Collection[str]) -> Iterator[Elsewhere]:
    """The offices that the tables of a report tell.

    Args:
        text: of the report.
        closed: the last day of the year that it is of; empty if unknown.
        names: of those who direct its company: a row begins with one.
    """
    by_length = tuple(sorted(names, key=len, reverse=True))
    headers = list(_HEADER.finditer(text))
    ends = [*(each.start() for each in headers), len(text)][1:]
    for header, last in zip(headers, ends, strict=True):
        for name, start, end in _rows(text, header.end(), last, by_length):
            if told := _read(name, text[start:end], closed):
                organisation, role, spell = told
                yield Elsewhere(name, start, end, organisation, role, spell)


def _rows(text: str, at: int, last: int, names: Collection[str]) -> Iterator[tuple[str, int, int]]:
    """Whose each row is, where it begins and where it ends."""
    name, start, end, lines = "", at, at, 0
    for line in re.split(r"(?<=[\n\f])", text[at : min(at + _LONGEST, last)]):
        here, at = at, at + len(line)
        words = line.strip()
        if not words or _FURNITURE.search(words):
            continue
        if _END.search(words):
            break
        begun = next((each for each in names if _begins(words, each)), "")
        if begun or lines >= _LINES:
            if name:
                yield name, start, end
            name, start, lines = begun, here, 0
        end, lines = here + len(line.rstrip()), lines + 1
    if name:
        yield name, start, end


def _begins(words: str, name: str) -> bool:
    # Casefolded: `KAI SEIKKU` here is `Kai Seikku` in the table of officers.
    begun = words[: len(name)].casefold() == name.casefold()
    return begun and words[len(name) : len(name) + 1] in ("", " ", "（", "(")


def _read(name: str, row: str, closed: str) -> tuple[str, str, Spell] | None:
    """The organisation, the office and the time of a row; None where it can not be parted."""
    lines = (each.strip() for each in re.split(r"[\n\f]", row))
    words = " ".join(each for each in lines if each and not _FURNITURE.search(each))
    words = _BEHIND.sub("", words[len(name) :], count=1).strip()
    days = list(_DAY.finditer(words))
    before = words[: days[0].start()] if days else _REST.sub("", words)
    parted = _parted(before.split())
    if parted is None:
        return None
    since = _iso(days[0]) if days else ""
    ended = len(days) > 1 and not _UNTIL.sub("", words[days[0].end() : days[1].start()])
    until = _iso(days[1]) if ended else ""
    if closed and until > f"{int(closed[:4]) + 1}-04":  # the end of a term that goes on
        until = ""
    shown = closed[:4] if until and until < closed else closed
    return _ASIDE.sub("", parted[0]), parted[1], Spell(since, until, shown, shown)


def _parted(cells: list[str]) -> tuple[str, str] | None:
    """An organisation and an office, parted where one of the blanks is between both."""
    if len(cells) > _CELLS:
        return None
    ways = [(_joined(cells[:at]), _joined(cells[at:])) for at in range(1, len(cells))]
    sound = [
        each
        for each in ways
        if _OFFICE.search(each[1]) and not _FIRM.search(each[1]) and _closed(each[0])
    ]
    told = (each for each in sound if _ORGANISATION.search(each[0]))
    return next(told, None) or (sound[0] if len(sound) == 1 else None)


def _closed(words: str) -> bool:
    return sum(words.count(each) for each in "（(") == sum(words.count(each) for each in "）)")


def _joined(cells: list[str]) -> str:
    """Cells with a blank between Latin words alone."""
    return re.sub(r"(?<![!-~]) | (?![!-~])", "", " ".join(cells))


def _iso(found: re.Match[str]) -> str:
    parts = [found["year"], *(each.zfill(2) for each in found.group("month", "day") if each)]
    return "-".join(parts)
