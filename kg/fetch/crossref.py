"""Crossref works: https://www.crossref.org/documentation/retrieve-metadata/rest-api."""

from urllib.parse import quote

from kg.fetch.json_pages import lines, page, records
from kg.fetch.request import QUERY, RECORD, Answer, FetchQuery, Interface, Request

_PAGE = 200


def _first(query: FetchQuery) -> tuple[Request, ...]:
    if query.ids:
        return tuple(
            Request(RECORD, f"/works/{quote(_doi(each), safe='')}", {}) for each in query.ids
        )
    rows = str(min(_PAGE, query.limit or _PAGE))
    return (Request(QUERY, "/works", {"query": query.words, "rows": rows, "cursor": "*"}),)


def _doi(text: str) -> str:
    return text[text.find("10.") :] if "10." in text else text


def _read(request: Request, body: bytes, query: FetchQuery) -> Answer:
    found = page(body, "Crossref")
    message = found.get("message") or {}
    if request.kind == RECORD:
        return Answer(lines([message]), 1)
    works, cursor = records(found, "message", "items"), message.get("next-cursor")
    then: tuple[Request, ...] = ()
    if works and cursor:
        then = (Request(QUERY, request.path, {**request.params, "cursor": str(cursor)}),)
    return Answer(lines(works), len(works), then, int(message.get("total-results") or 0))


def _headers(key: str, contact: str) -> dict[str, str]:
    return {"Crossref-Plus-API-Token": f"Bearer {key}"} if key else {}


def _params(key: str, contact: str) -> dict[str, str]:
    return {"mailto": contact} if contact else {}


CROSSREF = Interface(
    name="crossref",
    title="Crossref",
    address="https://api.crossref.org",
    pause=0.2,
    ending=".jsonl",
    first=_first,
    read=_read,
    key="CROSSREF_PLUS_TOKEN",
    headers=_headers,
    params=_params,
)
