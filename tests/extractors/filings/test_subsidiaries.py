"""Rows of lists of subsidiaries."""

import pytest

from extractors.filings import subsidiaries
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
    (found,) = subsidiaries.find(whole(row))
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
    assert list(subsidiaries.find(whole(row))) == []


def test_a_name_listed_twice_is_one_subsidiary() -> None:
    assert len(list(subsidiaries.find(whole("Heron AG\tAustria\nHeron AG\tAustria")))) == 1
