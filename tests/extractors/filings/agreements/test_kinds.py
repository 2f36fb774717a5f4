"""What an agreement is about."""

import pytest

from extractors.filings.agreements import kinds


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
        ("Charter Affiliation Agreement", "CollaborationAgreement"),
        ("Time Charter", "LeaseAgreement"),
        ("Investment Letter Agreement", "PurchaseAgreement"),
        ("Transfer and Servicing Agreement", "PurchaseAgreement"),
        ("IP Rights Agreement", "LicenceAgreement"),
    ],
)
def test_the_title_tells_the_class(title: str, expected: str) -> None:
    assert kinds.classify(title) == expected


def test_the_opening_tells_where_the_title_does_not() -> None:
    opening = "between the Lender and the Borrower, by which the Lender lends"
    assert kinds.classify("Agreement", opening) == "CreditAgreement"


@pytest.mark.parametrize(
    ("title", "opening", "expected"),
    [
        ("Joint Filing Agreement", "The undersigned hold securities", "Agreement"),
        (
            "Agency Agreement",
            "the Company offers shares of its common stock",
            "UnderwritingAgreement",
        ),
        ("Agency Agreement", "Agent sells the glass of Heron", "DistributionAgreement"),
        ("Affiliate Agreement", "under the Agreement and Plan of Merger", "Agreement"),
        (
            "Service Agreement",
            "the Executive's employment. The employment ends when the Executive leaves.",
            "EmploymentAgreement",
        ),
        ("Service Agreement", "Vitrum washes the glass of Heron", "ServiceAgreement"),
        (
            "Cooperation Agreement",
            "nominating a slate of directors, who beneficially own",
            "Agreement",
        ),
        ("Cooperation Agreement", "to build greenhouses", "CollaborationAgreement"),
        (
            "Fleet Maintenance Agreement",
            "employment of drivers, their employment, an employment, employment",
            "ServiceAgreement",
        ),
        (
            "First Amendment",
            "amends the Supply and Manufacturing Agreement for services, services, services",
            "ManufacturingAgreement",
        ),
    ],
)
def test_what_one_title_stands_for_the_opening_tells(
    title: str, opening: str, expected: str
) -> None:
    assert kinds.classify(title, opening) == expected


def test_a_settlement_is_of_no_class_whatever_it_is_about() -> None:
    sentence = "We entered into a settlement agreement about a patent license"
    assert kinds.by_sentence("settlement agreement", sentence) == "Agreement"
