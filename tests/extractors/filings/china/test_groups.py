"""The table of subsidiaries of an annual report."""

from extractors.filings.china.groups import find_group
from ontology.facts import TIMELESS, Document, Evidence, Link, Mention

REPORT = Document("cn-filings", "300001-2022", "年度报告")
OWNER = REPORT.mention("Company", "深圳梯子装备股份有限公司", Evidence("char=0,1", ""))
TABLE = "企业集团的构成\n子公司名称 主要经营地 注册地\n直接 间接\n{}\n其他说明：\n"


def owned(rows: str) -> list[str]:
    told = find_group(REPORT, OWNER, TABLE.format(rows), TIMELESS, {})
    return [each.name for each in told if isinstance(each, Mention) and each.kind == "Company"]


def test_a_row_that_has_lost_its_name_is_left_out() -> None:
    assert owned("上海 上海 研发 51.84% 投资设立") == []


def test_how_the_one_before_was_bought_is_no_part_of_a_name() -> None:
    rows = "非同一控制下合并\n江苏梯氢装备有限公司 无锡 无锡 制造业 100.00% 投资设立"
    assert owned(rows) == ["江苏梯氢装备有限公司"]


def test_a_name_that_a_page_cuts_is_whole() -> None:
    rows = (
        "江苏梯氢装备技 无锡 无锡 制造业 85.00% 投资设立\f年年度报告全文\n9\n术有限公司\n"
        "无锡梯光有\n限公司 无锡 无锡 制造业 60.00%\n梯光欧洲 荷兰 荷兰 制造业 100 设立\f\n"
    )
    assert owned(rows) == ["江苏梯氢装备技术有限公司", "无锡梯光有限公司", "梯光欧洲"]


def test_a_share_in_an_associate_makes_no_subsidiary() -> None:
    rows = "江苏梯氢装备有限公司 无锡 无锡 制造业 51.00% 投资设立"
    table = TABLE.replace("企业集团的构成", "重要的合营企业或联营企业").replace(
        "接\n", "接\n的会计处理方\n法\n"
    )
    told = list(find_group(REPORT, OWNER, table.format(rows), TIMELESS, {}))
    assert next(each.name for each in told if isinstance(each, Mention)) == "江苏梯氢装备有限公司"
    assert {each.type for each in told if isinstance(each, Link)} == {"hasShareIn", "locatedIn"}
