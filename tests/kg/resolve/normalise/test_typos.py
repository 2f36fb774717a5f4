import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.resolve.normalise.typos import LONGEST, SHORTEST, deletions, one_edit

WORDS = st.text("abcde", min_size=SHORTEST, max_size=LONGEST)


@given(WORDS, st.integers(0, LONGEST), st.sampled_from("abcde"))
def test_a_word_and_its_misspelling_share_a_deletion(word: str, place: int, letter: str) -> None:
    place %= len(word)
    for misspelt in (word[:place] + letter + word[place + 1 :], word[:place] + word[place + 1 :]):
        if len(misspelt) >= SHORTEST:
            assert set(deletions(word)) & set(deletions(misspelt))
        assert one_edit(word, misspelt)


@given(st.text(), st.text())
def test_an_edit_is_one_from_either_side(one: str, other: str) -> None:
    assert one_edit(one, other) == one_edit(other, one)


@pytest.mark.parametrize("word", ["short", "12345678", "x" * 30])
def test_words_that_chance_rules_have_no_other_spellings(word: str) -> None:
    assert list(deletions(word)) == []
