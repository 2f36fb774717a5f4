"""Queries by their hash, as Apollo's clients ask them, and servers that answer no other."""

from pathlib import Path
from typing import cast

from kg_api.execution.trace import sha256
from kg_api.http import persisted
from kg_api.http.persisted import Persisted
from kg_api.queries import folder
from kg_api.settings import ApiSettings
from tests.api.support.asking import ANSWER, QUERY, Asker, Json, codes


def by_hash(text: str, query: str | None = None, wanted: str | None = None) -> dict[str, object]:
    extensions = {"persistedQuery": {"version": 1, "sha256Hash": wanted or sha256(text)}}
    return {"extensions": extensions, **({"query": query} if query else {})}


def test_a_query_is_learnt_once_and_then_asked_by_its_hash() -> None:
    asker = Asker()
    assert codes(asker.post(by_hash(QUERY))) == ["PERSISTED_QUERY_NOT_FOUND"]
    assert asker.post(by_hash(QUERY, QUERY)).json() == {"data": ANSWER}
    assert asker.post(by_hash(QUERY)).json() == {"data": ANSWER}


def test_nobody_can_put_another_query_under_a_hash() -> None:
    asker = Asker()
    poisoned = by_hash(QUERY, "{ people { totalCount } }")
    assert codes(asker.post(poisoned)) == ["BAD_REQUEST"]
    assert codes(asker.post(by_hash(QUERY))) == ["PERSISTED_QUERY_NOT_FOUND"]


def test_a_hash_that_is_none_is_told() -> None:
    for wrong in ("", "x", "g" * 65):
        told = {"extensions": {"persistedQuery": {"version": 1, "sha256Hash": wrong}}}
        assert codes(Asker().post(told)) == ["BAD_REQUEST"]
    assert codes(Asker().post({"extensions": {"persistedQuery": 1}})) == ["BAD_REQUEST"]


def test_no_more_queries_are_learnt_than_fit() -> None:
    kept = Persisted(ApiSettings())
    for number in range(persisted.MOST + 50):
        text = f"{{ a{number}: works {{ totalCount }} }}"
        kept.resolve(text, cast("Json", by_hash(text)["extensions"]))
    assert len(kept.learnt) == persisted.MOST


def test_ready_made_queries_are_known_from_the_start() -> None:
    text = next(folder().glob("*.graphql")).read_text("utf-8")
    assert "PERSISTED_QUERY_NOT_FOUND" not in Asker().post(by_hash(text)).text


def test_a_server_may_answer_its_own_queries_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.graphql").write_text(QUERY)
    asker = Asker(ApiSettings(persisted="only", queries=str(tmp_path)))
    assert asker.ask(QUERY).json() == {"data": ANSWER}
    assert asker.post(by_hash(QUERY)).json() == {"data": ANSWER}
    for other in ("{ people { totalCount } }", QUERY + " ", "{ __schema { types { name } } }"):
        assert codes(asker.ask(other)) == ["PERSISTED_QUERY_ONLY"]
        assert codes(asker.post(by_hash(other, other))) == ["PERSISTED_QUERY_ONLY"]
        assert codes(asker.post(by_hash(QUERY, other))) == ["PERSISTED_QUERY_ONLY"]


def test_persisted_queries_can_be_turned_off() -> None:
    asker = Asker(ApiSettings(persisted="off"))
    assert codes(asker.post(by_hash(QUERY, QUERY))) == ["PERSISTED_QUERY_NOT_SUPPORTED"]
    assert asker.ask().json() == {"data": ANSWER}
