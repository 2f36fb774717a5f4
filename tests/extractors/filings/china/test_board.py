"""Directors who come and go, as announcements say it."""

import pytest

from extractors.filings.china.board import Change, changes, secretary
from ontology.facts import Spell


def test_who_left_and_who_came_are_told_with_the_day() -> None:
    text = (
        "董事會宣佈，霍梯超先生（「霍先生」）因其他商務承擔而辭任本公司獨立非執行\n董事，"
        "自二零二五年九月三日起生效。朱梯勤女士已獲委任為本公司之非執行董事，"
        "自二零二五年十月十一日起生效。"
    )
    assert list(changes(text)) == [
        Change("霍梯超", "獨立非執行董事", Spell(until="2025-09-03")),
        Change("朱梯勤", "非執行董事", Spell(since="2025-10-11")),
    ]


def test_a_day_that_holds_for_what_follows_is_that_of_the_next_sentence() -> None:
    text = "以下事項自二零二五年六月二十日起生效。霍梯超先生已提出辭任本公司之非執行董事。"
    (change,) = changes(text)
    assert change.spell == Spell(until="2025-06-20")


@pytest.mark.parametrize(
    "text",
    [
        "霍梯超先生辭任本公司執行董事。",
        "霍先生辭任本公司執行董事，自二零二五年六月二十日起生效。",
        "自二零二五年六月二十日起生效。朱梯勤先生辭任本公司執行董事。",
    ],
)
def test_without_a_day_or_a_whole_name_nothing_is_told(text: str) -> None:
    assert list(changes(text)) == []


def test_who_signs_for_the_board_is_told_if_it_is_the_secretary() -> None:
    found = secretary("承董事會命\nRung Holdings Limited\n公司秘書\n余梯毅\n香港，")
    assert found is not None
    assert found[1] == "余梯毅"
    assert secretary("承董事會命\nRung Holdings Limited\n主席\n余梯毅\n") is None


def test_what_repeats_is_read_in_linear_time() -> None:
    assert secretary("承董事會命公司秘書\n" * 20_000) is None
    assert list(changes("霍梯超先生（" * 50_000)) == []
