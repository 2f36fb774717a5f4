"""Chinese and English names of one organisation."""

from functools import cache
from pathlib import Path

import numpy as np
import pytest

from kg.resolve.names import cluster_names
from kg.resolve.names.bilingual import FEATURES, HIGHEST, LEAST, Compared, bound, mutual
from kg.resolve.names.chinese.dictionary import glosses
from kg.resolve.names.chinese.han import han_key, han_name
from kg.resolve.names.chinese.translation import Translations
from kg.resolve.names.known import known_pairs
from kg.resolve.normalise.romanisation import readings
from kg.staging.stage import Stage

KNOWN = [
    ("浊水科技有限公司", "Mudwater Technology Co Ltd"),
    ("百水科技有限公司", "Reedfield Technology Co Ltd"),
    ("白川电力有限公司", "Whitebrook Electric Power Co Ltd"),
    ("青川电力有限公司", "Greenbrook Electric Power Co Ltd"),
]


@cache
def known() -> tuple[tuple[str, str], ...]:
    """What is known where nothing was ingested: the registries that come with us."""
    return (*known_pairs(Stage(Path("nothing was staged here"))), *KNOWN)


def clusters(*names: str) -> list[int]:
    return [each.cluster for each in cluster_names(names, known=known())]


def test_script_width_and_punctuation_do_not_tell_names_apart() -> None:
    assert han_key("騰訊科技（深圳）有限公司") == han_key("腾讯科技(深圳)有限公司")


def test_the_share_behind_a_short_name_is_no_part_of_it() -> None:
    assert han_key("萬科A") == han_key("万科")
    assert han_key("TCL科技") == "tcl科技"


def test_a_character_is_read_in_pinyin_and_as_in_hong_kong() -> None:
    assert {"huang", "wong"} <= set(readings("黄"))


def test_the_dictionary_knows_words_by_meaning() -> None:
    assert glosses()["螳螂"]["mantis"] > 0.5


def test_translations_are_learnt_from_names_known_in_both() -> None:
    learnt = Translations((han_key(one), other.lower().split()) for one, other in KNOWN)
    assert max(learnt.of("科技"), key=learnt.of("科技").__getitem__) == "technology"
    assert (
        learnt.knows(
            "青川电力有限公司", frozenset(["greenbrook", "electric", "power", "co", "ltd"])
        )
        == 2
    )
    assert learnt.knows("青川电力有限公司", frozenset({"whitebrook"})) == -1


def test_a_name_is_read_by_meaning_by_sound_and_by_its_letters() -> None:
    read = han_name("恒生TCL螳螂", Translations([]))
    assert {"hengsheng", "hang", "tcl", "mantis"} <= set(read.meant)
    assert read.initials.startswith("hstcl")


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("深圳市腾达生物技术有限公司", "Shenzhen Tengda Biotechnology Co., Ltd."),
        ("長興銀行有限公司", "Cheung Hing Bank Limited"),
        ("广东金螳螂科技股份有限公司", "Guangdong Gold Mantis Technology Co., Ltd."),
        ("广州海格通信集团股份有限公司", "GUANGZHOU HAIGE COMM GRP INC CO"),
    ],
)
def test_names_that_explain_each_other_are_one(chinese: str, english: str) -> None:
    others = ("Beijing Longhua Hospital", "上海纺织大学")
    found = clusters(chinese, english, *others)
    assert found[1] == found[0] == 0
    assert len(set(found)) == 3


def test_names_of_which_nothing_explains_the_other_stay_two() -> None:
    assert clusters("深圳市腾达生物技术有限公司", "Whitebrook Cement Works") == [0, 1]


def test_han_that_differs_speaks_against_however_alike_the_rest() -> None:
    assert clusters("广东电力发展股份有限公司", "广西电力发展股份有限公司") == [0, 1]


def test_one_english_name_goes_to_one_chinese_name_alone() -> None:
    found = clusters(
        "深圳王质科技有限公司", "深圳王植科技有限公司", "Shenzhen Wang Zhi Technology Co Ltd"
    )
    assert found[0] != found[1]


def test_a_pair_that_a_registry_knows_is_one_for_that_reason() -> None:
    found = cluster_names(["浊水科技有限公司", "Mudwater Technology Co., Ltd."], known=known())
    assert [each.cluster for each in found] == [0, 0]
    assert "registry" in found[0].reason


def test_a_name_of_rare_characters_is_no_strangers_for_a_line_of_business_that_they_share() -> None:
    strangers = ("Whitebrook Intelligent Technology", "Mudwater Smart Systems", "Reedfield Steel")
    assert clusters("青灘嶸罍智能", *strangers) == [0, 1, 2, 3]


def test_names_that_differ_by_one_word_of_their_own_stay_apart() -> None:
    found = clusters(
        "深圳腾达生物技术有限公司",
        "深圳恒远生物技术有限公司",
        "Shenzhen Hengyuan Biotechnology Co., Ltd.",
        "Shenzhen Kaiming Biotechnology Co., Ltd.",
    )
    assert found == [0, 1, 1, 3]


def test_more_is_asked_of_a_pair_where_most_names_have_no_partner() -> None:
    pairs = [(i, j) for i in range(4) for j in range(4)]
    row = [1.0] * len(FEATURES)
    likely = [0.75 if i == j == 0 else 0.01 for i, j in pairs]
    compared = Compared(pairs, np.array([row] * len(pairs), np.float32))
    names = ["Rung Works"] * 4

    assert mutual(compared, likely, names) == []
    both = [0.75 if i == j < 2 else 0.01 for i, j in pairs]
    assert [(t.chinese, t.english) for t in mutual(compared, both, names)] == [(0, 0), (1, 1)]


def test_the_fewer_find_a_partner_the_more_is_asked_of_a_pair() -> None:
    asked = [bound(share) for share in (0.0, 0.35, 0.5, 0.63, 1.0)]
    assert asked == sorted(asked, reverse=True)
    assert (asked[0], asked[-1]) == (HIGHEST, LEAST)
