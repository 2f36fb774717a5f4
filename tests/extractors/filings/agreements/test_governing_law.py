"""The law that governs an agreement."""

import pytest

from extractors.filings.agreements import governing_law
from extractors.text.passage import whole


@pytest.mark.parametrize(
    ("text", "law"),
    [
        ("This Agreement shall be governed by the laws of the State of Texas.", "Texas"),
        ("shall be governed by the internal laws State of New York.", "New York"),
        (
            "irrespective of a relationship of Company and Repairer being established, it shall be "
            "governed by, and construed in accordance with, the laws of the State of Ohio",
            "Ohio",
        ),
        (
            "This Agreement has been made in the State of Nevada and shall be read under the "
            "laws of such state.",
            "Nevada",
        ),
        ("9. GOVERNING LAW. Any lawsuit may be begun in a court of Oregon.", "Oregon"),
        ("Heron is a company organized under the laws of Delaware.", ""),
    ],
)
def test_the_law_is_read_from_its_clause(text: str, law: str) -> None:
    found = governing_law.find(whole(text))
    assert (found[0] if found else "") == law
