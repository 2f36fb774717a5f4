"""The table of all figures, from gold that is told by how it begins."""

import gzip
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kg.cli.application import application
from kg.errors import InputError
from kg.evaluate.everything import TableOptions, everything
from kg.evaluate.everything.gold import Sort, found, sort_of
from kg.evaluate.everything.table import sampled
from kg.workspace import Workspace

NAMES = [("Reedfield Inc.", "r"), ("Reedfield", "r"), ("Mudwater Ltd", "m")]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    gold = tmp_path / "gold"
    (gold / "some").mkdir(parents=True)
    lines = [json.dumps({"organization": name, "cluster": key}) for name, key in NAMES]
    (gold / "some" / "names.jsonl.gz").write_bytes(gzip.compress("\n".join(lines).encode()))
    (gold / "pairs.tsv").write_text("zh\ten\n泥水大学\tMudwater University\n", "utf-8")
    (gold / "people.csv").write_text("mention_id,unique_id\n1-0,a\n", "utf-8")
    (gold / "strings.jsonl").write_text('{"affiliation": "Acme", "ror_ids": []}\n', "utf-8")
    (gold / "notes.txt").write_text("nothing of the kind\n", "utf-8")
    (gold / "spans.jsonl").write_text("[1, 2]\n", "utf-8")
    return gold


def test_gold_is_told_by_how_it_begins(folder: Path) -> None:
    names = {sort: [path.name for path in paths] for sort, paths in found([folder]).items()}
    assert names == {
        Sort.NAMES: ["names.jsonl.gz"],
        Sort.TRANSLATIONS: ["pairs.tsv"],
        Sort.PEOPLE: ["people.csv"],
        Sort.AFFILIATIONS: ["strings.jsonl"],
    }
    assert sort_of(folder / "notes.txt") is None


def test_a_folder_without_gold_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no gold"):
        found([tmp_path])
    with pytest.raises(InputError, match="no such file or folder"):
        found([tmp_path / "elsewhere"])


def test_each_measure_is_a_line_with_what_is_wanted_of_such_a_file(folder: Path) -> None:
    path = folder / "some" / "names.jsonl.gz"
    path = path.rename(path.with_name("nber.jsonl.gz"))
    asked = TableOptions([path], scale=0)
    rows = [(f.name, f.value, f.wanted) for f in everything(Workspace(folder / "home"), asked)]
    assert rows == [
        ("nber.jsonl.gz: B-cubed P / R / F1", "1.000 / 1.000 / 1.000", "F1 ≥ .93"),
        ("nber.jsonl.gz: pairwise P / R / F1", "1.000 / 1.000 / 1.000", "F1 ≥ .85"),
    ]


def test_a_sample_of_people_has_all_mentions_of_its_names() -> None:
    gold = [({"name": name}, name) for name in ("Ada Byron", "Bo Chen", "Di Eck", "Bo Chen")]
    assert sampled(gold, 4) == gold
    assert [person for _, person in sampled(gold, 2)] == ["Ada Byron", "Di Eck"]
    assert [person for _, person in sampled(gold[1:], 2)] == ["Bo Chen", "Bo Chen"]


def test_the_command_prints_markdown(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_HOME", str(folder / "home"))
    path = str(folder / "some" / "names.jsonl.gz")
    ran = CliRunner().invoke(application(), ["evaluate", "all", path, "--scale", "0"])
    assert ran.stdout.splitlines()[:2] == ["| | measured | wanted |", "|---|---|---|"]
    assert len(ran.stdout.splitlines()) == 4
