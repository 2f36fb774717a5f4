"""English sentences, with their places."""

import re
from collections.abc import Iterator

from extractors.text.passage import Passage

_END = re.compile(r"[.!?][\"”’')\]]*\s+(?=[\"“(]?[A-Z0-9])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:No|Nos|Mr|Ms|Mrs|Dr|St|Jr|Sr|vs?|et al|i\.e|e\.g|Art|Sec|approx|Messrs|Prof|Hon|"
    r"Gen|Lt|"
    r"Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|[A-Z])|\b(?:[A-Za-z]\.)+[A-Za-z])\.$"
)
_FORM = re.compile(r"\b(?:Inc|Corp|Co|Ltd|Bros|Cos|L\.P|N\.A)\.[\"”’')]*$")
_OPENING = re.compile(
    r"[\"“(]?(?:The|On|In|This|These|Pursuant|Under|As|An?|Such|Upon|Each|We|Our|It|For|If|All|"
    r"Concurrently|Subject|Effective|At|Also|Item|ITEM)\b"
)


def split(passage: Passage) -> Iterator[Passage]:
    """Sentences; a full stop after `Inc.` ends one only before a word that opens sentences."""
    text, start = passage.text, 0
    for match in _END.finditer(text):
        if _ends(text[max(0, match.start() - 12) : match.end()].rstrip(), text[match.end() :][:14]):
            yield passage.part(start, match.end())
            start = match.end()
    if text[start:].strip():
        yield passage.part(start, len(text))


def _ends(before: str, after: str) -> bool:
    if _FORM.search(before):
        return _OPENING.match(after) is not None
    return _ABBREVIATION.search(before) is None
