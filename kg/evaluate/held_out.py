"""Organisations in affiliation strings, each told by a ranker that had not seen the string."""

from collections.abc import Callable, Iterator, Sequence

from kg.evaluate.affiliations import Judged, Score, score, slices
from kg.resolve.candidates.index import Index
from kg.resolve.matching.matcher import Candidates, Match, Matcher
from kg.resolve.matching.support import Affiliation
from kg.resolve.scoring.train import BATCH, Example, train


def examples(gold: Sequence[Judged], single: str) -> list[Example]:
    """Gold as the ranker is trained on it.

    Args:
        gold: the strings.
        single: part of the names of files that give one organisation even where several are named.
    """
    return [Example(each.text, tuple(sorted(each.ids)), single in each.file) for each in gold]


def evaluate_held_out(
    index: Index, gold: Sequence[Judged], single: str, report: Callable[[str], None]
) -> dict[str, Score]:
    """Scores as of `evaluate_affiliations`, by rankers trained on the other folds of the gold."""
    answers = list(_answers(index, gold, single, report))
    return {
        name: score([gold[row] for row in rows], [answers[row] for row in rows])
        for name, rows in slices(index, gold).items()
    }


def _answers(
    index: Index, gold: Sequence[Judged], single: str, report: Callable[[str], None]
) -> Iterator[list[Match]]:
    ranker, held, sample = train(index, examples(gold, single), report)
    matcher, start = Matcher(index, ranker), 0
    for batch, (strings, found) in enumerate(zip(sample.strings, sample.found, strict=True)):
        texts = [Affiliation(each.text) for each in gold[batch * BATCH : (batch + 1) * BATCH]]
        end = start + len(found.string)
        candidates = Candidates(strings, found, held[start:end])
        yield from matcher.chosen(texts, candidates, registers=False)
        start = end
