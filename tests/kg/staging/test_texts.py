"""Texts beside the stage: kept once, the later version stays, places open in their context."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError
from kg.staging.texts import Keeper, Texts, context, span
from ontology.facts import Stretch, Text

LETTER = Text("One day\n\nTwo nights", (Stretch(0, 7, "/p[1]"), Stretch(9, 19, "/p[2]")))


def keep(path: Path, text: Text, version: str = "1") -> None:
    keeper = Keeper(path)
    keeper.keep("doc:notes/1", text, version)
    keeper.commit()


def test_a_text_comes_back_with_the_places_of_its_stretches(tmp_path: Path) -> None:
    keep(tmp_path / "texts.sqlite", LETTER)
    assert Texts(tmp_path / "texts.sqlite").of("doc:notes/1") == LETTER


def test_nothing_is_known_of_a_document_without_a_text(tmp_path: Path) -> None:
    assert Texts(tmp_path / "texts.sqlite").of("doc:notes/1") is None
    keep(tmp_path / "texts.sqlite", LETTER)
    assert Texts(tmp_path / "texts.sqlite").of("doc:notes/2") is None


def test_the_later_version_of_a_text_stays(tmp_path: Path) -> None:
    path = tmp_path / "texts.sqlite"
    for version, words in (("1", "first"), ("3", "third"), ("2", "second")):
        keep(path, Text(words), version)
    found = Texts(path).of("doc:notes/1")
    assert found is not None
    assert found.text == "third"


def test_a_damaged_file_is_named_with_what_goes_without_it(tmp_path: Path) -> None:
    path = tmp_path / "texts.sqlite"
    path.write_bytes(b"SQLite format 3, and no more" * 50)
    with pytest.raises(InputError) as read:
        Texts(path).of("doc:notes/1")
    with pytest.raises(InputError) as written:
        keep(path, LETTER)
    for caught in (read, written):
        told = str(caught.value)
        assert told.startswith(f"the file of texts is damaged ({path}). Put it back from a copy")


def test_half_characters_are_kept_too(tmp_path: Path) -> None:
    keep(tmp_path / "texts.sqlite", Text("a\ud800b"))
    assert Texts(tmp_path / "texts.sqlite").of("doc:notes/1") == Text("a\ud800b")


def test_offsets_count_from_the_beginning_or_from_that_of_a_stretch() -> None:
    assert span(LETTER, "char=0,3") == (0, 3)
    assert span(LETTER, "/p[2]#char=4,10") == (13, 19)
    assert span(LETTER, "/p[2]") == (9, 19)


def test_a_place_outside_of_the_text_is_none_of_it() -> None:
    for place in ("char=0,99", "char=5,2", "/p[3]#char=0,1", "/p[1]#char=0,8", "/title", ""):
        assert place == "" or span(LETTER, place) is None


def test_a_place_is_shown_with_what_stands_around_it() -> None:
    found = context(LETTER, "/p[2]#char=4,10", 6, 3)
    assert found is not None
    assert (found.before, found.quote, found.after) == ("\n\nTwo ", "nights", "")
    assert (found.start, found.source) == (13, "/p[2]")


@given(st.text(), st.integers(0, 50), st.integers(0, 50), st.integers(0, 9))
def test_a_context_is_a_part_of_its_text(words: str, one: int, other: int, around: int) -> None:
    start, end = sorted(min(each, len(words)) for each in (one, other))
    found = context(Text(words), f"char={start},{end}", around, around)
    assert found is not None
    assert found.quote == words[start:end]
    assert words.find(found.before + found.quote + found.after) >= 0
