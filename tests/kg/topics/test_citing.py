"""A work of which nothing is known is about what the works that cite it are about."""

from kg.topics.citing import by_citations

MOTORS, ROBOTS = "openalex:T12201", "openalex:T10653"


def rows(*citing: str, kind: str = "Patent") -> list[dict[str, str]]:
    """Citations of one work."""
    return [{"work": "w", "kind": kind, "citing": each, "place": each} for each in citing]


def test_it_is_of_the_subfield_of_most_and_shows_one_of_them() -> None:
    about = {"a": [(MOTORS, 0.9)], "b": [(ROBOTS, 0.9)], "c": [(ROBOTS, 0.8)]}
    ((place, told),) = by_citations(iter(rows("a", "b", "c")), about)
    assert told.method == "citations"
    assert told.topics == [("openalex:subfields/2207", 0.88)]
    assert place["place"] == "b"


def test_works_that_are_about_nothing_tell_nothing() -> None:
    assert list(by_citations(iter(rows("a")), {})) == []
    assert list(by_citations(iter([]), {"a": [(MOTORS, 0.9)]})) == []


def test_a_work_that_is_about_nothing_stands_before_one_that_is_about_something() -> None:
    ((place, told),) = by_citations(iter(rows("a", "b")), {"b": [(ROBOTS, 0.9)]})
    assert (place["place"], told.topics) == ("b", [("openalex:subfields/2207", 0.88)])


def test_papers_are_believed_less_readily_than_patents() -> None:
    ((_, told),) = by_citations(iter(rows("a", kind="Paper")), {"a": [(ROBOTS, 0.9)]})
    assert told.topics[0][1] == 0.75


def test_a_subfield_that_few_votes_are_for_is_none() -> None:
    spread = ["openalex:subfields/1702", "openalex:subfields/2207", "openalex:subfields/2605"]
    about = {"a": [(each, 0.5) for each in (*spread, "openalex:subfields/3102")]}
    assert list(by_citations(iter(rows("a")), about)) == []
