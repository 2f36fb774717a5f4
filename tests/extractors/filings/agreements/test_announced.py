"""Parties of agreements that reports to the press tell of."""

import pytest

from extractors.filings.agreements import announced
from extractors.text.passage import whole


@pytest.mark.parametrize(
    ("report", "expected"),
    [
        (
            "Lantau -- Heron Bancorp (Nasdaq: HRN) announced today that its principal subsidiary, "
            "Heron Bank, has entered into a two-year agreement with the Vitrum Group, Inc. whereby",
            ["Heron Bancorp", "Heron Bank", "Vitrum Group, Inc."],
        ),
        (
            "Heron Optics, Inc. announced that it signed a supply agreement with Vitrum AG, of X",
            ["Heron Optics, Inc.", "Vitrum AG"],
        ),
        ("Heron Optics, Inc. announced that its profit rose with Vitrum AG.", []),
        ("It was announced that an agreement with Vitrum AG was signed.", []),
    ],
)
def test_who_announces_an_agreement_is_party_to_it(report: str, expected: list[str]) -> None:
    assert [each.name.line for each in announced.find(whole(report))] == expected
