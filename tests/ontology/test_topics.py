"""The vocabulary of topics is one tree, in two languages."""

import re

from ontology.identifiers import curie
from ontology.topics import LEVELS, topics


def test_the_tree_has_four_levels_and_one_way_up() -> None:
    tree = topics()
    counts = {level: sum(each.level == level for each in tree) for level in LEVELS}
    assert counts == {"domain": 4, "field": 26, "subfield": 252, "topic": 4516}
    for topic in tree:
        above = [each.level for each in tree.above(topic.id)]
        assert above == list(LEVELS[: LEVELS.index(topic.level)][::-1])


def test_everything_above_the_topics_has_a_chinese_name_and_some_hundreds_of_topics_do() -> None:
    named = {each.id for each in topics() if re.search("[\u4e00-\u9fff]", each.name_zh)}
    assert all(each.id in named for each in topics() if each.level != "topic")
    assert sum(":T" in each for each in named) >= 300


def test_ids_are_those_of_openalex_and_lead_there() -> None:
    assert all(curie("openalex", each.notation) == each.id for each in topics())
    assert curie("openalex", "https://openalex.org/subfields/1702") == "openalex:subfields/1702"


def test_a_concept_holds_itself_and_all_that_lies_in_it() -> None:
    tree = topics()
    within = tree.within(["openalex:subfields/1702"])
    assert "openalex:T10028" in within
    assert len(within) == len(set(within))
    assert {tree.by_id[each].level for each in within} == {"subfield", "topic"}
    assert tree.within(["openalex:T10028"]) == ("openalex:T10028",)
    assert tree.above("openalex:T0") == ()
