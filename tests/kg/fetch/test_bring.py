"""Records brought from interfaces, against a server on this machine that behaves as they do."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import orjson
import pytest

from kg.errors import ApiError, ApiUnavailableError, InputError, RefusedError, SettingsError
from kg.fetch import bring
from kg.fetch.request import Interface, Request
from kg.fetch.state import State, load
from kg.staging.extract import extract_file
from kg.staging.files import files
from tests.kg.fetch.interfaces import FILED, LARGE, LEI, Server, serving

ASKED = {
    "openalex": (["herons"], ["W1000", "W1003"]),
    "crossref": (["herons"], ["10.5555/heron.1"]),
    "datacite": (["egrets"], ["10.5555/egret.2"]),
    "ror": (["heron"], ["000000098"]),
    "pubmed": (["herons"], ["1000001"]),
    "arxiv": (["herons"], ["2001.00000"]),
    "gleif": (["heron"], [LEI]),
    "sec": (["herons"], ["320199"]),
}
EXPECTED = {
    "openalex": (5, 2),
    "crossref": (5, 1),
    "datacite": (5, 1),
    "ror": (45, 1),
    "pubmed": (2, 1),
    "arxiv": (3, 1),
    "gleif": (2, 1),
    "sec": (4, 3),
}


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as each:
        yield each


def at(server: Server, name: str) -> Interface:
    """An interface that this machine's server stands for, in no hurry to be spared."""
    found = bring.interface(name)
    return replace(found, address=f"{server.address}/{name}", pause=0.001)


@pytest.fixture(autouse=True)
def here(monkeypatch: pytest.MonkeyPatch, server: Server) -> None:
    monkeypatch.setenv("USPTO_API_KEY", "secret")
    for each in ("_ARCHIVE", "_SEARCH"):
        path = {"_ARCHIVE": "data", "_SEARCH": "LATEST/search-index"}[each]
        monkeypatch.setattr(f"kg.fetch.sec.{each}", f"{server.address}/sec/{path}")


def bring_in(server: Server, name: str, words: list[str], folder: Path, limit: int = 0) -> State:
    query = bring.query_of(words, limit, {})
    return bring.fetch(at(server, name), query, folder, "ada@heron.example")


def documents(folder: Path) -> list[str]:
    """The sources of the documents that a folder holds; none of them is refused."""
    refused: list[str] = []
    lines = extract_file([folder], "", lambda what, why: refused.append(f"{what}: {why}"))
    facts = [orjson.loads(line) for line in lines]
    assert refused == []
    return [each["source"] for each in facts if each["fact"] == "Document"]


@pytest.mark.parametrize("name", ASKED)
def test_what_words_and_ids_bring_is_what_ingest_reads(
    server: Server, name: str, tmp_path: Path
) -> None:
    for words, count, how in zip(ASKED[name], EXPECTED[name], ("query", "ids"), strict=True):
        state = bring_in(server, name, words, tmp_path / how)
        assert (state.records, state.queue) == (count, ())
        assert documents(tmp_path / how) == [name] * count, how


@pytest.mark.parametrize("fault", [429, 500, 503, "cut", "away"])
def test_an_answer_that_fails_is_asked_for_again(
    server: Server, fault: str | int, tmp_path: Path
) -> None:
    server.faults = [fault, "", fault]
    assert bring_in(server, "openalex", ["herons"], tmp_path).records == 5
    assert len(documents(tmp_path)) == 5


def test_a_feed_or_set_that_is_cut_within_is_asked_for_again(
    server: Server, tmp_path: Path
) -> None:
    for name in ("arxiv", "pubmed"):
        server.faults = ["cut"]
        assert bring_in(server, name, ["herons"], tmp_path / name).records > 1


def test_a_fetch_that_breaks_off_goes_on_where_it_was(server: Server, tmp_path: Path) -> None:
    server.faults = ["", 404]
    with pytest.raises(ApiError, match="404"):
        bring_in(server, "openalex", ["herons"], tmp_path)
    kept = load(tmp_path)
    assert kept is not None
    assert kept.records == 2
    asked = len(server.asked)
    assert bring_in(server, "openalex", ["herons"], tmp_path).records == 5
    assert "cursor=2" in server.asked[asked][0]
    assert len([p for p in tmp_path.iterdir() if p.suffix == ".jsonl"]) == 3


def test_what_is_there_is_not_asked_for_again(server: Server, tmp_path: Path) -> None:
    bring_in(server, "crossref", ["herons"], tmp_path)
    asked = len(server.asked)
    assert bring_in(server, "crossref", ["herons"], tmp_path).records == 5
    assert len(server.asked) == asked


def test_no_more_comes_than_is_asked_for_and_more_can_be_asked_for_later(
    server: Server, tmp_path: Path
) -> None:
    assert bring_in(server, "openalex", ["herons"], tmp_path, limit=2).records == 2
    assert bring_in(server, "openalex", ["herons"], tmp_path, limit=4).records == 4


def test_a_large_file_goes_on_at_the_byte_where_it_broke_off(
    server: Server, tmp_path: Path
) -> None:
    server.faults = ["cut", "cut"]
    state = bring_in(server, "uspto", ["ipg240102.zip"], tmp_path)
    assert state.records == 1
    assert (tmp_path / "ipg240102.zip").read_bytes() == LARGE
    ranges = [headers.get("Range", "") for _, headers in server.asked]
    assert ranges == ["", f"bytes={len(LARGE) // 2}-", f"bytes={len(LARGE) * 3 // 4}-"]


def test_a_search_at_the_patent_office_brings_the_full_texts(
    server: Server, tmp_path: Path
) -> None:
    assert bring_in(server, "uspto", ["lens", "coating"], tmp_path).records == 2
    assert sorted(p.name for p in files([tmp_path])) == ["1.xml", "2.xml"]
    assert all(headers["X-API-KEY"] == "secret" for _, headers in server.asked)


def test_forms_are_chosen_at_edgar(server: Server, tmp_path: Path) -> None:
    query = bring.query_of(["320199"], 0, {"forms": "10-K"})
    assert bring.fetch(at(server, "sec"), query, tmp_path, "ada@heron.example").records == 1
    assert [p.name for p in files([tmp_path])] == [f"{FILED[3]}.txt"]


def test_interfaces_are_told_who_asks_and_keys_stand_in_no_message(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENALEX_API_KEY", "s3cret")
    server.faults = [403]
    with pytest.raises(RefusedError) as caught:
        bring_in(server, "openalex", ["herons"], tmp_path)
    path, headers = server.asked[0]
    assert "api_key=s3cret" in path
    assert "mailto=ada%40heron.example" in path
    assert "ada@heron.example" in headers["User-Agent"]
    assert "s3cret" not in str(caught.value)
    bring_in(server, "openalex", ["herons"], tmp_path)
    assert "s3cret" not in (tmp_path / ".fetch.json").read_text("utf-8")


def test_a_key_goes_to_no_other_host(server: Server, tmp_path: Path) -> None:
    with serving() as other:
        query = bring.query_of(["lens", "coating"], 0, {})
        elsewhere = replace(at(server, "uspto"), first=lambda _: _to(other))
        with pytest.raises(ApiError, match="not its own"):
            bring.fetch(elsewhere, query, tmp_path)
        assert other.asked == []


def _to(other: Server) -> tuple[Request, ...]:
    return (Request("file", f"{other.address}/uspto/1.xml", {}, "1.xml"),)


def test_one_who_is_told_to_wait_too_long_is_told_at_once(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.fetch.transport._LONGEST", -1.0)
    server.faults = [429]
    with pytest.raises(ApiUnavailableError, match="429"):
        bring_in(server, "ror", ["heron"], tmp_path)
    assert len(server.asked) == 1


def test_what_can_not_be_asked_is_said(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(InputError, match="no such interface"):
        bring.interface("nowhere")
    with pytest.raises(InputError, match="nothing is asked for"):
        bring.query_of([" "], 0, {})
    with pytest.raises(SettingsError, match="KG_CONTACT"):
        bring.fetch(at(server, "sec"), bring.query_of(["320199"], 0, {}), tmp_path)
    monkeypatch.delenv("USPTO_API_KEY")
    with pytest.raises(SettingsError, match="USPTO_API_KEY"):
        bring_in(server, "uspto", ["lens"], tmp_path)
    bring_in(server, "openalex", ["herons"], tmp_path)
    with pytest.raises(InputError, match="something else"):
        bring_in(server, "openalex", ["egrets"], tmp_path)


def test_an_id_that_is_not_there_is_told_and_the_rest_comes(server: Server, tmp_path: Path) -> None:
    asked = ["10.5555/heron.1", "10.5555/none", "10.5555/heron.2"]
    state = bring_in(server, "crossref", asked, tmp_path)
    assert (state.records, state.missing) == (2, ("10.5555/none",))
    assert load(tmp_path) == state
