"""Whatever is brought, a source refuses it in words or reads it; nothing else comes out."""

from pathlib import Path

import pytest

from extractors import SOURCES
from extractors.source import Source
from tests.extractors.mutants import mutants, survive
from tests.extractors.readable import documents

CASES = [
    pytest.param(source, case, id=f"{source.name}: {case.stem}")
    for source in SOURCES
    for case in documents(source)
]
SAMPLE = 40
"""Mutants of each case here; `python -m scripts.mutate` makes as many as are asked for."""


@pytest.mark.parametrize(("source", "case"), CASES)
def test_broken_documents_are_refused_in_words(source: Source, case: Path) -> None:
    for broken in mutants(case.read_bytes(), f"{source.name}/{case.name}", SAMPLE):
        survive(source, case.name, broken)


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.name)
@pytest.mark.parametrize(
    "harm",
    [
        b"",
        b"\x00" * 1000,
        b"<a>" * 5000,
        b"[" * 100_000,
        b'{"a":' * 50_000,
        b"<" * 100_000,
        b"@article{" * 2_000,
        b"PT J\n" * 5_000,
        b"\xff\xfe" + "<a>é</a>".encode("utf-16-le"),
    ],
    ids=["empty", "zeros", "deep", "lists", "objects", "open", "entries", "records", "utf16"],
)
def test_attacks_are_refused_in_words(source: Source, harm: bytes) -> None:
    source.recognises("harm.txt", harm[: 1 << 16])
    survive(source, "harm.txt", harm)


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.name)
def test_nothing_is_recognised_in_an_empty_file(source: Source) -> None:
    assert not source.recognises("empty", b"")
