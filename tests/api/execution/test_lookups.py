"""What stands around evidence, read beside the store."""

import asyncio
from pathlib import Path
from typing import Any

from kg_api.execution.execute import CompiledExecution, QueryEngine
from kg_api.execution.local import LocalServices
from kg_api.execution.lookups import Open, texts_of
from kg_api.schema.build import build
from ontology.facts import Stretch, Text
from tests.api.conftest import Api
from tests.api.worlds.graph import KESTREL

QUERY = """
query ($id: ID!, $before: Int!) {
  organization(id: $id) {
    people(first: 50) { edges { evidence(first: 9) {
      place quote
      around: context(before: $before, after: 2) { before quote after start source reason }
    } } }
  }
}
"""
LETTER = Text("aBo Lin! and so on", (Stretch(0, 18, "EX-1"),))


def evidence(data: Any) -> list[dict[str, Any]]:
    edges = data["organization"]["people"]["edges"]
    return [each for edge in edges for each in edge["evidence"]]


def with_texts(api: Api, before: int, open_text: Open = lambda _document: LETTER) -> Any:
    engine = QueryEngine(api.store, local=LocalServices(open_text=open_text))
    schema = build(lambda: CompiledExecution(engine))
    return asyncio.run(schema.execute(QUERY, variable_values={"id": KESTREL, "before": before}))


def test_without_a_home_it_says_so(api: Api) -> None:
    found = evidence(api.ask(QUERY, id=KESTREL, before=1))
    assert found
    for each in found:
        assert each["around"]["reason"] == "This server holds no texts of documents."
        assert each["around"]["before"] is None


def test_damaged_texts_leave_the_quote_and_say_so(api: Api, tmp_path: Path) -> None:
    path = tmp_path / "texts.sqlite"
    path.write_bytes(b"SQLite format 3, and no more" * 50)
    result = with_texts(api, 1, texts_of(path))
    assert result.errors is None
    found = evidence(result.data)
    assert found
    for each in found:
        assert each["quote"]
        assert each["around"]["reason"].startswith("The file of texts is damaged on this server")


def test_what_stands_around_a_quote_is_read_from_the_text(api: Api) -> None:
    result = with_texts(api, 1)
    assert result.errors is None
    inside = [each for each in evidence(result.data) if each["place"].startswith("char=1,")]
    assert inside
    for each in inside:
        end = int(each["place"].partition(",")[2])
        assert each["around"] == {
            "before": "a",
            "quote": LETTER.text[1:end],
            "after": LETTER.text[end : end + 2],
            "start": 1,
            "source": "EX-1",
            "reason": None,
        }


def test_a_place_that_the_text_lacks_is_told(api: Api) -> None:
    found = evidence(with_texts(api, 1).data)
    elsewhere = [each for each in found if each["place"].startswith("/")]
    assert elsewhere
    assert {each["around"]["reason"] for each in elsewhere} == {
        "The place is no place of the text that is kept."
    }


def test_no_more_is_shown_than_may_be_asked_for(api: Api) -> None:
    _, (error,) = api.ask(QUERY, id=KESTREL, before=2001)
    assert "2001 is not between 0 and 2000" in error["message"]
