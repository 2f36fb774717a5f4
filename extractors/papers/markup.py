"""Titles and abstracts that are markup within a text: tags taken off, entities read."""

import re
from typing import Final

from extractors.entities import unescaped
from extractors.xml import Element

_TAG: Final = re.compile(r"</?[A-Za-z][^<>]{0,500}>")
_APART: Final = re.compile(r"</?(?:jats:)?(?:p|title|sec|br|list-item|div|li)\b[^<>]{0,500}>")


_HEADING: Final = re.compile(r"(?:Abstract|ABSTRACT|Summary|SUMMARY)[:.]?\s+(?=[^a-z\s])")
_NO_WORDS: Final = ("object-id", "label")


def without_heading(abstract: str) -> str:
    """An abstract without the word `Abstract` before it."""
    found = _HEADING.match(abstract)
    return abstract[found.end() :] if found else abstract


def abstract_of(element: Element) -> str:
    """The words of an abstract in JATS, its headings and paragraphs apart."""
    blocks = element.leave().blocks()
    return without_heading(" ".join(words for name, words in blocks if name not in _NO_WORDS))


def plain(text: str) -> str:
    """The words of a text with HTML or JATS tags in it; what only looks like a tag stays.

    An entity is read twice, for many publishers escape what is escaped already: `&amp;lt;i>`.
    """
    if not text:
        return ""
    if "&" in text:
        text = unescaped(unescaped(text))
    if "<" in text:
        text = _TAG.sub("", _APART.sub(" ", text))
    return " ".join(text.split())
