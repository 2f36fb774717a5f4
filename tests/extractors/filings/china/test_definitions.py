"""Short names that reports define for organisations."""

from extractors.filings.china.definitions import definitions, in_full

TEXT = """释义项 指 释义内容
本公司、公司、梯子智能 指 深圳梯子智能装备股份有限公司
梯澜光电、梯澜 指 上海梯澜光电股份有限公司，公司控股子公司
Rungtic 指 Rungtic Oy，公司控股子公司
创业板 指 深圳证券交易所创业板
报告期 指 2022年 1月 1日至 2022年12月 31日
梯投 指
"""


def test_organisations_are_known_by_what_the_report_calls_them() -> None:
    assert definitions(TEXT) == {
        "梯子智能": "深圳梯子智能装备股份有限公司",
        "梯澜光电": "上海梯澜光电股份有限公司",
        "梯澜": "上海梯澜光电股份有限公司",
        "Rungtic": "Rungtic Oy",
    }
    assert definitions(TEXT.removeprefix("释义项 指")) == {}


def test_a_name_is_told_in_full_with_the_short_one_beside_it() -> None:
    defined = definitions(TEXT)
    assert in_full("梯澜", defined) == ("上海梯澜光电股份有限公司", "梯澜")
    assert in_full("上海梯新有限公司（“梯新”）", defined) == ("上海梯新有限公司", "梯新")
    assert in_full("上海梯新有限公司（梯新科）", defined) == ("上海梯新有限公司", "梯新科")
    assert in_full("上海梯新有限公司（香港）", defined) == ("上海梯新有限公司（香港）", "")
    assert in_full("上海梯新有限公司", defined) == ("上海梯新有限公司", "")


def test_what_repeats_is_read_in_time() -> None:
    for harm in ("梯 指 ", "梯、", "释义项 指\n", "公司"):
        definitions("释义项 指\n" + harm * 10_000)
