"""What real patents hold, counted by other means, is what comes out of them; the rest is refused
in words that were read and agreed with."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any, Final, cast

import orjson
import pytest
from lxml import etree

from extractors import SOURCES
from extractors.errors import ExtractionError
from extractors.source import Raw, Source
from kg.staging.files import HEAD, files
from ontology.check import checked
from ontology.facts import Fact, Link, Mention, Text, Unread
from tests.extractors.papers.test_counts import Count, xpaths

DATA = Path(__file__).parents[4] / "shared" / "data" / "patents"
BY_NAME = {each.name: each for each in SOURCES}

_V4: Final = "/*/*[starts-with(local-name(), 'us-bibliographic-data')]"


def green_book(data: bytes) -> Mapping[str, int]:
    """Count the sections of a grant by their lines."""
    text = data.decode("utf-8", "replace")
    sections = Counter(re.findall(r"^([A-Z]{4})[ \t]*\r?$", text, re.MULTILINE))
    return {"invented": sections["INVT"], "assignedTo": sections["ASSG"]}


def search(data: bytes) -> Mapping[str, int]:
    """Count what a result of the public search lists."""
    found = orjson.loads(data)
    return {"invented": len(found["inventors"]), "assignedTo": len(found["assignees"])}


def table(column: str, between: str) -> Count:
    """Count the different inventors that a cell names."""

    def count(data: bytes) -> Mapping[str, int]:
        words = orjson.loads(data).get(column, "").split(between)
        return {"invented": len({" ".join(each.split()) for each in words if each.strip()})}

    return count


def assignment(data: bytes) -> Mapping[str, int]:
    """Count who gave and who took each patent where a bulk record says it was given."""
    root = etree.fromstring(data)

    def texts(path: str) -> set[str]:
        return {" ".join(str(each).split()) for each in cast("list[Any]", root.xpath(path))}

    if "ASSIGNMENT OF ASSIGNORS INTEREST" not in " ".join(texts("//conveyance-text/text()")):
        return {}
    parties = texts("//patent-assignor/name/text() | //patent-assignee/name/text()")
    published = "//patent-property/document-id[not(starts-with(kind, 'X'))]/doc-number/text()"
    alone = "count(//patent-property[not(document-id[not(starts-with(kind, 'X'))])])"
    patents = len(texts(published)) + int(cast("float", root.xpath(alone)))
    return {"assignedTo": len(parties) * patents}


CASES: Final[Mapping[str, tuple[str, Count]]] = {
    "uspto": (
        "uspto",
        xpaths(
            invented=f"{_V4}//inventors/inventor | {_V4}[not(.//inventors/inventor)]"
            "//applicant[@app-type='applicant-inventor']",
            representedBy=f"{_V4}//agents/agent[.//orgname or .//last-name]",
        ),
    ),
    "uspto-patdoc": (
        "uspto",
        xpaths(invented="//B721//NAM", assignedTo="//B731//NAM", representedBy="//B741//NAM"),
    ),
    "uspto-pre-grant": ("uspto", xpaths(invented="//inventors/*/name", assignedTo="//assignee")),
    "uspto-green-book": ("uspto", green_book),
    "uspto-search": ("uspto", search),
    "docdb": (
        "epo_docdb",
        xpaths(
            invented="//inventors/inventor[@data-format='docdb']",
            appliedFor="//applicants/applicant[@data-format='docdb']",
        ),
    ),
    "epo-ops": (
        "epo_ops",
        xpaths(
            invented="/exchange-document//inventor[@data-format='epodoc']"
            " | /family-member/exchange-document[1]//inventor[@data-format='epodoc']"
            " | /register-document//inventors[last()]/inventor",
        ),
    ),
    "uspto-assignment": ("uspto", assignment),
    "cnipa": (
        "cnipa",
        xpaths(
            invented="//cn-inventor | //Inventor",
            appliedFor="//cn-applicant | //Applicant",
            hasTopic="//classification-ipcr | //ClassificationIPCR",
        ),
    ),
    "st36": (
        "jpo",
        xpaths(invented="//inventors/inventor", appliedFor="//applicant[addressbook/name]"),
    ),
    "st96": ("st36_st96", xpaths(invented="//Inventor", appliedFor="//Applicant")),
    "ep-patent": ("st36_st96", xpaths(invented="//B721", appliedFor="//B711")),
    "patentscope": ("patentscope", table("Inventors", ";")),
    "lens": ("lens", table("Inventors", ";;")),
}

REFUSALS: Final = (
    "sequence listings that stand beside USPTO patents are not read",
    "CPC master classification files of the USPTO are not read",
    "CPC schemes are not read",
    "papers of an applicant filed with the USPTO (XML4IP) are not read",
    "USPTO search exports (BRS) are not read",
    "standardization lists numbers and says nothing of a patent",
    "mappings lists numbers and says nothing of a patent",
    "inquiry-result lists numbers and says nothing of a patent",
    "biblio-search lists numbers and says nothing of a patent",
    "document-inquiry lists numbers and says nothing of a patent",
    "/*:register-document tells no publication: the entry is of procedure alone",
)
"""Beginnings of the reasons for which documents of the real data are refused: each was read."""

MOST: Final = 400
"""Documents of one file that are read here: `kg extract` reads the others."""

real = pytest.mark.skipif(not DATA.exists(), reason="real patents are not there")


@pytest.mark.slow
@real
@pytest.mark.parametrize("name", CASES)
def test_what_a_patent_holds_comes_out_of_it(name: str) -> None:
    folder, count = CASES[name]
    differ, read = [], 0
    for label, data, facts in _documents(BY_NAME[name], DATA / folder):
        read += 1
        told = Counter(each.type for each in facts if isinstance(each, Link))
        told += Counter(each.kind for each in facts if isinstance(each, Mention))
        for kind, expected in count(data).items():
            if told[kind] != expected:
                differ.append((label, kind, expected, told[kind]))
    assert read, f"no document of {name} lies in {DATA / folder}"
    assert differ == []


@pytest.mark.slow
@real
@pytest.mark.parametrize("folder", sorted(each.name for each in DATA.glob("*")))
def test_every_real_patent_is_read_whole_or_refused_in_words(folder: str) -> None:
    left: set[str] = set()
    refused: set[str] = set()
    for label, outcome in _outcomes(DATA / folder):
        if isinstance(outcome, str):
            refused.add(outcome)
            continue
        left.update(f"{label}: {each.path}" for each in outcome if isinstance(each, Unread))
        ids = [each.id for each in outcome if not isinstance(each, Unread | Text)]
        assert len(ids) == len(set(ids)), f"{label} says something twice"
    assert left == set()
    assert [each for each in refused if not each.startswith(REFUSALS)] == []


def _documents(source: Source, folder: Path) -> Iterator[tuple[str, bytes, list[Fact]]]:
    for label, data, facts in _read(folder):
        if label.startswith(f"{source.name} ") and not isinstance(facts, str):
            yield label, data, facts


def _outcomes(folder: Path) -> Iterator[tuple[str, list[Fact] | str]]:
    for label, _, facts in _read(folder):
        yield label, facts


@cache
def _read(folder: Path) -> list[tuple[str, bytes, list[Fact] | str]]:
    """Every document under a folder that a source knows: its facts, or why it is refused."""
    found: list[tuple[str, bytes, list[Fact] | str]] = []
    for file in files([folder]):
        if "/x/" in str(file.path):  # the members of the archives beside it
            continue
        with file.open() as stream:
            head = stream.read(HEAD)
        for source in (each for each in SOURCES if each.recognises(file.name, head)):
            with file.open() as stream:
                for position, data in enumerate(islice(source.split(stream), MOST)):
                    label = f"{source.name} {file.name} {position}"
                    found.append((label, data, _facts(source, Raw(data, file.name, position))))
    return found


def _facts(source: Source, raw: Raw) -> list[Fact] | str:
    try:
        return list(checked(source.extract(raw)))
    except ExtractionError as error:
        return str(error)
