"""Company facts of the SEC's XBRL interface: who files, and its filings with forms and dates.

https://data.sec.gov/api/xbrl/companyfacts/CIK##########.json. The figures themselves (assets,
shares) have no place in the vocabulary; every accession number behind them is a filing.
"""

import re
from collections.abc import Iterator
from functools import partial
from typing import Any, Final

from extractors.errors import MalformedError
from extractors.json_split import split_objects
from extractors.printed import clean
from extractors.record import parse
from extractors.source import Authority, Raw, Source, believed
from ontology.facts import Document, Evidence, Fact, Mention, Unread
from ontology.identifiers import curie

_HEAD: Final = re.compile(rb'\A\s*\{\s*"cik"\s*:\s*"?\d{1,10}"?\s*,\s*"entityName"\s*:')
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")


def recognises(name: str, head: bytes) -> bool:
    """Whether a file holds company facts."""
    return bool(_HEAD.match(head))


def extract(raw: Raw) -> Iterator[Fact]:
    """Yield the company and each filing that its facts come from.

    Raises:
        MalformedError: its CIK is none.
        MissingFieldError: it has no name.
    """
    record = parse(raw.data)
    printed, name = record.value("cik"), clean(record.text("entityName"))
    cik = curie("cik", str(printed)[:20])
    if cik is None:
        raise MalformedError(
            f"/cik must hold a number of up to 10 digits, not {str(printed)[:60]!r}"
        )
    filings = _filings(record.value("facts"))
    latest = max((filed for _, _, filed in filings.values()), default="")
    document = Document("company-facts", cik.removeprefix("cik:"), name, latest)
    company = document.mention(
        "Company", name, Evidence(record.at("entityName"), name), identifiers=(cik,)
    )
    yield document
    yield company
    for accession, told in sorted(filings.items()):
        yield from _filed(document, company, accession, told)
    yield from map(Unread, record.close())


def _filed(
    document: Document, company: Mention, accession: str, told: tuple[str, str, str]
) -> Iterator[Fact]:
    """A filing, and that the company filed it; nothing where its number is none."""
    place, form, filed = told
    identifier = curie("sec", accession)
    if identifier is None:
        return
    evidence = Evidence(place, f"{accession} {form} {filed}".strip())
    said = {"form": form, "date": filed, "accessionNumber": accession}
    properties: dict[str, Any] = {key: each for key, each in said.items() if each}
    if filed:
        properties["year"] = int(filed[:4])
    filing = document.mention(
        "Filing",
        f"{form or 'Filing'} of {company.name}",
        evidence,
        identifiers=(identifier,),
        properties=properties,
    )
    yield filing
    yield document.link("filed", company, filing, evidence)


def _filings(facts: object) -> dict[str, tuple[str, str, str]]:
    """Place, form and day of filing of every accession number, the first of each."""
    found: dict[str, tuple[str, str, str]] = {}
    for place, entry in _entries(facts):
        accession, form, filed = (entry.get(key) for key in ("accn", "form", "filed"))
        if isinstance(accession, str) and accession not in found:
            day = filed if isinstance(filed, str) and _DAY.fullmatch(filed) else ""
            found[accession] = (place, form if isinstance(form, str) else "", day)
    return found


def _entries(facts: object) -> Iterator[tuple[str, dict[str, object]]]:
    for taxonomy, concepts in _items(facts):
        for concept, told in _items(concepts):
            for unit, entries in _items(dict(_items(told)).get("units")):
                for index, entry in enumerate(entries if isinstance(entries, list) else []):
                    if isinstance(entry, dict):
                        yield f"/facts/{taxonomy}/{concept}/units/{_step(unit)}/{index}", entry


def _items(value: object) -> Iterator[tuple[str, object]]:
    yield from value.items() if isinstance(value, dict) else ()


def _step(name: str) -> str:
    return name.replace("~", "~0").replace("/", "~1")


SOURCE: Final = Source(
    name="company-facts",
    version="1",
    title="Company facts (SEC, XBRL)",
    url="https://www.sec.gov/search-filings/edgar-application-programming-interfaces",
    license="public domain",
    recognises=recognises,
    split=partial(split_objects),
    extract=extract,
    precedence=believed(Authority.PUBLISHER),
)
