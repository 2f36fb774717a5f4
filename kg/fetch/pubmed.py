"""PubMed by the E-utilities: https://www.ncbi.nlm.nih.gov/books/NBK25501.

A search answers with ids, which are brought in batches; it lists 9,999 of them at most.
"""

from kg.errors import ApiUnavailableError
from kg.fetch.json_pages import page, records
from kg.fetch.request import AGAIN, QUERY, RECORD, Answer, FetchQuery, Interface, Request, batches

_BATCH = 200
_MOST = 9_999


def _first(query: FetchQuery) -> tuple[Request, ...]:
    if query.ids:
        return _batches(tuple(each.removeprefix("pmid:") for each in query.ids))
    most = str(min(_MOST, query.limit or _MOST))
    params = {"db": "pubmed", "term": query.words, "retmode": "json", "retmax": most}
    return (Request(QUERY, "/entrez/eutils/esearch.fcgi", params),)


def _batches(ids: tuple[str, ...]) -> tuple[Request, ...]:
    return tuple(
        Request(
            RECORD,
            "/entrez/eutils/efetch.fcgi",
            {"db": "pubmed", "retmode": "xml", "id": ",".join(each)},
        )
        for each in batches(ids, _BATCH)
    )


def _read(request: Request, body: bytes, query: FetchQuery) -> Answer:
    if request.kind == QUERY:
        found = page(body, "PubMed").get("esearchresult") or {}
        ids = tuple(map(str, records(found, "idlist")))
        return Answer(b"", 0, _batches(ids), min(int(found.get("count") or 0), len(ids)))
    if b"</PubmedArticleSet>" not in body[-200:]:
        raise ApiUnavailableError("the set is cut short", "PubMed", AGAIN)
    count = body.count(b"<PubmedArticle>") + body.count(b"<PubmedBookArticle>")
    return Answer(body if count else b"", count)


def _params(key: str, contact: str) -> dict[str, str]:
    said = {"api_key": key, "email": contact, "tool": "hetao"}
    return {name: value for name, value in said.items() if value}


PUBMED = Interface(
    name="pubmed",
    title="PubMed",
    address="https://eutils.ncbi.nlm.nih.gov",
    pause=0.34,
    ending=".xml",
    first=_first,
    read=_read,
    key="NCBI_API_KEY",
    params=_params,
)
