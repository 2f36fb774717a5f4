"""Scores of organisations in strings, against their definitions."""

from pathlib import Path

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError
from kg.evaluate.affiliations import Judged, evaluate_affiliations, judged, score
from kg.resolve.matching.matcher import Match, Matcher
from kg.resolve.scoring.ranker import shipped
from kg.staging.read import Reader
from kg.staging.sources import shipped as shipped_files
from kg.staging.sources import sources
from kg.workspace import Workspace
from tests.kg.resolve.candidates.world import index

GOLD = Path(__file__).parents[2] / "gold"
"""Written by us in the manner of papers, patents and filings; half was seen while rules were made.
The other half was looked at once they stood, and its labels mended in two places: an organisation
that a registry knows had been overlooked."""

IDS = st.sets(st.sampled_from(["ror:1", "ror:2", "ror:3"]))


def answer(*ids: str) -> list[Match]:
    return [Match(id_, "", 0.9, 0, 1, "name in registry", ()) for id_ in ids]


def test_pairs_are_counted_over_all_strings_together() -> None:
    gold = [Judged("a", frozenset({"ror:1", "ror:2"}), ""), Judged("b", frozenset(), "")]
    found = score(gold, [answer("ror:1", "ror:3"), answer()])

    assert (found.precision, found.recall, found.f1) == (0.5, 0.5, 0.5)
    assert (found.at_1, found.none_left_alone) == (1.0, 1.0)


@given(st.lists(st.tuples(IDS, IDS), min_size=1))
def test_f1_is_the_dice_coefficient_of_the_two_sets_of_pairs(
    rows: list[tuple[set[str], set[str]]],
) -> None:
    gold = [Judged("", frozenset(labels), "") for labels, _ in rows]
    found = score(gold, [answer(*sorted(ids)) for _, ids in rows])
    ours = {(n, id_) for n, (_, ids) in enumerate(rows) for id_ in ids}
    theirs = {(n, id_) for n, (labels, _) in enumerate(rows) for id_ in labels}

    if ours and theirs:
        assert found.f1 == pytest.approx(2 * len(ours & theirs) / (len(ours) + len(theirs)))


def test_strings_with_labels_that_no_registry_has_are_not_covered(tmp_path: Path) -> None:
    file = tmp_path / "gold.jsonl"
    rows = [
        {"affiliation": "Ruritanian Academy of Sciences, Zenda", "ids": ["ror:3"]},
        {"affiliation": "Somewhere Else", "ids": ["ror:9"]},
        {"affiliation": "Ruritanian Academy of Sciences", "ids": []},
        {"affiliation": "Nothing at all", "ids": []},
    ]
    file.write_bytes(b"".join(orjson.dumps(row) + b"\n" for row in rows))
    found = evaluate_affiliations(Matcher(index(), shipped()), list(judged([file])))

    assert found["gold, all"].strings == 4
    assert found["gold, covered"].strings == 2
    assert found["gold, covered"].f1 == 1.0
    assert found["none"].none_left_alone == 1.0


def test_a_line_that_is_no_judged_string_is_refused_with_its_place(tmp_path: Path) -> None:
    file = tmp_path / "gold.jsonl"
    file.write_bytes(b'{"affiliation": "x", "ids": []}\n{"text": "y"}\n')

    with pytest.raises(InputError, match=r"gold\.jsonl:2"):
        list(judged([file]))


def test_chinese_strings_of_papers_patents_and_filings_are_read_with_the_zone_s_names_alone(
    tmp_path: Path,
) -> None:
    home = Workspace(tmp_path)
    with home.alone():
        day = "2026-01-01T00:00:00.000Z"
        Reader(home.stage, home.quarantine, sources(), day).read(list(shipped_files()))
    gold = list(judged(sorted(GOLD.glob("zh_*.jsonl"))))
    found = evaluate_affiliations(Matcher.load(home), gold)
    assert len(gold) == 300
    assert found["zh_seen, covered"].f1 > 0.92
    assert found["zh_held_out, covered"].f1 > 0.92
    assert found["none"].none_left_alone == 1.0
