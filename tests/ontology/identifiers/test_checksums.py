"""A wrong check digit is never let through."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.identifiers import curie
from ontology.identifiers.checksums import holds_mod_11_2, holds_mod_97_10

MOD_11_2 = st.from_regex(r"[0-9]{15}", fullmatch=True).map(
    lambda digits: next(digits + c for c in "0123456789X" if holds_mod_11_2(digits + c))
)
MOD_97_10 = st.from_regex(r"[0-9A-Z]{18}", fullmatch=True).map(
    lambda base: next(f"{base}{n:02}" for n in range(2, 99) if holds_mod_97_10(f"{base}{n:02}"))
)


@given(MOD_11_2, st.integers(0, 14), st.integers(1, 9))
def test_one_wrong_digit_of_an_orcid_or_isni_is_refused(text: str, at: int, by: int) -> None:
    wrong = f"{text[:at]}{(int(text[at]) + by) % 10}{text[at + 1 :]}"
    assert curie("orcid", text) is not None
    assert curie("isni", text) == f"isni:{text}"
    assert curie("orcid", wrong) is None
    assert curie("isni", wrong) is None


@given(MOD_97_10, st.integers(18, 19), st.integers(1, 9))
def test_a_wrong_check_digit_of_a_lei_is_refused(text: str, at: int, by: int) -> None:
    wrong = f"{text[:at]}{(int(text[at]) + by) % 10}{text[at + 1 :]}"
    assert curie("lei", text) == f"lei:{text}"
    assert curie("lei", wrong) is None


@pytest.mark.parametrize("check", [f"{n:02}" for n in range(100) if n != 97])
def test_a_wrong_check_digit_of_a_ror_id_is_refused(check: str) -> None:
    assert curie("ror", "00q4vv597") == "ror:00q4vv597"
    assert curie("ror", f"00q4vv5{check}") is None
