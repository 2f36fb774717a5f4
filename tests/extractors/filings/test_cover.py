"""Who files, by the cover page of a filing."""

import pytest

from extractors.filings import cover
from extractors.text.passage import whole

EXACT = "(Exact name of Registrant as specified in its charter)"


@pytest.mark.parametrize(
    "text",
    [
        f"FORM 20-F\n\nHERON GLASS N.V.\n{EXACT}\nNot Applicable",
        f"FORM 20-F\n\nHERON GLASS N.V.\tNot applicable\n{EXACT}\t(Translation of the name)",
        f"FORM 20-F\n\nFor the fiscal year ended December 31, 2011\n{EXACT}\nHERON GLASS N.V.\n",
        "FORM 20-F\n\nName of registrant: HERON GLASS N.V.\n",
        "FORM 20-F\n\nHERON GLASS N.V.\n_______\nRegistrant’s name\n",
        f"FORM 20-F\n\nHERON GLASS N.V. {EXACT}\n",
    ],
)
def test_the_registrant_stands_above_below_or_behind_its_label(text: str) -> None:
    found = cover.read(whole(text)).registrant
    assert found is not None
    assert found.line == "HERON GLASS N.V."


def test_a_name_without_a_legal_form_is_one_above_its_label() -> None:
    found = cover.read(whole(f"Heron Glass\n{EXACT}\nDelaware\n")).registrant
    assert found is not None
    assert found.line == "Heron Glass"


def test_a_page_without_a_label_names_nobody() -> None:
    assert cover.read(whole("FORM 8-K\n\nHERON GLASS N.V.\n")).registrant is None
