"""A topic is found by id, name, term or part of a name, in English and Chinese."""

import pytest

from kg.topics.find import UnknownTopicError, find_topics

PEROVSKITE = "openalex:T10247"


@pytest.mark.parametrize(
    "asked",
    ["Perovskite Materials and Applications", "perovskite materials", "钙钛矿", "鈣鈦礦材料",
     "perovskite solar cell", PEROVSKITE],
)  # fmt: skip
def test_one_topic_goes_by_many_names(asked: str) -> None:
    assert PEROVSKITE in find_topics(asked)


def test_a_subfield_stands_for_all_below_it_in_either_language() -> None:
    found = find_topics("artificial intelligence")
    assert found == find_topics("人工智能")
    assert {"openalex:subfields/1702", "openalex:T10028"} <= set(found)


def test_what_nobody_knows_is_an_error_that_names_the_nearest() -> None:
    with pytest.raises(UnknownTopicError, match="Perovskite Materials and Applications"):
        find_topics("perovskit materails and applicatons")
    with pytest.raises(UnknownTopicError, match="no topic is called"):
        find_topics("%s%n")


def test_an_id_of_another_vocabulary_stands_for_itself() -> None:
    assert find_topics("cpc:B25J15/00") == ("cpc:B25J15/00",)
