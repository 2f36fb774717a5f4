"""Whom an acknowledgement thanks, who paid, and by which grants.

Trained on the acknowledgements that GROBID's authors labelled (https://github.com/kermitt2/grobid,
CC BY) by `kg train funding`.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

from extractors.text import chinese_acknowledgements, sentences
from extractors.text.acknowledged import (
    AFFILIATION,
    FUNDER,
    GRANT,
    PERSON,
    PROGRAMMES,
    Acknowledged,
)
from extractors.text.passage import Passage
from extractors.text.tagging.tagger import Tagger, tagger

MODEL: Final = "acknowledgements"
LONGEST: Final = 30_000
"""Characters that are read; no acknowledgement is longer."""

_NEAR: Final = 200
"""Characters between a person and where they work at most."""

_AROUND: Final = 40
"""Spans before and behind a grant among which its funder is looked for."""


def find(text: Passage, model: Tagger | None = None) -> Iterator[Acknowledged]:
    """What an acknowledgement names, in its order."""
    end = min(text.end, text.start + LONGEST)
    if chinese_acknowledgements.is_chinese(text):
        yield from chinese_acknowledgements.find(Passage(text.document, text.start, end))
        return
    model = model or tagger(MODEL)
    found = [
        (each.label, Passage(text.document, each.start, each.end))
        for each in model.read(text.document, text.start, end)
    ]
    breaks = [each.end for each in sentences.split(Passage(text.document, text.start, end))]
    for i, (label, words) in enumerate(found):
        if label in (FUNDER, PERSON, GRANT, *PROGRAMMES) and any(map(str.isalnum, words.text)):
            yield Acknowledged(label, words, _beside(found, i, breaks))


def _beside(found: Sequence[tuple[str, Passage]], i: int, breaks: Sequence[int]) -> Passage | None:
    label, words = found[i]
    if label == FUNDER:
        return None
    sentence = _sentence(words, breaks)
    if label == PERSON:
        after = found[i + 1] if i + 1 < len(found) else None
        near = after and after[0] == AFFILIATION and after[1].start - words.end < _NEAR
        return after[1] if after and near and _sentence(after[1], breaks) == sentence else None
    # A grant is of the funder named last before it, else of the next one: `grant 12 of the NSF`.
    around = (*reversed(found[max(0, i - _AROUND) : i]), *found[i + 1 : i + 1 + _AROUND])
    funders = (each for name, each in around if name == FUNDER)
    return next((each for each in funders if _sentence(each, breaks) == sentence), None)


def _sentence(words: Passage, breaks: Sequence[int]) -> int:
    return bisect_right(breaks, words.start)
