"""What an element of lxml holds, read without changing it; names are local names."""

from collections import Counter
from collections.abc import Iterator
from typing import Any, Final

from lxml import etree


class _Named(dict[object, tuple[str, str]]):
    """Local name and step of each tag that was met, worked out once."""

    def __missing__(self, tag: object) -> tuple[str, str]:
        if len(self) >= _MOST:
            self.clear()
        name = str(tag)
        # A prefix that nobody declared stays in the name.
        local = name.rpartition("}")[2].rpartition(":")[2]
        step = ("*:" if name.startswith("{") or ":" in name else "") + local
        self[tag] = local, step
        return local, step


_MOST: Final = 4096
"""A format has some hundred names; a stranger's document may have as many as it has elements."""

NAMED: Final = _Named()
"""The local name of a tag or an attribute, and the step of a place that it makes.

It is asked for each element that is looked at: a dictionary answers in half the time of a function.
"""


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
        local = NAMED[name][0]
        attributes[str(name) if local in attributes else local] = str(value)
    return attributes


def blocks_of(element: etree._Element, place: str) -> Iterator[tuple[str, str, str]]:
    """Local name, place and words of each block that says something; see `Element.blocks`.

    It goes no deeper than a parser lets a document.
    """
    children = children_of(element)
    named = [NAMED[child.tag] for child in children]
    alike = Counter([name for name, _ in named])
    seen: dict[str, int] = {}
    for child, (name, step) in zip(children, named, strict=True):
        where = f"{place}/{step}"
        if alike[name] > 1:
            seen[name] = number = seen.get(name, 0) + 1
            where = f"{where}[{number}]"
        text = child.text
        if len(child):
            if not has_own_words(child):
                yield from blocks_of(child, where)
                continue
            text = characters_of(child)
        if text and (words := " ".join(text.split())):
            yield name, where, words


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
