"""The invented world: nothing in it is real, and its identifiers are well formed."""

import gzip
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson
import pyarrow.parquet as pq
import pytest

from kg.demo import serials
from kg.demo.draw import draw
from kg.demo.organisations import ROOTS
from kg.demo.world import Organisation, OrganisationName, World
from ontology.identifiers import curie

REGISTRIES = Path(__file__).parents[3] / "../shared/data/registries"

needs_registries = pytest.mark.skipif(
    not (REGISTRIES / "ror.jsonl.gz").exists(), reason="the real registries are not here"
)


@pytest.fixture(scope="module")
def worlds() -> list[World]:
    return [draw(1, 1), draw(1, 2), draw(12, 3)]


@pytest.mark.slow
@needs_registries
def test_no_invented_name_is_a_real_one(worlds: list[World]) -> None:
    real = set(real_names())
    for world in worlds:
        for each in world.organisations:
            clash = {folded(name) for name in all_names(each)} & real
            assert not clash, each.id


@pytest.mark.slow
@needs_registries
def test_no_invented_identifier_is_a_real_one(worlds: list[World]) -> None:
    rors = {record["id"].rpartition("/")[2] for record in ror_records()}
    leis = set(pq.read_table(REGISTRIES / "lei.parquet")["lei"].to_pylist())
    listed = orjson.loads((REGISTRIES / "sec_company_tickers.json").read_bytes()).values()
    ciks, tickers = {row["cik_str"] for row in listed}, {row["ticker"] for row in listed}
    for each in worlds[-1].organisations:
        assert each.ror not in rors
        assert each.lei not in leis
        assert each.cik not in ciks
        assert each.ticker not in tickers


def test_no_two_organisations_of_a_world_share_a_name(worlds: list[World]) -> None:
    for world in worlds:
        for names in (
            [each.name.en for each in world.organisations],
            [each.name.hans for each in world.organisations],
        ):
            assert len(set(names)) == len(names)


def test_every_identifier_is_valid(worlds: list[World]) -> None:
    for each in worlds[-1].organisations:
        for scheme, text in (("ror", each.ror), ("lei", each.lei), ("ticker", each.ticker)):
            assert not text or curie(scheme, text) is not None, text
        assert not each.cik or curie("cik", str(each.cik)) == f"cik:{each.cik}"
    for person in worlds[-1].people:
        assert not person.orcid or curie("orcid", person.orcid) == f"orcid:{person.orcid}"
        assert not person.openreview or curie("openreview", person.openreview) is not None
        assert all(curie("openalex", author) for author in person.authors)
    assert curie("doi", serials.doi(3)) == f"doi:{serials.doi(3)}"
    assert curie("patent", f"US{serials.patent(3)}B2") == "patent:US99000004B2"
    assert curie("sec", serials.accession(9990001, 2021, 5)) == "sec:0009990001-21-000005"


def test_nobody_has_another_ones_identifiers(worlds: list[World]) -> None:
    people = worlds[-1].people
    for given in (
        [each.orcid for each in people if each.orcid],
        [each.openreview for each in people if each.openreview],
        [author for each in people for author in each.authors],
    ):
        assert len(set(given)) == len(given)


def test_careers_run_within_the_years_of_their_employers(worlds: list[World]) -> None:
    world = worlds[-1]
    for person in world.people:
        for stint in person.career:
            assert stint.since <= stint.until
            assert world.organisations[stint.organisation].founded <= stint.since


def test_some_go_from_universities_into_companies_and_across_the_border(
    worlds: list[World],
) -> None:
    world = worlds[0]
    moves = [
        [world.organisations[stint.organisation] for stint in person.career]
        for person in world.people
        if len(person.career) == 2
    ]
    assert any((one.kind, other.kind) == ("university", "company") for one, other in moves)
    assert any(one.side != other.side for one, other in moves)


def test_there_are_renames_subsidiaries_and_joint_laboratories(worlds: list[World]) -> None:
    made = worlds[-1].organisations
    assert any(each.former for each in made)
    assert {len(each.parents) for each in made} == {0, 1, 2}
    renamed = next(each for each in made if each.former)
    assert renamed.called(renamed.renamed - 1) == renamed.former
    assert renamed.called(renamed.renamed) == renamed.name


def test_a_world_holds_what_its_scale_says(worlds: list[World]) -> None:
    for kind, count in ROOTS:
        assert len(worlds[0].of_kind[kind]) >= count
    assert (len(worlds[0].organisations), len(worlds[0].people)) == (60, 300)
    assert (len(worlds[-1].organisations), len(worlds[-1].people)) == (720, 3600)


def all_names(made: Organisation) -> Iterator[str]:
    names: list[OrganisationName] = [made.name, *([made.former] if made.former else [])]
    for each in names:
        yield from filter(None, (each.en, each.hans, each.hant, each.short, each.acronym))


def real_names() -> Iterator[str]:
    for record in ror_records():
        for each in record.get("names", []):
            yield folded(each["value"])
        if isinstance(record.get("name"), str):  # schema version 1
            yield folded(record["name"])
            yield from map(folded, [*record["aliases"], *record["acronyms"]])
            yield from (folded(each["label"]) for each in record["labels"])
    for name in pq.read_table(REGISTRIES / "lei.parquet")["legal_name"].to_pylist():
        yield folded(name)
    listed = orjson.loads((REGISTRIES / "sec_company_tickers.json").read_bytes()).values()
    yield from (folded(row["title"]) for row in listed)


def ror_records() -> Iterator[dict[str, Any]]:
    with gzip.open(REGISTRIES / "ror.jsonl.gz") as lines:
        yield from map(orjson.loads, lines)


def folded(name: str) -> str:
    """Bare of case and of everything but letters and digits."""
    return "".join(each for each in name.lower() if each.isalnum())
