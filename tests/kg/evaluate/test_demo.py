"""What the resolver made of the invented world is scored by pairs of its names."""

from kg.evaluate.demo import Answered, evaluate_demo


def test_names_of_one_organisation_led_to_two_entities_are_missed_pairs() -> None:
    names = (("A Ltd", "x"), ("A Limited", "x"), ("A", "y"))
    found = [Answered("Organization", "s", "k", name, entity, "org:1") for name, entity in names]
    score = evaluate_demo(found)["Organization"]
    assert (score.precision, round(score.recall, 3)) == (1.0, 0.333)


def test_two_people_under_one_entity_are_wrong_pairs() -> None:
    truths = ("person:1", "person:1", "person:2")
    found = [Answered("Person", "s", "k", "Wei Zhang", "x", truth) for truth in truths]
    score = evaluate_demo(found)["Person"]
    assert (round(score.precision, 3), score.recall) == (0.333, 1.0)
