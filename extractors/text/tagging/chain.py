"""A trained model that reads many texts at once, a linear-chain conditional random field.

It labels what CRFsuite would (Lafferty, McCallum and Pereira, 2001), some twenty times as fast: the
weights of features that come together (`tagging.around`) are summed once, and the likeliest labels
of all texts are found side by side, one word of each at a time (Viterbi). Time is linear in the
words, memory in the words of a batch.
"""

import io
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from extractors.text.tagging.around import EDGE, OFFSETS, REACH, Group, given, meetings
from extractors.text.tagging.features import Tokens, tokens
from extractors.text.tagging.tagger import Span, spans, whole_brackets

MOST: Final = 50_000
"""Words, and groups of features, whose weights are kept."""

Floats = NDArray[np.float32]


class Weights(NamedTuple):
    """A trained model.

    Attributes:
        labels: of words (`O`, `B-country`, `I-country`).
        transitions: of a label to the one behind it, labels x labels.
        features: names of the features that weigh.
        weights: of each feature for each label, features x labels.
    """

    labels: tuple[str, ...]
    transitions: Floats
    features: tuple[str, ...]
    weights: Floats

    def packed(self) -> bytes:
        """The model as a file; equal models give equal bytes."""
        file = io.BytesIO()
        names = np.frombuffer("\n".join(self.features).encode(), np.uint8)
        labels = np.frombuffer("\n".join(self.labels).encode(), np.uint8)
        half = self.weights.astype(np.float16)
        np.savez_compressed(
            file, labels=labels, transitions=self.transitions, features=names, weights=half
        )
        return file.getvalue()


def unpacked(data: bytes) -> Weights:
    """The model that `packed` wrote."""
    held: Mapping[str, Any] = np.load(io.BytesIO(data), allow_pickle=False)
    names = held["features"].tobytes().decode().split("\n")
    labels = held["labels"].tobytes().decode().split("\n")
    weights = held["weights"].astype(np.float32)
    return Weights(tuple(labels), held["transitions"], tuple(names), weights)


class Chain:
    """A model, ready to read; it remembers the words that it has seen."""

    def __init__(self, model: Weights) -> None:
        self._model = model
        self._row = {name: row for row, name in enumerate(model.features)}
        self._words = _Sums(len(model.labels) * len(OFFSETS), self._given)
        self._groups = _Sums(len(model.labels), self._summed)

    def read_all(self, texts: Sequence[str]) -> list[list[Span]]:
        """The spans of each text, in their order."""
        found = [tokens(text, 0, len(text)) for text in texts]
        return [
            [whole_brackets(text, each) for each in spans(words, labels)]
            for text, words, labels in zip(texts, found, self.label(found), strict=True)
        ]

    def label(self, texts: Sequence[Tokens]) -> list[list[str]]:
        """The likeliest labels of the words of each text."""
        lengths = np.array([len(each.words) for each in texts], np.int64)
        emissions = self._emissions(texts)
        return [
            [self._model.labels[label] for label in labels]
            for labels in _likeliest(emissions, lengths, self._model.transitions)
        ]

    def _emissions(self, texts: Sequence[Tokens]) -> Floats:
        """How well each label fits each word by itself, words x labels."""
        around: list[str] = [EDGE] * REACH
        here: list[int] = []
        met: list[tuple[Group, ...]] = []
        for text in texts:
            here += range(len(around), len(around) + len(text.words))
            around += (*text.words, *(EDGE,) * REACH)
            met += meetings(text)
        at, words = np.array(here, np.int64), self._words.rows(around)
        count = len(self._model.labels)
        total: Floats = np.zeros((len(at), count), np.float32)
        for groups in zip(*met, strict=True):
            rows = self._groups.rows(groups)
            total += self._groups.table[rows]
        for place, by in enumerate(OFFSETS):
            total += self._words.table[words[at + by], place * count : (place + 1) * count]
        return total

    def _given(self, word: str) -> Floats:
        return np.concatenate([self._summed(group) for group in given(word)])

    def _summed(self, group: Group) -> Floats:
        rows = [self._row[each] for each in group if each in self._row]
        summed: Floats = self._model.weights[rows].sum(axis=0)
        return summed


class _Sums:
    """Sums of weights by what they are of, as rows of a table that grows."""

    def __init__(self, width: int, summed: Callable[[Any], Floats]) -> None:
        self._summed = summed
        self._rows: dict[Hashable, int] = {}
        self.table: Floats = np.zeros((1024, width), np.float32)

    def rows(self, keys: Iterable[Hashable]) -> NDArray[np.int64]:
        """The row of each."""
        if len(self._rows) > MOST:
            self._rows.clear()
        known = self._rows
        return np.array([known[k] if k in known else self._new(k) for k in keys], np.int64)

    def _new(self, key: Hashable) -> int:
        row = self._rows[key] = len(self._rows)
        if row == len(self.table):
            self.table = np.concatenate((self.table, np.zeros_like(self.table)))
        self.table[row] = self._summed(key)
        return row


def _likeliest(
    emissions: Floats, lengths: NDArray[np.int64], transitions: Floats
) -> Iterator[list[int]]:
    """The likeliest labels of each text, whose words stand end to end."""
    order = np.argsort(-lengths, kind="stable")
    starts = (np.cumsum(lengths) - lengths)[order]
    left = [int((lengths > step).sum()) for step in range(int(lengths.max(initial=0)))]
    best = np.zeros((len(lengths), len(transitions)), np.float32)
    back: list[NDArray[np.int64]] = []
    for step, count in enumerate(left):
        paths = best[:count, :, None] + transitions if step else best[:count, None, :]
        back.append(paths.argmax(axis=1))
        best[:count] = paths.max(axis=1) + emissions[starts[:count] + step]
    labels = np.zeros((len(left), len(lengths)), np.int64)
    label = best.argmax(axis=1)
    for step in range(len(left) - 1, -1, -1):
        labels[step] = label
        count = left[step]
        label[:count] = back[step][np.arange(count), label[:count]]
    place = np.argsort(order)
    for text, length in enumerate(lengths.tolist()):
        yield labels[:length, place[text]].tolist()
