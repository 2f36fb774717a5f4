"""Make the model: from the vocabulary's own descriptions, and the titles of patent classes.

What OpenAlex says of a topic (keywords, a summary) is read and not kept: the model holds vectors,
and weights of words by their hashes.
"""

import csv
import gzip
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
from scipy import sparse

from extractors.tables import read_named_rows
from kg.errors import InputError
from kg.load.vectors.encoder import encode
from kg.topics.model import Model, Work, load
from kg.topics.terms import runs, term, whole
from ontology.topics import Topic, topics

KEPT: Final = 90
"""Words of a topic that are kept, the heaviest."""

NAME, KEYWORDS, SUMMARY, OWN = 3.0, 2.0, 1.0, 1.5
"""How often a word counts by where it stands."""

CLASSES: Final = 4
"""Topics that a patent class is mapped to, at most."""

_GENERAL: Final = """
a advanced analysis and applications applied approaches aspects computer computing
computational contemporary cultural data different diverse education educational engineering
experimental fields historical ict in information innovation innovations
innovative insights interdisciplinary international issues knowledge management material
materials methods methodologies modern multidisciplinary of perspectives practices
processing properties research science sciences scientific social society studies
study systems techniques technological technologies technology the theory theoretical topics
trends various articles smart digital global development
"""
GENERAL: Final = frozenset(_GENERAL.split())
"""Words that say nothing of what a topic is about; one that has no other is never told."""

Row = Mapping[str, str]


def train(described: Path, classes: Path, out: Path) -> None:
    """Write the model.

    Args:
        described: OpenAlex's topics with `topic_id`, `keywords` and `summary`.
        classes: titles of patent classes, with `symbol`, `level` and `title`.
        out: where the model goes.

    Raises:
        InputError: a table is not there, or lacks a topic.
    """
    rows = {f"openalex:T{row['topic_id']}": row for row in table(described)}
    leaves = sorted(filter(_told, topics()), key=lambda topic: int(topic.notation[1:]))
    missing = [each.id for each in leaves if each.id not in rows]
    if missing:
        raise InputError(f"{missing[0]} is not described", str(described), "Take the whole table")
    parts = _parts(leaves, [rows[each.id] for each in leaves])
    _save(out, parts, ((), [], np.zeros((0, len(leaves)))))
    _save(out, parts, _classed(load(out), list(table(classes))))


def _told(topic: Topic) -> bool:
    """Whether a text can tell the topic: `Advanced Technologies in Various Fields` no text can."""
    words = topic.name.casefold().replace(",", " ").split()
    specific = bool(topic.terms) or any(word not in GENERAL for word in words)
    return topic.level == "topic" and specific


def table(path: Path) -> Iterator[Row]:
    """The rows of a tab-separated table, gzipped or not."""
    if not path.is_file():
        raise InputError("there is no such file", str(path), "Name one that exists")
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        yield from read_named_rows(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def _parts(leaves: Sequence[Topic], rows: Sequence[Row]) -> dict[str, Any]:
    counted = [_counted(*each) for each in zip(leaves, rows, strict=True)]
    known, words, idf = _weighed(counted)
    phrases, named = _named(leaves)
    return {
        "ids": np.array([int(each.notation[1:]) for each in leaves], np.uint16),
        "vectors": np.rint(_vectors(leaves, rows) * 400).clip(-127, 127).astype(np.int8),
        "terms": known,
        "idf": idf.astype(np.float16),
        **_packed("words", words),
        "phrases": phrases,
        **_packed("named", named),
    }


def _vectors(leaves: Sequence[Topic], rows: Sequence[Row]) -> Any:  # noqa: ANN401 - numpy
    """The mean direction of a topic's name, its keywords and its summary."""
    texts: tuple[Callable[[Topic, Row], str], ...] = (
        lambda topic, row: topic.name,
        lambda topic, row: f"{topic.name}; {row['keywords']}",
        lambda topic, row: f"{topic.name}. {row['summary']}",
    )
    found = sum(encode([each(*pair) for pair in zip(leaves, rows, strict=True)]) for each in texts)
    return found / np.linalg.norm(found, axis=1, keepdims=True)


def _counted(topic: Topic, row: Row) -> Mapping[str, float]:
    counts: dict[str, float] = defaultdict(float)
    for text, weight in (
        (topic.name, NAME),
        (topic.name_zh, NAME),
        (row["summary"], SUMMARY),
        *((each, KEYWORDS) for each in row["keywords"].split(";")),
        *((each, OWN) for each in topic.terms),
    ):
        for run in set(runs(text, 2, 3)):
            counts[run] += weight
    return counts


def _weighed(counted: Sequence[Mapping[str, float]]) -> tuple[Any, Any, Any]:
    """Hashes of the words kept, their weights in each topic, and their inverse frequencies."""
    among = Counter(run for counts in counted for run in counts)
    idf = {run: float(np.log(len(counted) / count)) for run, count in among.items()}
    kept = [
        sorted(counts, key=lambda r: (-(1 + np.log(counts[r])) * idf[r], r))[:KEPT]
        for counts in counted
    ]
    known = {each: term(each) for runs_ in kept for each in runs_}
    hashes = np.unique(np.fromiter(known.values(), np.uint32))
    weights = np.zeros(len(hashes))
    for run, hash_ in known.items():
        weights[np.searchsorted(hashes, hash_)] = idf[run]
    rows, columns, values = [], [], []
    for column, (runs_, counts) in enumerate(zip(kept, counted, strict=True)):
        heavy = np.array([(1 + np.log(counts[run])) * idf[run] for run in runs_])
        rows += [int(np.searchsorted(hashes, known[run])) for run in runs_]
        columns += [column] * len(runs_)
        values += (heavy / np.linalg.norm(heavy)).tolist()
    shape = (len(hashes), len(counted))
    return hashes, sparse.csr_matrix((values, (rows, columns)), shape=shape), weights


def _named(leaves: Sequence[Topic]) -> tuple[Any, Any]:
    """Hashes of the phrases that name topics, and how surely: longer ones, and those of few."""
    found: dict[str, set[int]] = {}
    for column, topic in enumerate(leaves):
        for each in filter(None, map(whole, topic.names)):
            found.setdefault(each, set()).add(column)
    hashes = np.unique(np.fromiter(map(term, found), np.uint32))
    rows, columns, values = [], [], []
    for phrase, among in found.items():
        words = len(phrase) / 2 if phrase[0] >= "\u3400" else len(phrase.split())
        for column in sorted(among):
            rows.append(int(np.searchsorted(hashes, term(phrase))))
            columns.append(column)
            values.append(min(0.35 + 0.35 * words, 1.4) / len(among))
    shape = (len(hashes), len(leaves))
    return hashes, sparse.csr_matrix((values, (rows, columns)), shape=shape)


def _classed(model: Model, rows: Sequence[Row]) -> tuple[Sequence[str], list[str], Any]:
    """Patent classes down to the main groups, and the topics that their titles are near to."""
    titles = {row["symbol"]: row["title"] for row in rows if row["level"] != "section"}
    symbols = [each for each in sorted(titles) if len(each) == len("A01B") or each.endswith("/00")]
    works = [Work(_bare(titles[each]), _bare(titles.get(each[:4], ""))) for each in symbols]
    vectors = encode([f"{each.title}. {each.text}" for each in works])
    return symbols, symbols, model.scores(works, vectors).near


def _bare(title: str) -> str:
    """A title without references to other classes, which stand in brackets."""
    depth, kept = 0, []
    for letter in title:
        depth += (letter in "({") - (letter in ")}")
        if depth == 0 and letter not in ")}":
            kept.append(letter)
    return "".join(kept).strip().capitalize()


def _save(out: Path, parts: Mapping[str, Any], classed: tuple[Any, Any, Any]) -> None:
    symbols, _, scores = classed
    best = np.sort(scores, axis=1)[:, -CLASSES:][:, :1] if len(scores) else scores
    kept = np.where(scores >= best, np.maximum(scores, 0.0), 0.0) if len(scores) else scores
    aside = out.with_name(f"{out.name}.writing.npz")
    names = np.array(symbols or ["-"], "U12")
    matrix = sparse.csr_matrix(kept if len(symbols) else np.zeros((1, scores.shape[1])))
    np.savez_compressed(aside, **parts, symbols=names, **_packed("classed", matrix))
    aside.replace(out)


def _packed(name: str, matrix: Any) -> dict[str, Any]:  # noqa: ANN401
    matrix.sort_indices()
    unit = float(matrix.data.max()) / 255 if matrix.nnz else 1.0
    return {
        f"{name}_values": np.rint(matrix.data / unit).astype(np.uint8),
        f"{name}_unit": np.array(unit),
        f"{name}_columns": matrix.indices.astype(np.uint16),
        f"{name}_starts": matrix.indptr.astype(np.int32),
    }
