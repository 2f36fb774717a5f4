"""The references of a running text: where each stands, and whether it is to a patent.

Trained on the patents that GROBID's authors labelled (https://github.com/kermitt2/grobid,
Apache-2.0) by `kg train citations`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from extractors.text.passage import Passage
from extractors.text.references.candidates import stretches
from extractors.text.tagging.tagger import Tagger, tagger

MODEL: Final = "citations"
PATENT, LITERATURE = "patent", "literature"
_TELLS: Final = re.compile(r"\d")
_SHORTEST: Final = 5
"""Characters of a reference at least."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference in a text.

    Attributes:
        words: where it stands.
        kind: PATENT or LITERATURE.
    """

    words: Passage
    kind: str


def find(text: Passage, model: Tagger | None = None) -> Iterator[Reference]:
    """The references of a text, in their order; several patents of one list are one of them."""
    model = model or tagger(MODEL)
    for start, end in stretches(text.text):
        for span in model.read(text.document, text.start + start, text.start + end):
            words = Passage(text.document, span.start, span.end)
            if len(words.text) >= _SHORTEST and _TELLS.search(words.text):
                yield Reference(words, span.label)
