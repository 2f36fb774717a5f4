"""What real filings and registries hold, counted by other means, is what comes out of them."""

import csv
import re
from collections import Counter
from collections.abc import Callable, Mapping
from itertools import islice
from pathlib import Path
from typing import Final, cast

import orjson
import pytest
from lxml import etree, html

from extractors import SOURCES
from extractors.errors import ExtractionError
from extractors.source import Raw
from kg.staging.files import HEAD, files
from ontology.facts import Link, Mention

DATA = Path(__file__).parents[4] / "shared" / "data"
BY_NAME = {each.name: each for each in SOURCES}
MOST: Final = 150
"""Documents of a file that are counted: registries are long."""
Count = Callable[[bytes], Mapping[str, int]]


def xpaths(**paths: str) -> Count:
    """Count by XPath."""

    def count(data: bytes) -> Mapping[str, int]:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False))
        return {name: int(cast("float", root.xpath(path))) for name, path in paths.items()}

    return count


def exhibit(data: bytes) -> Mapping[str, int]:
    """Count the rows of an exhibit's tables that say where a company is organised."""
    rows = 0
    for row in html.fromstring(data.decode("utf-8", "replace")).iter("tr"):
        cells = [" ".join("".join(map(str, cell.itertext())).split()) for cell in row.iter("td")]
        cells = [each for each in cells if each]
        heads = re.search(r"(?i)organi[sz]|jurisdiction|percentage", " ".join(cells))
        rows += len(cells) > 1 and not heads and any(c.isalpha() for c in cells[-1])
    return {"locatedIn": rows}


def company_facts(data: bytes) -> Mapping[str, int]:
    """Count the accession numbers behind the figures of a company."""
    return {"filed": len(set(re.findall(rb'"accn"\s*:\s*"([\d-]+)"', data)))}


def tickers(data: bytes) -> Mapping[str, int]:
    """A company each."""
    return {"Company": 1}


def one(*kinds: str) -> Count:
    """One of each kind."""
    return lambda data: dict.fromkeys(kinds, 1)


def ror(data: bytes) -> Mapping[str, int]:
    """Count the relations that have a direction, each organisation once, and the cities."""
    record = orjson.loads(data)
    related = {(each["type"].lower(), each["id"]) for each in record["relationships"]}
    types = Counter(type_ for type_, _ in related)
    cities = {
        each.get("geonames_id") or each["geonames_city"]["id"]
        for each in record.get("locations") or record.get("addresses") or []
    }
    return {
        "partOf": types["parent"] + types["child"],
        "succeededBy": types["successor"] + types["predecessor"],
        "locatedIn": len(cities),
    }


CASES: Final[Mapping[str, tuple[str, Count]]] = {
    "sec": ("filings/sec/EX-21", exhibit),
    "companies-house": (
        "filings/companies_house",
        xpaths(
            officerOf="count(//*[local-name()='nonNumeric'][contains(@name, ':NameEntityOfficer')]"
            "[string-length(normalize-space()) > 0][not(. = preceding::*)])",
            filed="1",
        ),
    ),
    "xbrl": ("filings/sec_other/xbrl", xpaths(filed="1", Company="1", Place="1")),
    "form-d": (
        "filings/sec_other/form_d",
        xpaths(
            filed="count(//primaryIssuer | //issuerList/issuer)",
            officerOf="count(//relatedPersonInfo[string-length(.//firstName) > 1]"
            "[not(contains(.//firstName, 'Ltd') or contains(.//firstName, 'LLC'))])",
        ),
    ),
    "company-facts": ("filings/sec/companyfacts", company_facts),
    "cn-filings": ("filings/cn_annual_reports", one("Filing", "filed")),
    "contract": ("filings/contracts_software_license", one("Text")),
    "ror": ("registries/ror.jsonl.gz", ror),
    "ror-labels": ("registries/ror_related_labels.tsv", one("Mention", "Organization")),
    "lei": ("registries/lei.parquet", one("Mention")),
    "sec-tickers": ("registries/sec_company_tickers.json", tickers),
}


@pytest.mark.skipif(not DATA.exists(), reason="real documents are not there")
@pytest.mark.parametrize("name", CASES)
def test_what_a_filing_holds_comes_out_of_it(name: str) -> None:
    path, count = CASES[name]
    source, differ, read = BY_NAME[name], [], 0
    for file in files([DATA / path]):
        with file.open() as stream:
            if not source.recognises(file.name, stream.read(HEAD)):
                continue
        with file.open() as stream:
            for position, data in enumerate(islice(source.split(stream), MOST)):
                try:
                    facts = list(source.extract(Raw(data, file.name, position)))
                except ExtractionError:
                    continue  # quarantined, with its reason
                read += 1
                told = Counter(each.type for each in facts if isinstance(each, Link))
                told += Counter(each.kind for each in facts if isinstance(each, Mention))
                told += Counter(type(each).__name__ for each in facts)
                for kind, expected in count(data).items():
                    if told[kind] != expected:
                        differ.append((file.name, position, kind, expected, told[kind]))
    assert read, f"no document of {name} lies in {DATA / path}"
    assert differ == []


@pytest.mark.skipif(not DATA.exists(), reason="real documents are not there")
def test_lists_of_names_come_out_row_by_row() -> None:
    source = BY_NAME["zh-en"]
    for file in files(sorted((DATA / "registries").glob("zh_en_*.tsv.gz"))):
        with file.open() as stream:
            rows = csv.DictReader(
                (line.decode("utf-8") for line in stream), delimiter="\t", quoting=csv.QUOTE_NONE
            )
            expected = sum(1 for _ in rows)
        with file.open() as stream:
            assert sum(1 for _ in source.split(stream)) == expected, file.name
