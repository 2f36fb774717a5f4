"""Names of organisations in running text."""

import pytest

from extractors.text import organizations
from extractors.text.passage import whole


def found(text: str) -> list[str]:
    return [each.line for each in organizations.find(whole(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("with Heron Glass, Inc., a maker, and Vitrum AG.", ["Heron Glass, Inc.", "Vitrum AG"]),
        ("HERON GLASS LLC AND VITRUM B.V.", ["HERON GLASS LLC", "VITRUM B.V."]),
        ("Heron (Shenzhen) Trading Co., Ltd.", ["Heron (Shenzhen) Trading Co., Ltd."]),
        ("with Heron Optics (Shenzhen) Co., Ltd. in", ["Heron Optics (Shenzhen) Co., Ltd."]),
        ("with Heron Holdings (Hong\nKong) Limited", ["Heron Holdings (Hong Kong) Limited"]),
        ("Heron Group (China) Investment Co.,Ltd.", ["Heron Group (China) Investment Co.,Ltd."]),
        ("Heron（Shenzhen）Co., Ltd.", ["Heron（Shenzhen）Co., Ltd."]),
        ("Heron Optics(Xi’an) Co., Ltd", ["Heron Optics(Xi’an) Co., Ltd"]),
        ("(Client) Heron Glass Inc.", ["Heron Glass Inc."]),
        ("HERON INC. (Seller)\nVITRUM AG", ["HERON INC.", "VITRUM AG"]),
        ("On May 9 Heron S.p.A. paid", ["Heron S.p.A."]),
        ("Quill, Ives & Lund Incorporated", ["Quill, Ives & Lund Incorporated"]),
        ("U.S. Heron Bank National Association", ["U.S. Heron Bank National Association"]),
        (
            "Lantau University of Science and Technology and Heron Optics Limited",
            ["Lantau University of Science and Technology", "Heron Optics Limited"],
        ),
        ("the Regents of the University of Lantau met", ["Regents of the University of Lantau"]),
        (
            'Heron Glass Corporation of America, Inc. ("HGCA")',
            ["Heron Glass Corporation of America, Inc."],
        ),
        (
            "Heron Glass Corporation of Lantau Holdings, Inc.",
            ["Heron Glass Corporation", "Lantau Holdings, Inc."],
        ),
        (
            "Heron Glass & Co. International plc, Vitrum & Co. and Quill AG",
            ["Heron Glass & Co. International plc", "Vitrum & Co.", "Quill AG"],
        ),
        ("The Company and its Bank, the Trust, met.", []),
    ],
)
def test_names_end_in_legal_forms_or_telling_words(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Lantau University of Technology", "University"),
        ("Saint Heron Hospital", "Hospital"),
        ("University Lenses, Inc.", "Company"),
        ("Heron Society", "Organization"),
    ],
)
def test_a_class_is_given_only_where_the_name_tells(name: str, expected: str) -> None:
    assert organizations.kind(name) == expected


def test_a_name_is_the_same_however_its_legal_form_is_written() -> None:
    assert organizations.core("HERON GLASS CORP /DE/") == organizations.core(
        "Heron Glass Corporation"
    )
