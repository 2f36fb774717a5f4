"""Names of organisations clustered, against the clusters that people made."""

import gzip
from collections.abc import Iterable, Iterator
from pathlib import Path

import orjson

from kg.errors import InputError
from kg.evaluate.clusters import Score, b_cubed, pairwise
from kg.evaluate.translations import listed
from kg.resolve.names import cluster_names
from kg.resolve.names.chinese.han import han_key


def judged(paths: Iterable[Path]) -> Iterator[tuple[str, str]]:
    """Names with the cluster of each, from JSON lines `{"organization": …, "unique_id": …}`.

    They may say `cluster` instead of `unique_id`. A list of Chinese and English names (`.tsv`, with
    the columns `zh` and `en`) has a cluster of two names in each row. Either may be compressed.

    Raises:
        InputError: a file is not there, or a line holds no such object.
    """
    for path in paths:
        if not path.exists():
            raise InputError("there is no such file", str(path), "Name one that exists")
        if ".tsv" in path.suffixes:
            yield from ((name, han_key(pair[0])) for pair in listed(path) for name in pair)
            continue
        with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as lines:
            for number, line in enumerate(lines, 1):
                yield _judged(line, f"{path}:{number}")


def evaluate_names(
    paths: Iterable[Path], known: Iterable[tuple[str, str]] = ()
) -> dict[str, Score]:
    """B-cubed and pairwise scores of the clusters we make of the names.

    Args:
        paths: of the gold.
        known: Chinese and English names that registries know.

    Raises:
        InputError: the gold can not be read, or holds nothing.
    """
    gold = list(judged(paths))
    if not gold:
        raise InputError("the gold holds no names", "GOLD", "Name files of JSON lines")
    answers = [each.cluster for each in cluster_names([name for name, _ in gold], (), known)]
    clusters = [cluster for _, cluster in gold]
    return {"B-cubed": b_cubed(answers, clusters), "pairwise": pairwise(answers, clusters)}


def _judged(line: bytes, where: str) -> tuple[str, str]:
    remedy = 'Write {"organization": "…", "cluster": "…"} on each line'
    try:
        row = orjson.loads(line)
        return row["organization"], str(row["cluster"] if "cluster" in row else row["unique_id"])
    except (orjson.JSONDecodeError, KeyError, TypeError) as error:
        raise InputError("this line holds no judged name", where, remedy) from error
