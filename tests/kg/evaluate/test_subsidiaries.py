"""Lists of subsidiaries, printed and read again."""

from pathlib import Path

import pytest

from kg.errors import InputError
from kg.evaluate.printed_lists import LAYOUTS, Listed, owned
from kg.evaluate.subsidiaries import NAME, OWNER, PLACE, SHARE, evaluate_subsidiaries

HEADER = "Filename,Subsidiary,Location of Incorporation,Ownership Percentage"


def test_lists_printed_from_labels_are_read_in_every_layout(tmp_path: Path) -> None:
    rows = ["Heron AG,Austria,100", "Ibis SE,Germany,7.5", '"Stork, Inc.",Delaware,60']
    gold = tmp_path / "gold.csv"
    gold.write_text("\n".join([HEADER, *(f"heron,{row}" for row in rows)]), "utf-8")
    tallies = evaluate_subsidiaries([gold], None)
    for measure in (NAME, OWNER, PLACE, SHARE):
        assert tallies[measure].f1 == 1.0, measure
    assert tallies[NAME].right == len(rows) * len(LAYOUTS)


def test_exhibits_at_hand_are_read_instead(tmp_path: Path) -> None:
    gold, folder = tmp_path / "gold.csv", tmp_path / "exhibits"
    folder.mkdir()
    lines = [f"{HEADER},Parent", "heron,Ibis SE,Germany,,", "heron,Stork GmbH,Germany,,Ibis SE"]
    gold.write_text("\n".join(lines), "utf-8")
    (folder / "heron.txt").write_text("Ibis SE   Germany\n  Stork GmbH   Germany\n", "utf-8")
    assert evaluate_subsidiaries([gold], folder)[OWNER].f1 == 1.0
    (folder / "heron.txt").unlink()
    with pytest.raises(InputError, match="not there"):
        evaluate_subsidiaries([gold], folder)


def test_gold_without_its_columns_is_refused(tmp_path: Path) -> None:
    gold = tmp_path / "gold.csv"
    gold.write_text("name\nHeron AG\n", "utf-8")
    with pytest.raises(InputError, match="lacks a column"):
        evaluate_subsidiaries([gold], None)


def test_owners_are_drawn_from_those_above() -> None:
    rows = [Listed(f"Heron {i} AG", "", "") for i in range(50)]
    told = owned(rows, 1)
    before = {""}
    for row in told:
        assert row.parent in before
        before.add(row.name)
    assert owned(rows, 1) == told
