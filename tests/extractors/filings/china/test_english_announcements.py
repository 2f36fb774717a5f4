"""Announcements at the Hong Kong exchange in English."""

import time

import pytest

from extractors.filings.china import companies
from extractors.source import Raw
from kg.staging.opened import recognise
from kg.staging.sources import sources
from ontology.facts import Link, Mention, Text

LATE = 2.0
TEXT = """Hong Kong Exchanges and Clearing Limited and The Stock Exchange of Hong Kong Limited take
no responsibility for the contents of this announcement.

HERON GLASS HOLDINGS LIMITED
蒼鷺玻璃控股有限公司
(Incorporated in the Cayman Islands with limited liability)
(Stock Code: 9876)
VOLUNTARY ANNOUNCEMENT
LICENCE AGREEMENT
The Board is pleased to announce that on 5 May 2024, the Company entered into a licence
agreement with Lantau University in the field of thin lenses for a term of five years.
The Company has not entered into any supply agreement with Vitrum AG.
By order of the Board
Hong Kong, 6 May 2024
"""


def test_an_announcement_tells_its_company_and_the_agreement() -> None:
    source = recognise(sources(), "a.txt", TEXT.encode())
    assert source is companies.SOURCE
    facts = list(source.extract(Raw(TEXT.encode(), "2024-05-06_a.txt")))
    mentions = {each.id: each for each in facts if isinstance(each, Mention)}
    (agreement,) = [each for each in mentions.values() if each.kind == "LicenceAgreement"]
    assert dict(agreement.properties) == {
        "date": "2024-05-05",
        "year": 2024,
        "subject": "thin lenses",
        "term": "P5Y",
    }
    parties = [e for e in facts if isinstance(e, Link) and e.type == "partyTo"]
    assert [mentions[each.source].name for each in parties] == [
        "HERON GLASS HOLDINGS LIMITED",
        "Lantau University",
    ]
    (company,) = [each for each in mentions.values() if each.kind == "Company"]
    assert company.identifiers == ("ticker:09876.HK",)
    assert [each.text for each in company.names] == ["蒼鷺玻璃控股有限公司"]


def test_the_quote_stands_where_it_says() -> None:
    facts = list(companies.extract(Raw(TEXT.encode(), "2024-05-06_a.txt")))
    (text,) = [each for each in facts if isinstance(each, Text)]
    for each in facts:
        if isinstance(each, Mention | Link):
            start, end = map(int, each.evidence.place.removeprefix("char=").split(","))
            assert text.text[start:end] == each.evidence.quote


@pytest.mark.parametrize("unit", ["A ", "A\n", "\n", " ", "a.\n", "entered into a licence with A "])
def test_what_repeats_itself_is_read_in_linear_time(unit: str) -> None:
    began = time.process_time()
    text = TEXT + unit * (60_000 // len(unit))
    list(companies.extract(Raw(text.encode(), "a.txt")))
    assert time.process_time() - began < LATE
