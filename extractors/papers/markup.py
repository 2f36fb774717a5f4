"""Titles and abstracts that are markup within a text: tags taken off, entities read."""

import re
from typing import Final

from extractors.entities import unescaped

_TAG: Final = re.compile(r"</?[A-Za-z][^<>]{0,500}>")
_APART: Final = re.compile(r"</?(?:jats:)?(?:p|title|sec|br|list-item|div|li)\b[^<>]{0,500}>")


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
