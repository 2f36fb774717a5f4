"""Relations that a sentence states between two names, against what people judged.

The gold is that of REFinD (Kaur et al., 2023, https://doi.org/10.1145/3539618.3591911): JSON lines
with `sentence`, `rel_group`, `relation` and the two names under `ORG_1` and `ORG_2`, or `PERSON`
and `UNIV`. Other groups are passed over. Scores leave out `no_relation`, as is the custom.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

import orjson

from extractors.text import pair_relations
from kg.errors import InputError
from kg.evaluate.agreements import Tally
from kg.staging.files import files

ALL: Final = "all"
_NAMES: Final = {
    "org:org:acquired_by": pair_relations.ACQUIRED,
    "org:org:agreement_with": pair_relations.AGREEMENT,
    "org:org:shares_of": pair_relations.SHARES,
    "org:org:subsidiary_of": pair_relations.SUBSIDIARY,
    "pers:univ:attended": pair_relations.ATTENDED,
    "pers:univ:employee_of": pair_relations.EMPLOYEE,
    "pers:univ:member_of": pair_relations.MEMBER,
    "no_relation": pair_relations.NONE,
}


def evaluate_relations(gold: Iterable[Path]) -> dict[str, Tally]:
    """Tell the relation of each pair of the gold, and count by group and by relation.

    Raises:
        InputError: a line of the gold can not be read, or has a relation unknown here.
    """
    tallies: dict[str, Tally] = {ALL: Tally()}
    for label in _labels(gold):
        known = _relation(label)
        told = _told(label)
        for name in {ALL, label["rel_group"], *({told, known} - {pair_relations.NONE})}:
            tally = tallies.setdefault(name, Tally())
            answers, right = {told} - {pair_relations.NONE}, {known} - {pair_relations.NONE}
            if name in (told, known):
                answers, right = answers & {name}, right & {name}
            tally.add(answers, right, len(answers & right))
    return tallies


def _told(label: dict[str, Any]) -> str:
    if label["rel_group"] == "ORG-ORG":
        return pair_relations.between(label["sentence"], label["ORG_1"], label["ORG_2"])
    return pair_relations.of_person(label["sentence"], label["PERSON"], label["UNIV"])


def _relation(label: dict[str, Any]) -> str:
    if label["relation"] not in _NAMES:
        raise InputError(
            "a relation of the gold is unknown", str(label["relation"]), "Leave it out"
        )
    return _NAMES[label["relation"]]


def _labels(gold: Iterable[Path]) -> Iterator[dict[str, Any]]:
    for file in files(gold):
        with file.open() as lines:
            for number, line in enumerate(lines, 1):
                try:
                    label = orjson.loads(line)
                except orjson.JSONDecodeError as error:
                    where = f"{file.label}:{number}"
                    raise InputError("this line is no JSON", where, "One object a line") from error
                if label.get("rel_group") in ("ORG-ORG", "PERSON-UNIV"):
                    yield label
