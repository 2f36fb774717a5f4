"""Passages and their places."""

from extractors.text.passage import LONGEST_QUOTE, whole

TEXT = "First line\nsecond\u2028third\n\n  Last one.  "


def test_a_part_knows_its_place_in_the_whole() -> None:
    part = whole(TEXT).part(11, len(TEXT)).part(0, 6)
    assert (part.text, part.place) == ("second", "char=11,17")


def test_blanks_at_both_ends_are_left_out_of_a_part() -> None:
    assert whole(TEXT).part(23, len(TEXT)).text == "Last one."


def test_a_part_never_reaches_beyond_the_passage_it_is_of() -> None:
    assert whole(TEXT).part(0, 5).part(0, 50).text == "First"


def test_lines_end_at_breaks_within_cells_too() -> None:
    assert [line.text for line in whole(TEXT).lines()] == [
        "First line",
        "second",
        "third",
        "Last one.",
    ]


def test_paragraphs_end_at_an_empty_line() -> None:
    assert [each.line for each in whole(TEXT).paragraphs()] == [
        "First line second third",
        "Last one.",
    ]


def test_a_long_quote_is_cut_and_its_place_with_it() -> None:
    evidence = whole("x" * (LONGEST_QUOTE + 1)).evidence(0.5)
    assert (evidence.place, len(evidence.quote)) == (f"char=0,{LONGEST_QUOTE}", LONGEST_QUOTE)
    assert evidence.confidence == 0.5
