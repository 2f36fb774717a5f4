"""Topics told from titles and abstracts, against those that OpenAlex or a person gave.

A work may have several; one that is told is right where the gold has it. Exact is the topic itself,
overlapping the subfield and the field that it lies in.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import orjson

from kg.errors import InputError
from kg.evaluate.agreements import Tally
from kg.load.vectors.encoder import encode
from kg.staging.files import files
from kg.topics.choose import choose
from kg.topics.find import UnknownTopicError, find_topics
from kg.topics.model import Work, model
from kg.topics.nearest import nearest
from ontology.topics import topics

LEVELS: Final = ("topic", "subfield", "field")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it.

    Attributes:
        tallies: right, wrong and missed answers by level.
        works: how many were asked.
        told: how many got a topic.
    """

    tallies: dict[str, Tally]
    works: int
    told: int


def evaluate_topics(gold: Iterable[Path]) -> Outcome:
    """Score the shipped model.

    Raises:
        InputError: there is no such file, or no work with topics in it.
    """
    judged = list(_judged(gold))
    if not judged:
        raise InputError("no work with topics is in it", ", ".join(map(str, gold)), _WANTED)
    works, right = [work for work, _ in judged], [ids for _, ids in judged]
    vectors = encode([f"{each.title}. {each.text}" for each in works])
    known = model()
    answers = [
        {f"openalex:{known.ids[each.place]}" for each in choose(*rows)}
        for rows in zip(*nearest(known.scores(works, vectors)), strict=True)
    ]
    tallies = {level: Tally() for level in LEVELS}
    for found, wanted in zip(answers, right, strict=True):
        for place, level in enumerate(LEVELS):
            ours, theirs = _raised(found, place), _raised(wanted, place)
            tallies[level].add(ours, theirs, len(ours & theirs))
    return Outcome(tallies, len(works), sum(map(bool, answers)))


_WANTED: Final = "Give works as OpenAlex has them, or lines with title and topics"


def _raised(ids: set[str], levels: int) -> set[str]:
    chains = [(topics().by_id[each], *topics().above(each)) for each in ids]
    return {chain[min(levels, len(chain) - 1)].id for chain in chains}


def _judged(gold: Iterable[Path]) -> Iterator[tuple[Work, set[str]]]:
    for file in files(gold):
        with file.open() as stream:
            for record in _records(stream.read()):
                ids = {id_ for each in record.get("topics") or () for id_ in _ids(each)}
                if ids and (title := record.get("title") or record.get("display_name")):
                    yield Work(title, _abstract(record)), ids


def _records(data: bytes) -> Iterator[dict[str, Any]]:
    try:
        found = orjson.loads(data)
    except orjson.JSONDecodeError:
        found = [_parsed(line) for line in data.splitlines() if line.strip()]
    if isinstance(found, dict):
        found = found.get("results", [found])
    yield from (each for each in found if isinstance(each, dict))


def _parsed(line: bytes) -> Any:  # noqa: ANN401 - JSON
    try:
        return orjson.loads(line)
    except orjson.JSONDecodeError as error:
        raise InputError(
            f"a line of it is no JSON: {error}", line[:60].decode(), _WANTED
        ) from error


def _ids(topic: Any) -> tuple[str, ...]:  # noqa: ANN401 - JSON
    named = topic.get("id", "") if isinstance(topic, dict) else str(topic)
    notation = named.rsplit("/", 1)[-1]
    if f"openalex:{notation}" in topics().by_id:
        return (f"openalex:{notation}",)
    try:
        return find_topics(named)[:1]
    except UnknownTopicError:
        return ()


def _abstract(record: dict[str, Any]) -> str:
    if inverted := record.get("abstract_inverted_index"):
        places = sorted((at, word) for word, ats in inverted.items() for at in ats)
        return " ".join(word for _, word in places)
    return str(record.get("abstract") or record.get("text") or "")
