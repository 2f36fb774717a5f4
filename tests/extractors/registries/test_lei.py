"""Legal entities from a table."""

from collections import Counter
from io import BytesIO
from itertools import islice
from pathlib import Path

import orjson
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from extractors.errors import ExtractionError, MalformedError, MissingFieldError
from extractors.registries.lei import SOURCE
from extractors.source import Raw
from ontology.check import checked
from ontology.facts import Fact, Mention, Unread

REAL = Path(__file__).parents[3] / "../shared/data/registries/lei.parquet"

LEI = "0000HETAO00000000127"


def facts(**fields: object) -> list[Fact]:
    row = {"lei": LEI, "legal_name": "Mudwater", "country": "HK", "category": "GENERAL", **fields}
    return list(checked(SOURCE.extract(Raw(orjson.dumps(row), "lei.parquet"))))


def entity(**fields: object) -> Mention:
    mention = facts(**fields)[1]
    assert isinstance(mention, Mention)
    return mention


@pytest.mark.parametrize(
    ("category", "name", "kind"),
    [
        ("GENERAL", "Mudwater Co., Ltd.", "Company"),
        ("GENERAL", "Schlammwerke GmbH & Co. KG", "Company"),
        ("GENERAL", "Barro S.A. de C.V.", "Company"),
        ("GENERAL", "泥水科技（深圳）有限公司", "Company"),
        ("GENERAL", "Mudwater University", "Organization"),
        ("BRANCH", "Mudwater Bank PLC", "Company"),
        ("FUND", "Mud Growth Fund Ltd", "Organization"),
        ("SOLE_PROPRIETOR", "Ann Mud Trading", "Company"),
        ("RESIDENT_GOVERNMENT_ENTITY", "Town of Mudwater", "Government"),
        ("INTERNATIONAL_ORGANIZATION", "League of Mud", "Organization"),
    ],
)
def test_it_takes_a_category_or_a_legal_form_to_make_a_company(
    category: str, name: str, kind: str
) -> None:
    assert entity(category=category, legal_name=name).kind == kind


def test_a_category_that_nobody_knows_is_malformed() -> None:
    with pytest.raises(MalformedError, match="GUILD"):
        facts(category="GUILD")


def test_an_lei_whose_check_digits_do_not_hold_is_refused() -> None:
    with pytest.raises(MalformedError, match="check digits"):
        facts(lei="0000HETAO00000000128")


def test_an_entity_without_a_country_says_none() -> None:
    assert "countryCode" not in entity(country=None).properties


def test_a_column_that_nobody_knows_is_unread() -> None:
    assert facts(mood="glum")[-1] == Unread("mood")


def test_a_table_without_the_column_is_refused() -> None:
    file = BytesIO()
    pq.write_table(pa.table({"lei": [LEI]}), file)
    with pytest.raises(MissingFieldError, match="category, country, legal_name"):
        list(SOURCE.split(file))


def test_a_damaged_table_is_refused() -> None:
    with pytest.raises(MalformedError, match="no Parquet"):
        list(SOURCE.split(BytesIO(b"PAR1 and no more")))


def test_only_parquet_named_after_leis_is_recognised() -> None:
    assert SOURCE.recognises("lei.parquet", b"PAR1\x15")
    assert SOURCE.recognises("GLEIF_2025-01.parquet", b"PAR1\x15")
    assert not SOURCE.recognises("leipzig.parquet", b"PAR1\x15")
    assert not SOURCE.recognises("lei.csv", b"lei,legal_name\n")


@pytest.mark.slow
@pytest.mark.skipif(not REAL.exists(), reason="no registries under ../shared/data")
def test_every_real_row_is_there_and_every_tenth_is_read() -> None:
    with REAL.open("rb") as stream:
        assert sum(1 for _ in SOURCE.split(stream)) == 399_203
        rows = islice(enumerate(SOURCE.split(stream)), 0, None, 10)
        outcomes = Counter(outcome(Raw(data, REAL.name, i)) for i, data in rows)
    # The table has 22 LEIs whose check digits do not hold.
    assert outcomes["read"] >= 39_900
    assert outcomes.total() - outcomes["read"] <= 22
    assert all(each == "read" or "check digits" in each for each in outcomes)


def outcome(raw: Raw) -> str:
    try:
        facts = list(checked(SOURCE.extract(raw)))
    except ExtractionError as error:
        return str(error)
    return "read" if len(facts) == 2 else f"{len(facts)} facts"
