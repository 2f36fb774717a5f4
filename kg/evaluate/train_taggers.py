"""Train the models that tell spans of text: references, acknowledgements, affiliations."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import numpy as np
import pycrfsuite

from extractors.text.affiliations.read import ORGANIZATION, SORTS, read_all
from extractors.text.passage import whole
from extractors.text.references.candidates import stretches
from extractors.text.references.find import find
from extractors.text.tagging import around
from extractors.text.tagging.chain import Chain, Weights, unpacked
from extractors.text.tagging.features import Tokens, features, tokens
from extractors.text.tagging.tagger import Span, Tagger, labels, tagger
from kg.evaluate import annotated
from kg.evaluate.annotated import ORGANIZATIONS, Annotated
from kg.evaluate.spans import SpanScore

Stretches = Callable[[str], Iterable[tuple[int, int]]]
Spans = Iterable[Span]
Read = Callable[[str], list[Span]]
"""What a model tells of a text."""


def _whole(text: str) -> Iterator[tuple[int, int]]:
    yield 0, len(text)


def _as_they_are(spans: Spans) -> Spans:
    return spans


@dataclass(frozen=True, slots=True)
class Task:
    """A model to train.

    Attributes:
        name: of the model, as it is shipped.
        gold: reads the gold.
        stretches: what of a text the model learns from.
        iterations: of the optimiser.
        reader: what is told of a text by a model, or by the one that is shipped if none is given.
        features: what the model is told of each word.
        learnt: spans of the gold as the model learns them.
        scored: the same as they are scored.
    """

    name: str
    gold: Callable[[Collection[Path]], Iterator[Annotated]]
    stretches: Stretches
    iterations: int
    reader: Callable[[bytes | None], Read]
    features: Callable[[Tokens], list[list[str]]] = features
    learnt: Callable[[Spans], Spans] = _as_they_are
    scored: Callable[[Spans], Spans] = _as_they_are


def _learnt(spans: Iterable[Span]) -> Iterator[Span]:
    """Spans of the gold as the model learns them: all organisations alike.

    Told apart by the model, more of their ends are wrong; the reader goes by their words.
    """
    for each in spans:
        label = ORGANIZATION if each.label in ORGANIZATIONS else each.label
        yield Span(each.start, each.end, label)


def _scored(spans: Iterable[Span]) -> Iterator[Span]:
    """Spans of the gold as they are scored: organisations of any kind, and each kind."""
    for each in spans:
        if each.label in ORGANIZATIONS:
            yield Span(each.start, each.end, ORGANIZATION)
            yield each
        else:
            yield Span(each.start, each.end, str(SORTS[each.label]))


def _citations(model: bytes | None) -> Read:
    """What the reader of patents' descriptions tells, with all of its rules."""
    known = Tagger(model) if model else None
    return lambda text: [
        Span(each.words.start, each.words.end, each.kind) for each in find(whole(text), known)
    ]


def _acknowledgements(model: bytes | None) -> Read:
    """What the model of acknowledgements tells."""
    known = Tagger(model) if model else tagger("acknowledgements")
    return known.read


def _affiliations(model: bytes | None) -> Read:
    """What the reader of affiliations tells, as it is scored."""
    chain = Chain(unpacked(model)) if model else None

    def told(text: str) -> list[Span]:
        found: list[Span] = []
        for each in read_all([text], chain)[0].names:
            if each.sort in ORGANIZATIONS:
                found.append(Span(each.start, each.end, ORGANIZATION))
            found.append(Span(each.start, each.end, str(each.sort)))
        return found

    return told


AFFILIATIONS: Final = Task(
    "affiliations",
    annotated.affiliations,
    _whole,
    120,
    _affiliations,
    around.features,
    _learnt,
    _scored,
)
TASKS: Final[Mapping[str, Task]] = {
    each.name: each
    for each in (
        Task("citations", annotated.citations, stretches, 80, _citations),
        Task("acknowledgements", annotated.acknowledgements, _whole, 100, _acknowledgements),
        AFFILIATIONS,
    )
}


def train(task: Task, gold: Iterable[Annotated]) -> bytes:
    """A model of a task, the same for the same gold: there is no chance in it.

    Affiliations are also met with blanks before their commas, and the model is one of ours.
    """
    ours = task is AFFILIATIONS
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    for each in gold:
        for start, end in task.stretches(each.text):
            found = tokens(each.text, start, end)
            for each_way in (found, _loose(found)) if ours and found.words else (found,):
                spans = list(task.learnt(each.spans))
                trainer.append(task.features(each_way), labels(each_way, spans))
    trainer.set_params(_parameters(task))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "model.crf"
        trainer.train(str(path))
        return weights(_opened(path)).packed() if ours else path.read_bytes()


def _opened(path: Path) -> pycrfsuite.Tagger:
    model = pycrfsuite.Tagger()
    model.open(str(path))
    return model


def weights(model: pycrfsuite.Tagger) -> Weights:
    """The weights of a model of CRFsuite's."""
    told = model.info()
    label = {name: place for place, name in enumerate(sorted(told.labels))}
    feature = {
        name: place for place, name in enumerate(sorted({f for f, _ in told.state_features}))
    }
    transitions = np.zeros((len(label), len(label)), np.float32)
    state = np.zeros((len(feature), len(label)), np.float32)
    for (one, other), weight in told.transitions.items():
        transitions[label[one], label[other]] = weight
    for (name, of), weight in told.state_features.items():
        state[feature[name], label[of]] = weight
    return Weights(tuple(label), transitions, tuple(feature), state)


def _loose(found: Tokens) -> Tokens:
    gaps = (1 if word in ",.;:" else gap for word, gap in zip(found.words, found.gaps, strict=True))
    return replace(found, gaps=tuple(gaps))


def score(task: Task, read: Read, gold: Iterable[Annotated]) -> dict[str, SpanScore]:
    """How near what is read comes to gold, by label."""
    scores: dict[str, SpanScore] = {}
    for each in gold:
        found, spans = read(each.text), list(task.scored(each.spans))
        for label in sorted({span.label for span in (*found, *spans)}):
            known = (span for span in spans if span.label == label)
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
