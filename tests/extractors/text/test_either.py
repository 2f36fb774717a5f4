"""Alternatives that are found fast are those that would be found."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.text.either import either

WORDS = ("et al", r"pat(?:ent|\.|s\b)", "pp", r"p\.\s?\d", "patents", "K2", r"s\d", "3d")
FAST = either(*WORDS)
SLOW = re.compile(rf"\b(?:{'|'.join(WORDS)})", re.I)


@given(st.text("eEtTaAlLpPnNsS.k2\u212a\u017f3dD 1_-", max_size=40))
def test_the_same_is_found_as_by_one_pattern_that_folds_case(text: str) -> None:
    found, wanted = ([each.span() for each in words.finditer(text)] for words in (FAST, SLOW))
    assert found == wanted


def test_an_alternative_that_begins_with_a_sign_is_refused() -> None:
    with pytest.raises(ValueError, match="neither a letter nor a digit"):
        either("(a)")
