"""Patent classes stand for topics; the narrowest that the table has counts."""

import pytest

from kg.topics.classes import topics_of
from kg.topics.tell import by_classes
from ontology.topics import topics


def names(code: str) -> list[str]:
    """Names of the topics of a class."""
    return [topics().by_id[each].name for each in topics_of(code)]


@pytest.mark.parametrize("scheme", ["cpc", "ipc"])
def test_a_group_counts_before_its_subclass(scheme: str) -> None:
    assert names(f"{scheme}:B25J18/06") == ["Soft Robotics and Applications"]
    assert names(f"{scheme}:B25J99/00") == ["Robot Manipulation and Learning"]


def test_a_class_of_the_uspto_is_no_class_of_the_cpc() -> None:
    assert names("uspc:606/61") == ["Minimally Invasive Surgical Techniques"]
    assert names("cpc:606/61") == []


def test_a_class_wider_than_any_topic_stands_for_a_subfield() -> None:
    assert names("cpc:A47C1/00") == ["Industrial and Manufacturing Engineering"]
    assert names("uspc:297/12") == ["Industrial and Manufacturing Engineering"]


def test_what_is_no_class_stands_for_nothing() -> None:
    assert topics_of("A") == ()
    assert topics_of("") == ()


def test_every_row_leads_to_topics_of_the_vocabulary() -> None:
    from kg.topics.classes import table

    assert all(each in topics().by_id for ids in table().values() for each in ids)


def test_a_patent_without_a_title_is_about_what_most_of_its_classes_stand_for() -> None:
    told = by_classes(["cpc:H04W72/04", "uspc:455/1", "cpc:A47C1/00"])
    assert told.method == "class"
    assert topics().by_id[told.topics[0][0]].name == "Wireless Networks and Protocols"
    assert not any("subfields" in each for each, _ in told.topics)
    assert by_classes(["cpc:A47C1/00"]).topics == [("openalex:subfields/2209", 0.9)]
    assert by_classes(["cpc:Q99"]).topics == []
