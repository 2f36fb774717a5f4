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
    assert exclusivity.find(whole(granted), "License Agreement")
    assert not exclusivity.find(whole("grants a non-exclusive right"), "License Agreement")


def test_an_exclusive_remedy_binds_nobody() -> None:
    assert not exclusivity.find(whole("its sole and exclusive remedy is repair"), "Sale")
