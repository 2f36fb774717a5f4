"""Every source shows by cases what it makes of a document."""

import pickle
from itertools import chain
from pathlib import Path

import pytest

import extractors
from extractors.source import Source
from ontology.facts import Text, Unread
from tests.extractors.readable import documents, expected, read, readable

SOURCES: tuple[Source, ...] = getattr(extractors, "SOURCES", ())
CASES = [
    pytest.param(source, case, id=f"{source.name}: {case.stem}")
    for source in SOURCES
    for case in documents(source)
]


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.name)
def test_every_source_has_cases(source: Source) -> None:
    assert documents(source), f"put a small document under tests/extractors/cases/{source.name}"


@pytest.mark.parametrize(("source", "case"), CASES)
def test_the_expected_facts_come_out_of_a_case(source: Source, case: Path) -> None:
    # After a wanted change: python -m scripts.write_cases, then read the difference.
    lines = [line for facts in read(source, case) for line in readable(facts)]
    assert lines == expected(case).read_text("utf-8").splitlines()


@pytest.mark.parametrize(("source", "case"), CASES)
def test_reading_a_case_twice_gives_the_same_facts(source: Source, case: Path) -> None:
    assert read(source, case) == read(source, case)


@pytest.mark.parametrize(("source", "case"), CASES)
def test_facts_can_be_pickled(source: Source, case: Path) -> None:
    facts = read(source, case)
    assert pickle.loads(pickle.dumps(facts)) == facts  # noqa: S301 (our own)


@pytest.mark.parametrize(("source", "case"), CASES)
def test_no_field_of_a_case_is_left_unread(source: Source, case: Path) -> None:
    facts = chain.from_iterable(read(source, case))
    assert [each.path for each in facts if isinstance(each, Unread)] == []


@pytest.mark.parametrize(("source", "case"), CASES)
def test_no_two_facts_of_a_document_share_an_id(source: Source, case: Path) -> None:
    for facts in read(source, case):
        ids = [each.id for each in facts if not isinstance(each, Text | Unread)]
        assert len(ids) == len(set(ids))


@pytest.mark.parametrize(("source", "case"), CASES)
def test_no_other_source_takes_a_case_for_its_own(source: Source, case: Path) -> None:
    head = case.read_bytes()[: 1 << 16]
    assert [each.name for each in SOURCES if each.recognises(case.name, head)] == [source.name]


def test_names_of_sources_are_unique() -> None:
    names = [source.name for source in SOURCES]
    assert len(names) == len(set(names))
