"""Who is party to an agreement."""

import pytest

from extractors.filings.agreements import parties
from extractors.text.passage import whole


def found(text: str) -> list[tuple[str, str]]:
    return [(each.name.line, each.role) for each in parties.find(whole(text))]


@pytest.mark.parametrize(
    ("preamble", "expected"),
    [
        (
            "This AGREEMENT is made by and between Heron Glass, Inc., a Nevada corporation "
            '("Licensor"), and Lantau University, having its seat in Lantau ("Licensee").',
            [("Heron Glass, Inc.", "Licensor"), ("Lantau University", "Licensee")],
        ),
        (
            "between HERON GLASS LLC (hereinafter referred to as the “Buyer”) and KESTREL OPTICS "
            "PTE. LTD. (the “Seller”)",
            [("HERON GLASS LLC", "Buyer"), ("KESTREL OPTICS PTE. LTD.", "Seller")],
        ),
        (
            'by and among Heron, Inc. ("Heron"), Vitrum AG ("Vitrum") and Heron (Shenzhen) Co., '
            'Ltd. ("Joint Company"), each a "Party".',
            [
                ("Heron, Inc.", "Heron"),
                ("Vitrum AG", "Vitrum"),
                ("Heron (Shenzhen) Co., Ltd.", "Joint Company"),
            ],
        ),
        (
            "BETWEEN: Vitrum Ltd. (“Vitrum”) AND: Mr. Zheng Qiu, Mr. Gu Xian and Ms. Chen Wei "
            "(“Developer”)",
            [
                ("Vitrum Ltd.", "Vitrum"),
                ("Zheng Qiu", ""),
                ("Gu Xian", ""),
                ("Chen Wei", "Developer"),
            ],
        ),
        (
            "by and between Ada Lark, director of Kestrel (“Client”) and Ben Mora, owner of Mora's "
            "Web, LLC (“Agency”).",
            [("Kestrel", "Client"), ("Mora's Web, LLC", "Agency")],
        ),
        (
            "entered into between the following two parties on May 1, 2009 in Lantau: Vitrum "
            "Limited (“Party A”) and Heron Co., Ltd., Preparatory Office (“Party B”)",
            [("Vitrum Limited", "Party A"), ("Heron Co., Ltd., Preparatory Office", "Party B")],
        ),
        (
            "BETWEEN:\n\nHERON GLASS CORPORATION, a company of Nevada\n\nAND:\n\nVITRUM "
            "LIMITED, of "
            "London\n\nWHEREAS:",
            [("HERON GLASS CORPORATION", ""), ("VITRUM LIMITED", "")],
        ),
        (
            "between Lantau Gas and Electric Company (“Shipper”) and Heron Pipelines, L.P. "
            "(“Carrier”)",
            [("Lantau Gas and Electric Company", "Shipper"), ("Heron Pipelines, L.P.", "Carrier")],
        ),
    ],
)
def test_a_preamble_names_the_parties(preamble: str, expected: list[tuple[str, str]]) -> None:
    assert found(preamble) == expected


def test_a_parent_named_in_passing_is_no_party() -> None:
    text = (
        "by and between Heron Sands B.V., a wholly owned subsidiary of Heron Glass Corp. "
        '("Seller"), and Vitrum AG ("Buyer")'
    )
    assert [name for name, _ in found(text)] == ["Heron Sands B.V.", "Vitrum AG"]


def test_a_person_is_told_by_the_preamble() -> None:
    text = 'by and between Heron, Inc. ("Company") and Dora Quill, an individual ("Consultant").'
    assert [each.kind for each in parties.find(whole(text))] == ["Company", "Person"]


def test_lettered_parties_are_read() -> None:
    text = "Party A: Heron Glass Co., Ltd.\nAddress: Lantau\n\nParty B: Vitrum AG\nAddress: Nowhere"
    assert found(text) == [("Heron Glass Co., Ltd.", "Party A"), ("Vitrum AG", "Party B")]


def test_those_who_sign_are_parties_where_no_preamble_names_them() -> None:
    signed = "HERON GLASS LLC\n\nBy: /s/ A\n\nVITRUM L.P.\n\nBy: /s/ B"
    text = f"JOINT FILING AGREEMENT\n\nWe agree.\n\n{signed}"
    assert [name for name, _ in found(text)] == ["HERON GLASS LLC", "VITRUM L.P."]


def test_addresses_are_no_parties() -> None:
    text = (
        'between Heron, Inc., 1 Made Up Street, Denver, CO ("Heron") and Vitrum AG, Carson City, '
        'NV ("Vitrum")'
    )
    assert [name for name, _ in found(text)] == ["Heron, Inc.", "Vitrum AG"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (  # the name that ends where a term begins
            'between Heron UK Limited of Kite House, London ("Company") and Famous Voices of 9 '
            'High Street ("FV") agent for Otto Lark ("Talent")',
            ["Heron UK Limited", "Famous Voices", "Otto Lark"],
        ),
        (  # a bracket of initials, and what describes a company
            'by and between Heron, Inc, a Nevada Corporation ("Heron") and Lark Managed Care '
            "Organization (LMCO) A Texas Corporation whose address is in Austin.",
            ["Heron, Inc", "Lark Managed Care Organization"],
        ),
        (  # a blank is nobody
            'by and among Principal Glass Company ("Issuer"), and ____________ ("Dealer")\n\n'
            "RECITALS\n\nVITRUM LLC\nBy: /s/ Otto Lark",
            ["Principal Glass Company"],
        ),
        (
            "Party A: Heron (Tianjin) Glass Co., Ltd.\n\nParty B: [•]",
            ["Heron (Tianjin) Glass Co., Ltd."],
        ),
        (  # numbered parties with bare terms
            "BETWEEN: (1) Heron 2005 Limited whose office is at Kite House (the Company) (2) OTTO "
            "LARK (the Executive).",
            ["Heron 2005 Limited", "OTTO LARK"],
        ),
        (  # a part before its name, and quotes that were lost
            "by and between VITRUM LLC, a Delaware company (Developer ), and (Client) Heron Inc. "
            "for the work",
            ["VITRUM LLC", "Heron Inc."],
        ),
        (  # a person ends a list
            'between Heron, Inc. ("Heron"), Lark Fund L.P., Lark Research & Management, LLC and '
            'Otto Lark (collectively, the "Larks")',
            ["Heron, Inc.", "Lark Fund L.P.", "Lark Research & Management, LLC", "Otto Lark"],
        ),
        (  # a letter names whom it is written to
            "AGREEMENT\n\nVitrum & Lark, LLC\n1 Kite Street\n\nLadies and Gentlemen:\n\nHeron "
            'Bancorp, Inc., a Maryland corporation (the "Company"), agrees as follows',
            ["Heron Bancorp, Inc.", "Vitrum & Lark, LLC"],
        ),
        (
            'made by Heron, Inc. (the "Company"), and each of the persons set forth on the '
            "signature page hereto\n\nLARK FUND, L.P.\n\nBy: /s/ Otto Lark",
            ["Heron, Inc.", "LARK FUND, L.P."],
        ),
    ],
)
def test_parties_are_read_wherever_they_stand(text: str, expected: list[str]) -> None:
    assert [name for name, _ in found(text)] == expected


@pytest.mark.parametrize("harm", [" ", " ,", "a ", "“", "(“ ", "\n"])
def test_what_repeats_within_a_term_is_read_in_time(harm: str) -> None:
    found(f"made between Heron, Inc. (the “{harm * 50_000}Buyer”) and Vitrum AG (the “Seller”)")
    read = found("made between Heron, Inc. (the “   Buyer  ,  ”) and Vitrum AG (the “Seller”)")
    assert read == [("Heron, Inc.", "Buyer"), ("Vitrum AG", "Seller")]
