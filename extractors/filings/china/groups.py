"""The tables of subsidiaries and associates of an annual report, names wrapped over many lines.

Their titles are 企业集团的构成 and 重要的合营企业或联营企业.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Final

from extractors.filings.china.definitions import in_full
from ontology.facts import Document, Evidence, Fact, Mention, Name, Spell

_BEGIN: Final = re.compile(r"企业集团的构成")
_ASSOCIATES: Final = re.compile(r"重要的合营企业或联营企业\s")
_ACCOUNTED: Final = re.compile("^.{0,20}会计处理方法")
"""The last words of that table's heading, where lines cut it."""
_END: Final = re.compile(r"\n[^\n]{0,12}(?:重要的非全资子公司|的持股比例不同于|其他说明)")
_HEADER: Final = re.compile(r"直接 ?间接")
_FURNITURE: Final = re.compile(r"年 ?年?度报告|^\s*\d{1,4}(?: / \d{1,4})?\s*$")
_SHARE: Final = re.compile(r"(?<![\d.])(\d{1,3}(?:\.\d{1,4})?)\s?%?(?=\s|$)")
_FIRM: Final = re.compile(r"公司(?=[\u4e00-\u9fffA-Z])")
_WHOLE: Final = re.compile("(?:公司|[）)])$")
"""How a name ends that no page cuts."""
_CUT: Final = 8
"""Characters of a name, at most, that a page cuts off."""
_LONGEST: Final = 30_000
"""Characters of the longest table."""
_SURE: Final = 0.8
"""Confidence in a row, whose cells lines cut."""
_HALF: Final = 50.0
"""Per cent from which a company is a subsidiary."""
_ALL: Final = 101.0
"""A share from which on what the table lists is a subsidiary: of associates no share is."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A subsidiary: its name, where its row stands, its place, and the share in per cent."""

    name: str
    start: int
    end: int
    place: str
    share: float


_NONE: Final = _Row("", -1, -1, "", 0.0)


def find_group(
    document: Document, company: Mention, text: str, shown: Spell, defined: Mapping[str, str]
) -> Iterator[Fact]:
    """Yield the subsidiaries and associates, where each is, and how much of it is owned.

    Args:
        document: the report.
        company: whose it is.
        text: of the report.
        shown: when it shows them.
        defined: full names by the short ones that it defines.
    """
    named: set[str] = {company.name}
    for title, held in ((_BEGIN, _HALF), (_ASSOCIATES, _ALL)):
        for row in _table(text, title):
            name, short = in_full(row.name, defined)
            if name in named:
                continue
            named.add(name)
            evidence = Evidence(f"char={row.start},{row.end}", text[row.start : row.end], _SURE)
            names = (Name(short, "zh"),) if short else ()
            other = document.mention("Company", name, evidence, names=names)
            yield other
            share = {"share": row.share}
            if row.share < held:
                ends = ("hasShareIn", company, other)
            else:
                ends = ("subsidiaryOf", other, company)
            yield document.link(*ends, evidence, spell=shown, properties=share)
            if row.place:
                place = document.mention("Place", row.place, evidence)
                yield place
                yield document.link("locatedIn", other, place, evidence)


def _table(text: str, title: re.Pattern[str]) -> Iterator[_Row]:
    """The rows of the last table of a title."""
    begins = [each.end() for each in title.finditer(text)]
    if begins:
        end = _END.search(text, begins[-1], begins[-1] + _LONGEST)
        yield from _rows(text, begins[-1], end.start() if end else begins[-1] + _LONGEST)


def _rows(text: str, start: int, end: int) -> Iterator[_Row]:
    header = _HEADER.search(text, start, end)
    at = header.end() if header else start
    held: list[str] = []
    begin, cut = -1, _NONE
    for line in re.split(r"(?<=[\n\f])", text[at:end]):
        here, at = at, at + len(line)
        words = line.strip()
        if not words or _FURNITURE.search(words):
            continue
        begin = here if begin < 0 else begin
        tokens = words.split()
        places = next((i for i in range(len(tokens) - 1) if tokens[i] == tokens[i + 1]), None)
        share = _SHARE.search(" ".join(tokens[places + 2 :])) if places is not None else None
        if places is None or share is None or float(share[1]) > 100:
            held.append(words)
            if len(held) > 8:
                held, begin = [], -1
            continue
        parts = [*held, *tokens[:places]]
        if cut.name:
            parts, row = _whole(cut, parts)
            yield row
        name = _name(parts)
        row = _Row(name, begin, here + len(line.rstrip()), tokens[places], float(share[1]))
        cut = row if line.endswith("\f") and not _WHOLE.search(name) else _NONE
        if name and cut is _NONE:
            yield row
        held, begin = [], -1
    if cut.name:
        yield _whole(cut, [*held, ""])[1]


def _whole(cut: _Row, parts: list[str]) -> tuple[list[str], _Row]:
    """A row with what of its name stands on the next page, and what is left of that."""
    if cut.name.isascii():
        lead = len(list(takewhile(str.isascii, parts)))
    else:
        begins = ("".join(parts[:at]) for at in range(1, len(parts)))
        ends = (len(each) <= _CUT and _WHOLE.search(each) is not None for each in begins)
        lead = next((at for at, whole in enumerate(ends, 1) if whole), 0)
    lead = lead if lead < len(parts) else 0
    return parts[lead:], replace(cut, name=_joined([cut.name, *parts[:lead]]))


def _joined(parts: list[str]) -> str:
    return _latin(parts) if all(map(str.isascii, parts)) else "".join(parts)


def _latin(parts: list[str]) -> str:
    """A name from lines that can end within a word, of which a letter is left alone."""
    joined = "".join(each if len(each) == 1 and each.isalpha() else f" {each}" for each in parts)
    return joined.replace("( ", "(").strip()


def _name(parts: list[str]) -> str:
    """A name from its lines; what is left of the row before, beyond a page, is taken off."""
    bought = bool(parts) and parts[0].endswith("合并")  # how the one before was
    parts = parts[1:] if bought else parts
    *_, name = _FIRM.split(_ACCOUNTED.sub("", _joined(parts)))
    return name if 3 < len(name) <= 100 else ""
