"""Tables of what those who direct a company are elsewhere."""

import pytest

from extractors.filings.china.elsewhere import elsewhere
from ontology.facts import Spell

TABLE = "任职人员姓名 其他单位名称 在其他单位担任 的职务 任期起始日期 任期终止日期\n"
CLOSED = "2022-12-31"
NAMES = ("段梯青", "陆梯白", "Kai Tibai")


def told(rows: str) -> list[tuple[str, str, str, Spell]]:
    found = elsewhere(TABLE + rows, CLOSED, NAMES)
    return [(each.name, each.organisation, each.role, each.spell) for each in found]


def test_cells_that_lines_and_blanks_cut_are_joined() -> None:
    rows = (
        "段梯青\n上海梯子投资合伙企业\n（有限合伙）（原名：扶绥梯子投资合伙企业（有限合伙））\n"
        "执行董事兼总经\n理 2021 年 10 月 08 日至今 否\n"
        "陆梯白 岭南大学 教授、微电子学院院长 2019.7 / \n"
    )
    assert told(rows) == [
        (
            "段梯青",
            "上海梯子投资合伙企业（有限合伙）",
            "执行董事兼总经理",
            Spell("2021-10-08", "", CLOSED, CLOSED),
        ),
        ("陆梯白", "岭南大学", "教授、微电子学院院长", Spell("2019-07", "", CLOSED, CLOSED)),
    ]


def test_what_ended_has_ended_and_who_left_the_company_may_stay_elsewhere() -> None:
    rows = (
        "段梯青（离任） 无锡梯氢科技有限公司 董事 2020 年 12 月 25 日 2022 年 04 月 11 日否\n"
        "陆梯白（离任） 无锡梯氢科技有限公司 监事 2021.3 2024.3\n"
    )
    assert [each[3] for each in told(rows)] == [
        Spell("2020-12-25", "2022-04-11", "2022", "2022"),
        Spell("2021-03", "", CLOSED, CLOSED),
    ]


def test_a_page_that_ends_within_a_row_and_capitals_do_not_matter() -> None:
    rows = (
        "段梯青 无锡梯氢科\f深圳梯子装备股份有限公司 2022 年年度报告全文\n53\n技有限公司 董事长\n"
        "KAI TIBAI Vitrum 董事 2019.5 / \n"
    )
    assert [each[:3] for each in told(rows)] == [
        ("段梯青", "无锡梯氢科技有限公司", "董事长"),
        ("Kai Tibai", "Vitrum", "董事"),
    ]


@pytest.mark.parametrize(
    "rows",
    [
        "何梯紫 无锡梯氢科技有限公司 监事 2021.3\n",
        "段梯青 无锡梯氢科技 有限公司\n",
        "在其他单位任\n段梯青 无锡梯氢科技有限公司 监事\n",
    ],
)
def test_others_rows_without_an_office_and_what_stands_below_are_left_out(rows: str) -> None:
    assert told(rows) == []


@pytest.mark.parametrize("harm", ["段梯青 公司 ", "段梯青\n", "（", "董事 ", "2019.4.21 ", TABLE])
def test_what_repeats_is_read_in_time(harm: str) -> None:
    told(harm * (50_000 // len(harm)))
