"""`kg match names` and `kg evaluate names`."""

import gzip
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kg.cli.application import application
from kg.errors import InputError

GOLD = Path(__file__).parents[3] / "../shared/gold/assignees/nber_half.jsonl.gz"


def lines(*names: str) -> str:
    return "".join(json.dumps({"organization": name, "mine": 1}) + "\n" for name in names)


def test_the_same_lines_come_out_in_the_same_order_with_a_cluster() -> None:
    names = ("Reedfield Inc.", "Mudwater Ltd", "REEDFIELD INCORPORATED")
    out = CliRunner().invoke(application(), ["match", "names"], input=lines(*names)).stdout
    rows = [json.loads(line) for line in out.splitlines()]
    assert [row["organization"] for row in rows] == list(names)
    assert [row["cluster"] for row in rows] == [0, 1, 0]
    assert {row["mine"] for row in rows} == {1}


def test_a_line_without_a_name_is_told_by_its_number() -> None:
    ran = CliRunner().invoke(application(), ["match", "names"], input=lines("Reed") + "{}\n")
    assert isinstance(ran.exception, InputError)
    assert "line 2" in str(ran.exception)


@pytest.mark.slow
def test_gold_scores_one_where_the_clusters_are_those_of_the_gold(tmp_path: Path) -> None:
    gold = [("Reedfield Inc.", "r"), ("Reedfield", "r"), ("Mudwater Ltd", "m")]
    rows = [json.dumps({"organization": name, "unique_id": key}) for name, key in gold]
    path = tmp_path / "gold.jsonl.gz"
    path.write_bytes(gzip.compress("\n".join(rows).encode()))
    ran = CliRunner().invoke(application(), ["evaluate", "names", str(path), "--json"])
    assert {each["f1"] for each in json.loads(ran.stdout).values()} == {1.0}


@pytest.mark.slow
@pytest.mark.skipif(not GOLD.exists(), reason="no assignees under ../shared/gold")
def test_the_gold_is_scored() -> None:
    ran = CliRunner().invoke(application(), ["evaluate", "names", str(GOLD), "--json"])
    scores = json.loads(ran.stdout)
    assert scores["B-cubed"]["f1"] > 0.93
    assert scores["pairwise"]["f1"] > 0.85
