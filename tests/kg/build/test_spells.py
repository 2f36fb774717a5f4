"""Spells: what documents say and show of when a link holds, laid out in time."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.build.spells import spells, summary
from ontology.facts import TIMELESS, Spell, seen
from tests.kg.support.workshop import Workshop

days = st.sampled_from(["", "2009", "2010", "2010-06", "2012", "2015-01-31", "2020"])
told = st.lists(st.builds(Spell, days, days, days, days), max_size=5)


def test_at_one_firm_twice_with_another_between_is_two_spells() -> None:
    first, again = seen("2010"), seen("2020")
    assert spells([first, again], [[seen("2015")]]) == [first, again]


def test_years_apart_with_nobody_else_between_are_one_spell() -> None:
    assert spells([seen("2010"), seen("2020")]) == [seen("2010", "2020")] * 2


def test_another_place_at_the_same_time_parts_nothing() -> None:
    elsewhere = [seen("2010"), seen("2015")]
    assert set(spells([seen("2010"), seen("2020")], [elsewhere])) == {seen("2010", "2020")}


def test_what_is_shown_within_what_is_said_does_not_become_said() -> None:
    said = Spell("2010", "2012")
    assert set(spells([said, seen("2011-05")])) == {Spell("2010", "2012", "2011-05", "2011-05")}


def test_two_spells_that_are_both_said_stay_two() -> None:
    one, other = Spell("2008-09", "2010-06"), Spell("2014", "")
    assert spells([other, one]) == [other, one]


def test_what_goes_on_by_one_word_has_not_ended_by_another() -> None:
    assert set(spells([Spell("2010", "2015"), Spell("2012", "")])) == {Spell("2010", "")}


def test_evidence_without_time_speaks_of_no_spell() -> None:
    assert spells([TIMELESS, seen("2010")]) == [TIMELESS, seen("2010")]


@pytest.mark.parametrize("places", [1, 2])
def test_what_is_known_in_all_is_said_where_it_is_said_and_shown_where_shown(places: int) -> None:
    found = [Spell("2010", "2012"), seen("2014", "2015")][:places]
    last = {} if places == 1 else {"firstSeen": "2014", "lastSeen": "2015"}
    until = {"until": "2012"} if places == 1 else {}
    assert summary(found) == {"since": "2010", **until, **last}


@given(told, st.lists(told, max_size=3))
def test_every_piece_lies_in_its_spell_and_their_order_does_not_matter(
    own: list[Spell], others: list[list[Spell]]
) -> None:
    found = spells(own, others)
    for piece, spell in zip(own, found, strict=True):
        assert (piece == TIMELESS) == (spell == TIMELESS)
        assert not piece.first_seen or spell.first_seen <= piece.first_seen
        assert not piece.since or spell.since <= piece.since
    assert sorted(spells(own[::-1], others[::-1])) == sorted(found)


def test_a_career_keeps_its_spells_in_the_graph(tmp_path: Path) -> None:
    shop = Workshop(tmp_path)
    shop.run(
        *(
            {"id": str(year), "title": f"Paper of {year}", "year": year, "people": {who: [at]}}
            for who, year, at in [
                ("Ada Byron|orcid:0000-0002-1825-0097", 2010, "Acme Ltd"),
                ("Ada Byron|orcid:0000-0002-1825-0097", 2015, "Beta Ltd"),
                ("Ada Byron|orcid:0000-0002-1825-0097", 2020, "Acme Ltd"),
            ]
        )
    )
    (edge,) = (each for each in shop.edges("AFFILIATED_WITH") if each["to"] == "Acme Ltd")
    assert edge["documents"] == ["doc:notes/2010", "doc:notes/2020"]
    assert edge["spellsFirstSeen"] == edge["spellsLastSeen"] == ["2010", "2020"]
    assert edge["spells"] == [0, 1]
    assert (edge["firstSeen"], edge["lastSeen"]) == ("2010", "2020")
    assert "since" not in edge
