"""What words of organisations' names are the same word for matching.

All are lower case and bare of diacritics, as `kg.resolve.normalise.fold` has them by then.
"""

from typing import Final

from kg.resolve.normalise.exonyms import EXONYMS
from kg.resolve.normalise.generic import GENERIC
from ontology.legal_forms import latin_words, legal_forms

_FUNCTION: Final = """
a al am an and at au aux d da das de degli dei del dell della delle den der des det di die do
dos du e ed el et for fur i im in into l la las le les lo los na no och of og on or os para per
pour pri s the to u und v van von w with y z za zu zum zur
"""

FUNCTION: Final = frozenset(_FUNCTION.split())
"""Words that names gain and lose without becoming others: articles, prepositions, conjunctions."""

LEGAL_FORMS: Final = latin_words()
"""Last words of companies' names that tell their legal form, bare of dots."""

HAN_LEGAL_FORMS: Final = tuple(
    sorted(
        (
            word
            for each in legal_forms()
            if each.script == "Hans"
            for word in each.words
            if word.endswith("公司")
        ),
        key=len,
        reverse=True,
    )
)
"""Ends of companies' names in Chinese that tell it, the longest first."""

PLURAL_KEEPS: Final = frozenset(
    [
        "paris",
        "texas",
        "kansas",
        "arkansas",
        "illinois",
        "los",
        "dallas",
        "athens",
        "madras",
        "naples",
    ]
)
"""Words that end in `s` and are no plurals."""

_FORMS: Final = """
co: company companies
corp: corporation corporate
inc: incorporated incorporation
ltd: limited
"""


def _table(text: str) -> dict[str, str]:
    table = {}
    for entry in text.replace("\n    ", " ").strip().splitlines():
        word, _, others = entry.partition(":")
        table.update(dict.fromkeys(others.split(), word))
    return table


SAME: Final = _table(GENERIC) | _table(_FORMS) | _table(EXONYMS)
"""Word -> the word that stands for it: generic words across languages, abbreviations, exonyms."""
