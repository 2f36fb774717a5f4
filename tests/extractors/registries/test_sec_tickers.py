"""Listed companies by CIK and ticker."""

from io import BytesIO
from pathlib import Path

import orjson
import pytest

from extractors.errors import MalformedError, MissingFieldError
from extractors.registries.sec_tickers import SOURCE
from extractors.source import Raw
from ontology.check import checked
from ontology.facts import Mention, Unread

REAL = Path(__file__).parents[3] / "../shared/data/registries/sec_company_tickers.json"


def entry(cik: object = 9999901, ticker: str = "MUD", **more: object) -> dict[str, object]:
    return {"cik_str": cik, "ticker": ticker, "title": "MUDWATER INC.", **more}


def company(*entries: dict[str, object]) -> Mention:
    _, mention = checked(SOURCE.extract(Raw(orjson.dumps(entries), "tickers.json")))
    assert isinstance(mention, Mention)
    return mention


def test_the_entries_of_one_company_are_one_document() -> None:
    table = {"0": entry(), "1": entry(9999902, "CLAY"), "2": entry(ticker="MUD-B")}
    documents = [orjson.loads(each) for each in SOURCE.split(BytesIO(orjson.dumps(table)))]
    assert documents == [[table["0"], table["2"]], [table["1"]]]


def test_a_company_has_its_key_first_and_all_its_tickers() -> None:
    found = company(entry(), entry(ticker="MUD-B"))
    assert found.kind == "Company"
    assert found.identifiers == ("cik:9999901", "ticker:MUD", "ticker:MUD-B")


@pytest.mark.parametrize("cik", [0, None])
def test_a_company_without_a_key_is_refused(cik: object) -> None:
    with pytest.raises(MissingFieldError, match="cik_str"):
        company(entry(cik))


def test_a_field_that_nobody_knows_is_unread() -> None:
    data = orjson.dumps([entry(), entry(ticker="MUD-B", mood="glum")])
    assert list(SOURCE.extract(Raw(data, "tickers.json")))[-1] == Unread("mood")


@pytest.mark.parametrize("text", [b"[1]", b'{"0": 1}', b"{"])
def test_a_file_of_another_shape_is_refused(text: bytes) -> None:
    with pytest.raises(MalformedError):
        list(SOURCE.split(BytesIO(text)))


def test_only_numbered_entries_with_a_cik_are_recognised() -> None:
    assert SOURCE.recognises("company_tickers.json", orjson.dumps({"0": entry()}))
    assert not SOURCE.recognises("company_tickers.json", b'{"0": {"id": 1}}')
    assert not SOURCE.recognises("companyfacts.json", b'{"cik": 1, "facts": {"cik_str": 1}}')


@pytest.mark.skipif(not REAL.exists(), reason="no registries under ../shared/data")
def test_every_real_entry_is_read() -> None:
    tickers = keys = 0
    with REAL.open("rb") as stream:
        for position, data in enumerate(SOURCE.split(stream)):
            _, mention = checked(SOURCE.extract(Raw(data, REAL.name, position)))
            assert isinstance(mention, Mention)
            keys += 1
            tickers += len(mention.identifiers) - 1
    assert tickers == 9_610
    assert keys == 7_919
