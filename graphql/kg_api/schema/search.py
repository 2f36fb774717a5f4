"""A person's words as queries of the full-text index; never its syntax."""

from typing import Final

from kg.resolve.normalise.names import search_text
from kg.store.dialect import search_queries
from kg_api.fields.bindings import as_given

_MOST_WORDS: Final = 16
_MOST_LETTERS: Final = 1000


def queries(text: str) -> list[str]:
    """What finds all of the words, in the folding of `searchText`: to the letter; nearly.

    Raises:
        ValueError: there is no word in the text.
    """
    as_given(text)
    words = [
        word
        for word in search_text(text[:_MOST_LETTERS]).split()
        if any(letter.isalnum() for letter in word)
    ]
    if not words:
        raise ValueError("there is no word in it")
    return search_queries(" ".join(words[:_MOST_WORDS]))
