"""A filing is about what it says of its business, not what its table of contents says."""

import pytest

from kg.topics.filings import section

TOLD = "We make lithium batteries for buses and sell them to bus makers. " * 10


@pytest.mark.parametrize(
    "heading",
    ["Item 1. Business", "ITEM 1.\tBUSINESS", "Item 4. Information on the Company", "Item 8.01."],
)
def test_the_section_is_the_one_with_words_behind_it(heading: str) -> None:
    text = f"Contents\n{heading} 3\nItem 1A. Risk Factors 9\n{heading}\n{TOLD}\nItem 2. Properties"
    found = section(text)
    assert found is not None
    assert text[found.start : found.end] == heading
    assert found.words.strip() == TOLD.strip()


def test_a_filing_without_such_a_section_is_about_nothing() -> None:
    assert section("") is None
    assert section("Item 1. Legal Proceedings\n" + TOLD) is None
    assert section("Item 1. Business\nSee the annual report.\nItem 2. Properties\n" + TOLD) is None


def test_headings_without_end_take_one_pass() -> None:
    assert section("Item 1. Business\n" * 20_000) is None
