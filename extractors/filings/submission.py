"""An EDGAR submission: its header, and the documents it packs.

Headers come in two spellings, the dissemination's (`ACCESSION NUMBER:<tab>…` inside
`<SEC-HEADER>`, `<IMS-HEADER>` before 1995) and the feed's (`<ACCESSION-NUMBER>…` inside
`<SUBMISSION>`, files ending in `.nc`). See the EDGAR Public Dissemination Service specification,
https://www.sec.gov/files/edgar/pds-dissemination-spec.pdf.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import BinaryIO, Final

from extractors.text import html
from extractors.text.passage import Passage
from ontology.facts import Stretch, Text

UNREAD_BODIES: Final = (
    "GRAPHIC",
    "ZIP",
    "EXCEL",
    "PDF",
    "JSON",
    "XML",
    "COVER",
    "EX-101",
    "EX-104",
)
"""Types of documents whose content is left in the file: pictures, archives, XBRL machinery."""

_NESTED: Final = ("EX-21", "EX-8")
"""Exhibits that list who belongs to whom, which indentation tells."""
_DOCUMENT = re.compile(r"<DOCUMENT>\s*(.*?)(?:</DOCUMENT>|\Z)", re.S)
_FIELD = re.compile(r"<(TYPE|SEQUENCE|FILENAME|DESCRIPTION)>([^\r\n<]*)")
_WRAPPER = re.compile(r"</?(?:XBRL|XML)>\s*")
_XML = re.compile(r"\s*<\?xml\b(?!.{0,400}<html)", re.S | re.I)
_PAGE = re.compile(r"^[ \t]*<(?:PAGE|CAPTION|S|C|TABLE|/TABLE|FN|/FN)\b[^\n]*$", re.M | re.I)
_ENDS: Final = (b"</SEC-DOCUMENT>", b"</IMS-DOCUMENT>", b"</SUBMISSION>")
_TRAILER: Final = b"-----END PRIVACY-ENHANCED MESSAGE-----"
_UUENCODED = re.compile(rb"begin [0-7]{3} ")


@dataclass(frozen=True, slots=True)
class Part:
    """One document of a submission.

    Attributes:
        type: as the filer names it: `8-K`, `EX-10.1`; empty for a file that says none.
        filename: its own file's name; empty before 2001.
        passage: its text, within the submission's.
        dei: inline XBRL facts about filing and registrant.
    """

    type: str
    filename: str
    passage: Passage
    dei: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Submission:
    """A submission as one text: the header as printed, then each document's text.

    Attributes:
        header: the header; empty for a file that holds none.
        parts: its documents, in their order.
    """

    header: Passage
    parts: tuple[Part, ...]

    @property
    def text(self) -> Text:
        """All of it, with the document that each stretch is from: its type and its file's name."""
        stretches = (
            Stretch(each.passage.start, each.passage.end, f"{each.type} {each.filename}".strip())
            for each in self.parts
            if each.passage.text
        )
        return Text(self.header.document, tuple(stretches))


def split(stream: BinaryIO) -> Iterator[bytes]:
    """Each submission of an open file, without the bodies of UNREAD_BODIES.

    Pictures and archives make up most of a large submission: they are dropped line by line, so
    that no more than the rest of one submission is in memory.
    """
    kept: list[bytes] = []
    for line in _without_bodies(stream):
        kept.append(line)
        if line.startswith(_ENDS):
            yield b"".join(kept)
            kept = []
    rest = b"".join(kept)
    if rest.strip() and rest.strip() != _TRAILER:
        yield rest


def read(text: str, wanted: Callable[[str, int], bool], alone: str = "") -> Submission:
    """A submission, or a single document of one, from its characters.

    Args:
        text: the characters of the file.
        wanted: whether the document of a type at a position (from 0) is to be turned into text;
            the others are listed with none. A file without a header is read whole.
        alone: the type of a file that holds one document and does not say which.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    start = text.find("<DOCUMENT>")
    if start < 0:
        bare = "ACCESSION NUMBER:" in text[:2000]
        return _assembled(text if bare else "", [] if bare else [({}, text)], alone)
    top, found = text[:start].strip(), list[tuple[dict[str, str], str]]()
    for position, each in enumerate(_DOCUMENT.finditer(text, start)):
        fields = _fields(each[1])
        read_it = not top or wanted(fields.get("TYPE", ""), position)
        found.append((fields, _body(each[1]) if read_it else ""))
    return _assembled(top, found, alone)


def readable(type_: str) -> bool:
    """Whether documents of a type hold words to be read."""
    return not type_.startswith(UNREAD_BODIES)


def _without_bodies(stream: BinaryIO) -> Iterator[bytes]:
    skipping, body = False, False
    for line in stream:
        if line.startswith(b"<TYPE>"):
            skipping = not readable(line[6:].strip().decode("latin-1"))
        elif line.startswith(b"<TEXT>"):
            body = True
        elif line.startswith(b"</TEXT>"):
            skipping = body = False
        elif body and _UUENCODED.match(line):
            skipping = True
        if not (skipping and body) or line.startswith(b"<TEXT>"):
            yield line


def _fields(document: str) -> dict[str, str]:
    head, _, _ = document.partition("<TEXT>")
    return {name: value.strip() for name, value in _FIELD.findall(head)}


def _body(document: str) -> str:
    _, opened, rest = document.partition("<TEXT>")
    return _WRAPPER.sub("", rest.partition("</TEXT>")[0].strip()) if opened else ""


def _assembled(header: str, found: list[tuple[dict[str, str], str]], alone: str) -> Submission:
    pages = [_page(fields.get("TYPE", alone), body) for fields, body in found]
    document = "\n\n".join([header, *(page.text for page in pages)])
    parts, start = [], len(header) + 2
    for (fields, _), page in zip(found, pages, strict=True):
        passage = Passage(document, start, start + len(page.text))
        parts.append(Part(fields.get("TYPE", ""), fields.get("FILENAME", ""), passage, page.dei))
        start = passage.end + 2
    return Submission(Passage(document, 0, len(header)), tuple(parts))


def _page(type_: str, body: str) -> html.Page:
    if not readable(type_):
        return html.Page("", {})
    if _XML.match(body):
        return html.Page(body, {})
    if html.looks(body):
        return html.read(body, indented=type_.startswith(_NESTED))
    return html.Page(_PAGE.sub("", body), {})
