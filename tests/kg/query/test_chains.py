"""Chains of links between two things, held against going along all of them from one end."""

from collections.abc import Iterable
from itertools import islice, pairwise

from hypothesis import given
from hypothesis import strategies as st

from kg.query.chains import Chain, Search, Step, Way, chains

Link = tuple[str, str, str]
"""Source, type and target."""

LETTERS = st.sampled_from("abcdef")
LINKS = st.sets(st.tuples(LETTERS, st.sampled_from(["CITES", "WROTE"]), LETTERS), max_size=12)


def found(links: Iterable[Link], start: str, goal: str, longest: int, most: int) -> list[Chain]:
    """What the search gives, told what it asks for."""
    search, ways = Search(start, goal), list[Way]()
    while len(ways) < most and search.rounds < longest:
        search.learn(beside(links, search.waiting))
        ways += search.ways(most - len(ways))
    steps = [step for way in ways for id_ in way for step in around(links, id_)]
    return list(islice(chains(ways, steps), most))


def beside(links: Iterable[Link], ids: Iterable[str]) -> dict[str, list[str]]:
    return {id_: [step.far for step in around(links, id_)] for id_ in ids}


def around(links: Iterable[Link], id_: str) -> list[Step]:
    """The links of a thing, as they are gone along from it."""
    out = [Step(a, type_, b, onward=True) for a, type_, b in links if a == id_]
    into = [Step(b, type_, a, onward=False) for a, type_, b in links if b == id_]
    return out + into


def all_chains(links: Iterable[Link], start: str, goal: str, longest: int) -> list[Chain]:
    """Every chain, from the one end."""
    layer, ended = [Chain((start,), ())], list[Chain]()
    for _ in range(longest):
        layer = [
            Chain((*chain.nodes, step.far), (*chain.steps, step))
            for chain in layer
            for step in around(links, chain.nodes[-1])
            if step.far not in chain.nodes and chain.nodes[-1] != goal
        ]
        ended += [each for each in layer if each.nodes[-1] == goal]
    return sorted(ended, key=lambda each: (len(each.steps), each.nodes, each.steps))


def test_a_chain_says_what_it_goes_along_and_in_which_direction() -> None:
    links = {("ann", "WROTE", "paper"), ("firm", "CITES", "paper")}
    (chain,) = found(links, "ann", "firm", longest=4, most=3)
    assert chain == Chain(
        ("ann", "paper", "firm"),
        (Step("ann", "WROTE", "paper", True), Step("paper", "CITES", "firm", False)),
    )


def test_of_several_links_of_a_type_between_two_things_the_first_by_kind_stands_for_all() -> None:
    kinds = ("LICENCE", "CO_AUTHORSHIP", "SUPPLY")
    steps = [Step("deal", "EVIDENCED_BY", "firm", False, kind) for kind in kinds]
    (chain,) = chains([("firm", "deal")], steps)
    assert chain.steps == (Step("firm", "EVIDENCED_BY", "deal", True, "CO_AUTHORSHIP"),)


def test_of_what_was_looked_at_it_is_known_how_many_are_beside_it() -> None:
    search = Search("a", "d")
    search.learn(beside({("a", "CITES", "b"), ("a", "CITES", "c"), ("c", "WROTE", "a")}, "a"))
    assert [search.beside(each) for each in "abd"] == [2, 0, 0]


def test_where_nothing_joins_two_things_there_is_no_chain() -> None:
    assert found({("a", "CITES", "b"), ("c", "CITES", "d")}, "a", "d", longest=6, most=1) == []


def test_the_end_with_few_links_is_looked_at_first() -> None:
    links = [("university", "WROTE", f"paper {n}") for n in range(1000)]
    links += [("paper 7", "CITES", "patent"), ("firm", "WROTE", "patent")]
    search, looked_at = Search("university", "firm"), 0
    while not search.ways(1):
        looked_at += len(search.waiting)
        search.learn(beside(links, search.waiting))
    assert looked_at == 3


@given(LINKS, LETTERS, LETTERS, st.integers(1, 5), st.integers(1, 4))
def test_the_shortest_come_first_then_by_ids(
    links: set[Link], start: str, goal: str, longest: int, most: int
) -> None:
    if start == goal:
        return
    answer = found(links, start, goal, longest, most)
    assert answer == all_chains(links, start, goal, longest)[:most]
    for chain in answer:
        assert [(step.near, step.far) for step in chain.steps] == list(pairwise(chain.nodes))
