"""Names of persons come apart the same way in whatever order and script they are printed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.resolve.normalise.agreement import Agreement, agreement
from kg.resolve.normalise.persons import PersonName, parse_name
from kg.resolve.normalise.romanisation import is_pinyin


@pytest.mark.parametrize(
    "printed",
    ["Zhang, Wei", "Wei Zhang", "ZHANG Wei", "Wei ZHANG", "Dr. Wei Zhang", "wei zhang 0003"],
)
def test_one_name_in_many_prints(printed: str) -> None:
    assert parse_name(printed) == PersonName("zhang", ("wei",))


@pytest.mark.parametrize(
    ("printed", "family", "names"),
    [
        ("Qing-Yao Tian", "tian", ("qingyao",)),
        ("Qing Yao Tian", "tian", ("qingyao",)),
        ("Zhang Weiming", "zhang", ("weiming",)),
        ("Jan van der Meer", "vandermeer", ("jan",)),
        ("van der Meer, Jan", "vandermeer", ("jan",)),
        ("J.-L. Dupont", "dupont", ("j", "l")),
        ("Seán F. O'Neil", "oneil", ("sean", "f")),
        ("欧阳修", "ouyang", ("xiu",)),
        ("曾伟", "zeng", ("wei",)),
        ("Siu-Ming Chan", "chan", ("siuming",)),
        ("Chan Siu Ming", "chan", ("siuming",)),
        ("Felix Siu Ming Chan", "chan", ("felix", "siuming")),
        ("S. M. Chan", "chan", ("s", "m")),
        ("", "", ()),
    ],
)
def test_family_and_given_names_are_told_apart(
    printed: str, family: str, names: tuple[str, ...]
) -> None:
    found = parse_name(printed)
    assert (found.family, found.given) == (family, names)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Lee, Ann B.", "Ann B Lee"),
        ("Lee, A.B.", "A. B. Lee"),
        ("J.-L. Exemple", "J. L. Exemple"),
        ("Jean-Luc Exemple", "Jean\u2010Luc Exemple"),
        ("Jörg Müßig", "JORG MUSSIG"),
        ("O'Shea, Ann", "Ann O’Shea"),
        ("Roe, Richard, Jr.", "Richard Roe Jr"),
        ("Dr. Ann Lee, Ph.D.", "Ann Lee"),
        ("Ann (Annie) Lee", "Ann Lee"),
        ("Ann Lee 0002", "Ann Lee"),
        ("李 安", "李安"),
        ("張安", "张安"),
        ("安妮·李", "安妮李"),
    ],
)
def test_two_spellings_of_one_person_have_one_key(one: str, other: str) -> None:
    assert parse_name(one).key == parse_name(other).key != ""


def test_the_order_of_a_persons_names_is_kept_where_nothing_tells_it() -> None:
    assert parse_name("Lee Ann").key != parse_name("Ann Lee").key


def test_generations_are_no_part_of_the_family_name() -> None:
    assert parse_name("Robert S. Langley, Jr.") == PersonName("langley", ("robert", "s"), "jr")
    assert parse_name("Langley, Robert S., Jr.") == parse_name("Robert S. Langley Jr.")


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        ("Robert Langley", "Robert S. Langley", Agreement.MIDDLE_LEFT_OUT),
        ("Robert Samuel Langley", "Robert S. Langley", Agreement.MIDDLE_INITIAL),
        ("R. Langley", "Robert Langley", Agreement.FIRST_INITIAL),
        ("Rob Langley", "Robert Langley", Agreement.SHORT_FORM),
        ("Robert Langley", "Robert Langly", Agreement.MISSPELT),
        ("Robert Langley", "Robert Langley Jr.", Agreement.GENERATION_LEFT_OUT),
        ("王植", "Zhi Wang", Agreement.OTHER_SCRIPT),
        ("許謙", "许谦", Agreement.SAME),
        ("陳小明", "Siu-Ming Chan", Agreement.OTHER_SCRIPT),
        ("陳小明", "Felix Siu Ming Chan", Agreement.OTHER_SCRIPT),
        ("歐陽明", "Ming Au-Yeung", Agreement.OTHER_SCRIPT),
        ("Siu Ming Chan", "Felix Siu-Ming Chan", Agreement.WESTERN_LEFT_OUT),
        ("S. M. Chan", "Felix Siu Ming Chan", Agreement.FIRST_INITIAL),
        ("Felix Chan", "Felix Siu Ming Chan", Agreement.MIDDLE_LEFT_OUT),
        ("Wu Jia", "Jia Wu", Agreement.OTHER_ORDER),
        ("Langley Robert", "Robert Langley", Agreement.OTHER_ORDER),
        ("武佳", "Wu Jia", Agreement.OTHER_SCRIPT),
    ],
)
def test_forms_of_one_name_agree(one: str, other: str, how: Agreement) -> None:
    assert agreement(parse_name(one), parse_name(other)) is how


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("王植", "王質"),
        ("許謙", "徐謙"),
        ("Li Wu", "Lu Wu"),
        ("Weimin Chen", "Weiming Chen"),
        ("Wai Cheung", "Wai-Ming Cheung"),
        ("Kaming Lau", "Kamin Lau"),
        ("陳小明", "Tai Man Chan"),
        ("Felix Siu Ming Chan", "Felix Tai Man Chan"),
        ("T. M. Chan", "Felix Siu Ming Chan"),
        ("Robert Langley Jr.", "Robert Langley III"),
        ("Robert Langley", "Rosa Langley"),
        ("Robert A. Langley", "Robert B. Langley"),
    ],
)
def test_names_of_two_people_do_not(one: str, other: str) -> None:
    assert agreement(parse_name(one), parse_name(other)) is None


def test_pinyin_is_made_of_syllables() -> None:
    assert all(map(is_pinyin, ("wei", "jiaya", "zhongguo", "xian", "wangong")))
    assert not any(map(is_pinyin, ("robert", "w", "", "smith", "wong", "kelvin")))


@pytest.mark.parametrize("printed", ["Mei Wong", "Yan Kai Wong", "Kelvin Sze-Wah Wong"])
def test_a_surname_of_hong_kong_stands_last_behind_what_may_be_one_of_the_mainland(
    printed: str,
) -> None:
    assert parse_name(printed).family == "wong"


@given(st.text(max_size=40))
def test_any_text_comes_apart_and_agrees_with_itself(text: str) -> None:
    name = parse_name(text)
    assert name.family or not name.given
    assert not name.given or agreement(name, name) is Agreement.SAME
