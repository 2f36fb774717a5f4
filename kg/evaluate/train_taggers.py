"""Train the models that tell spans of text: references, acknowledgements, affiliations."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import pycrfsuite

from extractors.text.references.candidates import stretches
from extractors.text.tagging.features import Tokens, tokens
from extractors.text.tagging.tagger import Span, Tagger, features_of, labels
from kg.evaluate import annotated
from kg.evaluate.annotated import Annotated
from kg.evaluate.spans import SpanScore

Stretches = Callable[[str], Iterable[tuple[int, int]]]


def _whole(text: str) -> Iterator[tuple[int, int]]:
    yield 0, len(text)


@dataclass(frozen=True, slots=True)
class Task:
    """A model to train.

    Attributes:
        name: of the model, as it is shipped.
        gold: reads the gold.
        stretches: what of a text the model reads.
        iterations: of the optimiser.
        loose: whether its texts are also met with blanks before their commas.
    """

    name: str
    gold: Callable[[Collection[Path]], Iterator[Annotated]]
    stretches: Stretches
    iterations: int
    loose: bool = False


TASKS: Final[Mapping[str, Task]] = {
    each.name: each
    for each in (
        Task("citations", annotated.citations, stretches, 80),
        Task("acknowledgements", annotated.acknowledgements, _whole, 100),
        Task("affiliations", annotated.affiliations, _whole, 120, loose=True),
    )
}


def train(task: Task, gold: Iterable[Annotated]) -> bytes:
    """A model of a task, the same for the same gold: there is no chance in it."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    told = features_of(task.name)
    for each in gold:
        for start, end in task.stretches(each.text):
            found = tokens(each.text, start, end)
            for each_way in (found, _loose(found)) if task.loose and found.words else (found,):
                trainer.append(told(each_way), labels(each_way, each.spans))
    trainer.set_params(_parameters(task))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "model.crf"
        trainer.train(str(path))
        return path.read_bytes()


def _loose(found: Tokens) -> Tokens:
    gaps = (1 if word in ",.;:" else gap for word, gap in zip(found.words, found.gaps, strict=True))
    return replace(found, gaps=tuple(gaps))


def read(task: Task, model: Tagger, text: str) -> list[Span]:
    """What a model finds in a text."""
    return [span for start, end in task.stretches(text) for span in model.read(text, start, end)]


def score(task: Task, model: Tagger, gold: Iterable[Annotated]) -> dict[str, SpanScore]:
    """How near a model comes to gold, by label."""
    scores: dict[str, SpanScore] = {}
    for each in gold:
        found = read(task, model, each.text)
        for label in sorted({span.label for span in (*found, *each.spans)}):
            known = (span for span in each.spans if span.label == label)
            told = (span for span in found if span.label == label)
            scores.setdefault(label, SpanScore()).add(known, told)
    return scores


def halves(gold: Sequence[Annotated], every: int) -> tuple[list[Annotated], list[Annotated]]:
    """Gold to train on and gold held out: every n-th of its documents, or of its texts if few."""
    names = list(dict.fromkeys(each.document for each in gold))
    if len(names) < 2 * every:
        return (
            [each for i, each in enumerate(gold) if i % every],
            [each for i, each in enumerate(gold) if i % every == 0],
        )
    out = set(names[::every])
    return (
        [each for each in gold if each.document not in out],
        [each for each in gold if each.document in out],
    )


def _parameters(task: Task) -> dict[str, Any]:
    return {
        "c1": 0.3,  # leaves most weights at nought: models of less than a megabyte
        "c2": 0.05,
        "max_iterations": task.iterations,
        "feature.possible_transitions": True,
        "feature.minfreq": 2,
    }
