"""Cells that a spreadsheet would run."""

from hypothesis import given
from hypothesis.strategies import text

from kg.spreadsheet import as_text


def test_what_would_run_as_a_formula_begins_with_an_apostrophe() -> None:
    for run in ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "'quoted"):
        assert as_text(run) == "'" + run
    for plain in ("", "Acme", "1-2", "a=b", " =1"):
        assert as_text(plain) == plain


@given(text())
def test_taking_one_apostrophe_away_gives_the_text_back(cell: str) -> None:
    assert as_text(cell).removeprefix("'") == cell
