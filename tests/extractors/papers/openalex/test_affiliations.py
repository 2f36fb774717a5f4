"""Which printed affiliations are an organisation's name and nothing else."""

import pytest

from extractors.papers.openalex.affiliations import Printed, read
from extractors.record import Record


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Heron Glass", "Heron Glass"),
        ("Heron Glass (Shenzhen) Co., Ltd.", "Heron Glass (Shenzhen) Co., Ltd."),
        ("Heron Glass, Inc.", "Heron Glass, Inc."),
        ("Lantau Bank;", "Lantau Bank"),
        ("鹭玻璃有限公司", "鹭玻璃有限公司"),
        ("No. 2 Hospital of Lantau", "No. 2 Hospital of Lantau"),
        ("Heron Glass; Lantau University", "Heron Glass; Lantau University"),
        ("鹭玻璃有限公司，大屿", "鹭玻璃有限公司"),
        ("Heron Glass, Lantau", "Heron Glass"),
        ("Heron Glass P.O. Box 7", "Heron Glass"),
    ],
)
def test_names_are_told_without_their_address(text: str, name: str) -> None:
    assert Printed(text, "").name == name


@pytest.mark.parametrize(
    "text",
    [
        "LT 91711-3157",
        "12 Invented Street",
        "Heron Glass ada@heron.example",
        "School of Optics",
        "Dept. of Optics",
        "Independent Researcher",
        "affiliation not provided to SSRN",
        "n/a",
        "-",
        "Senior Adviser to the Heron Foundation",
        "A" * 101,
    ],
)
def test_addresses_parts_placeholders_and_offices_are_no_names(text: str) -> None:
    assert Printed(text, "").name == ""


def test_words_that_name_an_institution_are_not_left_over() -> None:
    affiliations = [
        {"raw_affiliation_string": "Estuary U", "institution_ids": ["I5"]},
        {"raw_affiliation_string": "Heron Glass", "institution_ids": []},
    ]
    found = read(Record({"affiliations": affiliations}, "/authorships/0"))
    place = "/authorships/0/affiliations/{}/raw_affiliation_string"
    assert found.by_institution == {"I5": Printed("Estuary U", place.format(0))}
    assert found.unresolved == (Printed("Heron Glass", place.format(1)),)


def test_older_snapshots_only_list_the_words() -> None:
    found = read(Record({"raw_affiliation_strings": ["", "Heron Glass"]}))
    assert found.by_institution == {}
    assert found.unresolved == (Printed("Heron Glass", "/raw_affiliation_strings/1"),)


@pytest.mark.parametrize("harm", [" ", " ,", ".", "1 ", "affiliation ", "n/a"])
def test_what_repeats_is_read_in_time(harm: str) -> None:
    assert isinstance(Printed(f"Heron{harm * 50_000}Glass", "").name, str)
