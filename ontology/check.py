"""Hold what an extractor yields against the vocabulary."""

from collections.abc import Iterable, Iterator, Mapping

from ontology.errors import FactError
from ontology.facts import Document, Evidence, Fact, Link, Mention, Text, Value
from ontology.schema import Property, Vocabulary, vocabulary


def checked(facts: Iterable[Fact]) -> Iterator[Fact]:
    """Pass one document's facts on, in order, so long as they fit the vocabulary.

    Raises:
        FactError: a fact names a class, link or property the vocabulary lacks, a value has the
            wrong type, a link's ends are of the wrong classes or were not mentioned before it,
            the first fact is no Document, or there is a second text.
    """
    words = vocabulary()
    kinds: dict[str, str] = {}
    texts = 0
    for position, fact in enumerate(facts):
        if isinstance(fact, Document) != (position == 0):
            raise FactError("a document's facts begin with the Document, and hold only one")
        if isinstance(fact, Mention):
            _check_mention(words, fact)
            kinds[fact.id] = fact.kind
        elif isinstance(fact, Link):
            _check_link(words, fact, kinds)
        elif isinstance(fact, Text):
            texts += 1
            _check_text(fact, texts)
        yield fact


def _check_mention(words: Vocabulary, mention: Mention) -> None:
    kind = words.classes.get(mention.kind)
    if kind is None or kind.abstract:
        raise FactError(f"{mention.kind} is no class of the vocabulary that a thing can be of")
    if not mention.name.strip():
        raise FactError(f"a {mention.kind} at {mention.evidence.place} has no name")
    _check_values(mention.kind, mention.properties, words.properties_of(mention.kind))
    _check_evidence(mention.kind, mention.evidence)


def _check_link(words: Vocabulary, link: Link, kinds: Mapping[str, str]) -> None:
    type_ = words.links.get(link.type)
    if type_ is None:
        raise FactError(f"{link.type} is no link of the vocabulary")
    for end, classes in ((link.source, type_.domain), (link.target, type_.range)):
        if end not in kinds:
            raise FactError(f"{link.type} links {end}, which was not mentioned before it")
        if not any(words.is_a(kinds[end], each) for each in classes):
            raise FactError(f"{link.type} takes {' or '.join(classes)}, not a {kinds[end]}")
    _check_values(link.type, link.properties, words.properties_on(link.type))
    _check_evidence(link.type, link.evidence)


def _check_text(text: Text, count: int) -> None:
    if count > 1:
        raise FactError("a document has one text, and this one has two")
    end = 0
    for each in text.stretches:
        if not end <= each.start <= each.end <= len(text.text):
            raise FactError(f"the stretch at {each.place} lies outside of the text or on another")
        end = each.end


def _check_values(owner: str, values: Mapping[str, Value], allowed: Mapping[str, Property]) -> None:
    for name, value in values.items():
        if name not in allowed:
            raise FactError(f"{owner} has no property {name} in the vocabulary")
        each = value if isinstance(value, tuple) else (value,)
        if isinstance(value, tuple) != allowed[name].many or not all(
            type(one) is allowed[name].python for one in each
        ):
            raise FactError(f"{owner}.{name} can not hold {value!r}")


def _check_evidence(owner: str, evidence: Evidence) -> None:
    if not evidence.place:
        raise FactError(f"the evidence of a {owner} names no place in the document")
    if not 0 <= evidence.confidence <= 1:
        raise FactError(f"the confidence of a {owner} is {evidence.confidence}, not in 0 to 1")
