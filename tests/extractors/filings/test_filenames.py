"""What names of files tell."""

import pytest

from extractors.filings import filenames
from extractors.filings.filenames import FileName

ACCESSION = "0009990001-10-000081"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            f"9990001_8K_2010_{ACCESSION}.htm",
            FileName(accession=ACCESSION, cik="9990001", form="8-K", year=2010),
        ),
        (f"{ACCESSION}.nc", FileName(accession=ACCESSION, year=2010)),
        (
            "hrn-10-k-2024-11-01.html",
            FileName(form="10-K", date="2024-11-01", year=2024, ticker="HRN"),
        ),
        (
            "HeronGlassInc_20200123_S-1A_EX-10.6_11951677_EX-10.6_License Agreement.txt",
            FileName("", "", "S-1/A", "2020-01-23", 2020, "EX-10.6", "HeronGlassInc"),
        ),
        (
            "HERONGLASS,INC_12_06_1998-EX-99.01-JOINT VENTURE AGREEMENT.txt",
            FileName("", "", "", "1998-12-06", 1998, "EX-99.01", "HERONGLASS,INC"),
        ),
        ("ex21_hrn.html", FileName(exhibit="EX-21", ticker="HRN")),
    ],
)
def test_names_tell_what_they_carry(name: str, expected: FileName) -> None:
    assert filenames.known(name)
    assert filenames.read(name) == expected


@pytest.mark.parametrize("name", ["report.html", "hrn-2024_g1.jpg", "8-K_metadata.csv", "a.txt"])
def test_other_names_tell_nothing(name: str) -> None:
    assert not filenames.known(name)
    assert filenames.read(name) == FileName()
