"""What an organisation is by its name, where nothing else tells."""

import pytest

from kg.build.kinds import kind_by_name
from ontology.schema import vocabulary


@pytest.mark.parametrize(
    ("name", "kind", "by"),
    [
        ("Mudwater Optics Co., Ltd., Shenzhen, China", "Company", "co"),
        ("Mudwater Optics (Shenzhen) Ltd", "Company", "ltd"),
        ("Mudwater, Optics & Sons, P.C.", "Company", "pc"),
        ("Bank of Mudwater", "Company", "bank of"),
        ("泥水光学有限公司", "Company", "有限公司"),
        ("泥水銀行", "Company", "银行"),
        ("Mudwater University", "University", "university"),
        ("École Normale de Mudwater", "University", "ecole normale"),
        ("Mudwater Institute of Technology, Mudwater", "University", "institute of technology"),
        ("泥水大學", "University", "大学"),
        ("Children's Hospital of Mudwater University", "Hospital", "hospital"),
        ("泥水大学附属医院", "Hospital", "医院"),
        ("Key Laboratory of Mud, Ministry of Rivers", "ResearchInstitute", "laboratory"),
        ("泥水实验室", "ResearchInstitute", "实验室"),
        ("Ministry of Rivers", "Government", "ministry"),
        ("Museum of Mud", "Archive", "museum"),
    ],
)
def test_legal_forms_and_telling_words_say_what_it_is(name: str, kind: str, by: str) -> None:
    told = kind_by_name(name)
    assert told is not None
    assert (told.kind, told.by) == (kind, by)
    assert kind in vocabulary().narrower("Organization")


@pytest.mark.parametrize(
    "name",
    [
        "Mudwater",
        "School of Mud, Mudwater University",
        "Mudwater University Press",
        "Institute for Muddy Technologies",
        "Mudwater, NL",
        "公司",
        "",
        "(,)",
    ],
)
def test_what_no_word_tells_stays_open(name: str) -> None:
    assert kind_by_name(name) is None
