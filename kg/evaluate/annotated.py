"""Gold of spans in text: XML in which words that are something stand in elements of their own.

Three corpora of GROBID are written so (https://github.com/kermitt2/grobid, Apache-2.0, and CC BY):
patents with `bibl` around references, acknowledgements with `funder`, `grantNumber`, `individual`
and others, affiliations with `orgName` and the parts of addresses.
"""

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from lxml import etree

from extractors.text.tagging.tagger import Span
from kg.errors import InputError
from kg.staging.files import files

Label = Callable[[str, str], str]
"""What an element is, by its local name and its `type`; empty for what is nothing."""


@dataclass(frozen=True, slots=True)
class Annotated:
    """A text and what is known of it.

    Attributes:
        document: the file that it is from.
        text: the words, every run of blanks one blank.
        spans: the spans, in their order.
    """

    document: str
    text: str
    spans: tuple[Span, ...]


def citations(gold: Collection[Path]) -> Iterator[Annotated]:
    """Paragraphs of descriptions of patents; documents in which nothing is labelled are left out.

    They were never annotated: they hold references like all others.
    """
    for name, root in _roots(gold):
        found = [
            _annotated(name, each, _reference, lines=True)
            for part in root.iter("{*}description")
            for each in part.iter("{*}p", "{*}heading")
            if not any(_local(above) == "p" for above in each.iterancestors())
        ]
        yield from found if any(each.spans for each in found) else ()


def acknowledgements(gold: Collection[Path]) -> Iterator[Annotated]:
    """Acknowledgements with funders, grants, people thanked and others."""
    for name, root in _roots(gold):
        for each in root.iter("{*}acknowledgment", "{*}acknowledgement"):
            yield _annotated(name, each, _acknowledged)


def affiliations(gold: Collection[Path]) -> Iterator[Annotated]:
    """Affiliations with what stands in them: see `AFFILIATED`."""
    for name, root in _roots(gold):
        for each in root.iter("{*}affiliation"):
            yield _annotated(name, each, _affiliated)


def _reference(name: str, kind: str) -> str:
    if name != "bibl":
        return ""
    return "patent" if kind == "patent" else "literature"


_ACKNOWLEDGED: Final = frozenset(
    [
        *("funder", "grantNumber", "individual", "programName", "projectName", "grantName"),
        *("affiliation", "institution"),
    ]
)


def _acknowledged(name: str, kind: str) -> str:
    return name if name in _ACKNOWLEDGED else ""


AFFILIATED: Final = frozenset(
    ["country", "settlement", "region", "postCode", "addrLine", "postBox"]
)
"""Elements of affiliations beside organisations, by their names in TEI."""
ORGANIZATIONS: Final = frozenset(["institution", "department", "laboratory"])


def _affiliated(name: str, kind: str) -> str:
    if name == "orgName":
        # `Laboratory` and `departement` stand there too, and `institute` and `consortium`.
        sort = kind.lower().replace("departement", "department")
        return sort if sort in ORGANIZATIONS else "institution"
    return name if name in AFFILIATED else ""


def _roots(gold: Collection[Path]) -> Iterator[tuple[str, etree._Element]]:
    found = [each for each in files(gold) if each.name.endswith(".xml")]
    if not found:
        raise InputError("no XML lies there", ", ".join(map(str, gold)), "Gold is XML")
    for file in found:
        parser = etree.XMLParser(
            recover=True, huge_tree=True, resolve_entities=False, no_network=True
        )
        with file.open() as stream:
            root = etree.fromstring(stream.read(), parser)
        if root is None:
            raise InputError("this is no XML", file.label, "Gold is XML with labelled elements")
        yield file.name, root


@dataclass(slots=True)
class _Writer:
    """A text while it is put together: runs of blanks as one, none before a comma or full stop.

    Attributes:
        label: what an element is.
        lines: whether line breaks stay.
        text: so far.
        spans: of it.
    """

    label: Label
    lines: bool
    text: list[str] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    _length: int = 0
    _blank: str = ""

    def words(self, words: str | None) -> None:
        """Add words as they stand between two tags."""
        for piece in _PIECE.findall(words or ""):
            if piece.isspace():
                self._blank = "\n" if self.lines and "\n" in piece + self._blank else " "
                continue
            if self.text and self._blank and (self.lines or piece[0] not in ",.;:)"):
                self._add(self._blank)
            self._blank = ""
            self._add(piece)

    def element(self, element: etree._Element) -> None:
        """Add an element with all that is in it."""
        label = self.label(_local(element), element.get("type") or "")
        before = len(self.text)
        self.words(element.text)
        for child in element:
            if isinstance(child.tag, str):
                self.element(child)
            self.words(child.tail)
        words = "".join(self.text[before:]) if label else ""
        if words.strip():
            start = self._length - len(words.lstrip())
            self.spans.append(Span(start, start + len(words.strip()), label))

    def _add(self, piece: str) -> None:
        self.text.append(piece)
        self._length += len(piece)


_PIECE: Final = re.compile(r"\s+|\S+")


def _annotated(
    name: str, element: etree._Element, label: Label, *, lines: bool = False
) -> Annotated:
    writer = _Writer(label, lines)
    writer.element(element)
    spans = sorted(writer.spans, key=lambda each: (each.start, -each.end))
    kept: list[Span] = []
    for each in spans:  # of one within another the outer stands
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    return Annotated(name, "".join(writer.text), tuple(kept))


def _local(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2].rpartition(":")[2]
