"""Names of the EPO's: family names first in capitals, titles and generations among them."""

import pytest

from extractors.patents.st36 import person_name


@pytest.mark.parametrize(
    ("printed", "given", "family", "suffix"),
    [
        ("RUNG DIPL-MASCH-ING TADEUSZ", "TADEUSZ", "RUNG", ""),
        ("RUNG, DIPL.-MASCH.-ING. TADEUSZ", "TADEUSZ", "RUNG", ""),
        ("LARK JR PALMER B", "PALMER B", "LARK", "JR"),
        ("VAN HERON ADA", "ADA", "VAN HERON", ""),
        ("ING, WEI", "WEI", "ING", ""),
    ],
)
def test_a_name_has_parts(printed: str, given: str, family: str, suffix: str) -> None:
    name = person_name(printed)
    assert (name.given, name.family, name.suffix) == (given, family, suffix)
