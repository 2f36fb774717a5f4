"""XML that strangers wrote: parsed without trust, and read destructively.

Each taker removes the element or attribute it returns. What is left when an element is closed was
neither read nor ignored, and the extractor says so:
`for path in root.close(IGNORED): yield Unread(path)`.

Names are local names: a namespace does not tell two elements apart, and its step in an XPath is
`*:name` (XPath 2.0), which holds whatever prefix the document chose.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, BinaryIO, Final, NamedTuple

from lxml import etree

from extractors.errors import MalformedError, MissingFieldError

DECLARATION: Final = re.compile(rb"<\?xml\s")
"""Where a document begins in a file of many; XML forbids it anywhere else but in CDATA."""

LONGEST: Final = 512 * 1024 * 1024
"""Bytes of one document, beyond which a file of many documents is no such file."""

_CHUNK: Final = 1024 * 1024
_OVERLAP: Final = 64
_QUOTED: Final = 500
_AROUND: Final = b"\xef\xbb\xbf \t\r\n"
_NONE: Final[frozenset[str]] = frozenset()


def split_documents(stream: BinaryIO, start: re.Pattern[bytes] = DECLARATION) -> Iterator[bytes]:
    """Yield the documents that stand one after the other in a file, never holding two.

    Args:
        stream: the open file.
        start: what every document but the first must begin with, at most 64 bytes long.

    Raises:
        MalformedError: a document is longer than any document is.
    """
    held = bytearray()
    while chunk := stream.read(_CHUNK):
        searched = max(0, len(held) - _OVERLAP)
        held += chunk
        begin = 0
        for found in start.finditer(held, searched):
            if found.start() > begin:
                yield from _trimmed(held[begin : found.start()])
                begin = found.start()
        del held[:begin]
        if len(held) > LONGEST:
            raise MalformedError(f"no document ends within {LONGEST} bytes; is it of this format?")
    yield from _trimmed(held)


def parse(data: bytes) -> "Element":
    """Read a document, following nothing that it points to.

    The name of an external DTD and unparsed (NDATA) entities, which only name image files, are
    fine: nobody opens them.

    Raises:
        MalformedError: it is not well-formed, or it declares or uses an entity that would have to
            be expanded: https://cheatsheetseries.owasp.org (XML External Entity Prevention).
    """
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data.strip(_AROUND), parser)
    except etree.XMLSyntaxError as error:
        if "ntity" in error.msg and ("amplification" in error.msg or "loop" in error.msg):
            bomb = "the document is refused as an XML bomb, an internal entity that multiplies"
            raise MalformedError(f"{bomb}: {error.msg}") from error
        raise MalformedError(f"the document is no well-formed XML: {error.msg}") from error
    _refuse_entities(root, parser)
    return Element(root, f"/{_step(root)}")


class _Child(NamedTuple):
    """A child that nobody has taken yet."""

    name: str
    place: str
    element: etree._Element


class Element:
    """One element, emptied child by child and attribute by attribute; blank counts as absent.

    Attributes:
        name: local name.
        place: XPath of the element in its document, with a position where siblings repeat.
    """

    __slots__ = ("_attributes", "_children", "_element", "_taken", "_text", "name", "place")

    def __init__(self, element: etree._Element, place: str) -> None:
        self.name = _local(element)
        self.place = place
        self._element = element
        self._children = list(_placed(element, place)) if len(element) else []
        self._attributes = _attributes(element) if element.attrib else {}
        self._text = any(map(str.strip, _own_texts(element)))
        self._taken: list[Element] = []

    def __contains__(self, name: str) -> bool:
        """Whether the element still holds a child of this name."""
        return any(child.name == name for child in self._children)

    @property
    def quote(self) -> str:
        """The element's words as printed, read or not, cut at 500 characters."""
        return _words(self._element)[:_QUOTED]

    def words(self) -> str:
        """Take every word in the element, white space made single, markup within words left out."""
        self._children.clear()
        self._text = False
        return _words(self._element)

    def verbatim(self) -> str:
        """Take every word in the element with its white space, which fixed columns depend on."""
        self._children.clear()
        self._text = False
        return "".join(map(str, self._element.itertext()))

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
        return self.element(name).words()

    def attribute(self, name: str) -> str:
        """Take an attribute; empty where it is absent."""
        return self._attributes.pop(name, "").strip()

    def element(self, name: str) -> "Element":
        """Take the first child of a name; an empty one where there is none."""
        for index, child in enumerate(self._children):
            if child.name == name:
                del self._children[index]
                return self._take(child)
        return Element(etree.Element("absent"), f"{self.place}/{name}")

    def elements(self, *names: str) -> list["Element"]:
        """Take every child of any of the names, in the order of the document."""
        wanted = [each for each in self._children if each.name in names]
        self._children = [each for each in self._children if each.name not in names]
        return [self._take(each) for each in wanted]

    def ignore(self, *names: str) -> "Element":
        """Leave children and attributes (`@id`) out on purpose, whole; the element itself."""
        self._children = [each for each in self._children if each.name not in names]
        self._attributes = {k: v for k, v in self._attributes.items() if f"@{k}" not in names}
        return self

    def close(self, ignore: frozenset[str] = _NONE) -> Iterator[str]:
        """Yield the paths of what is left here and in every child taken, each once, in order.

        Args:
            ignore: paths known and left out on purpose, seen from this element, positions left
                out (`assignees/assignee/@id`, `p/text()`); an element that was never taken is
                ignored by its own path, with all that is in it.
        """
        yield from sorted(set(self._left("")) - ignore)

    def _left(self, prefix: str) -> Iterator[str]:
        for name in self._attributes:
            yield f"{prefix}@{name}"
        if self._text:
            yield f"{prefix}text()"
        for child in self._children:
            yield prefix + child.name
        for taken in self._taken:
            yield from taken._left(f"{prefix}{taken.name}/")

    def _take(self, child: _Child) -> "Element":
        taken = Element(child.element, child.place)
        self._taken.append(taken)
        return taken


def _refuse_entities(root: etree._Element, parser: etree.XMLParser) -> None:
    subset: Any = root.getroottree().docinfo.internalDTD  # the stubs lack its entities
    for entity in () if subset is None else subset.iterentities():
        # Only an unparsed entity has both: the address of a file and the name of its notation.
        if entity.system_url is None or entity.content is None:
            what = "an internal" if entity.system_url is None else "an external"
            raise MalformedError(
                f"the document declares {what} entity, {entity.name}: it is refused, for "
                "expanding entities can exhaust memory or read other files"
            )
    for entry in parser.error_log:
        if entry.type_name == "WAR_UNDECLARED_ENTITY":
            raise MalformedError(
                f"{entry.message} in the document: it is refused, for words would be lost; "
                "write the character itself"
            )


def _placed(element: etree._Element, place: str) -> Iterator[_Child]:
    children = [(child, _local(child)) for child in element]
    siblings = Counter(name for _, name in children)
    seen: dict[str, int] = {}
    for child, name in children:
        step = f"{place}/{_step(child)}"
        if siblings[name] > 1:
            seen[name] = seen.get(name, 0) + 1
            step = f"{step}[{seen[name]}]"
        yield _Child(name, step, child)


def _attributes(element: etree._Element) -> dict[str, str]:
    attributes: dict[str, str] = {}
    for name, value in element.attrib.items():
        local = _local_name(str(name))
        attributes[str(name) if local in attributes else local] = str(value)
    return attributes


def _step(element: etree._Element) -> str:
    return ("*:" if str(element.tag).startswith("{") else "") + _local(element)


def _local(element: etree._Element) -> str:
    return _local_name(str(element.tag))


def _local_name(name: str) -> str:
    return name.rpartition("}")[2]


def _own_texts(element: etree._Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        yield child.tail or ""


def _words(element: etree._Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())


def _trimmed(held: bytearray) -> Iterator[bytes]:
    if document := bytes(held).strip(_AROUND):
        yield document
