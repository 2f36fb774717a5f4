"""What a decision went by is told in words, never as a value of the program."""

from kg.resolve.words import because

RULE = "name in registry"


def test_reasons_are_told_one_after_the_other() -> None:
    told = because(RULE, {"because": ["its name stands in the string", "its city too"]})
    assert told.endswith("its name stands in the string, its city too")


def test_a_single_reason_is_told_as_it_is() -> None:
    assert because(RULE, {"because": "they differ in a letter"}).endswith(
        "; they differ in a letter"
    )
    assert because(RULE, {"because": []}) == because(RULE, {})
