"""Spans of affiliations: as the gold has them, as the model learns them, as the reader tells them.

The gold, in TEI, tells institutions, departments and laboratories apart. The model learns all as
organisations, for more of its ends are wrong where it tells them apart, and the reader goes by
their words. What it tells is scored twice: organisations of any kind, and each kind.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from extractors.text.affiliations.read import KINDS, ORGANIZATION, read_all
from extractors.text.affiliations.segments import Kind
from extractors.text.tagging.chain import Chain, unpacked
from extractors.text.tagging.tagger import Span
from kg.evaluate.annotated import ORGANIZATIONS

_TOLD: Final[Mapping[Kind, str]] = MappingProxyType(
    {Kind.ORGANIZATION: "institution", Kind.UNIT: "department"}
)


def learnt(spans: Iterable[Span]) -> Iterator[Span]:
    """Spans of the gold as the model learns them."""
    for each in spans:
        label = ORGANIZATION if each.label in ORGANIZATIONS else each.label
        yield Span(each.start, each.end, label)


def scored(spans: Iterable[Span]) -> Iterator[Span]:
    """Spans of the gold as they are scored."""
    for each in spans:
        if each.label in ORGANIZATIONS:
            yield Span(each.start, each.end, ORGANIZATION)
            yield each
        else:
            yield Span(each.start, each.end, str(KINDS[each.label]))


def reader(model: bytes | None) -> Callable[[str], list[Span]]:
    """What the reader tells of a text, as it is scored; with the shipped model if none is given."""
    chain = Chain(unpacked(model)) if model else None

    def told(text: str) -> list[Span]:
        found: list[Span] = []
        for each in read_all([text], chain)[0].names:
            label = _TOLD.get(each.kind, str(each.kind))
            if label in ORGANIZATIONS:
                found.append(Span(each.start, each.end, ORGANIZATION))
            found.append(Span(each.start, each.end, label))
        return found

    return told
