"""Organisations of the Research Organization Registry: https://ror.readme.io/docs/rest-api."""

from kg.fetch.json_pages import lines, page, records
from kg.fetch.request import QUERY, RECORD, Answer, FetchQuery, Interface, Request

_PAGES = 500
"""Pages that the interface lists at most, of 20 records each: 10,000 records."""


def _first(query: FetchQuery) -> tuple[Request, ...]:
    if query.ids:
        return tuple(
            Request(RECORD, f"/v2/organizations/{each.rsplit('/', 1)[-1].removeprefix('ror:')}", {})
            for each in query.ids
        )
    return (Request(QUERY, "/v2/organizations", {"query": query.words, "page": "1"}),)


def _read(request: Request, body: bytes, query: FetchQuery) -> Answer:
    found = page(body, "ROR")
    if request.kind == RECORD:
        return Answer(lines([found]), 1)
    items, number = records(found, "items"), int(request.params["page"])
    total = int(found.get("number_of_results") or 0)
    then: tuple[Request, ...] = ()
    if items and number * 20 < total and number < _PAGES:
        then = (Request(QUERY, request.path, {**request.params, "page": str(number + 1)}),)
    return Answer(lines(items), len(items), then, total)


def _headers(key: str, contact: str) -> dict[str, str]:
    return {"Client-Id": key} if key else {}


ROR = Interface(
    name="ror",
    title="Research Organization Registry",
    address="https://api.ror.org",
    pause=0.2,
    ending=".jsonl",
    first=_first,
    read=_read,
    key="ROR_CLIENT_ID",
    headers=_headers,
)
