"""Rows of lists of subsidiaries."""

import pytest

from extractors.filings.subsidiaries import lists
from extractors.text.passage import whole


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("Heron Glass GmbH\t100%\tGermany", ("Heron Glass GmbH", "Germany")),
        (
            "Heron Glass Ltd. (1) (2)          England and Wales",
            ("Heron Glass Ltd.", "England and Wales"),
        ),
        ("Heron Glass LLC (a Delaware limited liability company)", ("Heron Glass LLC", "Delaware")),
        ("3. Heron Glass, Inc., a Nevada corporation", ("Heron Glass, Inc.", "Nevada")),
        ("Heron Glass S.A.", ("Heron Glass S.A.", None)),
        ("Vitrum Trading\tHong Kong", ("Vitrum Trading", "Hong Kong")),
    ],
)
def test_rows_name_a_subsidiary_and_its_jurisdiction(
    row: str, expected: tuple[str, str | None]
) -> None:
    (found,) = lists.find(whole(row))
    place = found.jurisdiction.line if found.jurisdiction else None
    assert (found.name.line, place) == expected


@pytest.mark.parametrize(
    "row",
    [
        "Subsidiaries of Heron Glass Corp.",
        "Name of Subsidiary\tJurisdiction",
        "The following companies are owned by the registrant.",
        "Delaware\t12",
        "Some Trading House",
        "Heron Glass Corp. is the parent of all of these companies.",
    ],
)
def test_headings_and_prose_name_none(row: str) -> None:
    assert list(lists.find(whole(row))) == []


def test_a_name_listed_twice_is_one_subsidiary() -> None:
    assert len(list(lists.find(whole("Heron AG\tAustria\nHeron AG\tAustria")))) == 1


def owners(text: str) -> dict[str, str]:
    found = lists.find(whole(text))
    return {each.name.line: each.parent.name.line if each.parent else "" for each in found}


def test_a_company_is_owned_by_the_nearest_above_that_begins_further_left() -> None:
    listed = owners(
        "Heron AG          Austria\n"
        "    Heron GmbH    Germany\n"
        "        Ibis SE   Germany\n"
        "    Heron Ltd     Ireland\n"
        "Stork Inc         Texas\n"
    )
    assert listed == {
        "Heron AG": "",
        "Heron GmbH": "Heron AG",
        "Ibis SE": "Heron GmbH",
        "Heron Ltd": "Heron AG",
        "Stork Inc": "",
    }


def test_bullets_and_levels_of_numbers_tell_owners() -> None:
    assert owners("1. Heron AG\n1.1. Ibis SE\n2. Stork Inc.") == {
        "Heron AG": "",
        "Ibis SE": "Heron AG",
        "Stork Inc.": "",
    }
    assert owners("Heron AG\n- Ibis SE\n-- Stork Inc.")["Stork Inc."] == "Ibis SE"


def test_a_further_cell_or_a_heading_names_the_owner() -> None:
    assert owners("Heron AG\tAustria\nIbis SE\tGermany\tHeron AG")["Ibis SE"] == "Heron AG"
    assert owners("Heron AG\tAustria\nSubsidiaries of Heron AG:\nIbis SE\tGermany")["Ibis SE"] == (
        "Heron AG"
    )


def test_a_heading_ends_the_nesting_above_it() -> None:
    assert owners("Heron AG\n  Ibis SE\nOther companies\n  Stork Inc.")["Stork Inc."] == ""


def test_a_name_over_two_lines_is_one() -> None:
    text = "Heron International Optical Glass\n   Holdings Limited           Ireland\n"
    (found,) = lists.find(whole(text))
    assert found.name.line == "Heron International Optical Glass Holdings Limited"


def test_a_place_heads_the_companies_under_it() -> None:
    found = list(lists.find(whole("Delaware\nHeron Inc.\nIbis LLC\nTexas\nStork LP")))
    assert [each.jurisdiction.line for each in found if each.jurisdiction] == [
        "Delaware",
        "Delaware",
        "Texas",
    ]


@pytest.mark.parametrize(
    ("row", "share"),
    [
        ("Heron Glass LLC (Delaware) - 7%", 7.0),
        ("Heron Glass S.A.\tChile\t99.75%", 99.75),
        ("Heron Glass LLC, 60% owned\tTexas", 60.0),
        ("Heron Glass LLC\tTexas\t60", None),
    ],
)
def test_shares_are_told_by_their_sign(row: str, share: float | None) -> None:
    (found,) = lists.find(whole(row))
    assert found.name.line.startswith("Heron Glass")
    assert found.share == share


def test_two_rows_that_only_a_mark_tells_apart_are_two() -> None:
    text = "Heron Gas N (2) (5)\tQatar\t24%\nHeron Gas N (3) (5)\tQatar\t25%"
    names = [each.name.line for each in lists.find(whole(text))]
    assert names == ["Heron Gas N", "Heron Gas N (3)"]
