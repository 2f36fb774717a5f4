"""What people say comes before what a model decided, now, after every re-run, until withdrawn."""

import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError
from kg.resolve.giving import Given, give, withdraw
from kg.resolve.normalise import names as normaliser
from kg.resolve.verdicts.entries import Kind, Saying, Verdicts
from kg.resolve.verdicts.partition import parts
from kg.resolve.verdicts.table import sayings
from tests.kg.support.workshop import Workshop

DAY = "2026-02-01T00:00:00.000Z"
UNIVERSITY = "ror:0zzzz0161"

ACME = {"id": "1", "title": "On Graphs", "year": 2020, "people": {"Ada Byron": ["Acme Ltd"]}}
BETA = {"id": "2", "title": "On Trees", "year": 2021, "people": {"Bo Chen": ["Zenith Works"]}}


@pytest.fixture(scope="module")
def resolved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    shop = Workshop(tmp_path_factory.mktemp("shop") / "home")
    shop.run(ACME, BETA)
    return shop.home.folder


@pytest.fixture
def shop(resolved: Path, tmp_path: Path) -> Workshop:
    """Two organisations and two people, resolved; each test has them for itself."""
    shutil.copytree(resolved, tmp_path / "home")
    return Workshop(tmp_path / "home", days=1)


def say(shop: Workshop, kind: Kind, one: str, other: str = "") -> Given:
    return give(shop.home, [Saying(kind, one, other)], "Carol", DAY)


def entities(shop: Workshop) -> dict[str, str]:
    return {name: entity for name, (_, entity) in shop.decisions().items()}


def test_two_that_a_person_calls_the_same_are_one_with_the_older_id(shop: Workshop) -> None:
    before = entities(shop)
    told = say(shop, Kind.SAME, before["Acme Ltd"], before["Zenith Works"])
    (change,) = told.changes
    assert {change.before, change.after} == {before["Acme Ltd"], before["Zenith Works"]}
    assert (change.mentions, change.documents) == (1, 1)
    shop.settle()
    after = entities(shop)
    assert after["Acme Ltd"] == after["Zenith Works"] == change.after
    assert len(shop.nodes("Company")) == 1
    assert change.before in shop.nodes("Identifier")


def test_it_is_so_after_every_rerun_and_for_what_comes_later(shop: Workshop) -> None:
    before = entities(shop)
    say(shop, Kind.SAME, before["Acme Ltd"], before["Zenith Works"])
    more = {"id": "3", "title": "On Woods", "year": 2022, "people": {"Di Eck": ["Zenith Works"]}}
    shop.run(ACME, BETA, more)
    assert len(shop.nodes("Company")) == 1
    shop.run(ACME, BETA, more)
    assert len(shop.nodes("Company")) == 1


def test_a_verdict_that_is_withdrawn_brings_the_old_ids_back(shop: Workshop) -> None:
    before = entities(shop)
    told = say(shop, Kind.SAME, before["Acme Ltd"], before["Zenith Works"])
    shop.settle()
    withdraw(shop.home.resolved, told.verdicts[0].id, "Carol", DAY)
    shop.settle()
    assert entities(shop) == before
    assert len(Verdicts(shop.home.resolved).entries()) == 2
    with pytest.raises(InputError, match="no verdict of this id holds"):
        withdraw(shop.home.resolved, told.verdicts[0].id, "Carol", DAY)


def test_two_that_the_model_took_for_one_are_two_again(shop: Workshop) -> None:
    shop.run(ACME, {**BETA, "people": {"Bo Chen": ["ACME Limited"]}})
    one = entities(shop)["Acme Ltd"]
    assert entities(shop)["ACME Limited"] == one
    mentions = dict(shop.mentions())
    say(shop, Kind.DIFFERENT, mentions["Acme Ltd"], mentions["ACME Limited"])
    shop.settle()
    after = entities(shop)
    assert one in (after["Acme Ltd"], after["ACME Limited"])
    assert after["Acme Ltd"] != after["ACME Limited"]


def test_people_are_told_apart_at_their_weakest_link(shop: Workshop) -> None:
    shop.run(ACME, {**BETA, "people": {"Ada Byron": ["ACME Limited"]}})
    assert len(shop.nodes("Person")) == 1
    one, other = (f"doc:notes/{number}#/people/0" for number in (1, 2))
    with pytest.raises(InputError, match="several mentions are at this place"):
        say(shop, Kind.DIFFERENT, one, other)
    say(shop, Kind.DIFFERENT, *(each for name, each in shop.mentions() if name == "Ada Byron"))
    shop.settle()
    assert len({edge["documents"][0] for edge in shop.edges("AUTHORED")}) == 2
    with shop.desired.connect() as connection:
        assert connection.execute("FROM nodes WHERE kind = 'Person'").fetchall() != []


def test_what_was_told_apart_stays_apart_when_the_model_would_join_it(shop: Workshop) -> None:
    before = entities(shop)
    say(shop, Kind.DIFFERENT, before["Acme Ltd"], before["Zenith Works"])
    joined = {"id": "3", "title": "On Woods", "people": {"Di Eck": ["Acme Ltd|lei:X"]}}
    also = {"id": "4", "title": "On Seas", "people": {"Di Eck": ["Zenith Works|lei:X"]}}
    shop.run(ACME, BETA, joined, also)
    after = entities(shop)
    assert before["Acme Ltd"] in after.values()
    assert before["Zenith Works"] in after.values()


def test_a_name_is_the_organisation_that_a_person_says(shop: Workshop) -> None:
    target = entities(shop)["Acme Ltd"]
    say(shop, Kind.IS, "ZENITH works", target)
    shop.settle()
    rule, entity = shop.decisions()["Zenith Works"]
    assert (rule, entity) == ("verdict", target)
    assert len(shop.nodes("Company")) == 1


def test_what_is_no_organisation_is_none_in_the_graph(shop: Workshop) -> None:
    say(shop, Kind.NOT_AN_ORGANIZATION, "Zenith Works")
    shop.settle()
    assert list(shop.nodes("Company")) == ["Acme Ltd"]
    assert "Zenith Works" not in shop.decisions()
    written = sorted((shop.home.resolved / "ledger").iterdir())
    shop.run(ACME, BETA)
    assert list(shop.nodes("Company")) == ["Acme Ltd"]
    assert sorted((shop.home.resolved / "ledger").iterdir()) == written


def test_settling_twice_changes_nothing_the_second_time(shop: Workshop) -> None:
    before = entities(shop)
    say(shop, Kind.SAME, before["Acme Ltd"], before["Zenith Works"])
    shop.settle()
    files = sorted(p for p in shop.home.resolved.rglob("0*.parquet"))
    shop.settle()
    shop.run(ACME, BETA)
    assert sorted(p for p in shop.home.resolved.rglob("0*.parquet")) == files


def test_a_verdict_holds_when_the_registry_comes_later(shop: Workshop) -> None:
    before = entities(shop)
    say(shop, Kind.SAME, before["Acme Ltd"], before["Zenith Works"])
    shop.with_registry().run(ACME, {**BETA, "people": {"Bo Chen": [f"Zenith Works|{UNIVERSITY}"]}})
    after = entities(shop)
    assert after["Acme Ltd"] == after["Zenith Works"]


def test_verdicts_outlive_another_normaliser(
    shop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = entities(shop)
    say(shop, Kind.IS, "Zenith Works", before["Acme Ltd"])
    say(shop, Kind.DIFFERENT, before["Ada Byron"], before["Bo Chen"])
    made = normaliser.keys_of
    monkeypatch.setattr(normaliser, "VERSION", "next")
    monkeypatch.setattr(
        normaliser, "keys_of", lambda kind, name: tuple(f"~{key}" for key in made(kind, name))
    )
    shop.run(ACME, BETA)
    after = entities(shop)
    assert after == before | {"Zenith Works": before["Acme Ltd"]}


@pytest.mark.parametrize(
    ("kind", "one", "other", "message"),
    [
        (Kind.SAME, "ror:nowhere", "ror:nobody", "nothing here has this id"),
        (Kind.IS, " ", "", "there is no name"),
        (Kind.NOT_AN_ORGANIZATION, "", "", "there is no name"),
    ],
)
def test_what_can_not_be_meant_is_refused(
    shop: Workshop, kind: Kind, one: str, other: str, message: str
) -> None:
    with pytest.raises(InputError, match=message):
        say(shop, kind, one, other)
    assert Verdicts(shop.home.resolved).entries() == []


def test_an_organisation_and_a_person_are_never_one(shop: Workshop) -> None:
    known = entities(shop)
    with pytest.raises(InputError, match="never one thing"):
        say(shop, Kind.SAME, known["Acme Ltd"], known["Ada Byron"])


def test_a_contradiction_is_refused_and_says_what_holds(shop: Workshop) -> None:
    known = entities(shop)
    say(shop, Kind.SAME, known["Acme Ltd"], known["Zenith Works"])
    with pytest.raises(InputError, match="v1"):
        say(shop, Kind.DIFFERENT, known["Zenith Works"], known["Acme Ltd"])


def test_a_table_is_taken_whole_or_not_at_all(shop: Workshop, tmp_path: Path) -> None:
    known, path = entities(shop), tmp_path / "verdicts.csv"
    path.write_text(
        "verdict,one,other,why\n"
        f'same,{known["Acme Ltd"]},{known["Zenith Works"]},"one house, two names"\n'
        "not-an-organization,ror:nowhere else,,\n"
        "is,Nobody,ror:nowhere,\n"
    )
    with pytest.raises(InputError, match=r"verdicts\.csv, line 4: ror:nowhere"):
        give(shop.home, list(sayings(path)), "Carol", DAY)
    assert Verdicts(shop.home.resolved).entries() == []
    path.write_text("\n".join(path.read_text().splitlines()[:2]))
    told = give(shop.home, list(sayings(path)), "Carol", DAY)
    assert [(each.id, each.why) for each in told.verdicts] == [("v1", "one house, two names")]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("verdict,one\nperhaps,a\n", "there is no verdict 'perhaps'"),
        ("verdict,one,other\nsame,a,\n", "`same` is said of two things"),
        ("verdict,one,other\nnot-an-organization,a,b\n", "is said of one thing"),
        ("a,b\n", "the first line names a, b"),
        ("verdict,one,other\nsame,a,b,c\n", "more cells than columns"),
    ],
)
def test_a_table_that_says_something_else_is_told_with_its_line(
    tmp_path: Path, text: str, message: str
) -> None:
    path = tmp_path / "verdicts.csv"
    path.write_text(text)
    with pytest.raises(InputError, match=message):
        list(sayings(path))


def test_an_entry_that_a_process_died_over_is_none(shop: Workshop) -> None:
    known = entities(shop)
    kept = Verdicts(shop.home.resolved)
    say(shop, Kind.SAME, known["Acme Ltd"], known["Zenith Works"])
    with kept.path.open("ab") as file:
        file.write(b'{"id": "v2", "ki')
    assert [each.id for each in kept.standing()] == ["v1"]
    withdraw(shop.home.resolved, "v1", "Carol", DAY)
    assert kept.standing() == []


nodes = st.integers(0, 12).map(str)


@given(
    st.lists(st.tuples(st.floats(0, 1), nodes, nodes), max_size=40),
    st.lists(st.tuples(nodes, nodes).filter(lambda pair: pair[0] != pair[1]), max_size=4),
)
def test_no_part_holds_what_has_to_be_apart_and_every_node_is_in_one(
    links: list[tuple[float, str, str]], apart: list[tuple[str, str]]
) -> None:
    every = {node for _, *ends in links for node in ends} | {n for pair in apart for n in pair}
    found = parts(every, links, [({one}, {other}) for one, other in apart])
    assert sorted(node for part in found for node in part) == sorted(every)
    assert not any({one, other} <= part for part in found for one, other in apart)


def test_a_name_may_be_what_only_a_registry_knows_yet(tmp_path: Path) -> None:
    shop = Workshop(tmp_path / "home").with_registry()
    shop.run(ACME)
    before = entities(shop)["Acme Ltd"]
    told = say(shop, Kind.IS, "Acme Ltd", f"https://ror.org/{UNIVERSITY.removeprefix('ror:')}")
    (change,) = [each for each in told.changes if each.before]
    assert (change.before, change.after) == (before, UNIVERSITY)
    shop.settle()
    assert entities(shop)["Acme Ltd"] == UNIVERSITY
    assert shop.nodes("University")["Mudwater University"]["id"] == UNIVERSITY
    shop.run(ACME)
    assert entities(shop)["Acme Ltd"] == UNIVERSITY
    withdraw(shop.home.resolved, told.verdicts[0].id, "Carol", DAY)
    shop.settle()
    assert entities(shop)["Acme Ltd"] == before
    assert shop.nodes("University") == {}


def test_an_organisation_may_be_the_same_as_what_only_a_registry_knows_yet(tmp_path: Path) -> None:
    shop = Workshop(tmp_path / "home").with_registry()
    shop.run(ACME)
    before = entities(shop)["Acme Ltd"]
    told = say(shop, Kind.SAME, before, UNIVERSITY)
    (change,) = told.changes
    assert (change.after, change.names) == (before, ("Mudwater University",))
    shop.settle()
    assert shop.nodes("University")["Mudwater University"]["id"] == before
    assert UNIVERSITY in shop.nodes("Identifier")
    shop.run(ACME)
    assert entities(shop)["Acme Ltd"] == before
    withdraw(shop.home.resolved, told.verdicts[0].id, "Carol", DAY)
    shop.settle()
    assert entities(shop)["Acme Ltd"] == before
    assert shop.nodes("University") == {}
