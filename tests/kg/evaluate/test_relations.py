"""Relations of pairs in sentences are scored."""

from pathlib import Path

import orjson
import pytest

from kg.errors import InputError
from kg.evaluate.relations import evaluate_relations

LINES = (
    ("Heron Glass , Inc. is a wholly owned subsidiary of Vitrum AG .", "org:org:subsidiary_of"),
    ("Heron Glass , Inc. sells lenses , as Vitrum AG does .", "org:org:agreement_with"),
    ("Heron Glass , Inc. met Vitrum AG .", "no_relation"),
)


def test_pairs_are_scored_without_those_of_no_relation(tmp_path: Path) -> None:
    labels = [
        {"sentence": s, "rel_group": "ORG-ORG", "relation": r, "ORG_1": a, "ORG_2": "Vitrum AG"}
        for (s, r), a in zip(LINES, ["Heron Glass , Inc."] * 3, strict=True)
    ]
    gold = tmp_path / "gold.jsonl"
    gold.write_bytes(b"\n".join(map(orjson.dumps, labels)))
    found = evaluate_relations([gold])
    assert (found["all"].right, found["all"].wrong, found["all"].missed) == (1, 0, 1)
    assert (found["subsidiaryOf"].precision, found["subsidiaryOf"].recall) == (1.0, 1.0)


def test_a_line_that_is_none_is_told(tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    gold.write_text("nothing")
    with pytest.raises(InputError, match=r"gold\.jsonl:1"):
        evaluate_relations([gold])
