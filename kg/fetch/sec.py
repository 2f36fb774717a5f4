"""Filings from EDGAR: https://www.sec.gov/search-filings/edgar-application-programming-interfaces.

Words are looked up in the full text search; ids are CIKs, of which the latest filings are brought,
or accession numbers with their CIK (`320193/0000320193-24-000123`). `forms` names forms wanted.
"""

import re
from typing import Any, Final

from kg.errors import InputError
from kg.fetch.json_pages import Json, page, records
from kg.fetch.request import FILE, QUERY, RECORD, Answer, FetchQuery, Interface, Request

_ACCESSION = re.compile(r"(\d{1,10})/(\d{10}-\d\d-\d{6})")
_ARCHIVE: Final = "https://www.sec.gov/Archives/edgar/data"
_SEARCH: Final = "https://efts.sec.gov/LATEST/search-index"
_FORMS: Final = "10-K,20-F,8-K"


def _first(query: FetchQuery) -> tuple[Request, ...]:
    if query.ids:
        return tuple(map(_named, query.ids))
    params = {"q": query.words, "forms": _forms(query), "from": "0"}
    return (Request(QUERY, _SEARCH, params),)


def _forms(query: FetchQuery) -> str:
    return query.options.get("forms") or _FORMS


def _named(text: str) -> Request:
    filing = _ACCESSION.fullmatch(text)
    if filing:
        return _filing(filing[1], filing[2])
    cik = text.lower().removeprefix("cik").removeprefix(":").lstrip("0")
    if not cik.isdigit():
        remedy = "Write a CIK (320193) or a filing with its CIK (320193/0000320193-24-000123)"
        raise InputError("this names no company or filing at EDGAR", text, remedy)
    return Request(RECORD, f"/submissions/CIK{cik:0>10}.json", {})


def _filing(cik: str, accession: str) -> Request:
    return Request(FILE, f"{_ARCHIVE}/{int(cik)}/{accession}.txt", {}, f"{accession}.txt")


def _read(request: Request, body: bytes, query: FetchQuery) -> Answer:
    found = page(body, "EDGAR")
    if request.kind == RECORD:
        return Answer(b"", 0, tuple(_latest(found, query)))
    hits = records(found, "hits", "hits")
    filings = [_filing(*pair) for pair in dict.fromkeys(filter(None, map(_hit, hits)))]
    total = int((((found.get("hits") or {}).get("total")) or {}).get("value") or 0)
    start = int(request.params["from"]) + len(hits)
    more = start < total and (not query.limit or start < query.limit)
    next_ = Request(QUERY, request.path, {**request.params, "from": str(start)})
    return Answer(b"", 0, (*filings, next_) if more and hits else tuple(filings), total)


def _hit(hit: Json) -> tuple[str, str] | None:
    source = hit.get("_source") or {}
    cik = next(iter(source.get("ciks") or ()), "")
    accession = str(source.get("adsh") or str(hit.get("_id", "")).partition(":")[0])
    return (str(cik), accession) if _ACCESSION.fullmatch(f"{cik}/{accession}") else None


def _latest(found: dict[str, Any], query: FetchQuery) -> list[Request]:
    recent = (found.get("filings") or {}).get("recent") or {}
    wanted = set(_forms(query).split(","))
    pairs = zip(recent.get("accessionNumber") or (), recent.get("form") or (), strict=False)
    filings = [accession for accession, form in pairs if form in wanted]
    cik = str(found.get("cik", "")).lstrip("0")
    return [_filing(cik, each) for each in filings[: query.limit or None] if cik.isdigit()]


SEC = Interface(
    name="sec",
    title="EDGAR",
    address="https://data.sec.gov",
    hosts=("www.sec.gov", "efts.sec.gov"),
    pause=0.12,
    ending=".txt",
    first=_first,
    read=_read,
    contact_needed=True,
)
