"""Who is party to an agreement, by the page that is signed."""

import pytest

from extractors.filings.agreements import signature_page
from extractors.text.passage import whole


def signing(text: str) -> list[str]:
    return [each.name.line for each in signature_page.signing(whole(text))]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("HERON GLASS LLC     VITRUM AG\n\nBy:      By:", ["HERON GLASS LLC", "VITRUM AG"]),
        ("HERON FUND L.P. VITRUM GP L.P. By: X LLC", ["HERON FUND L.P.", "VITRUM GP L.P."]),
        ("THE HERON COMPANY            VITRUM CORPORATION\n\nBy: __", ["VITRUM CORPORATION"]),
        ("HERON FUND XII (MASTER), L.P. By: /s/ A", ["HERON FUND XII (MASTER), L.P."]),
        ("HERON LUX S.À R.L II /s/ Ada Lark", ["HERON LUX S.À R.L II"]),
        ("HERON LLC SPONSOR:    Vitrum's Lens Bar   By: /s/ A", ["HERON LLC", "Vitrum's Lens Bar"]),
        ("CUSTOMER VITRUM CORPORATION\n\nSIGNED: /s/ A", ["VITRUM CORPORATION"]),
        ("Heron August Fund I LP    Date: July 16, 2012 By: /s/ A", ["Heron August Fund I LP"]),
        ("ATTEST   VITRUM, INC.:     By:", ["VITRUM, INC."]),
        ("By: Vitrum LLC By: /s/ A", []),
    ],
)  # fmt: skip
def test_names_above_a_signature_are_parties(page: str, expected: list[str]) -> None:
    assert signing(page) == expected


def test_a_first_page_that_is_signed_stands_for_a_last_one_that_is_not() -> None:
    assert signing("HERON LLC  VITRUM INC.\n\nBy:  By:\n" + "The terms follow. " * 1_200) == [
        "HERON LLC",
        "VITRUM INC.",
    ]


@pytest.mark.parametrize(
    "deed",
    [
        "Signed for and on behalf of HERON (PNG) LIMITED by its directors",
        "SIGNED by ADA LARK    )    for and on behalf of    )    /s/ A. Lark    HERON LIMITED    )",
    ],
)
def test_deeds_name_whom_they_are_signed_for(deed: str) -> None:
    assert [each.name.line for each in signature_page.on_behalf(whole(deed))] in (
        ["HERON (PNG) LIMITED"],
        ["HERON LIMITED"],
    )


def test_those_who_acknowledge_an_agreement_are_bound_by_it() -> None:
    told = signature_page.acknowledging(
        whole(
            "ACKNOWLEDGMENT OF BORROWERS\n\nThe undersigned, HERON CORPORATION, a Delaware "
            "corporation, and VITRUM-IOWA, INC., a Delaware corporation, hereby acknowledge"
        )
    )
    assert [each.name.line for each in told] == ["HERON CORPORATION", "VITRUM-IOWA, INC."]


def test_many_marks_of_a_signature_take_linear_time() -> None:
    assert signing("By: /s/ " * 20_000) == []
