"""The table of directors, supervisors and senior managers of an annual report, a row a line.

Exchanges ask for it in two forms, of which Shanghai's tells terms and Shenzhen's who has left:
段梯青 董事长 男 59 2019.4.21 2025.5.30 0 0 0 / 0 否
陆梯白 独立董事 男 41 离任 1.67 否
Shenzhen's terms stand in a table before, whose narrow cells are cut anywhere, also in names.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from ontology.facts import Spell

_HEADER: Final = re.compile("姓名 职务[^\n]{0,12}? ?性 ?别 年 ?龄")
_WORD: Final = "[A-Z][A-Za-z.'-]{0,20}"
_NAME: Final = re.compile(
    f"^(?:(?P<han>[\u4e00-\u9fff·]{{2,6}})|(?P<latin>{_WORD}(?: {_WORD}){{1,3}})) "
    "(?=[\u4e00-\u9fff])"
)
_DAY: Final = r"\d{4}[.年][\d.月日 ]{2,8}?"
_POST: Final = re.compile(
    "(?:[是否] )?(?P<role>[\u4e00-\u9fff][\u4e00-\u9fff、/（）() ]{1,40}?)"
    "(?: (?P<before>现任|离任))? [男女] \\d{2,3}(?: (?P<behind>现任|离任))?"
    f"(?: (?P<start>{_DAY}))?(?: (?P<end>{_DAY}))?(?= |$)"
)
_OFFICE: Final = re.compile("董事|监事|总裁|经理|总监|财务|秘书|负责人|主席|工程师|技术人员")
_LEFT: Final = re.compile("[（(]离任[）)]")
_BETWEEN: Final = re.compile("(?<=[\u4e00-\u9fff、/]) (?=[\u4e00-\u9fff])")
_NARROW: Final = re.compile("姓名 职务 任职 ?状态 性 ?别 年 ?龄 任期[^\n]{0,20}")
_DATE: Final = r"\d{4}年\d{1,2}月\d{1,2}日"
_CELLS: Final = (
    "[\u4e00-\u9fff、/（）()]{2,30}?(?P<state>现任|离任)[男女]\\d{2}"
    f"(?P<start>{_DATE})(?P<end>{_DATE})?"
)
_FURNITURE: Final = re.compile(
    r"\f[^\n]{0,80}年 ?年?度报告[^\n]{0,20}\n(?:\d{1,4}(?: / \d{1,4})?[ \t]{0,3}\n)?"
)
"""What stands above each page."""
_LONGEST: Final = 20_000
"""Characters of a table on one page, at most, that are read."""


@dataclass(frozen=True, slots=True)
class Post:
    """Who holds an office, or held one in the year of the report.

    Attributes:
        name: whose.
        start: where the name stands in the text.
        role: the office.
        spell: since and until when, as far as the table tells.
    """

    name: str
    start: int
    role: str
    spell: Spell


def posts(text: str, closed: str) -> Iterator[Post]:
    """The posts that the tables of a report tell, each once.

    Args:
        text: of the report.
        closed: the last day of the year that it is of; empty if unknown.
    """
    told: set[tuple[str, str]] = set()
    found: list[Post] = []
    headers = list(_HEADER.finditer(text))
    ends = [*(each.start() for each in headers), len(text)][1:]  # on its next page it is read anew
    for header, end in zip(headers, ends, strict=True):
        at = header.end()
        for line in text[at : min(at + _LONGEST, end)].split("\n"):
            here, at = at, at + len(line) + 1
            if line.startswith("合计"):
                break
            post = _post(line, here, closed)
            if post is not None and (post.name, post.role) not in told:
                told.add((post.name, post.role))
                found.append(post)
    terms = _terms(text, {each.name for each in found if not each.spell.since}, closed)
    for each in found:
        yield replace(each, spell=terms.get(each.name, each.spell))


def _terms(text: str, names: Collection[str], closed: str) -> Mapping[str, Spell]:
    """The terms of those whose rows tell none, by the table of narrow cells."""
    begin = _NARROW.search(text)
    if begin is None or not names:
        return {}
    cells = "".join(_FURNITURE.sub("", text[begin.end() : begin.end() + _LONGEST]).split())
    row = re.compile(f"(?P<name>{'|'.join(map(re.escape, sorted(names)))}){_CELLS}")
    rows: dict[str, list[re.Match[str]]] = {}
    for each in row.finditer(cells):
        rows.setdefault(each["name"], []).append(each)
    spells: dict[str, Spell] = {}
    for name, of_person in rows.items():
        first = min(of_person, key=lambda each: _iso(each["start"]) or "9999")
        gone = all(each["state"] == "离任" for each in of_person)
        spells[name] = _spell(first, closed, gone=gone)
    return spells


def _post(line: str, here: int, closed: str) -> Post | None:
    """That of a row: who holds several has the name printed once, and is there since the first."""
    named = _NAME.match(line)
    if named is None:
        return None
    found = [each for each in _POST.finditer(line, named.end()) if _OFFICE.search(each["role"])]
    if not found or found[0].start() != named.end():
        return None
    roles = (_BETWEEN.sub("", _LEFT.sub("", each["role"])).strip() for each in found)
    first = min(found, key=lambda each: _iso(each["start"]) or "9999")
    gone = all(
        "离任" in (each["before"], each["behind"]) or _LEFT.search(each["role"]) for each in found
    )
    return Post(
        named["han"] or named["latin"], here, "、".join(roles), _spell(first, closed, gone=gone)
    )


def _spell(found: re.Match[str], closed: str, *, gone: bool) -> Spell:
    """Who is there has a term that ends some day; who has left, left on the day that is told."""
    since, until = _iso(found["start"]), _iso(found["end"]) if gone else ""
    shown = closed[:4] if gone else closed
    return Spell(since, until, shown, shown)


def _iso(printed: str | None) -> str:
    parts = [int(each) for each in re.findall(r"\d+", printed or "")]
    try:
        return date(*parts).isoformat() if len(parts) == 3 else ""
    except ValueError:
        return ""
