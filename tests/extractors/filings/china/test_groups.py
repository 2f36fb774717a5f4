"""The table of subsidiaries of an annual report."""

from extractors.filings.china.groups import find_group
from ontology.facts import TIMELESS, Document, Evidence, Mention

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
