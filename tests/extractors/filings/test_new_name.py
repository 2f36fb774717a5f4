"""A company takes a new name."""

import pytest

from extractors.filings import new_name
from extractors.text.passage import whole


@pytest.mark.parametrize(
    ("text", "new", "old"),
    [
        (
            "the Company filed articles to change the name of the Company from “Heron Glass, "
            "Inc.” to “Vitrum Optics, Inc.” (the “Name Change”).",
            "Vitrum Optics, Inc.",
            "Heron Glass, Inc.",
        ),
        (
            "On May 1, Heron changed its name to Vitrum Corp., effective at once.",
            "Vitrum Corp.",
            "",
        ),
    ],
)
def test_a_change_of_name_is_read(text: str, new: str, old: str) -> None:
    (found,) = new_name.find(whole(text))
    assert (found.new.line, found.old.line if found.old else "") == (new, old)


def test_a_change_of_bylaws_is_no_new_name() -> None:
    text = "The Board amended the Bylaws to change the number of directors to Ten."
    assert not list(new_name.find(whole(text)))
