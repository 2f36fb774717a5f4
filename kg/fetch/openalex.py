"""OpenAlex works: https://docs.openalex.org/how-to-use-the-api."""

from kg.fetch.json_pages import lines, page, records
from kg.fetch.request import QUERY, RECORD, Answer, FetchQuery, Interface, Request, batches

_PAGE = 200
_BATCH = 50
"""Most values of one filter that are joined by `|`."""


def _first(query: FetchQuery) -> tuple[Request, ...]:
    if query.ids:
        return tuple(
            Request(RECORD, "/works", {"filter": _named(each), "per-page": str(_BATCH)})
            for each in batches(tuple(sorted(query.ids, key=_scheme)), _BATCH)
            for each in _alike(each)
        )
    how = "filter" if ":" in query.words and " " not in query.words else "search"
    params = {how: query.words, "per-page": str(_page(query)), "cursor": "*"}
    return (Request(QUERY, "/works", params),)


def _page(query: FetchQuery) -> int:
    return min(_PAGE, query.limit or _PAGE)


def _scheme(text: str) -> str:
    return "doi" if "10." in text else "ids.openalex"


def _alike(ids: tuple[str, ...]) -> list[tuple[str, ...]]:
    schemes = sorted(set(map(_scheme, ids)))
    return [tuple(each for each in ids if _scheme(each) == scheme) for scheme in schemes]


def _named(ids: tuple[str, ...]) -> str:
    return f"{_scheme(ids[0])}:" + "|".join(each.rsplit("openalex.org/")[-1] for each in ids)


def _read(request: Request, body: bytes, query: FetchQuery) -> Answer:
    found = page(body, "OpenAlex")
    meta = found.get("meta") or {}
    works = records(found, "results")
    cursor = meta.get("next_cursor")
    then: tuple[Request, ...] = ()
    if request.kind == QUERY and works and cursor:
        then = (Request(QUERY, request.path, {**request.params, "cursor": str(cursor)}),)
    return Answer(lines(works), len(works), then, int(meta.get("count") or 0))


def _params(key: str, contact: str) -> dict[str, str]:
    said = {"api_key": key, "mailto": contact}
    return {name: value for name, value in said.items() if value}


OPENALEX = Interface(
    name="openalex",
    title="OpenAlex",
    address="https://api.openalex.org",
    pause=0.1,
    ending=".jsonl",
    first=_first,
    read=_read,
    key="OPENALEX_API_KEY",
    params=_params,
)
