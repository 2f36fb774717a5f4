"""Numbers of patents as references print them."""

import pytest

from extractors.text.references.patents import numbers


@pytest.mark.parametrize(
    ("reference", "identifiers"),
    [
        ("U.S. Pat. Nos. 6,582,959, 6,884,879", ["patent:US6582959", "patent:US6884879"]),
        ("U. S. Patent No. 4,931, 373", ["patent:US4931373"]),
        ("US 2009/01 10929", ["patent:US20090110929"]),
        ("U.S. Pat. Re. No. 30,985", ["patent:USRE30985"]),
        ("U.S. Ser. No. 10/983,340", [""]),
        ("WO 01/401 14", ["patent:WO0140114"]),
        ("WO93/12227 , WO92/19759", ["patent:WO9312227", "patent:WO9219759"]),
        ("International patent application numbers PCT/GB99/01685", [""]),
        ("EP-A-0 829 752", ["patent:EP829752"]),
        ("EP1040222 B1", ["patent:EP1040222B1"]),
        ("JP-A-62-\n111629", ["patent:JPS62111629"]),
        ("DE 195 00 460 A1", ["patent:DE19500460A1"]),
        ("GB 2 123 456 A", ["patent:GB2123456A"]),
        ("EP 0268281, US 4743616", ["patent:EP268281", "patent:US4743616"]),
    ],
)
def test_each_number_is_read_as_its_office_writes_it(
    reference: str, identifiers: list[str]
) -> None:
    assert [each.identifier for each in numbers(reference)] == identifiers


def test_a_number_knows_where_it_stands() -> None:
    reference = "see U.S. Pat. No. 6,582,959."
    (found,) = numbers(reference)
    assert reference[found.start : found.end] == "6,582,959"
    assert found.printed == "US 6,582,959"


def test_offices_are_read_in_chinese_and_behind_chinese_words() -> None:
    words = "美国专利申请公开2004/0099990，以及国际专利申请公开号WO 2008/099461，欧洲专利1 000 999"
    told = [each.identifier for each in numbers(words)]
    assert told == ["patent:US20040099990", "patent:WO2008099461", "patent:EP1000999"]


@pytest.mark.parametrize("harm", ["US 1,", "1 ", "PCT/", "WO 9", "JP-A-", "0 0 0 ", "US2009/0"])
def test_what_repeats_takes_linear_time(harm: str) -> None:
    assert len(list(numbers(harm * 20_000))) <= 1_500  # of a bounded beginning
