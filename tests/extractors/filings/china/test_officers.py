"""Tables of officers in annual reports, as either exchange asks for them."""

import pytest

from extractors.filings.china.officers import posts
from ontology.facts import Spell

TERMS = "姓名 职务(注) 性 别 年 龄 任期起始 日期 任期终止 日期\n"
STATES = "姓名 职务 任职状态 性别 年龄 从公司获得的报酬\n"
CLOSED = "2022-12-31"


def told(text: str) -> list[tuple[str, str, Spell]]:
    return [(each.name, each.role, each.spell) for each in posts(text, CLOSED)]


def test_a_term_that_will_end_has_not_ended() -> None:
    assert told(f"{TERMS}段梯青 董事长 男 59 2019.4.21 2025.5.30 0 0 否\n") == [
        ("段梯青", "董事长", Spell("2019-04-21", "", CLOSED, CLOSED))
    ]


def test_who_left_left_on_the_day_that_is_told() -> None:
    assert told(f"{TERMS}Li Ting Bai 独立董事（离任） 男 61 2019.6.11 2022.5.31 0\n") == [
        ("Li Ting Bai", "独立董事", Spell("2019-06-11", "2022-05-31", "2022", "2022"))
    ]
    assert told(f"{STATES}何梯紫 监事 离任 女 41 1.67 否\n") == [
        ("何梯紫", "监事", Spell(first_seen="2022", last_seen="2022"))
    ]


def test_one_row_can_tell_two_posts_and_the_same_one_is_told_once() -> None:
    row = "柳梯红 董事 女 47 2020.6.22 - 0 否 总裁 女 47 2020.4.27 - 0 否\n"
    assert told(TERMS + row) == [("柳梯红", "董事、总裁", Spell("2020-04-27", "", CLOSED, CLOSED))]
    assert (
        len(told(TERMS + row + "合计 0\n" + STATES + "柳梯红 董事、总裁 现任 女 47 12 否\n")) == 1
    )


@pytest.mark.parametrize(
    "line",
    [
        "段梯青 2015 年任本公司董事，男，59 岁",
        "合计 / / / 0",
        "姓名 主要工作经历",
        "段梯青 股东 男 59 2019.4.21",
    ],
)
def test_what_is_no_row_of_an_office_is_left_out(line: str) -> None:
    assert told(f"{TERMS}{line}\n") == []


@pytest.mark.parametrize("harm", ["段梯青 董事 男 59 ", "Aa Bb ", "董事 ", "2019.4.21 ", TERMS])
def test_what_repeats_is_read_in_time(harm: str) -> None:
    told(TERMS + harm * (50_000 // len(harm)))


def test_terms_stand_in_narrow_cells_that_are_cut_anywhere() -> None:
    narrow = (
        "姓名 职务 任职 状态 性 别 年 龄 任期起 始日期 任期 终止 日期\n"
        "段梯\n青\n董事\n长 现任 男 59\n"
        "2011\n年 12\n月 20\f梯子股份有限公司 2022 年年度报告全文\n44\n日\n2024\n年 02\n月 21\n日\n"
        "0 0\n何梯\n紫 监事 离任 女 41\n"
        "2018 年 2\n月 26 日\n2022 年 5 月 3 日\n0 0 0\n"
    )
    rows = "段梯青 董事长 男 59 现任 26.1 否\n何梯紫 监事 女 41 离任 1.67 否\n"
    assert [each[2] for each in told(narrow + STATES + rows)] == [
        Spell("2011-12-20", "", CLOSED, CLOSED),
        Spell("2018-02-26", "2022-05-03", "2022", "2022"),
    ]
