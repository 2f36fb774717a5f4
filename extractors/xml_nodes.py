"""What an element of lxml holds, read without changing it; names are local names."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from lxml import etree


@lru_cache(4096)  # a format has some hundred names, a document millions of elements
def name_and_step(tag: object) -> tuple[str, str]:
    """The local name of a tag, and the step of a place that it makes."""
    name = str(tag)
    # A prefix that nobody declared stays in the name.
    local = name.rpartition("}")[2].rpartition(":")[2]
    return local, ("*:" if name.startswith("{") or ":" in name else "") + local


def numbered(step: str, number: int) -> str:
    """A step with its position, where it has one."""
    return f"{step}[{number}]" if number else step


def children_of(element: etree._Element) -> list[etree._Element]:
    """The children of an element: a slice takes a fifth of the time of `list`."""
    sliceable: Any = element  # the stubs know no slices
    children: list[etree._Element] = sliceable[:]
    return children


def has_own_words(element: etree._Element) -> bool:
    """Whether words stand in an element itself, not in what is within it."""
    text = element.text
    if text and not text.isspace():
        return True
    for child in children_of(element):
        tail = child.tail
        if tail and not tail.isspace():
            return True
    return False


def attributes_of(element: etree._Element) -> dict[str, str]:
    """Attributes by local name; by their whole name where two of one local name stand."""
    attributes: dict[str, str] = {}
    for name, value in element.items():
        local = name_and_step(name)[0]
        attributes[str(name) if local in attributes else local] = str(value)
    return attributes


def blocks_of(element: etree._Element, place: str) -> Iterator[tuple[str, str, str]]:
    """Local name, place and words of each block, in order; see `Element.blocks`."""
    left = _steps(element, place)
    while left:
        name, where, child = left.pop()
        if len(child) and not has_own_words(child):
            left += _steps(child, where)
        else:
            yield name, where, words_of(child)


def _steps(element: etree._Element, place: str) -> list[tuple[str, str, etree._Element]]:
    """Name, place and element of each child, the last one first."""
    children = children_of(element)
    named = [name_and_step(child.tag) for child in children]
    positions = _positions([name for name, _ in named])
    found = [
        (name, f"{place}/{numbered(step, position)}", child)
        for (name, step), position, child in zip(named, positions, children, strict=True)
    ]
    return found[::-1]


def _positions(names: list[str]) -> list[int]:
    """The position of each sibling among those of its name; 0 where it is the only one."""
    seen: dict[str, int] = {}
    positions = []
    for name in names:
        seen[name] = position = seen.get(name, 0) + 1
        positions.append(position)
    return [n if seen[name] > 1 else 0 for name, n in zip(names, positions, strict=True)]


def words_of(element: etree._Element) -> str:
    """Every word in an element, white space made single."""
    text = characters_of(element) if len(element) else element.text
    return " ".join(text.split()) if text else ""


def characters_of(element: etree._Element) -> str:
    """Every character in an element: `itertext` takes ten times as long."""
    return etree.tostring(element, method="text", encoding="unicode", with_tail=False)


def add_texts(element: etree._Element, words: list[str]) -> None:
    """Add the texts in an element in their order; it lies no deeper than a parser lets it."""
    if text := element.text:
        words.append(text)
    for child in children_of(element):
        add_texts(child, words)
        if tail := child.tail:
            words.append(tail)
