"""Who signs, as what."""

from extractors.filings import signatures
from extractors.text.passage import whole


def signed(block: str) -> list[tuple[str, str]]:
    found = signatures.find(whole(f"Words.\n\nSIGNATURES\n\n{block}"))
    return [(each.name.line, each.title.line) for each in found]


def test_the_office_stands_below_the_repeated_name() -> None:
    block = "By: /s/ Ada M. Quill\n    ------------\n    Ada M. Quill\n    Chief Financial Officer"
    assert signed(block) == [("Ada M. Quill", "Chief Financial Officer")]


def test_the_office_stands_in_the_next_cell() -> None:
    assert signed("/s/ Ada Quill\tDirector\tMay 4, 2020") == [("Ada Quill", "Director")]


def test_two_who_sign_on_one_row_keep_their_columns() -> None:
    block = "/s/ Ada Quill\t/s/ Ben Ives\nAda Quill\tBen Ives\nDirector\tChief Executive Officer"
    assert signed(block) == [("Ada Quill", "Director"), ("Ben Ives", "Chief Executive Officer")]


def test_firms_attorneys_and_people_without_office_are_left_out() -> None:
    block = "/s/ Fenwick & Thrush LLP\nDirector\n\n/s/ Ada Quill\n\n/s/ Ben Ives\nAttorney-in-fact"
    assert signed(block) == []


def test_nobody_signs_without_a_heading() -> None:
    assert list(signatures.find(whole("/s/ Ada Quill\nDirector"))) == []
