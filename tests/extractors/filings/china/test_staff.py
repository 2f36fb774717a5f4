"""Offices of people in one document."""

from extractors.filings.china.staff import Office, facts
from ontology.facts import Document, Evidence, Link, Mention, Spell

REPORT = Document("cn-filings", "300001-2022", "年度报告")
HERE = Evidence("char=0,1", "")
ONE = REPORT.mention("Company", "深圳梯子装备股份有限公司", HERE)
OTHER = REPORT.mention("Company", "无锡梯氢科技有限公司", HERE)


def test_a_name_is_one_person_with_one_link_to_each_organisation() -> None:
    offices = [
        Office(
            "段梯青",
            ONE,
            "法定代表人",
            Spell("", "", "2022", "2022"),
            Evidence("char=3,6", "段梯青"),
        ),
        Office(
            "段梯青",
            ONE,
            "董事长",
            Spell("2019", "", "2022", "2023"),
            Evidence("char=9,12", "段梯青"),
        ),
        Office("段梯青", OTHER, "董事", Spell("2020", "2021"), HERE),
        Office("段梯青", OTHER, "监事", Spell("2021", "2022"), HERE),
    ]
    told = list(facts(REPORT, offices))
    (person,) = (each for each in told if isinstance(each, Mention))
    here, there = (each for each in told if isinstance(each, Link))
    assert (person.name, person.evidence.place) == ("段梯青", "char=3,6")
    assert here.properties == {"role": "法定代表人、董事长"}
    assert here.spell == Spell("2019", "", "2022", "2023")
    assert there.properties == {"role": "董事、监事"}
    assert there.spell == Spell("2020", "2022")
