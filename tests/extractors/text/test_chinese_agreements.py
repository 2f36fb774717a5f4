"""Agreements and collaborations in Chinese sentences, a hundred of them labelled by hand."""

from pathlib import Path

import pytest

from extractors.text import chinese_agreements
from extractors.text.passage import whole

SENTENCES = [
    (*line.split("\t"), "", "")[:4]
    for line in (Path(__file__).parent / "chinese_sentences.tsv")
    .read_text(encoding="utf-8")
    .splitlines()
]


@pytest.mark.parametrize(("sentence", "kind", "parties", "more"), SENTENCES)
def test_a_sentence_tells_its_parties(sentence: str, kind: str, parties: str, more: str) -> None:
    """`-` is whose text it is; `more` is the day, or how it is said."""
    found = list(chinese_agreements.find(whole(sentence)))
    names = {each.text if each else "-" for told in found for each in told.parties}
    assert {told.kind for told in found} == ({kind} - {""})
    assert names == set(parties.split("|")) - {""}
    if more[:2] == "20":
        assert {told.date for told in found} == {more}
    elif more:
        assert all(getattr(told, more) for told in found)


def test_what_a_sentence_tells_stands_where_it_says() -> None:
    text = "天气晴。公司与深圳苍鹭光学有限公司签署《合作协议》。"
    (told,) = chinese_agreements.find(whole(text))
    assert told.parties[1] is not None
    assert text[told.parties[1].start : told.parties[1].end] == "深圳苍鹭光学有限公司"
    assert (told.title.text, told.sentence.text) == ("合作协议", text[4:-1])


def test_a_heading_without_a_full_stop_is_no_part_of_what_follows() -> None:
    text = "与渡口大学签署合作协议\n \n子公司深圳苍鹭光学有限公司与渡口大学\n签署《合作协议》。"
    (_, told) = chinese_agreements.find(whole(text))
    assert [each and each.text for each in told.parties] == ["深圳苍鹭光学有限公司", "渡口大学"]


def test_long_texts_are_read_in_time_that_grows_with_them() -> None:
    for words in ("公司与", "签署", "收购", "与甲、乙", "由公司共建", "，获得授权", "\n \n\n"):
        assert not [t for t in chinese_agreements.find(whole(words * 20_000)) if t.date]
