"""Whether an agreement binds one party to the other alone."""

from extractors.filings.agreements import exclusivity
from extractors.text.passage import whole


def test_exclusive_is_what_the_title_calls_itself() -> None:
    titles = ("Exclusive License Agreement", "Non-Exclusive License Agreement", "License Agreement")
    assert [exclusivity.by_title(title) for title in titles] == [True, False, None]


def test_the_text_tells_where_the_title_does_not() -> None:
    granted = (
        "grants an exclusive right to sell. The exclusivity of the exclusive distributor ends."
    )
    assert exclusivity.find(whole(granted), "License Agreement", "LicenceAgreement")
    denied = whole("grants a non-exclusive right")
    assert exclusivity.find(denied, "License Agreement", "LicenceAgreement") is False


def test_an_exclusive_remedy_binds_nobody() -> None:
    remedy = whole("its sole and exclusive remedy is repair")
    assert exclusivity.find(remedy, "Supply Agreement", "SupplyAgreement") is False


def test_of_a_lease_nobody_asks_whether_it_is_exclusive_unless_its_title_says_so() -> None:
    text = whole(
        "subject to the exclusive control of Landlord, who reserves the exclusive right to use the "
        "name, the exclusive right to use the roof and the exclusive right to apply all payments."
    )
    assert exclusivity.find(text, "Lease Agreement", "LeaseAgreement") is None
    assert exclusivity.find(text, "Lease Agreement", "ServiceAgreement") is True
    assert exclusivity.find(text, "Exclusive Lease", "LeaseAgreement") is True
