"""What comes out of a case, in a form that a person can write and compare.

A case is a raw document `cases/<source>/<what it shows>.<extension>`; beside it lies
`<what it shows>.facts.jsonl`, one fact a line. Ids are left out, for they are hashes of what the
line says anyway: a link names its two ends, and tells namesakes apart by their places.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

from extractors.source import Raw, Source
from ontology.check import checked
from ontology.facts import CERTAIN, Document, Evidence, Fact, Link, Mention, Spell, Text

CASES = Path(__file__).parent / "cases"
EXPECTED = ".facts.jsonl"
SPELL = tuple(each.name for each in fields(Spell))


def documents(source: Source) -> list[Path]:
    """The raw documents of a source's cases."""
    files = (CASES / source.name).glob("*")
    return sorted(each for each in files if not each.name.endswith(EXPECTED))


def expected(case: Path) -> Path:
    """The file of the facts that must come out of a case."""
    return case.with_name(case.name.removesuffix(case.suffix) + EXPECTED)


def read(source: Source, case: Path) -> list[list[Fact]]:
    """The facts of each document of a case, read as the pipeline does and checked."""
    with case.open("rb") as stream:
        assert source.recognises(case.name, stream.read(1 << 16)), f"{case.name} is not recognised"
        stream.seek(0)
        raws = [Raw(data, case.name, i) for i, data in enumerate(source.split(stream))]
    return [list(checked(source.extract(raw))) for raw in raws]


def readable(facts: Iterable[Fact]) -> list[str]:
    """One line of JSON for each fact of a document."""
    facts = list(facts)
    named = Counter(fact.name for fact in facts if isinstance(fact, Mention))
    ends: dict[str, str] = {}
    for fact in facts:
        if isinstance(fact, Mention):
            apart = f" @ {fact.evidence.place}" if named[fact.name] > 1 else ""
            ends[fact.id] = fact.name + apart
    return [json.dumps(dict(_fields(fact, ends)), ensure_ascii=False) for fact in facts]


def _fields(fact: Fact, ends: dict[str, str]) -> Iterator[tuple[str, Any]]:
    match fact:
        case Document():
            yield "document", fact.id
            yield from _said(title=fact.title, date=fact.date, url=fact.url)
            yield from _said(language=fact.language)
        case Mention():
            yield fact.kind, fact.name
            yield from _evidence(fact.evidence)
            yield from _said(identifiers=fact.identifiers, properties=dict(fact.properties))
            yield from _said(names=[f"{each.text} {each.language}".strip() for each in fact.names])
        case Link():
            yield fact.type, [ends[fact.source], ends[fact.target]]
            yield from _evidence(fact.evidence)
            spell = {name: getattr(fact.spell, name) for name in SPELL}
            yield from _said(**spell, properties=dict(fact.properties))
        case Text():
            yield "text", len(fact.text)
            yield from _said(of=[each.place for each in fact.stretches])
        case _:
            yield "unread", fact.path


def _evidence(evidence: Evidence) -> Iterator[tuple[str, Any]]:
    yield "at", evidence.place
    yield from _said(quote=evidence.quote)
    if evidence.confidence != CERTAIN:
        yield "confidence", evidence.confidence


def _said(**fields: object) -> Iterator[tuple[str, Any]]:
    return ((name, value) for name, value in fields.items() if value)
