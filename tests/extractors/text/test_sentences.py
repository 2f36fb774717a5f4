"""Where sentences end."""

import pytest

from extractors.text import sentences
from extractors.text.passage import whole


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rained. Nobody came.", ["It rained.", "Nobody came."]),
        ("Heron Inc. Mirrors failed to pay.", ["Heron Inc. Mirrors failed to pay."]),
        ("He left Heron Inc. The rest stayed.", ["He left Heron Inc.", "The rest stayed."]),
        ("Mr. J. Quill of No. 5 left.", ["Mr. J. Quill of No. 5 left."]),
        ("“Enough.” He left.", ["“Enough.”", "He left."]),
    ],
)
def test_a_full_stop_ends_a_sentence_unless_it_ends_an_abbreviation(
    text: str, expected: list[str]
) -> None:
    assert [each.text for each in sentences.split(whole(text))] == expected
