"""Ids of facts come from what they name, and from nothing else."""

from dataclasses import FrozenInstanceError, fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.facts import CERTAIN, Document, Evidence, Mention, Name, Spell, fingerprint

DOCUMENT = Document("nowhere", "1", "On nothing")
HERE = Evidence("/authors/0", "Ann Lee")
# Without U+001F: see the last test but one on fingerprints.
words = st.text(st.characters(exclude_characters="\x1f"), max_size=6)
parts = st.lists(words, min_size=1, max_size=4)


def person(place: str = "/authors/0", name: str = "Ann Lee") -> Mention:
    """A person the document names."""
    return DOCUMENT.mention("Person", name, Evidence(place))


@given(parts)
def test_the_same_parts_give_the_same_fingerprint(some: list[str]) -> None:
    assert fingerprint(*some) == fingerprint(*some)
    assert len(bytes.fromhex(fingerprint(*some))) == 10


@given(parts, parts)
def test_parts_do_not_run_into_each_other(some: list[str], others: list[str]) -> None:
    assert (fingerprint(*some) == fingerprint(*others)) == (some == others)


@given(words, words.filter(bool))
def test_where_one_part_ends_and_the_next_begins_counts(start: str, end: str) -> None:
    assert fingerprint(start, end) != fingerprint(start + end)
    assert fingerprint(start, end) != fingerprint(start + end, "")


def test_a_part_that_holds_the_separator_stays_one_part() -> None:
    assert fingerprint("a\x1fb", "c") != fingerprint("a", "b\x1fc")


def test_a_lone_surrogate_has_a_fingerprint_too() -> None:
    assert fingerprint("\ud800") != fingerprint("?")


def test_a_documents_id_is_its_source_and_key() -> None:
    assert DOCUMENT.id == "doc:nowhere/1"


def test_what_it_is_called_does_not_change_a_documents_id() -> None:
    assert replace(DOCUMENT, title="Another", date="2020", url="x", language="en").id == DOCUMENT.id


def test_the_same_mention_has_the_same_id() -> None:
    assert person() == person()


def test_a_mentions_id_is_of_document_kind_place_and_name() -> None:
    elsewhere = Document("nowhere", "2", "On nothing")
    ids = {
        person().id,
        person(place="/authors/1").id,
        person(name="Bo Lee").id,
        DOCUMENT.mention("Organization", "Ann Lee", HERE).id,
        elsewhere.mention("Person", "Ann Lee", HERE).id,
    }
    assert len(ids) == 5


def test_what_is_known_of_a_mention_does_not_change_its_id() -> None:
    more = DOCUMENT.mention(
        "Person",
        "Ann Lee",
        Evidence("/authors/0", "Ann Lee, Nowhere", 0.5),
        names=(Name("李安", "zh"),),
        identifiers=("mag:1",),
        properties={"aliases": ("A. Lee",)},
    )
    assert more.id == person().id


def test_a_links_id_is_of_type_source_and_target() -> None:
    one, other = person(), person(place="/authors/1")
    ids = {
        DOCUMENT.link("cites", one, other, HERE).id,
        DOCUMENT.link("cites", other, one, HERE).id,
        DOCUMENT.link("partOf", one, other, HERE).id,
    }
    assert len(ids) == 3


def test_when_a_link_holds_does_not_change_its_id() -> None:
    one, other = person(), person(place="/authors/1")
    bare = DOCUMENT.link("cites", one, other, HERE)
    assert DOCUMENT.link("cites", one, other, HERE, spell=Spell("2020", "2021")).id == bare.id


def test_what_a_structured_field_says_is_certain() -> None:
    assert Evidence("/a").confidence == CERTAIN == 1.0


@pytest.mark.parametrize("fact", [DOCUMENT, HERE, person(), Name("李安")])
def test_facts_do_not_change(fact: object) -> None:
    with pytest.raises(FrozenInstanceError):
        setattr(fact, fields(fact)[0].name, "another")  # type: ignore[arg-type]
