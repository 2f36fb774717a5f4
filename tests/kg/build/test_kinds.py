"""What an organisation is by its name, where nothing else tells."""

import pytest

from kg.build.kinds import kind_by_name


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Mudwater Optics Co., Ltd., Shenzhen, China", "Company"),
        ("Mudwater, Optics & Sons, P.C.", "Company"),
        ("泥水光学有限公司", "Company"),
        ("Mudwater University", "University"),
        ("Mudwater Institute of Technology", "University"),
        ("Children's Hospital of Mudwater University", "Hospital"),
        ("Key Laboratory of Muddy Water, Ministry of Rivers", "ResearchInstitute"),
        ("Mudwater University Research Institute", "ResearchInstitute"),
        ("泥水实验室", "ResearchInstitute"),
        ("Ministry of Rivers", "Government"),
        ("Mudwater Foundation", "Nonprofit"),
    ],
)
def test_legal_forms_and_telling_words_say_what_it_is(name: str, kind: str) -> None:
    assert kind_by_name(name) == kind


@pytest.mark.parametrize("name", ["Mudwater", "School of Mud", "Mudwater University Press"])
def test_what_no_word_tells_stays_open(name: str) -> None:
    assert kind_by_name(name) == "Organization"
