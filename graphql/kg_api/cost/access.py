"""What a clause of Cypher makes the store touch, told from its text.

The clauses are our own (`things`, `query`, `ties`), written in one plain style; this reads just
that style: where a pattern starts, along which links it goes, and over what a list runs.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

_PARTS: Final = re.compile(
    r"UNWIND \$(?P<each>\w+)"
    r"|UNWIND (?P<evidence>range\(0, size\(coalesce\(\w+\.documents)"
    r"|UNWIND (?!kept\b)(?P<list>\w+)"
    r"|(?P<search>CALL db\.index\.\w+)"
    r"|(?P<optional>\bOPTIONAL )?\bMATCH (?P<pattern>.*?)"
    r"(?=\b(?:WHERE|WITH|RETURN|MATCH|OPTIONAL|UNWIND|ORDER)\b|$)",
    re.DOTALL,
)
_PIECES: Final = re.compile(
    r"\((?P<node>[^()]*)\)|(?P<left><)?-(?:\[(?P<link>[^\]]*)\])?-(?P<right>>)?"
)
_NODE: Final = re.compile(r"(?P<name>\w*)(?P<labels>[:\w|]*)\s*(?P<known>\{)?")
_LINK: Final = re.compile(r"\w*(?::(?P<types>[\w|]+|<\w+>))?(?:\*(?:\d+)?(?:\.\.)?(?P<most>\d+)?)?")


@dataclass(frozen=True, slots=True)
class Scan:
    """Every node of a label; all nodes, for the empty one."""

    label: str


@dataclass(frozen=True, slots=True)
class Known:
    """A node found by its id."""


@dataclass(frozen=True, slots=True)
class Step:
    """Along links.

    Attributes:
        types: of the links; `<name>` for those that an argument chooses; none for all.
        sign: `>` out, `<` in, empty for either way.
        times: how often at most.
        optional: whether a row stays that leads nowhere.
    """

    types: tuple[str, ...]
    sign: str
    times: int = 1
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Each:
    """Every value of an argument."""

    argument: str


@dataclass(frozen=True, slots=True)
class Members:
    """Every member of a short list that the row holds."""

    most: int


@dataclass(frozen=True, slots=True)
class Proofs:
    """Every piece of evidence of a link."""


@dataclass(frozen=True, slots=True)
class Search:
    """Whatever the full-text index finds."""


Part = Scan | Known | Step | Each | Members | Proofs | Search

_LINKS: Final = 4  # ways in which an organisation and a work can be joined
_CHAIN: Final = 7  # things along a chain of six links


@lru_cache(maxsize=1024)
def parts(text: str, bound: frozenset[str] = frozenset()) -> tuple[Part, ...]:
    """What a clause touches, in its order.

    Args:
        text: of our own; the clauses of one field, joined.
        bound: names that stand for something before it.
    """
    found: list[Part] = []
    names = set(bound) | {"this"}
    for part in _PARTS.finditer(text):
        if part["each"] is not None:
            found.append(Each(part["each"]))
        elif part["evidence"] is not None:
            found.append(Proofs())
        elif part["list"] is not None:
            found.append(Members(_LINKS if part["list"] == "links" else _CHAIN))
        elif part["search"] is not None:
            found.append(Search())
        else:
            found.extend(_pattern(part["pattern"], names, part["optional"] is not None))
    return tuple(found)


def _pattern(text: str, names: set[str], optional: bool) -> list[Part]:
    found: list[Part] = []
    first = True
    for piece in _PIECES.finditer(text):
        if piece["node"] is None:
            found.append(_step(piece, optional))
            continue
        node = _NODE.match(piece["node"])
        name, labels = (node["name"], node["labels"]) if node else ("", "")
        if first:
            found.extend(_start(name, labels, bool(node and node["known"]), names))
        names.add(name)
        first = False
    return found


def _start(name: str, labels: str, known: bool, names: set[str]) -> list[Part]:
    if name and name in names:
        return []
    if known:
        return [Known()]
    return [Scan(labels.rpartition(":")[2])] if labels or not name else []


def _step(piece: re.Match[str], optional: bool) -> Step:
    link = _LINK.match(piece["link"] or "")
    types = tuple(link["types"].split("|")) if link and link["types"] else ()
    times = int(link["most"]) if link and link["most"] else 1
    left, right = bool(piece["left"]), bool(piece["right"])
    sign = "" if left == right else ("<" if left else ">")
    return Step(types, sign, times, optional)
