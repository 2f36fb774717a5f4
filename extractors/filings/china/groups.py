"""The table of subsidiaries of an annual report: 企业集团的构成, names wrapped over many lines."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Final

from extractors.filings.china.definitions import in_full
from ontology.facts import Document, Evidence, Fact, Mention, Name, Spell

_BEGIN: Final = re.compile(r"企业集团的构成")
_END: Final = re.compile(r"\n[^\n]{0,12}(?:重要的非全资子公司|在子公司的持股比例不同于|其他说明)")
_HEADER: Final = re.compile(r"直接 ?间接")
_FURNITURE: Final = re.compile(r"年 ?年?度报告|^\s*\d{1,4}(?: / \d{1,4})?\s*$")
_SHARE: Final = re.compile(r"(?<![\d.])(\d{1,3}(?:\.\d{1,4})?)\s?%?(?=\s|$)")
_FIRM: Final = re.compile(r"公司(?=[\u4e00-\u9fffA-Z])")
_LONGEST: Final = 30_000
_SURE: Final = 0.8
_HALF: Final = 50.0


@dataclass(frozen=True, slots=True)
class _Row:
    """A subsidiary: its name, where its row stands, its place, and the share in per cent."""

    name: str
    start: int
    end: int
    place: str
    share: float


def find_group(
    document: Document, company: Mention, text: str, shown: Spell, defined: Mapping[str, str]
) -> Iterator[Fact]:
    """Yield the subsidiaries of the last such table, where each is, and how much of it is owned.

    Args:
        document: the report.
        company: whose it is.
        text: of the report.
        shown: when it shows them.
        defined: full names by the short ones that it defines.
    """
    begins = [each.end() for each in _BEGIN.finditer(text)]
    if not begins:
        return
    end = _END.search(text, begins[-1], begins[-1] + _LONGEST)
    named: set[str] = {company.name}
    for row in _rows(text, begins[-1], end.start() if end else begins[-1] + _LONGEST):
        name, short = in_full(row.name, defined)
        if name in named:
            continue
        named.add(name)
        evidence = Evidence(f"char={row.start},{row.end}", text[row.start : row.end], _SURE)
        names = (Name(short, "zh"),) if short else ()
        other = document.mention("Company", name, evidence, names=names)
        yield other
        share = {"share": row.share}
        if row.share < _HALF:
            ends = ("hasShareIn", company, other)
        else:
            ends = ("subsidiaryOf", other, company)
        yield document.link(*ends, evidence, spell=shown, properties=share)
        if row.place:
            place = document.mention("Place", row.place, evidence)
            yield place
            yield document.link("locatedIn", other, place, evidence)


def _rows(text: str, start: int, end: int) -> Iterator[_Row]:
    header = _HEADER.search(text, start, end)
    at = header.end() if header else start
    held: list[str] = []
    begin, cut = -1, _Row("", -1, -1, "", 0.0)
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
        if cut.name:  # the rest of a name in Latin letters that a page cut off
            lead = list(takewhile(str.isascii, parts))
            parts = parts[len(lead) :] or parts
            if lead and len(lead) < len(parts) + len(lead):
                yield replace(cut, name=_latin([cut.name, *lead]))
        name = _name(parts)
        row = _Row(name, begin, here + len(line.rstrip()), tokens[places], float(share[1]))
        goes_on = line.endswith("\f") and not name.endswith("公司")
        if name and not goes_on:
            yield row
        cut = row if goes_on and name.isascii() else _Row("", -1, -1, "", 0.0)
        held, begin = [], -1


def _latin(parts: list[str]) -> str:
    """A name from lines that can end within a word, of which a letter is left alone."""
    joined = "".join(each if len(each) == 1 and each.isalpha() else f" {each}" for each in parts)
    return joined.replace("( ", "(").strip()


def _name(parts: list[str]) -> str:
    """A name from its lines; what is left of the row before, beyond a page, is taken off."""
    bought = bool(parts) and parts[0].endswith("合并")  # how the one before was
    parts = parts[1:] if bought else parts
    name = _latin(parts) if all(map(str.isascii, parts)) else "".join(parts)
    *_, name = _FIRM.split(name)
    return name if 3 < len(name) <= 100 else ""
