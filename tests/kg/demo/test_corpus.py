"""The demo corpus: the same seed, the same bytes; nothing printed without its truth."""

import gzip
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from typing import Any, BinaryIO, cast

import orjson
import pytest

from extractors.errors import ExtractionError
from extractors.source import Raw, Source
from kg.demo.corpus import Summary, generate
from kg.demo.plans import paper, patent
from kg.demo.topics import NOTICE
from ontology.check import checked
from ontology.facts import Document, Fact, Link, Mention, Unread

SEED = 7
READERS = {
    "openalex": "extractors.papers.openalex.works",
    "paperlists": "extractors.papers.paperlists",
    "jats": "extractors.papers.jats.articles",
    "uspto": "extractors.patents.uspto.full_text",
    "sec": "extractors.filings.sec",
    "ror": "extractors.registries.ror",
    "lei": "extractors.registries.lei",
    "sec-tickers": "extractors.registries.sec_tickers",
}
RECORDED = ("openalex", "paperlists", "uspto", "sec")
"""Sources of one document a record, whose every printed name has a row in the truth."""


@dataclass(frozen=True)
class Read:
    """What a source made of one document of the corpus."""

    file: str
    position: int
    facts: tuple[Fact, ...]
    error: str = ""


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Summary:
    return generate(tmp_path_factory.mktemp("corpus"), 1, SEED)


def test_the_same_seed_gives_the_same_bytes(corpus: Summary, tmp_path: Path) -> None:
    again = generate(tmp_path, 1, SEED)
    assert digests(again.documents.parent) == digests(corpus.documents.parent)


def test_another_seed_gives_another_world(corpus: Summary, tmp_path: Path) -> None:
    other = generate(tmp_path, 1, SEED + 1)
    same = digests(other.documents).items() & digests(corpus.documents).items()
    assert {name for name, _ in same} <= {"filings/0009990000-24-999999.txt"}


def test_what_is_written_grows_with_the_scale(corpus: Summary, tmp_path: Path) -> None:
    triple = generate(tmp_path, 3, SEED)
    for name, count in corpus.counts.items():
        assert triple.counts[name] == (count if name == "broken" else 3 * count)
    assert len(rows(triple, "mentions")) > 2 * len(rows(corpus, "mentions"))


def test_a_scale_below_one_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="scale"):
        generate(tmp_path, 0, SEED)


def test_every_document_says_that_it_is_invented(corpus: Summary) -> None:
    for path in corpus.documents.rglob("*"):
        if (
            path.is_file()
            and path.suffix not in (".parquet", ".json")
            and "999999" not in path.name
        ):
            assert b"nvented" in content(path), path.name
    assert NOTICE in (corpus.documents.parent / "README.txt").read_text("utf-8")


def test_names_are_ambiguous_as_in_life(corpus: Summary) -> None:
    people = rows(corpus, "people")
    written = Counter((tuple(each["name"]["given"]), each["name"]["surname"]) for each in people)
    assert written[("Wei",), "Zhang"] >= 10
    assert len({each["name"]["hans"] for each in people if each["name"]["surname"] == "Zhang"}) > 3


def test_a_truth_names_only_what_is_in_the_world(corpus: Summary) -> None:
    people = {each["id"] for each in rows(corpus, "people")}
    organisations = {each["id"] for each in rows(corpus, "organisations")}
    for row in rows(corpus, "mentions"):
        kind, _, _ = row["entity"].partition(":")
        known = {"person": people, "org": organisations}.get(kind)
        assert known is None or row["entity"] in known
    for row in rows(corpus, "collaborations"):
        assert {row["one"], row["other"]} <= organisations
        assert row["one"] != row["other"]


def test_people_work_for_those_they_sign_for(corpus: Summary) -> None:
    for row in rows(corpus, "moves"):
        person = corpus.world.people[int(row["person"].split(":")[1])]
        assert row["to"] in {f"org:{each}" for each in person.employers(row["year"])}
        assert row["from"] in {f"org:{each}" for each in person.employers(row["year"] - 1)}


@pytest.mark.parametrize("name", READERS)
def test_every_whole_document_is_read_without_remainder(corpus: Summary, name: str) -> None:
    reads = [each for each in read(corpus, source(name)) if not each.error]
    assert reads
    for each in reads:
        assert [fact.path for fact in each.facts if isinstance(fact, Unread)] == [], each.file


@pytest.mark.parametrize("name", RECORDED)
def test_the_broken_documents_and_no_others_are_refused(corpus: Summary, name: str) -> None:
    reads = read(corpus, source(name))
    refused = {(each.file, each.position) for each in reads if each.error}
    files = {each.file for each in reads}
    broken = {(each["file"], each["position"]) for each in rows(corpus, "broken")}
    assert refused == {each for each in broken if each[0] in files}
    assert refused


@pytest.mark.parametrize("name", READERS)
def test_the_truth_covers_every_document(corpus: Summary, name: str) -> None:
    reads = [document(each) for each in read(corpus, source(name)) if not each.error]
    assert {each.source for each in reads} == {name}
    keys = [each.key for each in reads]
    assert len(set(keys)) == len(keys)
    assert set(keys) == {row["key"] for row in rows(corpus, "mentions") if row["source"] == name}


@pytest.mark.parametrize("name", ["openalex", "paperlists", "uspto"])
def test_every_person_found_has_a_truth(corpus: Summary, name: str) -> None:
    named: dict[str, set[str]] = {}
    for row in rows(corpus, "mentions"):
        if row["source"] == name and row["role"] in ("author", "inventor"):
            named.setdefault(row["key"], set()).add(row["name"])
    for each in read(corpus, source(name)):
        if not each.error:
            people = {fact.name for fact in mentions(each) if fact.kind == "Person"}
            assert people == named[document(each).key]


def test_pairs_are_of_the_same_people_at_nearly_the_same_time(corpus: Summary) -> None:
    pairs = rows(corpus, "pairs")
    assert len(pairs) >= 8
    for row in pairs:
        told = paper(corpus.world, int(row["paper"].partition(":")[2]))
        made = patent(corpus.world, int(row["patent"].partition(":")[2]))
        assert {each.person for each in made.inventors} <= {each.person for each in told.authors}
        assert abs(made.year - 2 - told.year) <= 1
        assert made.topic == told.topic


def test_every_work_that_a_patent_cites_is_found_where_it_is_cited(corpus: Summary) -> None:
    cited: dict[tuple[str, str], set[str]] = {}
    for row in rows(corpus, "mentions"):
        if row["source"] == "uspto" and row["entity"].startswith("paper:"):
            cited.setdefault((row["key"], row["role"]), set()).add(row["name"])
    assert {role for _, role in cited} == {"cited", "cited in the text"}
    found: dict[tuple[str, str], set[str]] = {}
    for each in read(corpus, source("uspto")):
        for fact in mentions(each) if not each.error else ():
            if fact.kind == "Paper":
                role = "cited in the text" if "#char=" in fact.evidence.place else "cited"
                found.setdefault((document(each).key, role), set()).add(fact.name)
    missed = {key: names - found.get(key, set()) for key, names in cited.items()}
    assert sum(map(len, missed.values())) <= sum(map(len, cited.values())) // 20, missed


def test_what_articles_acknowledge_and_cite_is_found_in_either_language(corpus: Summary) -> None:
    roles = {"fundedBy": "funder", "cites": "cited"}
    true = {
        (row["key"], row["role"], row["name"])
        for row in rows(corpus, "mentions")
        if row["source"] == "jats" and row["role"] in roles.values()
    }
    found = set()
    for each in read(corpus, source("jats")):
        names = {fact.id: fact.name for fact in mentions(each)}
        found |= {
            (document(each).key, roles[fact.type], names[fact.target])
            for fact in each.facts
            if isinstance(fact, Link) and fact.type in roles
        }
    assert {document(each).language for each in read(corpus, source("jats"))} == {"en", "zh"}
    assert len(found ^ true) <= len(true) // 10, found ^ true


def source(name: str) -> Source:
    made = import_module(READERS[name]).SOURCE
    assert isinstance(made, Source)
    return made


def read(corpus: Summary, reader: Source) -> list[Read]:
    return [each for path in recognised(corpus, reader) for each in extracted(path, reader)]


def recognised(corpus: Summary, reader: Source) -> Iterator[Path]:
    for path in sorted(corpus.documents.rglob("*")):
        if path.is_file():
            name = path.name.removesuffix(".gz")
            if reader.recognises(name, content(path)[: 64 * 1024]):
                yield path


def extracted(path: Path, reader: Source) -> Iterator[Read]:
    name = path.name.removesuffix(".gz")
    with cast("BinaryIO", gzip.open(path) if path.suffix == ".gz" else path.open("rb")) as stream:
        for position, data in enumerate(reader.split(stream)):
            try:
                facts = tuple(checked(reader.extract(Raw(data, name, position))))
            except ExtractionError as error:
                yield Read(name, position, (), str(error))
            else:
                yield Read(name, position, facts)


def document(each: Read) -> Document:
    first = each.facts[0]
    assert isinstance(first, Document)
    return first


def mentions(each: Read) -> list[Mention]:
    return [fact for fact in each.facts if isinstance(fact, Mention)]


def rows(corpus: Summary, name: str) -> list[dict[str, Any]]:
    return [orjson.loads(line) for line in content(corpus.truth / f"{name}.jsonl.gz").splitlines()]


def content(path: Path) -> bytes:
    data = path.read_bytes()
    return gzip.decompress(data) if path.suffix == ".gz" else data


def digests(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
