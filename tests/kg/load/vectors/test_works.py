"""Works have the vectors of their texts, on both servers, however often and from wherever."""

from pathlib import Path
from typing import Any, cast

import pytest

from kg.errors import EncodingError, QueryTimeoutError
from kg.load.difference import load
from kg.load.vectors import Vectors, encoder, works
from kg.load.vectors.encoder import encoded
from kg.query.subgraph import subgraph
from kg.store import Client
from kg.store.client import Parameters
from kg.store.dialect import NEAREST
from tests.kg.support.workshop import Workshop

GRIPPER = {"id": "1", "title": "Soft grippers for fruit", "people": {"Ada Byron": ["Acme Ltd"]}}
CODES = {"id": "2", "title": "量子纠错的表面码", "people": {"Bo Chen": ["Beta Ltd"]}}
NUMBER = {"id": "3", "title": "W1579344223", "people": {"Bo Chen": ["Beta Ltd"]}}


class Place:
    """A workshop, a store, and the vectors between them."""

    def __init__(self, folder: Path, store: Client) -> None:
        self.shop, self.store = Workshop(folder), store
        self.vectors = Vectors(folder / "vectors")

    def ingest(self, *notes: dict[str, Any]) -> int:
        """Read these notes in the place of those before; how many vectors were written."""
        self.shop.run(*notes)
        self.vectors.encode(self.shop.desired)
        load(self.store, self.shop.desired)
        return self.vectors.load(self.store)

    def nearest(self, text: str) -> list[str]:
        """Titles of works, the nearest first."""
        found = self.store.read(
            f"{NEAREST} AS work, score RETURN work.name AS name ORDER BY score DESC",
            {"nearest": 10, "vector": [*encoded(text)]},
        )
        return [row["name"] for row in found]

    def encoded(self) -> int:
        """How many tables of vectors there are."""
        return len(list((self.vectors.folder / "encoded").iterdir()))


@pytest.fixture
def place(tmp_path: Path, store: Client) -> Place:
    return Place(tmp_path, store)


def test_a_work_is_found_by_what_it_is_about_in_either_language(place: Place) -> None:
    assert place.ingest(GRIPPER, CODES) == 2
    assert place.nearest("水果软体抓手") == [GRIPPER["title"], CODES["title"]]
    assert place.nearest("surface codes that correct quantum errors")[0] == CODES["title"]


def test_a_second_time_nothing_is_encoded_and_nothing_written(place: Place) -> None:
    place.ingest(GRIPPER, CODES)
    tables = place.encoded()
    assert place.ingest(GRIPPER, CODES) == 0
    assert place.encoded() == tables


def test_a_title_that_is_but_a_number_has_no_vector(place: Place) -> None:
    assert place.ingest(NUMBER) == 0
    assert place.nearest("anything") == []


def test_a_new_title_is_a_new_vector(place: Place) -> None:
    place.ingest(GRIPPER, CODES)
    assert place.ingest({**GRIPPER, "title": "Rivers of Peru"}, CODES) == 1
    assert place.nearest("South American geography")[0] == "Rivers of Peru"
    assert GRIPPER["title"] not in place.nearest("fruit")


def test_a_work_that_is_written_anew_gets_its_vector_again_without_the_encoder(
    place: Place,
) -> None:
    place.ingest(GRIPPER, CODES)
    tables = place.encoded()
    assert place.ingest({**GRIPPER, "year": 2020}, CODES) == 1
    assert place.encoded() == tables
    assert place.nearest("fruit")[0] == GRIPPER["title"]


def test_a_work_that_lost_its_text_loses_its_vector(place: Place) -> None:
    place.ingest(GRIPPER)
    with place.store.transaction() as run:
        run("CREATE (:Entity:Work:Paper {id: 'x', name: 'X', vector: $v, vectorOf: 'old'})",
            {"v": [*encoded("x")]})  # fmt: skip
    assert place.vectors.load(place.store) == 1
    assert place.nearest("anything") == [GRIPPER["title"]]


def test_what_a_killed_ingest_left_undone_is_done_by_the_next(place: Place) -> None:
    place.ingest(GRIPPER, CODES)
    with place.store.transaction() as run:
        run("MATCH (n:Work {name: $name}) REMOVE n.vector, n.vectorOf", {"name": CODES["title"]})
    assert place.ingest(GRIPPER, CODES) == 1
    assert set(place.nearest("anything")) == {GRIPPER["title"], CODES["title"]}


def test_no_vector_leaves_the_store_with_the_graph(place: Place) -> None:
    place.ingest(GRIPPER)
    (row,) = place.store.read("MATCH (n:Paper) RETURN n.id AS id, size(n.vector) AS size")
    assert row["size"] == encoder.DIMENSIONS
    nodes, _, _ = subgraph(place.store, [row["id"]], 1, 10)
    assert not [each for node in nodes for each in node.properties if "vector" in each.lower()]


class Busy:
    """A store that is still making its index when it is asked for it."""

    def __init__(self, store: Client, times: int) -> None:
        self._store, self._times = store, times

    def read(self, statement: str, parameters: Parameters | None = None) -> list[dict[str, Any]]:
        if not self._times or NEAREST not in statement:
            return self._store.read(statement, parameters)
        self._times -= 1
        if self._times % 2:
            raise QueryTimeoutError("it takes longer than a statement may", statement)
        return []

    def __getattr__(self, name: str) -> object:
        return getattr(self._store, name)


def test_an_index_that_takes_longer_than_a_statement_may_is_waited_for(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(works, "_PAUSE", 0.0)
    place.ingest(GRIPPER)
    assert place.vectors.load(cast("Client", Busy(place.store, times=4))) == 0
    monkeypatch.setattr(works, "_PATIENCE", 0.0)
    with pytest.raises(QueryTimeoutError):
        place.vectors.load(cast("Client", Busy(place.store, times=10**9)))


def test_an_encoder_that_fails_says_so(
    place: Place, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.py"
    broken.write_text("raise SystemExit('there is no wheel')")
    monkeypatch.setattr(encoder, "__file__", str(broken))
    with pytest.raises(EncodingError, match="could not be encoded"):
        place.ingest(GRIPPER)
    assert "no wheel" in (place.vectors.folder / "encoder.log").read_text("utf-8")


def test_texts_that_documents_speak_of_are_encoded_before_there_is_a_graph(place: Place) -> None:
    place.shop.run(GRIPPER, CODES)
    with place.shop.home.stage.connect() as stage, place.vectors.ahead(stage):
        pass
    assert place.encoded() == 1
    place.vectors.encode(place.shop.desired)
    assert place.encoded() == 1
