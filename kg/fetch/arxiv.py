"""arXiv, as Atom feeds: https://info.arxiv.org/help/api/user-manual.html."""

import re

from kg.errors import ApiUnavailableError
from kg.fetch.request import AGAIN, QUERY, RECORD, Answer, FetchQuery, Interface, Request, batches

_PAGE = 100
_TOTAL = re.compile(rb"totalResults[^>]*>\s*(\d+)\s*<")


def _first(query: FetchQuery) -> tuple[Request, ...]:
    if query.ids:
        return tuple(
            Request(
                RECORD,
                "/api/query",
                {"id_list": ",".join(_bare(i) for i in each), "max_results": str(_PAGE)},
            )
            for each in batches(query.ids, _PAGE)
        )
    words = query.words if ":" in query.words else f"all:{query.words}"
    size = str(min(_PAGE, query.limit or _PAGE))
    params = {"search_query": words, "start": "0", "max_results": size}
    return (Request(QUERY, "/api/query", params),)


def _bare(text: str) -> str:
    return text.rsplit("arxiv.org/abs/", 1)[-1].removeprefix("arxiv:").removeprefix("arXiv:")


def _read(request: Request, body: bytes, query: FetchQuery) -> Answer:
    if b"</feed>" not in body[-200:]:
        raise ApiUnavailableError("the feed is cut short", "arXiv", AGAIN)
    entries, total = body.count(b"<entry>") + body.count(b"<entry "), _TOTAL.search(body)
    found = int(total[1]) if total else 0
    then: tuple[Request, ...] = ()
    if request.kind == QUERY and not entries and int(request.params["start"]) < found:
        raise ApiUnavailableError("the page is empty though there is more", "arXiv")  # it happens
    if request.kind == QUERY and entries:
        start = int(request.params["start"]) + entries
        if start < found:
            then = (Request(QUERY, request.path, {**request.params, "start": str(start)}),)
    return Answer(body if entries else b"", entries, then, found)


ARXIV = Interface(
    name="arxiv",
    title="arXiv",
    address="https://export.arxiv.org",
    pause=3.0,
    ending=".xml",
    first=_first,
    read=_read,
)
