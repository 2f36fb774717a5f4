"""Our own registry: read as any other, and right about every identifier."""

import csv
import gzip
import json
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from extractors.errors import MalformedError
from extractors.registries.zone import COLUMNS, DATA, SOURCE
from extractors.source import Raw
from kg.resolve.normalise.names import has_han, organization_core, organization_key
from ontology.check import checked
from ontology.facts import ACRONYM, Mention

REGISTRIES = Path(__file__).parents[3] / "../shared/data/registries"


@cache
def shipped() -> tuple[Mention, ...]:
    with DATA.open("rb") as stream:
        raws = [Raw(data, DATA.name, i) for i, data in enumerate(SOURCE.split(stream))]
    facts = (list(checked(SOURCE.extract(raw)))[1] for raw in raws)
    return tuple(each for each in facts if isinstance(each, Mention))


def names(mention: Mention) -> set[str]:
    own = {mention.name, *(each.text for each in mention.names if each.language != ACRONYM)}
    return {key for each in own for key in keys(each)}


def keys(name: str) -> set[str]:
    return {organization_key(name), organization_core(name)}


def with_scheme(scheme: str) -> dict[str, Mention]:
    return {
        identifier.removeprefix(f"{scheme}:"): mention
        for mention in shipped()
        for identifier in mention.identifiers
        if identifier.startswith(f"{scheme}:")
    }


def registered(file: str) -> Path:
    path = REGISTRIES / file
    if not path.exists():
        pytest.skip(f"no {file} under ../shared/data/registries")
    return path


def test_it_knows_at_least_four_hundred_organisations_of_which_most_have_chinese_names() -> None:
    chinese = [m for m in shipped() if any(has_han(each.text) for each in m.names)]
    assert len(shipped()) >= 400
    assert len(chinese) > 0.9 * len(shipped())


def test_no_two_organisations_share_an_identifier() -> None:
    counts = Counter(identifier for each in shipped() for identifier in each.identifiers)
    assert [identifier for identifier, count in counts.items() if count > 1] == []


def test_no_two_organisations_share_a_name_that_is_not_marked_as_shared() -> None:
    counts = Counter(
        name
        for each in shipped()
        for name in {organization_key(n.text) for n in each.names if n.language != ACRONYM}
    )
    assert [name for name, count in counts.items() if count > 1] == []


@pytest.mark.parametrize(
    "name", ["南科大", "港科大", "中科院", "SUSTech", "CUHK-Shenzhen", "華為", "腾讯", "DJI"]
)
def test_short_forms_name_one_organisation(name: str) -> None:
    assert len([each for each in shipped() if organization_key(name) in names(each)]) == 1


def test_a_row_whose_parent_is_not_there_is_refused(tmp_path: Path) -> None:
    cells = {"id": "a", "kind": "Company", "en": "A", "city": "B", "country": "CN"}
    row = "\t".join({**dict.fromkeys(COLUMNS, ""), **cells, "part_of": "b"}.values())
    (tmp_path / "t.tsv").write_text("\t".join(COLUMNS) + f"\n{row}\n", "utf-8")
    with (tmp_path / "t.tsv").open("rb") as stream, pytest.raises(MalformedError, match="part_of"):
        list(SOURCE.split(stream))


def test_names_of_blanks_are_none(tmp_path: Path) -> None:
    cells = {"id": "a", "kind": "Company", "en": "A| ", "city": "B", "country": "CN"}
    row = "\t".join({**dict.fromkeys(COLUMNS, ""), **cells}.values())
    (tmp_path / "t.tsv").write_text("\t".join(COLUMNS) + f"\n{row}\n", "utf-8")
    with (tmp_path / "t.tsv").open("rb") as stream:
        (made,) = SOURCE.split(stream)
    assert json.loads(made)["en"] == ["A"]


def test_an_identifier_that_its_scheme_refuses_is_refused() -> None:
    row = {"id": "a", "kind": "Company", "en": ["A"], "identifiers": ["ror:00q4vv598"]}
    data = json.dumps(row | {"city": "B", "country": "CN"}).encode()
    with pytest.raises(MalformedError, match="none of its scheme"):
        list(SOURCE.extract(Raw(data, "zone.tsv")))


@pytest.mark.slow
def test_ror_knows_each_ror_id_under_one_of_the_names() -> None:
    known = {ror: set(printed) for ror, printed in ror_names()}
    assert wrong("ror", known, _without_parents) == []


def _without_parents(mention: Mention) -> set[str]:
    """Our names, also without the parent that they close with: ROR tells it as a relation."""
    own = [mention.name, *(each.text for each in mention.names if each.language != ACRONYM)]
    return names(mention) | {key for each in own for key in keys(each.partition(", ")[0])}


def test_each_lei_belongs_to_a_legal_entity_of_one_of_the_names() -> None:
    table = pq.read_table(registered("lei.parquet"), columns=["lei", "legal_name"])
    rows = zip(*(column.to_pylist() for column in table.columns), strict=True)
    wanted = with_scheme("lei")
    assert wrong("lei", {lei: {name} for lei, name in rows if lei in wanted}) == []


def test_each_cik_belongs_to_a_company_of_one_of_the_names() -> None:
    entries = json.loads(registered("sec_company_tickers.json").read_bytes()).values()
    assert wrong("cik", {str(each["cik_str"]): {each["title"]} for each in entries}) == []


def test_each_stock_code_belongs_to_a_company_of_one_of_the_names() -> None:
    known: dict[str, set[str]] = {}
    for file in ("zh_en_hk_listed.tsv.gz", "zh_en_a_share_listed.tsv.gz"):
        with gzip.open(registered(file), "rt", encoding="utf-8") as stream:
            for row in csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE):
                known[row["code"]] = {row["zh"], row["en"], row["zh"].removesuffix("A")}
    assert wrong("ticker", known) == []


def wrong(
    scheme: str, known: dict[str, set[str]], ours: Callable[[Mention], set[str]] = names
) -> list[tuple[str, str]]:
    """Identifiers that the registry gives to no organisation of any of our names."""
    return [
        (identifier, mention.name)
        for identifier, mention in with_scheme(scheme).items()
        if not {key for name in known.get(identifier, ()) for key in keys(name)} & ours(mention)
    ]


def ror_names() -> Iterator[tuple[str, list[str]]]:
    with gzip.open(registered("ror.jsonl.gz")) as stream:
        for line in stream:
            record: dict[str, Any] = json.loads(line)
            told = record.get("labels", []) + record["names"] if "names" in record else []
            texts = [each.get("value") or each["label"] for each in told]
            texts += [record.get("name", ""), *record.get("aliases", [])]
            texts += [each["label"] for each in record.get("labels", [])]
            yield record["id"].removeprefix("https://ror.org/"), [each for each in texts if each]
    for row in registered("ror_related_labels.tsv").read_text("utf-8").splitlines():
        url, _, label = row.partition("\t")
        yield url.removeprefix("https://ror.org/"), [label]


def test_its_cities_are_named_in_both_chinese_scripts_too() -> None:
    with DATA.open("rb") as stream:
        raws = [Raw(data, DATA.name, i) for i, data in enumerate(SOURCE.split(stream))]
    facts = [fact for raw in raws for fact in SOURCE.extract(raw)]
    places = {
        each.name: {name.language: name.text for name in each.names}
        for each in facts
        if isinstance(each, Mention) and each.kind == "Place"
    }
    assert places["Guangzhou"] == {"zh-Hans": "广州", "zh-Hant": "廣州"}
    assert [city for city, chinese in places.items() if not chinese] == []
