"""Contracts that are files by themselves, as text or as a page, under any name.

A contract is told by what it says: a title, a preamble, defined terms, `hereto`, `WHEREAS`. Its
`char=` places count in the whole text.
"""

import re
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import PurePath
from typing import BinaryIO, Final

from extractors.errors import MissingFieldError
from extractors.filings import exhibits, filenames, names, submission
from extractors.filings.agreements import contracts
from extractors.source import Authority, Raw, Source, believed
from extractors.text import encoding, html
from ontology.facts import Document, Fact

_SUFFIXES: Final = ("", ".txt", ".text", ".htm", ".html", ".xhtml")
_JSON = re.compile(rb"\s*(?:\{|\[\s*(?:\{|\"))")
_FILING = re.compile(
    rb"<(?:SEC|IMS)-|<DOCUMENT>|<SUBMISSION>|exact\s+name\s+of\s+(?:the\s+)?(?:registrant|issuer)",
    re.I,
)
"""What only a filing has, of which a contract is a part."""
_LONGEST: Final = 20_000_000
"""Bytes of a contract; a file that is longer is something else."""


def recognises(name: str, head: bytes) -> bool:
    """A text or page that is a contract by its words."""
    if PurePath(name).suffix.lower() not in _SUFFIXES or _JSON.match(head):
        return False
    if _FILING.search(head) or filenames.known(name):
        return False
    if b"\0" in head or head.lstrip()[:5] in (b"<?xml", b"%PDF-"):
        return False
    text = encoding.decoded(head)
    return contracts.looks(html.read(text).text if html.looks(text) else text)


def split(stream: BinaryIO) -> Iterator[bytes]:
    """The file as one document."""
    yield stream.read(_LONGEST)


def extract(raw: Raw) -> Iterator[Fact]:
    """Read one contract.

    Raises:
        MissingFieldError: it is no contract by its words, or has no title.
    """
    text = encoding.decoded(raw.data)
    read = submission.read(text, lambda type_, position: True)
    contract = contracts.read(read.parts[0])
    if contract is None:
        raise MissingFieldError("the text is no contract by its words, or names no parties")
    key = blake2b(raw.data, digest_size=10).hexdigest()
    title = contract.opening.title.line
    builder = names.builder(
        Document("contract", key, title, date=contract.opening.date, language="en")
    )
    exhibits.agreed(builder, contract)
    yield from builder.facts
    yield read.text


SOURCE = Source(
    name="contract",
    version="5",
    title="Contracts as text or HTML",
    url="https://www.sec.gov/search-filings",
    license="as its owner says",
    recognises=recognises,
    split=split,
    extract=extract,
    precedence=believed(Authority.READ),
)
