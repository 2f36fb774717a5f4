"""Whom Chinese acknowledgements thank and who paid, by invented sentences in either script."""

import pytest

from extractors.text.acknowledged import FUNDER, GRANT, PERSON
from extractors.text.acknowledgements import find
from extractors.text.passage import whole


def told(text: str) -> list[tuple[str, str, str]]:
    return [
        (each.label, each.words.text, each.beside.text if each.beside else "")
        for each in find(whole(text))
    ]


def test_a_fund_comes_with_its_grants() -> None:
    assert told(
        "本文得到青滩科学基金会（项目编号：INV-2019-00012）和岚门科技计划(A2019080)资助。"
    ) == [
        (FUNDER, "青滩科学基金会", ""),
        (GRANT, "INV-2019-00012", "青滩科学基金会"),
        (FUNDER, "岚门科技计划", ""),
        (GRANT, "A2019080", "岚门科技计划"),
    ]


def test_a_fund_keeps_the_words_that_join_in_its_name() -> None:
    found = told("本研究由嵐門創新及科技基金（ITS/123/20）資助。")
    assert (FUNDER, "嵐門創新及科技基金", "") in found
    assert (GRANT, "ITS/123/20", "嵐門創新及科技基金") in found


def test_people_are_thanked_with_where_they_work() -> None:
    assert told("感谢青滩大学的欧阳明老师、岚门医院李强主任、王芳和周杰在数据采集中的帮助。") == [
        (PERSON, "欧阳明", "青滩大学"),
        (PERSON, "李强", "岚门医院"),
        (PERSON, "王芳", ""),
        (PERSON, "周杰", ""),
    ]
    assert told("衷心感謝陳大文教授、王思敏博士的討論。") == [
        (PERSON, "陳大文", ""),
        (PERSON, "王思敏", ""),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "感谢匿名审稿人的宝贵意见。",
        "感谢全体成员的支持与和睦相处。",
        "本工作于2019年完成，得到各方支持。",
    ],
)
def test_nobody_is_made_up(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize("harm", ["感谢", "基金", "张伟、", "和", "（1234", "大学", "资助，由"])
def test_what_repeats_is_read_too(harm: str) -> None:
    text = "感谢基金资助" + harm * 4_000
    for each in find(whole(text)):
        assert 0 <= each.words.start < each.words.end <= len(text)
