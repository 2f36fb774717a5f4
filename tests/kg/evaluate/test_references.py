"""What references say is scored against labels that name them by their place."""

from pathlib import Path

import orjson
import pytest

from kg.errors import InputError
from kg.evaluate.references import evaluate_references

PRINTED = (
    'ARDEN F ET AL: "Quiet rotors for small craft", JOURNAL OF LIFT, vol. 3, 2004, pages 1-9',
    'Bo, Lee, "Rain on rotors," Invented Letters, May 2019.',
)
HEAD = "part\tpublication\tplace\ttitle\tauthor\tyear\n"


def scored(folder: Path, *labels: str) -> dict[str, tuple[int, int, int]]:
    """Right, wrong and missed answers by what was asked."""
    gold, table = folder / "gold.jsonl", folder / "labels.tsv"
    gold.write_bytes(orjson.dumps({"publication": "XX 1", "npl": PRINTED}))
    table.write_text(HEAD + "".join(f"seen\tXX 1\t{each}\n" for each in labels), "utf-8")
    found = evaluate_references([gold], table)
    return {name: (each.right, each.wrong, each.missed) for name, each in found.items()}


def test_each_part_counts_by_itself(tmp_path: Path) -> None:
    labels = ("0\tQuiet Rotors for Small Craft\tArden\t2004", "1\tSnow on roofs\tBo, Lee\t")
    assert scored(tmp_path, *labels) == {
        "title, seen": (1, 1, 1),
        "first author, seen": (2, 0, 0),
        "year, seen": (1, 1, 0),
    }


def test_a_label_of_what_the_gold_lacks_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="XX 1 7"):
        scored(tmp_path, "7\tSnow\tBo\t2001")
