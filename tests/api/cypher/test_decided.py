"""What is known of an enumeration is decided before a statement is sent."""

from kg_api.cypher.decided import decided, without_nothing
from kg_api.cypher.parser import clauses
from kg_api.cypher.printer import printed


def written(statement: str, **values: tuple[str, ...]) -> str:
    return printed(without_nothing(decided(clauses(statement), values)))


def test_a_value_that_is_asked_for_stands_alone() -> None:
    statement = "WITH a, CASE WHEN 'YEAR' IN $by THEN a.year END AS year RETURN year"
    assert written(statement, by=("YEAR",)) == "WITH a, a.year AS year RETURN year"


def test_one_that_is_not_asked_for_is_null() -> None:
    statement = "WITH a, CASE WHEN 'YEAR' IN $by THEN a.year END AS year RETURN year"
    assert written(statement, by=("KIND",)) == "WITH a, null AS year RETURN year"


def test_a_single_choice_is_compared() -> None:
    statement = "RETURN CASE WHEN $counting = 'FULL' THEN 1 ELSE 2 END AS n"
    assert written(statement, counting=("FULL",)) == "RETURN 1 AS n"
    assert written(statement, counting=("FRACTIONAL",)) == "RETURN 2 AS n"


def test_no_row_is_made_for_nothing_alone() -> None:
    statement = (
        "MATCH (a) UNWIND CASE WHEN 'PLACE' IN $by THEN COLLECT { MATCH (a)--(b) RETURN b } "
        "ELSE [null] END AS place WITH a, place, coalesce(place.id, '') AS id RETURN id, place"
    )
    assert written(statement, by=("KIND",)) == (
        "MATCH (a) WITH a, null AS place, coalesce(null, '') AS id RETURN id, place"
    )
    assert written(statement, by=("PLACE",)) == (
        "MATCH (a) UNWIND COLLECT { MATCH (a)--(b) RETURN b } AS place "
        "WITH a, place, coalesce(place.id, '') AS id RETURN id, place"
    )


def test_what_a_pattern_goes_on_from_keeps_its_row() -> None:
    statement = "UNWIND [null] AS a MATCH (a)--(b) WITH b RETURN b"
    assert written(statement, by=("KIND",)) == statement


def test_what_is_spoken_of_to_the_end_keeps_its_row() -> None:
    statement = "MATCH (b) UNWIND [null] AS a RETURN a, b"
    assert written(statement) == statement


def test_what_is_not_known_stays() -> None:
    statement = "RETURN CASE WHEN 'A' IN $by THEN 1 WHEN 'B' IN $other THEN 2 ELSE 3 END AS n"
    assert written(statement, by=("B",)) == (
        "RETURN CASE WHEN 'B' IN $other THEN 2 ELSE 3 END AS n"
    )
    assert written(statement, other=("B",)) == (
        "RETURN CASE WHEN 'A' IN $by THEN 1 ELSE 2 END AS n"
    )


def test_a_condition_that_never_holds_is_false() -> None:
    statement = "MATCH (a) WHERE 'A' IN $by RETURN a"
    assert written(statement, by=("B",)) == "MATCH (a) WHERE false RETURN a"
