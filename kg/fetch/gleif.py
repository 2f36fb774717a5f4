"""Legal entities by GLEIF's interface: https://www.gleif.org/en/lei-data/gleif-api.

Its records are written as rows of the golden copy, which is the form that we read.
"""

import csv
import io
from collections.abc import Iterator
from typing import Final

from kg.fetch.json_pages import Json, page, records
from kg.fetch.request import QUERY, RECORD, Answer, FetchQuery, Interface, Request, batches

_PAGE: Final = 200
_NAMES: Final = 5
"""Further names of an entity that a row of the golden copy has columns for."""
_OTHER: Final = "Entity.OtherEntityNames.OtherEntityName"
_PLAIN: Final = {
    "LEI": ("lei",),
    "Entity.LegalName": ("entity", "legalName", "name"),
    "Entity.LegalName.xmllang": ("entity", "legalName", "language"),
    "Entity.LegalAddress.FirstAddressLine": ("entity", "legalAddress", "addressLines", "0"),
    "Entity.LegalAddress.City": ("entity", "legalAddress", "city"),
    "Entity.LegalAddress.Region": ("entity", "legalAddress", "region"),
    "Entity.LegalAddress.Country": ("entity", "legalAddress", "country"),
    "Entity.LegalAddress.PostalCode": ("entity", "legalAddress", "postalCode"),
    "Entity.HeadquartersAddress.City": ("entity", "headquartersAddress", "city"),
    "Entity.HeadquartersAddress.Country": ("entity", "headquartersAddress", "country"),
    "Entity.LegalJurisdiction": ("entity", "jurisdiction"),
    "Entity.EntityCategory": ("entity", "category"),
    "Entity.EntityStatus": ("entity", "status"),
    "Entity.EntityCreationDate": ("entity", "creationDate"),
    "Entity.SuccessorEntity.1.SuccessorLEI": ("entity", "successorEntity", "lei"),
    "Entity.SuccessorEntity.1.SuccessorEntityName": ("entity", "successorEntity", "name"),
    "Registration.InitialRegistrationDate": ("registration", "initialRegistrationDate"),
    "Registration.LastUpdateDate": ("registration", "lastUpdateDate"),
    "Registration.RegistrationStatus": ("registration", "status"),
}
_COLUMNS: Final = (*_PLAIN, *(f"{_OTHER}.{i}" for i in range(1, _NAMES + 1)))


def _first(query: FetchQuery) -> tuple[Request, ...]:
    if query.ids:
        leis = tuple(each.removeprefix("lei:").upper() for each in query.ids)
        return tuple(
            Request(RECORD, "/api/v1/lei-records", _params("lei", ",".join(each)))
            for each in batches(leis, _PAGE)
        )
    name, _, value = query.words.partition("=")
    how, words = (name, value) if value else ("fulltext", query.words)
    return (Request(QUERY, "/api/v1/lei-records", _params(how, words)),)


def _params(how: str, words: str) -> dict[str, str]:
    return {f"filter[{how}]": words, "page[size]": str(_PAGE), "page[number]": "1"}


def _read(request: Request, body: bytes, query: FetchQuery) -> Answer:
    found = page(body, "GLEIF")
    rows = [each.get("attributes") or {} for each in records(found, "data")]
    about = (found.get("meta") or {}).get("pagination") or {}
    number = int(request.params["page[number]"])
    then: tuple[Request, ...] = ()
    if request.kind == QUERY and rows and number < int(about.get("lastPage") or 0):
        then = (Request(QUERY, request.path, {**request.params, "page[number]": str(number + 1)}),)
    content = _table(rows) if rows else b""
    return Answer(content, len(rows), then, int(about.get("total") or 0))


def _table(rows: list[Json]) -> bytes:
    text = io.StringIO()
    table = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\n")
    table.writerow(_COLUMNS)
    for row in rows:
        plain = [_at(row, path) for path in _PLAIN.values()]
        others = (list(_others(row)) + [""] * _NAMES)[:_NAMES]
        table.writerow([*plain, *others])
    return text.getvalue().encode()


def _others(row: Json) -> Iterator[str]:
    for field in ("otherNames", "transliteratedOtherNames"):
        for each in (row.get("entity") or {}).get(field) or ():
            if each.get("name"):
                yield str(each["name"])


def _at(value: Json, path: tuple[str, ...]) -> str:
    for step in path:
        if isinstance(value, list):
            value = value[int(step)] if len(value) > int(step) else None
        else:
            value = value.get(step) if isinstance(value, dict) else None
    return "" if value is None else str(value)


GLEIF = Interface(
    name="gleif",
    title="Global LEI System",
    address="https://api.gleif.org",
    pause=1.0,
    ending=".csv",
    first=_first,
    read=_read,
)
