"""Texts in either language lead to the topics that they are about."""

import pytest

from kg.load.vectors.encoder import encode
from kg.topics.choose import choose
from kg.topics.context import FEWEST, in_context
from kg.topics.locarno import of_design
from kg.topics.model import Work, model
from kg.topics.nearest import nearest
from ontology.topics import topics


def told(*works: Work) -> list[list[str]]:
    """Names of the topics of works."""
    scores = nearest(model().scores(works, encode([each.title for each in works])))
    ids = model().ids
    return [
        [topics().by_id[f"openalex:{ids[each.place]}"].name for each in choose(*rows)]
        for rows in zip(*scores, strict=True)
    ]


@pytest.mark.parametrize(
    ("title", "topic"),
    [
        ("Stable inks for perovskite solar cells", "Perovskite Materials and Applications"),
        ("用于太阳能电池的钙钛矿薄膜", "Perovskite Materials and Applications"),
        ("Person re-identification across cameras", "Video Surveillance and Tracking Methods"),
        ("面向多语言的神经机器翻译", "Natural Language Processing Techniques"),
        ("Whole-body control of a quadruped robot", "Robotic Locomotion and Control"),
    ],
)
def test_a_title_is_enough(title: str, topic: str) -> None:
    assert told(Work(title))[0][0] == topic


def test_further_topics_are_those_that_the_title_names() -> None:
    (found,) = told(Work("Legged locomotion by reinforcement learning"))
    assert set(found) == {"Robotic Locomotion and Control", "Reinforcement Learning in Robotics"}


def test_a_text_about_nothing_has_no_topic() -> None:
    assert told(Work("Untitled, part two")) == [[]]


def test_patent_classes_weigh_in() -> None:
    known = model()
    vectors = encode(["Device and method"])
    bare = known.scores([Work("Device and method")], vectors).near
    classed = known.scores([Work("Device and method", codes=("cpc:H01M10/0562",))], vectors).near
    found = topics().by_id[f"openalex:{known.ids[int(classed[0].argmax())]}"]
    assert classed.max() > bare.max()
    assert found.name == "Advancements in Battery Materials"


def test_works_of_one_venue_are_told_by_each_other() -> None:
    known = model()
    sure = [Work("Federated learning with differential privacy")] * FEWEST
    odd = Work("Pruning networks at birth")
    scores = known.scores([*sure, odd], encode([each.title for each in (*sure, odd)]))
    found = nearest(scores)
    alone = found.near[-1].copy()
    together = in_context(known, found, ["NeurIPS 2020", "NeurIPS 2021"] * 10 + ["NeurIPS"])
    best = together.places[-1][together.near[-1].argmax()]
    assert topics().above(f"openalex:{known.ids[best]}")[1].name == "Computer Science"
    assert (together.near[-1] <= alone + 1e-6).all()


def test_a_design_is_of_its_class() -> None:
    assert of_design(("uspc:D6/1", "locarno:0601")) == "openalex:subfields/2209"
    assert of_design(("cpc:A01B1/00",)) == ""
    assert of_design(("locarno:9901",)) == ""


def test_a_class_of_designs_of_the_uspto_is_one_of_locarno() -> None:
    assert of_design(("uspc:D6/334",)) == "openalex:subfields/2209"
    assert of_design(("uspc:606/61",)) == ""
