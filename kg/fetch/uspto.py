"""Grants and published applications by the USPTO's Open Data Portal: https://data.uspto.gov.

Words are looked up among applications, and the full text of each is brought as XML; ids are
numbers of patents or of applications (`15/123,456`), or names of weekly files (`ipg240102.zip`).
"""

import re
from typing import Final

from kg.errors import InputError
from kg.fetch.json_pages import Json, page, records
from kg.fetch.request import FILE, QUERY, Answer, FetchQuery, Interface, Request

_PAGE: Final = 50
_WEEKLY: Final = {"ipg": "PTGRXML", "ipa": "APPXML", "pg": "PTGRXML", "pa": "APPXML"}
_WEEKLY_FILE = re.compile(r"(ipg|ipa|pg|pa)(\d{6})\.zip")
_DOCUMENTS: Final = ("grantDocumentMetaData", "pgpubDocumentMetaData")
_FILES: Final = "/api/v1/datasets/products/files"


def _first(query: FetchQuery) -> tuple[Request, ...]:
    if query.ids:
        return tuple(map(_named, query.ids))
    return (_search(query.words, 0),)


def _search(words: str, offset: int) -> Request:
    params = {"q": words, "offset": str(offset), "limit": str(_PAGE)}
    return Request(QUERY, "/api/v1/patent/applications/search", params)


def _named(text: str) -> Request:
    weekly = _WEEKLY_FILE.fullmatch(text)
    if weekly:
        path = f"{_FILES}/{_WEEKLY[weekly[1]]}/20{weekly[2][:2]}/{text}"
        return Request(FILE, path, {}, text)
    number = re.sub(r"[^0-9A-Z]", "", text.upper().removeprefix("US"))
    if not number:
        raise InputError("this names no US patent", text, "Write its number, or a weekly file's")
    field = "applicationNumberText" if "/" in text else "applicationMetaData.patentNumber"
    return _search(f"{field}:{number}", 0)


def _read(request: Request, body: bytes, query: FetchQuery) -> Answer:
    found = page(body, "USPTO")
    bag = records(found, "patentFileWrapperDataBag")
    total, start = int(found.get("count") or 0), int(request.params["offset"]) + len(bag)
    files = [each for record in bag if (each := _document(record)) is not None]
    more = bag and start < total and (not query.limit or start < query.limit)
    next_ = (_search(request.params["q"], start),) if more else ()
    return Answer(b"", 0, (*files, *next_), total)


def _document(record: Json) -> Request | None:
    """The newest full text of an application; None where none is published."""
    for name in _DOCUMENTS:
        said = record.get(name) or {}
        address, file = str(said.get("fileLocationURI") or ""), str(said.get("xmlFileName") or "")
        if address and re.fullmatch(r"[\w.-]{1,80}\.xml", file):
            return Request(FILE, address, {}, file)
    return None


def _headers(key: str, contact: str) -> dict[str, str]:
    return {"X-API-KEY": key}


USPTO = Interface(
    name="uspto",
    title="USPTO Open Data Portal",
    address="https://api.uspto.gov",
    pause=1.0,
    ending=".xml",
    first=_first,
    read=_read,
    key="USPTO_API_KEY",
    key_needed=True,
    headers=_headers,
)
