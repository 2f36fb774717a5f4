"""A person's words as a query of the full-text index; never its syntax."""

from typing import Final

from kg.graph.dialect import search_query
from kg.names import search_text
from kg_api.reading import as_given

_MOST_WORDS: Final = 16
_MOST_LETTERS: Final = 1000


def query(text: str) -> str:
    """The query for what has all of the words, in the folding of `searchText`.

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
    return search_query(" ".join(words[:_MOST_WORDS]))
