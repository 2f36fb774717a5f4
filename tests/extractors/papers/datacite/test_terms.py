"""DataCite's words: who is a person, what is no title, how many awards a field holds."""

import pytest

from extractors.papers.datacite.terms import award_numbers, is_group, words_of
from extractors.printed import PersonName


@pytest.mark.parametrize(
    ("printed", "identifiers", "group"),
    [
        ("Oliver Rung", [("orcid", "0000-0002-1825-0097")], False),
        ("Gwen E Lark", [], False),
        ("Heron, Ada", [], False),
        ("Bay Institute", [], True),
    ],
)
def test_a_creator_without_a_type_is_told_by_number_or_name(
    printed: str, identifiers: list[tuple[str, str]], group: bool
) -> None:
    assert is_group("", "", PersonName(printed=printed), identifiers) is group


def test_a_word_for_an_unknown_title_is_none() -> None:
    assert (words_of(":unav"), words_of("(:tba)"), words_of("Ice")) == ("", "", "Ice")


def test_awards_by_commas_are_several() -> None:
    assert award_numbers("1331939, 0725097") == ["1331939", "0725097"]
    assert award_numbers("EAR, Grant 12") == ["EAR, Grant 12"]
