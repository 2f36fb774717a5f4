"""XML that strangers wrote: parsed without trust, and read destructively.

Each taker removes the element or attribute it returns. What is left when an element is closed was
neither read nor ignored, and the extractor says so:
`for path in root.close(IGNORED): yield Unread(path)`.

Names are local names: a namespace does not tell two elements apart, and its step in an XPath is
`*:name` (XPath 2.0), which holds whatever prefix the document chose.
"""

from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import count
from typing import Any, Final

from lxml import etree

from extractors.entities import spelt_out
from extractors.errors import MalformedError, MissingFieldError
from extractors.xml_nodes import (
    NAMED,
    add_texts,
    attributes_of,
    blocks_of,
    characters_of,
    children_of,
    numbered,
    words_of,
)
from extractors.xml_split import AROUND

_QUOTED: Final = 500
_NONE: Final[frozenset[str]] = frozenset()
_NOBODY: Final[dict[str, int]] = {}


def parse(data: bytes) -> "Element":
    """Read a document, following nothing that it points to.

    The name of an external DTD and unparsed (NDATA) entities, which only name image files, are
    fine: nobody opens them. So are the standard character entities and prefixes, declared or not.

    Raises:
        MalformedError: it is not well-formed, or it declares or uses an entity that would have to
            be expanded: https://cheatsheetseries.owasp.org (XML External Entity Prevention).
    """
    root, complaints = _read(data)
    if _undeclared(complaints) and (spelt := spelt_out(data)) != data:
        root, complaints = _read(spelt)
    if undeclared := _undeclared(complaints):
        raise MalformedError(
            f"{undeclared} in the document: it is refused, for words would be lost; "
            "write the character itself"
        )
    if complaints or root is None:
        raise MalformedError(_refusal(complaints[0].message if complaints else "it is empty"))
    _refuse_entities(root)
    return Element(root, *NAMED[root.tag])


def _read(data: bytes) -> tuple[etree._Element | None, list[Any]]:
    """The root of a document and what is wrong with it: to be read, nothing may be.

    Only a parser that recovers lets undeclared prefixes pass; whatever else it recovers from is
    wrong here.
    """
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        recover=True,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root: etree._Element | None = etree.fromstring(data.strip(AROUND), parser)
    except etree.XMLSyntaxError:
        root = None
    return root, [each for each in parser.error_log if _is_wrong(each)]


def _is_wrong(entry: Any) -> bool:  # noqa: ANN401  (the stubs lack the log's entries)
    if entry.level_name == "WARNING":
        return bool(entry.type_name == "WAR_UNDECLARED_ENTITY")
    return bool(entry.domain_name != "NAMESPACE" or entry.level_name == "FATAL")


def _undeclared(complaints: list[Any]) -> str:
    kinds = ("WAR_UNDECLARED_ENTITY", "ERR_UNDECLARED_ENTITY")
    return next((str(each.message) for each in complaints if each.type_name in kinds), "")


def _refusal(message: str) -> str:
    if "ntity" in message and ("amplification" in message or "loop" in message):
        bomb = "the document is refused as an XML bomb, an internal entity that multiplies"
        return f"{bomb}: {message}"
    return f"the document is no well-formed XML: {message}"


class Element:
    """One element, emptied child by child and attribute by attribute; blank counts as absent.

    What it holds is looked at when it is first asked for, or when the element is closed: most
    elements of a document are left whole, or are words and nothing else.

    Attributes:
        name: local name.
    """

    __slots__ = (
        *("_attributes", "_children", "_element", "_gone", "_parent", "_place", "_step"),
        *("_taken", "_text", "name"),
    )

    def __init__(
        self, element: etree._Element, name: str, step: str, parent: "Element | None" = None
    ) -> None:
        self.name = name
        self._element = element
        self._step = step
        self._parent = parent
        self._place = ""
        self._children: dict[str, list[etree._Element]] | None = None
        self._gone: dict[str, int] = _NOBODY
        self._attributes: dict[str, str] | None = None
        self._text = False
        self._taken: list[Element] = []

    def __contains__(self, name: str) -> bool:
        """Whether the element still holds a child of this name."""
        return name in self._inside()

    @property
    def place(self) -> str:
        """XPath of the element in its document, with a position where siblings repeat."""
        if not self._place:
            around = self._parent.place if self._parent is not None else ""
            self._place = f"{around}/{self._step}"
        return self._place

    @property
    def quote(self) -> str:
        """The element's words as printed, read or not, cut at 500 characters."""
        return words_of(self._element)[:_QUOTED]

    @property
    def spaced(self) -> str:
        """The quote with a blank between elements, for records that leave white space out."""
        words: list[str] = []
        add_texts(self._element, words)
        return " ".join(" ".join(words).split())[:_QUOTED]

    def words(self) -> str:
        """Take every word in the element, white space made single, markup within words left out."""
        self._empty()
        return words_of(self._element)

    def verbatim(self) -> str:
        """Take every word in the element with its white space, which fixed columns depend on."""
        self._empty()
        return characters_of(self._element)

    def lead(self) -> str:
        """Take the words of the element that stand outside of what was taken from it."""
        left = self._numbers()
        words = [self._element.text or ""]
        for child in children_of(self._element):
            words += [characters_of(child) if child in left else "", child.tail or ""]
        self._empty()
        return " ".join("".join(words).split())

    def blocks(self) -> list[tuple[str, str]]:
        """Take every word in the element as blocks: local name and words of each, in order.

        A child is one block, but for those that hold nothing but other elements: theirs are.
        """
        return [(name, words) for name, _, words in self.placed_blocks()]

    def placed_blocks(self) -> list[tuple[str, str, str]]:
        """As `blocks`, with the place of each behind its name."""
        self._empty()
        return list(blocks_of(self._element, self.place))

    def text(self, name: str) -> str:
        """Take the words of a child that must be there and say something.

        Raises:
            MissingFieldError: it is absent or blank.
        """
        words = self.optional_text(name)
        if not words:
            raise MissingFieldError(f"the document says nothing at {self.place}/{name}: it must")
        return words

    def optional_text(self, name: str) -> str:
        """Take the words of a child; empty where it is absent."""
        child, number = self._first(name)
        if child is None:
            return ""
        if child.keys():
            self._take(child, number)._empty()
        return words_of(child)

    def attribute(self, name: str) -> str:
        """Take an attribute; empty where it is absent."""
        return self._said().pop(name, "").strip()

    def names(self) -> list[str]:
        """Local names of the children that nobody has taken yet."""
        return list(self._inside())

    def attributes(self) -> dict[str, str]:
        """Take every attribute, by local name."""
        said, self._attributes = self._said(), {}
        return said

    def element(self, name: str) -> "Element":
        """Take the first child of a name; an empty one where there is none."""
        child, number = self._first(name)
        if child is None:
            return Element(_absent(), "absent", name, self)
        return self._take(child, number)

    def elements(self, *names: str) -> list["Element"]:
        """Take every child of any of the names, in the order of the document."""
        inside = self._inside()
        if len(names) == 1:
            return self._every(names[0]) if names[0] in inside else []
        present = [name for name in names if name in inside]
        if len(present) < 2:
            return self._every(present[0]) if present else []
        numbers = self._numbers(*present)
        for name in present:
            inside.pop(name, None)
        # Put in the order of the document.
        return [self._take(e, numbers[e]) for e in children_of(self._element) if e in numbers]

    def descendants(self, *names: str) -> list["Element"]:
        """Take the elements of any of the names at whatever depth, in order, none within another.

        What stands around them stays: `leave` tells that it is left out on purpose.
        """
        numbers = self._numbers()
        found: list[Element] = []
        for child in [each for each in children_of(self._element) if each in numbers]:
            name, step = NAMED[child.tag]
            if name in names:
                found.append(self._take(child, numbers[child]))
            elif len(child):
                around = Element(child, name, numbered(step, numbers[child]), self)
                found += around.descendants(*names)
        for name in names:
            self._inside().pop(name, None)
        return found

    def ignore(self, *names: str) -> "Element":
        """Leave children and attributes (`@id`) out on purpose, whole; the element itself."""
        attributes, children = _apart(names)
        if attributes:
            said = self._said()
            for name in attributes.intersection(said):
                del said[name]
        if children:
            inside = self._inside()
            for name in children.intersection(inside):
                del inside[name]
        return self

    def leave(self) -> "Element":
        """Leave whatever has not been taken out on purpose; the element itself."""
        self._empty()
        self._attributes = {}
        return self

    def close(self, ignore: frozenset[str] = _NONE) -> Iterator[str]:
        """Yield the paths of what is left here and in every child taken, each once, in order.

        Args:
            ignore: paths known and left out on purpose, seen from this element, positions left
                out (`assignees/assignee/@id`, `p/text()`); an element that was never taken is
                ignored by its own path, with all that is in it.
        """
        left: set[str] = set()
        self._left("", left)
        yield from sorted(left - ignore)

    def _left(self, prefix: str, left: set[str]) -> None:
        for name in self._said():
            left.add(f"{prefix}@{name}")
        for name in self._inside():
            left.add(prefix + name)
        if self._text:
            left.add(f"{prefix}text()")
        for taken in self._taken:
            taken._left(f"{prefix}{taken.name}/", left)

    def _inside(self) -> dict[str, list[etree._Element]]:
        """Children that nobody has taken, by local name; whether words stand beside them, too."""
        if self._children is None:
            children: dict[str, list[etree._Element]] = {}
            text = self._element.text
            for child in children_of(self._element):
                name = NAMED[child.tag][0]
                if name in children:
                    children[name].append(child)
                else:
                    children[name] = [child]
                if not text or text.isspace():
                    text = child.tail
            self._children = children
            self._text = text is not None and text != "" and not text.isspace()
        return self._children

    def _every(self, name: str) -> list["Element"]:
        """Take every child of a name that is there."""
        group, before = self._inside().pop(name), self._gone.get(name, 0)
        if len(group) + before == 1:
            return [self._take(group[0], 0)]
        return [self._take(child, number) for number, child in enumerate(group, before + 1)]

    def _numbers(self, *names: str) -> dict[etree._Element, int]:
        """Children that nobody has taken, of some names or all, each with its position.

        It is that among siblings of its name, 0 where it has none.
        """
        inside, gone = self._inside(), self._gone
        numbers: dict[etree._Element, int] = {}
        for name in names or inside:
            group, before = inside[name], gone.get(name, 0)
            if len(group) + before == 1:
                numbers[group[0]] = 0
            else:
                numbers.update(zip(group, count(before + 1)))
        return numbers

    def _first(self, name: str) -> tuple[etree._Element | None, int]:
        """Have taken the first child of a name; the child, if there is one, and its position."""
        inside = self._inside()
        if name not in inside:
            return None, 0
        group, before = inside[name], self._gone.get(name, 0)
        child = group.pop(0)
        if group:
            self._gone = {**self._gone, name: before + 1}
            return child, before + 1
        del inside[name]
        return child, before and before + 1

    def _said(self) -> dict[str, str]:
        """Attributes that nobody has taken, by local name."""
        if self._attributes is None:
            self._attributes = attributes_of(self._element)
        return self._attributes

    def _empty(self) -> None:
        """Have taken all but attributes."""
        self._children = {}
        self._text = False

    def _take(self, child: etree._Element, number: int) -> "Element":
        name, step = NAMED[child.tag]
        taken = Element(child, name, f"{step}[{number}]" if number else step, self)
        self._taken.append(taken)
        return taken


def _refuse_entities(root: etree._Element) -> None:
    subset: Any = root.getroottree().docinfo.internalDTD  # the stubs lack its entities
    for entity in () if subset is None else subset.iterentities():
        # Only an unparsed entity has both: the address of a file and the name of its notation.
        if entity.system_url is None or entity.content is None:
            what = "an internal" if entity.system_url is None else "an external"
            raise MalformedError(
                f"the document declares {what} entity, {entity.name}: it is refused, for "
                "expanding entities can exhaust memory or read other files"
            )


@cache
def _absent() -> etree._Element:
    """What stands for an element that is not there; nobody changes it."""
    return etree.Element("absent")


@lru_cache(1024)  # a reader names what it ignores in so many places
def _apart(names: tuple[str, ...]) -> tuple[frozenset[str], frozenset[str]]:
    """Names of attributes without their mark, and names of children."""
    attributes = frozenset([name[1:] for name in names if name.startswith("@")])
    return attributes, frozenset([name for name in names if not name.startswith("@")])
