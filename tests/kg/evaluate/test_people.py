"""Gold of people in its forms, and what is trained on it."""

import gzip
import json
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.evaluate.people import ambiguous, evaluate_people, judged
from kg.evaluate.train_people import train_people
from kg.resolve.people.evidence import load

GOLD = Path(__file__).parents[4] / "shared/gold"


def test_authors_of_a_work_are_coauthors_and_misplaced_affiliations_are_left_out(
    tmp_path: Path,
) -> None:
    row = {"name": "Ada Byron", "cluster": "x", "authors": ["Ada Byron", "Bo Chen"], "aff": "Acme"}
    path = tmp_path / "gold.jsonl.gz"
    path.write_bytes(gzip.compress(json.dumps(row | {"aff_aligned": "no"}).encode()))
    ((record, person),) = judged([path])
    assert (record["coauthors"], record["aff"], person) == (["Bo Chen"], "", "x")


def test_inventors_are_read_from_csv_with_those_beside_them(tmp_path: Path) -> None:
    path = tmp_path / "gold.csv"
    head = "mention_id,unique_id,raw_inventor_name_first,raw_inventor_name_last"
    path.write_text(f"{head}\nUS1-0,7,Ada M.,Byron\nUS1-1,8,Bo,Chen\n")
    first, _ = judged([path])
    assert first == ({"name": "Byron, Ada M.", "coauthors": ["Chen, Bo"], "title": "US1"}, "7")


def test_gold_that_is_none_says_where(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text('{"name": "Ada Byron"}\n')
    with pytest.raises(InputError, match=r"gold\.jsonl:1"):
        list(judged([path]))
    with pytest.raises(InputError, match="no such file"):
        list(judged([tmp_path / "none"]))


def test_a_name_of_two_people_is_ambiguous_however_it_is_printed() -> None:
    gold = [({"name": "Wei Zhang"}, "a"), ({"name": "ZHANG Wei"}, "b"), ({"name": "Bo Chen"}, "c")]
    assert ambiguous(gold) == [0, 1]


def test_training_twice_gives_one_model(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    rows = [
        {
            "name": "Wei Zhang",
            "cluster": str(n % 4),
            "title": f"Paper {n}",
            "coauthors": [f"Noor Oduvale{chr(97 + n % 4)}"],
        }
        for n in range(24)
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    one, other = train_people([path]), train_people([path])
    assert one == other
    one.save(tmp_path / "model.json")
    assert load(tmp_path / "model.json") == one


def test_two_people_of_one_name_beside_a_rare_coauthor_teach_nothing(tmp_path: Path) -> None:
    letters = "abcdefghijklmnopqrstuvwxyz"
    rows = []
    for number in range(1_200):
        word = "".join(letters[number // 26**place % 26] for place in range(3))
        kind = number % 3  # one person; said to be two, beside one co-author; two, beside nobody
        for turn in (0, 1):
            beside = f"Noor Oduvale{word}{'xy'[turn] if kind == 2 else ''}"
            person = f"{word}{turn if kind else ''}"
            work = {"title": f"Paper {number} {turn}", "coauthors": [beside]}
            rows.append({"name": f"Ilse Marren{word}", "cluster": person, **work})
    path = tmp_path / "gold.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    # Taught by those in the middle too, a co-author would be worth a third of it.
    assert train_people([path]).features["coauthors"].steps[-1] > 4


@pytest.mark.slow
@pytest.mark.skipif(not GOLD.exists(), reason="the gold is not there")
def test_people_of_openreview_are_told_apart() -> None:
    gold = list(judged([GOLD / "authors/openreview_signatures.jsonl.gz"]))
    scores = evaluate_people(gold)
    assert scores["B-cubed"].f1 > 0.95
    assert scores["B-cubed, ambiguous names"].f1 > 0.88
