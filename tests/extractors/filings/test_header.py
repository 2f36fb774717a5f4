"""Both spellings of the header of a submission."""

from extractors.filings import header
from extractors.text.passage import whole

TAGGED = """<SUBMISSION>
<ACCESSION-NUMBER>0009990001-24-000001
<TYPE>SC 13D
<ITEMS>2.01
<FILING-DATE>20240111
<NEW-FIELD>something
<SUBJECT-COMPANY>
<COMPANY-DATA>
<CONFORMED-NAME>HERON GLASS CORP
<CIK>0009990001
<IRS-NUMBER>990000001
</COMPANY-DATA>
<BUSINESS-ADDRESS>
<CITY>LANTAU
<STATE>K3
</BUSINESS-ADDRESS>
<MAIL-ADDRESS>
<CITY>ELSEWHERE
<STATE>NV
</MAIL-ADDRESS>
</SUBJECT-COMPANY>
<FILED-BY>
<COMPANY-DATA>
<CONFORMED-NAME>QUILL ADA
<CIK>0009990002
<IRS-NUMBER>000000000
</COMPANY-DATA>
</FILED-BY>
"""
SPACED = """ACCESSION NUMBER:\t\t0009990001-24-000001

FILED AS OF DATE:\t\t20240111

FILER:

\tCOMPANY DATA:\t

\t\tCOMPANY CONFORMED NAME:\t\t\tHERON GLASS CORP

\tFORMER COMPANY:

\t\tFORMER CONFORMED NAME:\tHERON SANDS LTD
"""


def test_both_spellings_of_a_header_are_read() -> None:
    tagged, spaced = header.read(whole(TAGGED)), header.read(whole(SPACED))
    assert tagged.accession is not None
    assert spaced.accession is not None
    assert tagged.accession.text == spaced.accession.text == "0009990001-24-000001"
    assert tagged.filed == spaced.filed == "20240111"


def test_parties_keep_their_roles_and_their_business_address() -> None:
    subject, by = header.read(whole(TAGGED)).parties
    assert (subject.role, by.role) == ("SUBJECT COMPANY", "FILED BY")
    assert subject.city is not None
    assert (subject.city.text, subject.state) == ("LANTAU", "K3")


def test_a_tax_number_of_zeros_makes_nobody_a_company() -> None:
    assert [each.corporate for each in header.read(whole(TAGGED)).parties] == [True, False]


def test_former_names_are_kept() -> None:
    (party,) = header.read(whole(SPACED)).parties
    assert [each.text for each in party.former] == ["HERON SANDS LTD"]


def test_a_field_that_nobody_knows_is_told() -> None:
    assert header.read(whole(TAGGED)).unread == ["NEW FIELD"]
