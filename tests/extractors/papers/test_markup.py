"""Markup within titles and abstracts is taken off, and nothing that only looks like it."""

import pytest

from extractors.papers.markup import abstract_of, plain, without_heading
from extractors.xml import parse


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("H<sub>2</sub>O", "H2O"),
        ("&lt;i&gt;E. coli&lt;/i&gt; and more", "E. coli and more"),
        ("<jats:title>Abstract</jats:title><jats:p>One.</jats:p>", "Abstract One."),
        ("p < 0.05 and q > 1", "p < 0.05 and q > 1"),
        ("Smith &amp;amp; Sons", "Smith & Sons"),
        ("<" * 9 + "i", "<" * 9 + "i"),
    ],
)
def test_tags_go_and_words_stay(printed: str, meant: str) -> None:
    assert plain(printed) == meant


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("Abstract We look.", "We look."),
        ("ABSTRACT: We look.", "We look."),
        ("Abstract interpretation is old.", "Abstract interpretation is old."),
    ],
)
def test_the_heading_of_an_abstract_goes(printed: str, meant: str) -> None:
    assert without_heading(printed) == meant


def test_parts_of_an_abstract_stand_apart_without_its_number() -> None:
    data = (
        b"<abstract><object-id>10.5555/1</object-id><sec><title>Background</title>"
        b"<p>Ice is <i>cold</i>.</p></sec></abstract>"
    )
    assert abstract_of(parse(data)) == "Background Ice is cold."
