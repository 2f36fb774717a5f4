"""A server on this machine that behaves as each open interface does, faults included.

It holds invented records. `faults` is a list of what goes wrong with the next answers, one each:
a status, `cut` (the body ends before it is whole) or `away` (the connection is closed).
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import orjson

WORKS = [
    {
        "id": f"https://openalex.org/W{1000 + i}",
        "doi": f"https://doi.org/10.5555/heron.{i}",
        "title": f"On the flight of herons, part {i}",
        "publication_year": 2020,
        "authorships": [],
    }
    for i in range(5)
]
ITEMS = [
    {
        "DOI": f"10.5555/heron.{i}",
        "title": [f"On the flight of herons, part {i}"],
        "type": "journal-article",
        "indexed": {},
        "deposited": {},
        "content-domain": {"domain": [], "crossmark-restriction": False},
    }
    for i in range(5)
]
DOIS = [
    {
        "id": f"10.5555/egret.{i}",
        "type": "dois",
        "attributes": {
            "doi": f"10.5555/egret.{i}",
            "titles": [{"title": f"Egrets, set {i}"}],
            "creators": [{"name": "Stork, Ada"}],
            "publicationYear": 2021,
            "types": {"resourceTypeGeneral": "Dataset"},
            "schemaVersion": "http://datacite.org/schema/kernel-4",
        },
    }
    for i in range(5)
]


def _ror_id(number: int) -> str:
    """A number below 1,024 as an id with its check digits."""
    letters = "0123456789abcdefghjkmnpqrstvwxyz"
    return f"00000{letters[number // 32]}{letters[number % 32]}{98 - number * 100 % 97:02}"


ORGANISATIONS = [
    {
        "id": f"https://ror.org/{_ror_id(i)}",
        "names": [{"value": f"Heron Institute {i}", "types": ["ror_display"], "lang": "en"}],
        "external_ids": [],
        "relationships": [],
        "locations": [],
        "types": ["facility"],
        "status": "active",
    }
    for i in range(45)
]
LEI = "529900T8BM49AURSDO55"
PUBMED = (
    "<PubmedArticle><MedlineCitation><PMID>{id}</PMID><Article><Journal><Title>Birds</Title>"
    "</Journal><ArticleTitle>Herons {id}</ArticleTitle></Article></MedlineCitation></PubmedArticle>"
)
ENTRY = (
    "<entry><id>http://arxiv.org/abs/2001.0000{i}v1</id><title>Herons {i}</title>"
    "<summary>On herons.</summary><published>2020-01-01T00:00:00Z</published>"
    "<author><name>Ada Stork</name></author>"
    '<arxiv:primary_category xmlns:arxiv="http://arxiv.org/schemas/atom" term="q-bio.PE"/></entry>'
)
FILING = (
    "<SEC-DOCUMENT>{accession}.txt : 20240105\n<SEC-HEADER>\nACCESSION NUMBER:\t\t{accession}\n"
    "CONFORMED SUBMISSION TYPE:\t8-K\nFILED AS OF DATE:\t\t20240105\nFILER:\n\tCOMPANY DATA:\n"
    "\t\tCOMPANY CONFORMED NAME:\t\t\tHERON GLASS CORP\n\t\tCENTRAL INDEX KEY:\t\t\t0000320199\n"
    "</SEC-HEADER>\n<DOCUMENT>\n<TYPE>8-K\n<TEXT>\nHeron Glass Corp.\n</TEXT>\n</DOCUMENT>\n"
    "</SEC-DOCUMENT>\n"
)
FILED = [f"0000320199-24-00000{i}" for i in range(1, 5)]
LARGE = (b"<?xml version='1.0'?>" + b"x" * 60_000) * 4


class Server(ThreadingHTTPServer):
    """It, with what it was asked and what it is to do wrong."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.faults: list[str | int] = []
        self.asked: list[tuple[str, dict[str, str]]] = []

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


@contextmanager
def serving() -> Iterator[Server]:
    server = Server()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    server: Server

    def log_message(self, *_: Any) -> None:
        pass

    def do_GET(self) -> None:
        self.server.asked.append((self.path, dict(self.headers.items())))
        fault = self.server.faults.pop(0) if self.server.faults else ""
        if isinstance(fault, int):
            self.send_response(fault)
            self.send_header("Retry-After", "0")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        if fault == "away":
            self.close_connection = True
            self.connection.close()
            return
        parts = urlsplit(self.path)
        params = {name: values[0] for name, values in parse_qs(parts.query).items()}
        self._answer(_body(unquote(parts.path), params, self.server.address), cut=fault == "cut")

    def _answer(self, body: bytes | None, *, cut: bool) -> None:
        if body is None:
            self.send_response(404)
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        wanted = self.headers.get("Range", "")
        start = int(wanted.removeprefix("bytes=").rstrip("-")) if wanted else 0
        self.send_response(206 if wanted else 200)
        self.send_header("ETag", '"heron"')
        self.send_header("Content-Length", str(len(body) - start))
        self.end_headers()
        rest = body[start:]
        self.wfile.write(rest[: len(rest) // 2] if cut else rest)
        self.close_connection = cut


def _body(path: str, params: dict[str, str], address: str) -> bytes | None:
    name = path.strip("/").split("/")[0]
    by_path = {
        "openalex": _openalex,
        "crossref": _crossref,
        "datacite": _datacite,
        "ror": _ror,
        "pubmed": _pubmed,
        "arxiv": _arxiv,
        "gleif": _gleif,
    }
    if name in by_path:
        return by_path[name](path, params)
    return _sec(path, params) if name == "sec" else _uspto(path, params, address)


def _json(value: Any) -> bytes:
    return orjson.dumps(value)


def _openalex(path: str, params: dict[str, str]) -> bytes:
    if "cursor" not in params:
        wanted = params["filter"].partition(":")[2].split("|")
        return _json({"meta": {}, "results": [w for w in WORKS if str(w["id"])[21:] in wanted]})
    start = 0 if params["cursor"] == "*" else int(params["cursor"])
    page = WORKS[start : start + 2]
    meta = {"count": len(WORKS), "next_cursor": str(start + 2) if page else None}
    return _json({"meta": meta, "results": page})


def _crossref(path: str, params: dict[str, str]) -> bytes | None:
    if not path.endswith("/works"):
        found = [each for each in ITEMS if path.endswith(str(each["DOI"]))]
        return _json({"status": "ok", "message": found[0]}) if found else None
    start = 0 if params["cursor"] == "*" else int(params["cursor"])
    message = {
        "total-results": len(ITEMS),
        "next-cursor": str(start + 2),
        "items": ITEMS[start : start + 2],
    }
    return _json({"status": "ok", "message": message})


def _datacite(path: str, params: dict[str, str]) -> bytes | None:
    if not path.endswith("/dois"):
        found = [each for each in DOIS if path.endswith(str(each["id"]))]
        return _json({"data": found[0]}) if found else None
    start = int(params["page[cursor]"]) - 1
    links = {"next": f"https://h/dois?query=egret&page%5Bcursor%5D={start + 3}"}
    more = links if start + 2 < len(DOIS) else {}
    return _json({"data": DOIS[start : start + 2], "meta": {"total": len(DOIS)}, "links": more})


def _ror(path: str, params: dict[str, str]) -> bytes | None:
    if not path.endswith("/organizations"):
        found = [each for each in ORGANISATIONS if str(each["id"]).endswith(path[-9:])]
        return _json(found[0]) if found else None
    start = 20 * (int(params["page"]) - 1)
    items = ORGANISATIONS[start : start + 20]
    return _json({"number_of_results": len(ORGANISATIONS), "items": items})


def _pubmed(path: str, params: dict[str, str]) -> bytes:
    if "esearch" in path:
        return _json({"esearchresult": {"count": "3", "idlist": ["1000001", "1000002"]}})
    articles = "".join(PUBMED.format(id=each) for each in params["id"].split(","))
    return f"<?xml version='1.0'?><PubmedArticleSet>{articles}</PubmedArticleSet>".encode()


def _arxiv(path: str, params: dict[str, str]) -> bytes:
    start = int(params.get("start", "0"))
    count = 1 if "id_list" in params else 3
    entries = "".join(ENTRY.format(i=i) for i in range(start, min(start + 2, count)))
    return (
        '<?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom">'
        '<opensearch:totalResults xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/">'
        f"{count}</opensearch:totalResults>{entries}</feed>"
    ).encode()


def _gleif(path: str, params: dict[str, str]) -> bytes:
    entity = {
        "legalName": {"name": "Heron Glass GmbH", "language": "de"},
        "otherNames": [{"name": "Heron Glas"}],
        "legalAddress": {"addressLines": ["1 Weg"], "city": "Linz", "country": "AT"},
        "jurisdiction": "AT",
        "category": "GENERAL",
        "status": "ACTIVE",
    }
    attributes = {"lei": LEI, "entity": entity, "registration": {"status": "ISSUED"}}
    about = {"currentPage": int(params["page[number]"]), "lastPage": 2, "total": 2}
    return _json({"meta": {"pagination": about}, "data": [{"id": LEI, "attributes": attributes}]})


def _sec(path: str, params: dict[str, str]) -> bytes | None:
    if "/submissions/" in path:
        forms = ["8-K", "4", "8-K", "10-K"]
        recent = {"accessionNumber": FILED, "form": forms}
        return _json({"cik": "320199", "filings": {"recent": recent}})
    if "search-index" in path:
        start = int(params["from"])
        hits = [
            {"_id": f"{each}:x.htm", "_source": {"ciks": ["0000320199"], "adsh": each}}
            for each in FILED[start : start + 2]
        ]
        return _json({"hits": {"total": {"value": 4}, "hits": hits}})
    return FILING.format(accession=path.rsplit("/", 1)[-1].removesuffix(".txt")).encode()


def _uspto(path: str, params: dict[str, str], address: str) -> bytes | None:
    if path.endswith("/search"):
        bag = [
            {
                "grantDocumentMetaData": {
                    "fileLocationURI": f"{address}/uspto/files/{i}.xml",
                    "xmlFileName": f"{i}.xml",
                }
            }
            for i in (1, 2)
        ]
        return _json({"count": 2, "patentFileWrapperDataBag": [*bag, {"number": "9"}]})
    return LARGE
