"""What a text is about: its meaning, its words, the phrases that name a topic, its patent classes.

Four measures, added up: the cosine of the text's vector with the topic's; the cosine of their
words, weighted by how few topics use them; the phrases of the text that the vocabulary has for a
topic; and the classes that stand for one. A topic that stands for few works, as OpenAlex numbers
them, is believed less readily.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np
from scipy import sparse

from kg.topics.classes import is_leaf, topics_of
from kg.topics.terms import runs, term

MODEL: Final = Path(__file__).with_name("model.npz")

VERSION: Final = "6"
"""Raised whenever the same text would get other topics from the same model file."""

WORDS, PHRASES, RARE = 2.0, 0.55, 0.08
"""What words, phrases and the standing of a topic weigh beside the cosine of the vectors."""

CLASSES, HALF = 0.7, 0.5
"""What classes weigh that stand for a topic, and how much of that one of them is."""

LIKELY: Final = 1.0
"""The score from which on the title of a class that no table has tells its topic."""

PHRASED, CLOSE = 0.2, 0.25
"""From which weight of phrases in the title, and cosine, on a topic counts as named."""

KEYED, CLOSER = 0.28, 0.35
"""The same of phrases in keywords and abstract, which name much in passing."""

HEADLINE: Final = 3
"""How often a word of the title counts, for one of the abstract."""


@dataclass(frozen=True, slots=True)
class Work:
    """What a work says of itself.

    Attributes:
        title: its title.
        text: keywords, abstract, claims: whatever else there is.
        codes: symbols of its patent classes, as CURIEs.
    """

    title: str
    text: str = ""
    codes: tuple[str, ...] = ()


class Scores(NamedTuple):
    """How near works are to topics: a row a work, a column a topic.

    Attributes:
        near: the measures, added up.
        named: whether the work names the topic or has a class of it, and is near it in meaning.
    """

    near: Any
    named: Any


@dataclass(frozen=True, slots=True)
class Model:
    """Topics as numbers.

    Attributes:
        ids: of the topics, `T10028`, in the order of all columns.
        vectors: unit vectors, a row each.
        terms: hashes of the words that topics use, ascending.
        words: a row each term, a column each topic: the weights of its words.
        idf: of each term.
        phrases: hashes of the phrases that name topics, ascending.
        named: a row each phrase, a column each topic.
        symbols: patent classes that are mapped, ascending.
        classed: a row each symbol, a column each topic.
    """

    ids: tuple[str, ...]
    vectors: Any
    terms: Any
    words: Any
    idf: Any
    phrases: Any
    named: Any
    symbols: Any
    classed: Any

    def scores(self, works: Sequence[Work], vectors: Any) -> Scores:  # noqa: ANN401 - numpy
        """How near each work is to each topic, with the works' vectors, a row each."""
        counted = [_counts(each) for each in works]
        near = np.asarray(vectors @ self.vectors.T)
        all_phrases = self._phrased(counted)
        in_title = self._phrased([_counts(Work(each.title)) for each in works])
        named = (in_title > PHRASED) & (near > CLOSE) | (all_phrases > KEYED) & (near > CLOSER)
        classes = self._classes(works)
        named |= classes > 0
        near += WORDS * (_words(counted, self.terms, self.idf) @ self.words).toarray()
        near += all_phrases + classes - RARE * np.linspace(0.0, 1.0, len(self.ids))
        return Scores(near, named)

    def _phrased(self, counted: Sequence[dict[str, float]]) -> Any:  # noqa: ANN401
        hits = (_hits(counted, self.phrases) @ self.named).toarray()
        return PHRASES * (1.0 - np.exp(-hits))

    def _classes(self, works: Sequence[Work]) -> Any:  # noqa: ANN401
        """What the classes of works weigh; several of one topic more than one."""
        places = {f"openalex:{each}": place for place, each in enumerate(self.ids)}
        left = np.ones((len(works), len(self.ids)), np.float32)
        for row, work in enumerate(works):
            for ids in {self._of_class(code) for code in work.codes}:
                for id_ in ids:
                    left[row, places[id_]] *= 1.0 - HALF
        return CLASSES * (1.0 - left)

    def _of_class(self, code: str) -> tuple[str, ...]:
        """The topics that a class stands for, by our table or else by its title."""
        if found := tuple(each for each in topics_of(code) if is_leaf(each)):
            return found
        notation = code.partition(":")[2]
        group = f"{notation.partition('/')[0]}/00"
        place = int(np.searchsorted(self.symbols, group))
        if place < len(self.symbols) and self.symbols[place] == group:
            row = self.classed[[place]]
            best = row.indices[row.data >= LIKELY]
            return tuple(f"openalex:{self.ids[each]}" for each in best)
        return ()


def _counts(work: Work) -> dict[str, float]:
    counts: dict[str, float] = {}
    for text, weight in ((work.title, HEADLINE), (work.text, 1)):
        for run in runs(text):
            counts[run] = counts.get(run, 0.0) + weight
    return counts


def _words(counted: Sequence[dict[str, float]], terms: Any, idf: Any) -> Any:  # noqa: ANN401
    found = _matrix(counted, terms, lambda count: 1.0 + np.log(count))
    found = found @ sparse.diags(idf)
    norms = np.sqrt(found.multiply(found).sum(axis=1)).A1
    return sparse.diags(1.0 / np.maximum(norms, 1e-9)) @ found


def _hits(counted: Sequence[dict[str, float]], phrases: Any) -> Any:  # noqa: ANN401
    return _matrix(counted, phrases, lambda count: min(count / HEADLINE, 2.0))


def _matrix(counted: Sequence[dict[str, float]], known: Any, weight: Any) -> Any:  # noqa: ANN401
    rows, columns, values = [], [], []
    for row, counts in enumerate(counted):
        hashes = np.fromiter(map(term, counts), np.uint32, len(counts))
        places = np.searchsorted(known, hashes).clip(max=len(known) - 1)
        for place, there, count in zip(
            places, known[places] == hashes, counts.values(), strict=True
        ):
            if there:
                rows.append(row)
                columns.append(place)
                values.append(weight(count))
    return sparse.csr_matrix((values, (rows, columns)), shape=(len(counted), len(known)))


@cache
def model() -> Model:
    """The shipped model, read once."""
    return load(MODEL)


def load(path: Path) -> Model:
    """Read a model."""
    with np.load(path) as held:
        count = len(held["ids"])
        vectors = held["vectors"].astype(np.float32)
        return Model(
            tuple(f"T{each}" for each in held["ids"]),
            vectors / np.linalg.norm(vectors, axis=1, keepdims=True),
            held["terms"],
            _sparse(held, "words", len(held["terms"]), count),
            held["idf"].astype(np.float32),
            held["phrases"],
            _sparse(held, "named", len(held["phrases"]), count),
            held["symbols"],
            _sparse(held, "classed", len(held["symbols"]), count),
        )


def _sparse(held: Any, name: str, rows: int, columns: int) -> Any:  # noqa: ANN401
    """A matrix kept as starts of rows, columns, and bytes with what one of them stands for."""
    values = held[f"{name}_values"] * held[f"{name}_unit"].astype(np.float32)
    parts = (values, held[f"{name}_columns"].astype(np.int32), held[f"{name}_starts"])
    return sparse.csr_matrix(parts, shape=(rows, columns))
