"""The running text of a document that holds it in parts."""

from collections.abc import Iterable

from ontology.facts import Stretch, Text


def running(parts: Iterable[tuple[str, str]]) -> Text:
    """The parts, place and words of each, as one text, each on lines of its own."""
    stretches, pieces, at = list[Stretch](), list[str](), 0
    for place, words in parts:
        stretches.append(Stretch(at, at + len(words), place))
        pieces.append(words)
        at += len(words) + 1
    return Text("\n".join(pieces), tuple(stretches))
