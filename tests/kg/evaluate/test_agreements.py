"""Scores of agreements read from contracts."""

from pathlib import Path

import orjson
import pytest

from kg.errors import InputError
from kg.evaluate.agreements import evaluate_agreements, gold_parties

CONTRACT = """LICENSE AGREEMENT

This License Agreement is made as of March 9, 2021 by and between Heron Glass, Inc., a Nevada
corporation ("Licensee"), and Lantau University ("Licensor").

WHEREAS the parties wish to work together, they agree as follows. This Agreement is governed by the
laws of the State of Nevada. IN WITNESS WHEREOF the parties hereto have executed it.
"""
LABEL = {
    "file": "a.txt",
    "Parties-Answer": 'Heron Glass, Inc. ("Licensee"); Lantau Universty ("Licensor")',
    "Agreement Date-Answer": "3/9/21",
    "Governing Law-Answer": "Nevada",
    "Exclusivity-Answer": "No",
}


def gold(folder: Path, **changed: str) -> Path:
    (folder / "documents").mkdir()
    (folder / "documents" / "a.txt").write_text(CONTRACT)
    labels = folder / "labels.jsonl"
    labels.write_bytes(orjson.dumps(LABEL | changed))
    return labels


def test_what_is_right_counts_and_a_misspelt_name_only_overlaps(tmp_path: Path) -> None:
    outcome = evaluate_agreements([gold(tmp_path)], tmp_path / "documents", neutral=True)
    scores = {name: each.f1 for name, each in outcome.tallies.items()}
    assert scores == {
        "parties": 0.5,
        "parties, overlapping": 1.0,
        "agreement date": 1.0,
        "governing law": 1.0,
    }
    assert (outcome.recognised, outcome.documents, outcome.exclusivity) == (1, 1, 1)


def test_names_taken_together_are_no_further_parties() -> None:
    answer = 'A Inc. ("A"); B LLC ("B"); A and B (individually a "Party", together "Parties")'
    assert list(gold_parties(answer)) == ["a", "b"]


def test_a_short_name_in_brackets_is_no_part_of_the_name() -> None:
    answer = "Heron Bank (Heron); Trustees of the Egret Trust; "
    answer += "Kite (HK) Ltd, solely for purposes of 1 [a; b]"
    assert list(gold_parties(answer)) == ["heronbank", "egrettrust", "kitehk"]


def test_a_contract_that_is_not_there_is_told(tmp_path: Path) -> None:
    labels = gold(tmp_path, file="b.txt")
    with pytest.raises(InputError, match=r"b\.txt"):
        evaluate_agreements([labels], tmp_path / "documents")


def test_what_a_form_leaves_open_is_nobody_that_was_asked_for() -> None:
    answer = 'Heron, Inc. ("Us", "Party"); You ("Franchisee"); (each a "Party")'
    assert list(gold_parties(answer)) == ["heron"]
