"""What a text is about, by its meaning, by its words, and by the phrases that name a topic.

Three measures, added up: the cosine of the text's vector with the topic's; the cosine of their
words, weighted by how few topics use them; and the phrases of the text that the vocabulary has for
a topic. A topic that stands for few works, as OpenAlex numbers them, is believed less readily.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

import numpy as np
from scipy import sparse

from kg.topics.terms import runs, term

MODEL: Final = Path(__file__).with_name("model.npz")

VERSION: Final = "1"
"""Raised whenever the same text would get other topics from the same model file."""

WORDS, PHRASES, RARE = 2.0, 0.55, 0.08
"""What words, phrases and the standing of a topic weigh beside the cosine of the vectors."""

HEADLINE: Final = 3
"""How often a word of the title counts, for one of the abstract."""

_BATCH: Final = 500


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

    def scores(self, works: Sequence[Work], vectors: Any) -> Any:  # noqa: ANN401 - numpy
        """How near each work is to each topic: a row a work, a column a topic."""
        counted = [_counts(each) for each in works]
        found = np.asarray(vectors @ self.vectors.T)
        found += WORDS * (_words(counted, self.terms, self.idf) @ self.words).toarray()
        hits = (_hits(counted, self.phrases) @ self.named).toarray()
        found += PHRASES * (1.0 - np.exp(-hits))
        found += (_symbols(works, self.symbols) @ self.classed).toarray()
        return found - RARE * np.linspace(0.0, 1.0, len(self.ids))


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


def _symbols(works: Sequence[Work], known: Any) -> Any:  # noqa: ANN401
    """Which of the mapped classes each work has: the narrowest that is mapped of each symbol."""
    places = {symbol: place for place, symbol in enumerate(known.tolist())}
    rows, columns = [], []
    for row, work in enumerate(works):
        found = {places[s] for code in work.codes for s in _mapped(code, places)}
        rows += [row] * len(found)
        columns += sorted(found)
    values = np.ones(len(rows), np.float32)
    return sparse.csr_matrix((values, (rows, columns)), shape=(len(works), len(known)))


def _mapped(code: str, places: dict[str, int]) -> list[str]:
    symbol = code.rpartition(":")[2]
    group = f"{symbol.partition('/')[0]}/00"
    return [each for each in (group, symbol[:4]) if each in places][:1]


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
