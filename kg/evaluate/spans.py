"""Spans that were found against spans of the gold, exactly and overlapping."""

from collections.abc import Iterable
from dataclasses import dataclass

from extractors.text.tagging.tagger import Span
from kg.evaluate.clusters import Score


@dataclass(slots=True)
class SpanScore:
    """Spans counted.

    Attributes:
        gold: spans of the gold.
        answers: spans that were found.
        exact: answers with both ends of a span of the gold.
        found: spans of the gold that an answer overlaps.
        right: answers that overlap a span of the gold.
    """

    gold: int = 0
    answers: int = 0
    exact: int = 0
    found: int = 0
    right: int = 0

    def add(self, gold: Iterable[Span], answers: Iterable[Span]) -> None:
        """Count the spans of one text."""
        known = {(each.start, each.end) for each in gold}
        told = {(each.start, each.end) for each in answers}
        self.gold += len(known)
        self.answers += len(told)
        self.exact += len(known & told)
        self.found += sum(any(a < d and c < b for c, d in told) for a, b in known)
        self.right += sum(any(a < d and c < b for c, d in known) for a, b in told)

    def exactly(self) -> tuple[float, float, float]:
        """Precision, recall and F1, both ends right."""
        return _rates(self.exact, self.answers, self.exact, self.gold)

    def overlapping(self) -> tuple[float, float, float]:
        """Precision, recall and F1, some of the words right."""
        return _rates(self.right, self.answers, self.found, self.gold)


def _rates(right: int, answers: int, found: int, gold: int) -> tuple[float, float, float]:
    precision = right / answers if answers else 0.0
    recall = found / gold if gold else 0.0
    return precision, recall, Score(precision, recall).f1
