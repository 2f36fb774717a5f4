"""SEC filings as a source: what is its own, what is refused and why, and all of the real ones."""

import gzip
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

import pytest

from extractors.errors import ExtractionError, MissingFieldError, UnsupportedError
from extractors.filings import sec
from extractors.source import Raw
from ontology.check import checked
from ontology.facts import Document, Fact, Link, Mention, Text, Unread
from tests.extractors.facts import mentions

REAL = Path(__file__).parents[3] / "../shared/data/filings"
COVER = """<p>FORM 8-K</p><p>Date of Report: May 4, 2020</p><p>{name}</p>
<p>(Exact name of registrant as specified in its charter)</p>
<p>Item 8.01 Other Events</p><p>Nothing.</p>"""
CONTRACT = "HeronGlassInc_20200505_8-K_EX-10.1_1234567_EX-10.1_License Agreement.txt"


def facts(text: str, file: str) -> list[Fact]:
    return list(checked(sec.extract(Raw(text.encode(), file))))


@pytest.mark.parametrize(
    ("name", "head"),
    [
        ("a.txt", b"<SEC-DOCUMENT>0009990001-21-000007.txt : 20210312"),
        ("a.nc", b"<SUBMISSION>\n<ACCESSION-NUMBER>0009990001-24-000001"),
        ("a.htm", b"<DOCUMENT>\n<TYPE>8-K\n"),
        ("a.html", b"<p>(Exact name of registrant as specified in its charter)</p>"),
        ("a.html", b"<ix:nonNumeric name='dei:EntityRegistrantName'>Heron</ix:nonNumeric>"),
        ("ex21_hrn.html", b"<html>"),
        ("FilingSummary.xml", b"<?xml version='1.0'?><FilingSummary>"),
        (CONTRACT, b"LICENSE AGREEMENT"),
    ],
)
def test_filings_are_recognised_by_name_or_content(name: str, head: bytes) -> None:
    assert sec.recognises(name, head)


@pytest.mark.parametrize(
    ("name", "head"),
    [
        ("report.html", b"<html><body>Bulk data report of a patent office</body></html>"),
        ("logo.jpg", b"<DOCUMENT>\n<TYPE>GRAPHIC\n"),
        ("metadata.csv", b"cik,form\n9990001,8-K"),
        ("works.json", b'{"id": "W1", "title": "A paper"}'),
        ("notes.txt", b"LICENSE AGREEMENT"),
    ],
)
def test_other_files_are_not(name: str, head: bytes) -> None:
    assert not sec.recognises(name, head)


def test_the_file_name_gives_the_cik_and_the_cover_page_the_name() -> None:
    name = "9990001_8K_2020_0009990001-20-000005.htm"
    found = facts(COVER.format(name="Heron Glass, Inc."), name)
    (filing,) = mentions("Filing", found)
    (company,) = mentions("Company", found)
    assert filing.identifiers == ("sec:0009990001-20-000005",)
    assert filing.properties["items"] == ("8.01",)
    assert filing.properties["period"] == "2020-05-04"
    assert (company.name, company.identifiers) == ("Heron Glass, Inc.", ("cik:9990001",))


def test_inline_facts_name_the_registrant_where_the_cover_page_does_not() -> None:
    page = (
        "<ix:header><ix:nonNumeric name='dei:EntityCentralIndexKey'>0009990001</ix:nonNumeric>"
        "<ix:nonNumeric name='dei:EntityRegistrantName'>Heron</ix:nonNumeric></ix:header>"
        "<p>10-K</p>"
    )
    (company,) = mentions("Company", facts(page, "hrn-10-k-2024-11-01.html"))
    assert (company.name, company.identifiers) == ("Heron", ("cik:9990001",))
    assert company.evidence.place == "//*[@name='dei:EntityRegistrantName']"


def test_a_filing_of_nobody_is_refused() -> None:
    with pytest.raises(MissingFieldError, match="no registrant"):
        facts("<p>Subsidiaries of the Registrant</p><p>Heron AG</p>", "ex21_of_2024.html")


def test_a_cik_with_a_raised_figure_is_none() -> None:
    case = Path(__file__).parents[1] / "cases/sec/a_10k_lists_subsidiaries_and_is_signed.txt"
    broken = case.read_text().replace("KEY:\t\t\t0009990002", "KEY:\t\t\t000999000²")
    document = next(each for each in facts(broken, case.name) if isinstance(each, Document))
    assert document.url == ""


def test_a_holding_of_less_than_half_is_no_subsidiary() -> None:
    found = facts(
        "<p>Subsidiaries of the Registrant</p><table><tr><td></td><td>Percentage owned</td></tr>"
        "<tr><td>Heron Gas Limited</td><td>7.5</td><td>Qatar</td></tr>"
        "<tr><td>Heron Glass AG</td><td>100</td><td>Germany</td></tr></table>",
        "ex21_hrn.html",
    )
    told = [each for each in found if isinstance(each, Link) and "share" in each.properties]
    names = {each.id: each.name for each in found if isinstance(each, Mention)}
    assert [(each.type, names[each.source], each.properties["share"]) for each in told] == [
        ("hasShareIn", "HRN", 7.5),
        ("subsidiaryOf", "Heron Glass AG", 100.0),
    ]


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("FilingSummary.xml", "<FilingSummary></FilingSummary>", "FilingSummary.xml"),
    ],
)
def test_formats_of_figures_are_refused_by_name(name: str, text: str, reason: str) -> None:
    with pytest.raises(UnsupportedError, match=reason):
        facts(text, name)


def test_a_lone_agreement_hangs_on_the_filing_its_file_is_named_after() -> None:
    text = (
        "LICENSE AGREEMENT\n\nThis LICENSE AGREEMENT is made by and between Heron Glass, Inc. "
        '("Licensor") and Vitrum AG ("Licensee").'
    )
    found = facts(text, CONTRACT)
    (filing,) = mentions("Filing", found)
    assert filing.name == "EX-10.1 to 8-K of Heron Glass, Inc. 2020-05-05"
    links = [each for each in found if isinstance(each, Link)]
    assert Counter(each.type for each in links) == {"partyTo": 2, "disclosedIn": 1, "filed": 1}
    roles = [each.properties["role"] for each in links if each.type == "partyTo"]
    assert roles == ["Licensor", "Licensee"]


def test_a_lone_agreement_between_nobody_is_refused() -> None:
    with pytest.raises(MissingFieldError, match="names no parties"):
        facts("LICENSE AGREEMENT\n\nBetween us it is agreed.", CONTRACT)


def test_text_that_is_no_utf_8_is_read_as_word_processors_write_it() -> None:
    page = COVER.format(name="Héron’s Glass, Inc.").encode("cp1252")
    found = list(sec.extract(Raw(page, "0009990001-20-000005.html")))
    assert mentions("Company", found)[0].name == "Héron’s Glass, Inc."


def opened(folder: str) -> Iterator[tuple[str, BinaryIO]]:
    for path in sorted((REAL / folder).rglob("*.gz")):
        with gzip.open(path) as stream:
            yield path.name.removesuffix(".gz"), cast(BinaryIO, stream)


def tallied(folder: str) -> Counter[str]:
    """Read every recognised document of a folder; its quotes must stand where they say."""
    told: Counter[str] = Counter()
    for name, stream in opened(folder):
        head = stream.read(1 << 16)
        stream.seek(0)
        if not sec.recognises(name, head):
            told["not recognised"] += 1
            continue
        for position, data in enumerate(sec.SOURCE.split(stream)):
            told[_outcome(Raw(data, name, position))] += 1
    return told


def _outcome(raw: Raw) -> str:
    try:
        found = list(checked(sec.extract(raw)))
    except ExtractionError as error:
        return type(error).__name__ if len(str(error)) > 40 else f"{raw.file}: no reason"
    (text,) = (each.text for each in found if isinstance(each, Text))
    said = [each for each in found if isinstance(each, Mention | Link)]
    assert len({each.id for each in said}) == len(said), raw.file
    for each in said:
        place = re.fullmatch(r"char=(\d+),(\d+)", each.evidence.place)
        if place:
            assert text[int(place[1]) : int(place[2])] == each.evidence.quote, raw.file
    assert not [each for each in found if isinstance(each, Unread) and "header" in each.path]
    return "loaded"


@pytest.mark.slow
@pytest.mark.skipif(not REAL.exists(), reason="the shared real data is not here")
def test_every_real_filing_is_loaded_or_refused_with_a_reason() -> None:
    told = tallied("sec")
    assert told["loaded"] >= 129
    assert told["MissingFieldError"] <= 1
    assert told["UnsupportedError"] == 2
    assert not any(each.endswith("no reason") for each in told)
    assert told["not recognised"] <= 4  # a table, a picture, and what `company-facts` reads


@pytest.mark.slow
@pytest.mark.skipif(not REAL.exists(), reason="the shared real data is not here")
def test_most_real_agreements_name_their_parties() -> None:
    told = tallied("contracts")
    assert told["loaded"] >= 260
    assert told["MissingFieldError"] <= 30
