"""What an agreement is about."""

import pytest

from extractors.filings import agreement_kinds


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Collaboration and License Agreement", "CollaborationAgreement"),
        ("JOINT DEVELOPMENT AGREEMENT", "JointDevelopmentAgreement"),
        ("Co-Development Agreement", "JointDevelopmentAgreement"),
        ("Sponsored Research Agreement", "SponsoredResearchAgreement"),
        ("Joint Laboratory Agreement", "JointLaboratoryAgreement"),
        ("Strategic Alliance Agreement", "CollaborationAgreement"),
        ("Exclusive Distributor Agreement", "DistributionAgreement"),
        ("Web Hosting Agreement", "ServiceAgreement"),
        ("Agreement and Plan of Merger", "MergerAgreement"),
        ("Revolving Credit Agreement", "CreditAgreement"),
        ("Confidentiality Agreement", "Agreement"),
    ],
)
def test_the_title_tells_the_class(title: str, expected: str) -> None:
    assert agreement_kinds.classify(title) == expected


def test_the_opening_tells_where_the_title_does_not() -> None:
    opening = "between the Lender and the Borrower, by which the Lender lends"
    assert agreement_kinds.classify("Agreement", opening) == "CreditAgreement"
