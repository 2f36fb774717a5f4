import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.search import spelling

WORDS = ("university", "universe", "tencent", "kestrel", "hong")


@pytest.fixture(scope="module")
def known() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    for each in spelling.TABLES:
        connection.execute(each)
    spelling.write(connection, [(word, 1) for word in WORDS])
    return connection


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("universtiy", "university"),
        ("univeristy", "university"),
        ("unversity", "university"),
        ("universiity", "university"),
        ("unniversty", "university"),
        ("tencnt", "tencent"),
        ("kestral", "kestrel"),
    ],
)
def test_the_word_that_was_meant_is_near(known: sqlite3.Connection, typed: str, meant: str) -> None:
    assert spelling.near(known, typed)[0] == meant


@pytest.mark.parametrize("typed", ["university", "hon", "deep", "大学", "us123"])
def test_right_short_and_other_words_have_nothing_near(
    known: sqlite3.Connection, typed: str
) -> None:
    assert spelling.near(known, typed) == []


@given(st.sampled_from([w for w in WORDS if len(w) > 4]), st.data())
def test_a_word_with_one_letter_left_out_is_near(word: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(word) - 1))
    typed = word[:place] + word[place + 1 :]
    assert spelling.deletion_keys(typed) & spelling.deletion_keys(word)
