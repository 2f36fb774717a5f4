"""XML that strangers wrote: parsed without trust, and read destructively.

Each taker removes the element or attribute it returns. What is left when an element is closed was
neither read nor ignored, and the extractor says so:
`for path in root.close(IGNORED): yield Unread(path)`.

Names are local names: a namespace does not tell two elements apart, and its step in an XPath is
`*:name` (XPath 2.0), which holds whatever prefix the document chose.
"""

from collections import Counter
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any, Final

from lxml import etree

from extractors.entities import spelt_out
from extractors.errors import MalformedError, MissingFieldError
from extractors.xml_split import AROUND

_QUOTED: Final = 500
_NONE: Final[frozenset[str]] = frozenset()


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
    name, step = _names(root.tag)
    return Element(root, name, f"/{step}")


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


_Child = tuple[str, str, etree._Element]
"""A child that nobody has taken yet: local name, step of its place, the element itself."""


class Element:
    """One element, emptied child by child and attribute by attribute; blank counts as absent.

    What it holds is looked at when it is first asked for, or when the element is closed: most
    elements of a document are left whole, or are words and nothing else.

    Attributes:
        name: local name.
        place: XPath of the element in its document, with a position where siblings repeat.
    """

    __slots__ = ("_attributes", "_children", "_element", "_taken", "_text", "name", "place")

    def __init__(self, element: etree._Element, name: str, place: str) -> None:
        self.name = name
        self.place = place
        self._element = element
        self._children: list[_Child] | None = None
        self._attributes: dict[str, str] | None = None
        self._text: bool | None = None
        self._taken: list[Element] = []

    def __contains__(self, name: str) -> bool:
        """Whether the element still holds a child of this name."""
        return any(each[0] == name for each in self._inside())

    @property
    def quote(self) -> str:
        """The element's words as printed, read or not, cut at 500 characters."""
        return _words(self._element)[:_QUOTED]

    @property
    def spaced(self) -> str:
        """The quote with a blank between elements, for records that leave white space out."""
        words = (str(each).strip() for each in self._element.itertext())
        return " ".join(" ".join(filter(None, words)).split())[:_QUOTED]

    def words(self) -> str:
        """Take every word in the element, white space made single, markup within words left out."""
        self._empty()
        return _words(self._element)

    def verbatim(self) -> str:
        """Take every word in the element with its white space, which fixed columns depend on."""
        self._empty()
        return "".join(map(str, self._element.itertext()))

    def lead(self) -> str:
        """Take the words of the element that stand outside of what was taken from it."""
        left = [element for _, _, element in self._inside()]
        words = [self._element.text or ""]
        for child in self._element:
            words += [*map(str, child.itertext())] if child in left else []
            words.append(child.tail or "")
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
        return [each for each in _blocks(self._element, self.place) if each[2]]

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
        children = self._inside()
        for index, child in enumerate(children):
            if child[0] == name:
                del children[index]
                return self._take(child).words()
        return ""

    def attribute(self, name: str) -> str:
        """Take an attribute; empty where it is absent."""
        return self._said().pop(name, "").strip()

    def element(self, name: str) -> "Element":
        """Take the first child of a name; an empty one where there is none."""
        children = self._inside()
        for index, child in enumerate(children):
            if child[0] == name:
                del children[index]
                return self._take(child)
        return Element(_absent(), "absent", f"{self.place}/{name}")

    def elements(self, *names: str) -> list["Element"]:
        """Take every child of any of the names, in the order of the document."""
        children = self._inside()
        wanted = [each for each in children if each[0] in names]
        if not wanted:
            return []
        self._children = [each for each in children if each[0] not in names]
        return [self._take(each) for each in wanted]

    def descendants(self, *names: str) -> list["Element"]:
        """Take the elements of any of the names at whatever depth, in order, none within another.

        What stands around them stays: `leave` tells that it is left out on purpose.
        """
        found: list[Element] = []
        for child in tuple(self._inside()):
            name, step, element = child
            if name in names:
                self._inside().remove(child)
                found.append(self._take(child))
            elif len(element):
                found += Element(element, name, f"{self.place}/{step}").descendants(*names)
        return found

    def ignore(self, *names: str) -> "Element":
        """Leave children and attributes (`@id`) out on purpose, whole; the element itself."""
        children = []
        for name in names:
            if name.startswith("@"):
                self._said().pop(name[1:], "")
            else:
                children.append(name)
        if children:
            self._children = [each for each in self._inside() if each[0] not in children]
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
        if self._text is None:
            self._text = _says(self._element, list(self._element))
        if self._text:
            left.add(f"{prefix}text()")
        for child in self._inside():
            left.add(prefix + child[0])
        for taken in self._taken:
            taken._left(f"{prefix}{taken.name}/", left)

    def _inside(self) -> list[_Child]:
        """Children that nobody has taken."""
        if self._children is None:
            self._children = _steps(self._element)
        return self._children

    def _said(self) -> dict[str, str]:
        """Attributes that nobody has taken, by local name."""
        if self._attributes is None:
            self._attributes = _attributes(self._element)
        return self._attributes

    def _empty(self) -> None:
        """Have taken all but attributes."""
        self._children = []
        self._text = False

    def _take(self, child: _Child) -> "Element":
        name, step, element = child
        taken = Element(element, name, f"{self.place}/{step}")
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


def _steps(element: etree._Element) -> list[_Child]:
    """The children of an element, each with its step: its name, and its place among siblings."""
    children = list(element)
    if not children:
        return []
    named = [_names(child.tag) for child in children]
    if len(children) == 1 or len({name for name, _ in named}) == len(children):
        return [(name, step, child) for (name, step), child in zip(named, children, strict=True)]
    siblings = Counter([name for name, _ in named])
    seen: dict[str, int] = {}
    found: list[_Child] = []
    for child, (name, step) in zip(children, named, strict=True):
        if siblings[name] > 1:
            seen[name] = number = seen.get(name, 0) + 1
            step = f"{step}[{number}]"
        found.append((name, step, child))
    return found


def _says(element: etree._Element, children: list[etree._Element]) -> bool:
    """Whether words stand in an element itself, not in what is within it."""
    text = element.text
    if text and not text.isspace():
        return True
    return any((tail := child.tail) and not tail.isspace() for child in children)


def _attributes(element: etree._Element) -> dict[str, str]:
    attributes: dict[str, str] = {}
    for name, value in element.items():
        local = _names(name)[0]
        attributes[str(name) if local in attributes else local] = str(value)
    return attributes


@lru_cache(4096)  # a format has some hundred names, a document millions of elements
def _names(tag: object) -> tuple[str, str]:
    """The local name of a tag, and the step of a place that it makes."""
    name = str(tag)
    local = _local_name(name)
    return local, ("*:" if name.startswith("{") or ":" in name else "") + local


def _local_name(name: str) -> str:
    # A prefix that nobody declared stays in the name.
    return name.rpartition("}")[2].rpartition(":")[2]


def _blocks(element: etree._Element, place: str) -> Iterator[tuple[str, str, str]]:
    left = [(name, f"{place}/{step}", child) for name, step, child in _steps(element)[::-1]]
    while left:
        name, where, child = left.pop()
        inside = list(child)
        if inside and not _says(child, inside):
            left += [(name, f"{where}/{step}", each) for name, step, each in _steps(child)[::-1]]
        else:
            yield name, where, _words(child)


def _words(element: etree._Element) -> str:
    if not len(element):
        return " ".join((element.text or "").split())
    return " ".join("".join(map(str, element.itertext())).split())
