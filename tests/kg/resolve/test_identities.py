"""Ids of entities are from the data, stay, and are never given to another thing."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from kg.duckdb import connect
from kg.resolve.identities import Identities


def groups(*clusters: str) -> dict[str, set[str]]:
    """Clusters written as `ror:1 name:a`, by their first key."""
    return {cluster.split()[0]: set(cluster.split()) for cluster in clusters}


def test_the_best_identifier_becomes_the_id() -> None:
    given_ = Identities().assign(groups("name:a grid:1 ror:1"), "org", "day 1")
    assert given_ == {"name:a": "ror:1"}


def test_a_name_becomes_an_id_of_our_own() -> None:
    (id_,) = Identities().assign(groups("name:a"), "org", "day 1").values()
    assert id_.startswith("kg:org/")


def test_the_same_name_makes_another_id_in_another_space() -> None:
    (one,) = Identities().assign(groups("name:a"), "org", "day 1").values()
    (other,) = Identities().assign(groups("name:a"), "person", "day 1").values()
    assert one != other


def test_an_id_stays_when_a_better_identifier_comes() -> None:
    identities = Identities()
    (before,) = identities.assign(groups("name:a"), "org", "day 1").values()
    (after,) = identities.assign(groups("name:a ror:1"), "org", "day 2").values()
    assert after == before
    assert identities.identifiers() == {before: ["ror:1"]}


def test_ids_outlive_the_process(tmp_path: Path) -> None:
    path = tmp_path / "identities"
    identities = Identities()
    before = identities.assign(groups("name:a", "ror:2 name:b"), "org", "day 1")
    identities.save(path)
    again = Identities.load(path)
    assert again.assign(groups("name:a ror:1", "name:b lei:2 ror:2"), "org", "day 2") == {
        "name:a": before["name:a"],
        "name:b": before["ror:2"],
    }


def test_when_two_merge_the_older_goes_on_and_the_other_points_to_it() -> None:
    identities = Identities()
    identities.assign(groups("ror:1"), "org", "day 1")
    identities.assign(groups("ror:1", "lei:1"), "org", "day 2")
    merged = identities.assign(groups("ror:1 lei:1"), "org", "day 3")
    assert merged == {"ror:1": "ror:1"}
    assert identities.replaced() == {"lei:1": "ror:1"}
    assert identities.find("lei:1") == identities.find("ror:1")


def test_a_merge_can_be_undone_and_both_have_their_ids_again() -> None:
    identities = Identities()
    apart = groups("ror:1", "lei:1")
    before = identities.assign(apart, "org", "day 1")
    identities.assign(groups("ror:1 lei:1"), "org", "day 2")
    assert identities.assign(apart, "org", "day 3") == before
    assert identities.replaced() == {}


def test_when_one_falls_apart_the_part_with_the_founding_key_keeps_the_id() -> None:
    identities = Identities()
    identities.assign(groups("ror:1 name:a name:b"), "org", "day 1")
    after = identities.assign(groups("ror:1", "name:a name:b"), "org", "day 2")
    assert after["ror:1"] == "ror:1"
    assert after["name:a"].startswith("kg:org/")


def test_an_id_is_not_given_to_another_thing_when_its_own_is_gone() -> None:
    identities = Identities()
    (first,) = identities.assign(groups("name:a"), "org", "day 1").values()
    # The name moves to a thing that has long had an id of its own.
    identities.assign(groups("name:a ror:1"), "org", "day 2")
    after = identities.assign(groups("ror:1", "name:a"), "org", "day 3")
    assert after["name:a"] == first
    assert after["ror:1"] == "ror:1"


def test_what_a_key_leads_to_is_read_without_the_rest(tmp_path: Path) -> None:
    path = tmp_path / "identities"
    identities = Identities()
    for day, said in enumerate([("ror:1", "lei:1", "cik:1"), ("ror:1 lei:1", "cik:1")]):
        identities.assign(groups(*said), "org", f"day {day}")
    identities.assign(groups("ror:1 lei:1 cik:1", "ror:2"), "org", "day 3")
    identities.save(path)
    with connect(tmp_path / "tmp") as connection:
        for key in ("ror:1", "lei:1", "cik:1"):
            near = Identities.around(connection, path, key)
            assert near.find(key) == identities.find(key)
            assert near.replaced() == {"lei:1": "ror:1", "cik:1": "ror:1"}
        assert Identities.around(connection, path, "ror:2").replaced() == {}
        assert Identities.around(connection, path, "ror:9").find("ror:9") is None
        assert Identities.around(connection, tmp_path / "none", "ror:1").find("ror:1") is None


CLUSTERINGS = st.lists(
    st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 3), min_size=1), max_size=6
)


@given(CLUSTERINGS)
def test_no_two_standing_things_ever_share_an_id(history: list[dict[str, int]]) -> None:
    identities = Identities()
    for day, clustering in enumerate(history):
        clusters: dict[int, set[str]] = {}
        for key, cluster in clustering.items():
            clusters.setdefault(cluster, set()).add(f"name:{key}")
        found = {min(keys): keys for keys in clusters.values()}
        ids = identities.assign(found, "org", f"day {day}")
        assert len(set(ids.values())) == len(found)
        assert identities.assign(found, "org", f"day {day}, again") == ids


@given(CLUSTERINGS)
def test_an_id_that_was_given_can_always_be_found_again(history: list[dict[str, int]]) -> None:
    identities, given_ = Identities(), set()
    for day, clustering in enumerate(history):
        clusters: dict[int, set[str]] = {}
        for key, cluster in clustering.items():
            clusters.setdefault(cluster, set()).add(f"name:{key}")
        found = {min(keys): keys for keys in clusters.values()}
        given_ |= set(identities.assign(found, "org", f"day {day}").values())
        assert all(identities.find(id_) is not None for id_ in given_)
