"""Markup within titles and abstracts is taken off, and nothing that only looks like it."""

import pytest

from extractors.papers.markup import plain


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
