"""DataCite DOIs: https://support.datacite.org/docs/api."""

from urllib.parse import parse_qsl, quote, urlsplit

from kg.fetch.json_pages import lines, page, records
from kg.fetch.request import QUERY, RECORD, Answer, FetchQuery, Interface, Request

_PAGE = 200


def _first(query: FetchQuery) -> tuple[Request, ...]:
    if query.ids:
        return tuple(
            Request(RECORD, f"/dois/{quote(each[max(each.find('10.'), 0) :], safe='')}", {})
            for each in query.ids
        )
    size = str(min(_PAGE, query.limit or _PAGE))
    params = {"query": query.words, "page[size]": size, "page[cursor]": "1"}
    return (Request(QUERY, "/dois", params),)


def _read(request: Request, body: bytes, query: FetchQuery) -> Answer:
    found = page(body, "DataCite")
    if request.kind == RECORD:
        return Answer(lines([found.get("data")]), 1)
    works, next_ = records(found, "data"), (found.get("links") or {}).get("next")
    then: tuple[Request, ...] = ()
    if works and next_:
        then = (Request(QUERY, "/dois", dict(parse_qsl(urlsplit(str(next_)).query))),)
    return Answer(lines(works), len(works), then, int((found.get("meta") or {}).get("total") or 0))


DATACITE = Interface(
    name="datacite",
    title="DataCite",
    address="https://api.datacite.org",
    pause=0.2,
    ending=".jsonl",
    first=_first,
    read=_read,
)
