"""Listed companies with their CIK and ticker symbols, from the SEC's `company_tickers.json`.

One object, whose entries `{"cik_str": 1, "ticker": "A", "title": "…"}` are numbered. A company with
several classes of shares has several entries. https://www.sec.gov/search-filings/edgar-search-assistance/accessing-edgar-data
"""

import re
from collections.abc import Iterator
from typing import Any, BinaryIO, Final

import orjson

from extractors.errors import MalformedError, MissingFieldError
from extractors.record import Record
from extractors.source import Authority, Raw, Source, believed
from ontology.facts import Document, Evidence, Fact, Unread
from ontology.identifiers import curie

_OPENING: Final = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*"\d+"\s*:\s*\{[^{}]*"cik_str"\s*:')


def recognises(name: str, head: bytes) -> bool:
    """Whether a file opens with a numbered entry that has a `cik_str`."""
    return _OPENING.match(head) is not None


def split(stream: BinaryIO) -> Iterator[bytes]:
    """Yield the list of each company's entries. The file is one object of under a megabyte.

    Raises:
        MalformedError: it is no JSON, or no object of objects.
    """
    try:
        entries = orjson.loads(stream.read())
        companies: dict[object, list[dict[str, Any]]] = {}
        for entry in entries.values():
            companies.setdefault(entry.get("cik_str"), []).append(entry)
    except (orjson.JSONDecodeError, AttributeError, TypeError) as error:
        raise MalformedError(f"the file must be a JSON object of objects: {error}") from error
    yield from map(orjson.dumps, companies.values())


def extract(raw: Raw) -> Iterator[Fact]:
    """Yield the company that a list of entries is about."""
    entries = _entries(raw.data)
    number, title = entries[0].integer("cik_str"), entries[0].text("title")
    cik = curie("cik", str(number))
    if cik is None:
        raise MissingFieldError(f"/0/cik_str must hold a Central Index Key, but holds {number}")
    tickers = [curie("ticker", each.text("ticker")) for each in entries]
    document = Document("sec-tickers", cik.removeprefix("cik:"), title)
    yield document
    yield document.mention(
        "Company",
        title,
        Evidence("/0/title", title),
        identifiers=tuple(dict.fromkeys(each for each in (cik, *tickers) if each)),
    )
    # The other entries repeat the company's number and title.
    unread = {path for each in entries for path in each.close(frozenset({"cik_str", "title"}))}
    yield from map(Unread, sorted(unread))


def _entries(data: bytes) -> list[Record]:
    try:
        entries = orjson.loads(data)
    except orjson.JSONDecodeError as error:
        raise MalformedError(f"the document is no JSON: {error}") from error
    if not isinstance(entries, list) or not all(isinstance(each, dict) for each in entries):
        raise MalformedError("the document must be a list of objects, one for each ticker symbol")
    if not entries:
        raise MissingFieldError("the list of ticker symbols is empty, and says no company")
    return [Record(each, f"/{position}") for position, each in enumerate(entries)]


SOURCE = Source(
    name="sec-tickers",
    version="1",
    title="SEC company tickers",
    url="https://www.sec.gov/file/company-tickers",
    license="public domain",
    recognises=recognises,
    split=split,
    extract=extract,
    registry=True,
    precedence=believed(Authority.REGISTER - 1),
)
