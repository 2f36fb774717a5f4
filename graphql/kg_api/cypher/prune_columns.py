"""What a statement computes for nobody is left out of it.

The clauses of a field compute every column that its rows may show: how strong a tie is, since
when, of what kinds. Each variable of a statement has a name of its own, so that a column is asked
for where its name stands again, for something that is asked for itself:

    WITH node, count(work) AS works, collect(work.year) AS years RETURN node.id, works
    WITH node, count(work) AS works RETURN node.id, works

Rows stay what they are: what they are grouped by is kept, and where nothing is counted any more
they are DISTINCT.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

_NAME: Final = r"[A-Za-z]\w*_\d+"
_TOKEN: Final = re.compile(
    rf"(?P<text>'(?:\\.|[^'\\])*'|`[^`]*`)|(?P<open>[(\[{{])|(?P<close>[)\]}}])|(?P<comma>,)"
    rf"|(?P<test>\b(?:STARTS|ENDS) WITH\b)|(?P<with>\bWITH\b(?P<distinct> DISTINCT\b)?)"
    rf"|(?P<clause>\b(?:WHERE|ORDER|LIMIT|OPTIONAL|MATCH|UNWIND|RETURN|CALL)\b)"
    rf"|(?P<name>(?<![\w.$]){_NAME}\b)|(?P<counts>\b(?:count|collect|sum|max|min)\()"
)
_ENDS: Final = ("clause", "with", "close", "comma")
_COLUMN: Final = re.compile(rf"\s*(?:(?P<bare>{_NAME})|.* AS (?P<name>{_NAME}))\s*", re.DOTALL)


@dataclass(slots=True)
class _Item:
    """One of what a WITH hands on.

    Attributes:
        start: where its text begins.
        end: where it ends.
        counts: whether it holds a function over rows.
        uses: names that it speaks of.
        name: what it is called from here on; empty if that is not known.
    """

    start: int
    end: int = 0
    counts: bool = False
    uses: list[str] = field(default_factory=list)
    name: str = ""


@dataclass(slots=True)
class _With:
    """A clause WITH.

    Attributes:
        items: what it hands on.
        distinct: whether equal rows become one.
        within: how many brackets it stands in, and how many of them are braces.
    """

    items: list[_Item]
    distinct: bool
    within: tuple[int, int]

    @property
    def counts(self) -> bool:
        """Whether it makes one row of many."""
        return any(each.counts for each in self.items)

    @property
    def fixed(self) -> list[_Item]:
        """What can not go, for the rows would be others: what they are told apart by."""
        keys = [each for each in self.items if self.distinct or (self.counts and not each.counts)]
        return self.items if self.counts and not keys else keys


def without_unasked(statement: str) -> str:
    """The statement without columns that nothing in it asks for."""
    found, outside = _read(statement)
    asked = _asked(found, outside)
    kept, at = [], 0
    for start, end, instead in sorted(cut for each in found for cut in _cuts(each, asked)):
        if start >= at:  # what stands within something that goes needs no cut of its own
            kept += [statement[at:start], instead]
            at = end
    return "".join([*kept, statement[at:]])


def _cuts(clause: _With, asked: set[str]) -> Iterator[tuple[int, int, str]]:
    """What goes of a clause, each with a comma beside it, and what comes instead."""
    stays = [not each.name or each.name in asked for each in clause.items]
    if clause.counts and not any(
        each.counts for each, kept in zip(clause.items, stays, strict=True) if kept
    ):
        yield clause.items[0].start, clause.items[0].start, " DISTINCT"
    for place, item in enumerate(clause.items):
        if stays[place]:
            continue
        if any(stays[place:]):
            yield item.start, clause.items[place + 1].start, ""
        else:
            yield clause.items[place - 1].end, item.end, " "


def _read(statement: str) -> tuple[list[_With], list[str]]:
    """Every WITH, in the order of their ends, and the names spoken of outside of them."""
    opened: list[_With] = []
    found: list[_With] = []
    outside: list[str] = []
    brackets = braces = 0
    for token in _TOKEN.finditer(statement):
        here = opened[-1] if opened else None
        if here and here.within[0] == brackets and token.lastgroup in _ENDS:
            here.items[-1].end = token.start()
            if token.lastgroup == "comma":
                here.items.append(_Item(token.end()))
            else:
                found.append(opened.pop())
        match token.lastgroup:
            case "open" | "counts":
                brackets += 1
                braces += token[0] == "{"
                if here and token.lastgroup == "counts" and here.within[1] == braces:
                    here.items[-1].counts = True
            case "close":
                brackets -= 1
                braces -= token[0] == "}"
            case "with":
                items = [_Item(token.end())]
                opened.append(_With(items, bool(token["distinct"]), (brackets, braces)))
            case "name":
                (opened[-1].items[-1].uses if opened else outside).append(token[0])
    for each in (item for clause in found for item in clause.items):
        _name(each, statement)
    return found, outside


def _name(item: _Item, statement: str) -> None:
    column = _COLUMN.fullmatch(statement, item.start, item.end)
    if column:
        item.name = column["bare"] or column["name"]
        item.uses.remove(item.name)


def _asked(found: list[_With], outside: list[str]) -> set[str]:
    """The names that something asks for."""
    asked: set[str] = set()
    needs: dict[str, list[str]] = defaultdict(list)
    waiting = list(outside)
    for clause in found:
        for item in clause.items:
            if not item.name or item in clause.fixed:
                waiting += [item.name, *item.uses]
            else:
                needs[item.name] += item.uses
    while waiting:
        name = waiting.pop()
        if name not in asked:
            asked.add(name)
            waiting += needs[name]
        if not waiting:  # no WITH is left with nothing to hand on
            waiting = [
                clause.items[0].name
                for clause in found
                if not any(each.name in asked or not each.name for each in clause.items)
            ]
    return asked
