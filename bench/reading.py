"""How fast documents are read, on one core, beside parsing them and making the same facts.

    python -m bench.reading FOLDER [SOURCE…] [--seconds 4]    FOLDER: of real documents

For each source: documents, megabytes, CPU seconds to read them; then those of the format's parser
alone (lxml for XML and HTML, orjson for JSON, bibtexparser, pdfium, splitting lines for text) and
of making the facts that came out once more, with all that they hold. The ratio is what parsing and
making take of reading: 1 is as fast as can be, and more is to be had only by a better parser.
Reading takes in what models and rules read from running text, which no parser does: `silent` is
the time without models and without looking for references in texts, and the ratio to it: what the
reader costs alone.

A parser of JSON gives values of Python; lxml gives a tree of which Python holds nothing yet.
`as values` is what parsing takes with every name, attribute and text of the tree asked for once,
and the last column the silent ratio of that: what formats can be compared by.
"""

import argparse
import time
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from unittest.mock import patch

import orjson
import pypdfium2
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import SeparateCoAuthors, SplitNameParts
from lxml import etree

from extractors import SOURCES
from extractors.errors import ExtractionError
from extractors.source import Raw, Source
from extractors.text.references import find
from extractors.text.running import running
from extractors.text.tagging.tagger import Span, Tagger
from kg.collector import seldom_collecting
from kg.staging.files import HEAD, UNREADABLE, files
from kg.staging.opened import recognise
from ontology.facts import Document, Evidence, Fact, Link, Mention, Name, Spell, Text, Unread

TRIES = 3
"""How often each is timed; the shortest counts, for a busy machine only makes things longer."""


@dataclass(slots=True)
class Cost:
    """What the documents of a source took: CPU seconds."""

    documents: int = 0
    size: int = 0
    read: float = 0.0
    silent: float = 0.0
    parsed: float = 0.0
    valued: float = 0.0
    made: float = 0.0


def main() -> None:
    """Print a line a source."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("sources", nargs="*")
    parser.add_argument("--seconds", type=float, default=4.0, help="CPU time given to a source")
    asked = parser.parse_args()
    costs: dict[str, Cost] = {}
    full: set[str] = set()
    for source, raw in documents(asked.folder, asked.sources, full):
        if source.name not in costs:
            measure(source, raw, Cost())  # models are loaded with the first document
        cost = costs.setdefault(source.name, Cost())
        measure(source, raw, cost)
        if cost.read > asked.seconds:
            full.add(source.name)
    heads = (
        *("documents", "MB", "read", "silent", "parse", "as values", "make"),
        *("ratio", "silent", "of values"),
    )
    print(f"{'source':24}" + "".join(f"{each:>10}" for each in heads))
    for name, cost in sorted(costs.items(), key=lambda each: -_shares(each[1])[1]):
        seconds = (cost.read, cost.silent, cost.parsed, cost.valued, cost.made)
        told = (cost.size / 1e6, *seconds, *_shares(cost))
        print(f"{name:24}{cost.documents:10}" + "".join(f"{each:10.2f}" for each in told))


def _shares(cost: Cost) -> tuple[float, float, float]:
    """What parsing and making take of reading, of reading silently, and with values of that."""
    if not (cost.read and cost.silent):
        return 0.0, 0.0, 0.0
    least, valued = cost.parsed + cost.made, cost.valued + cost.made
    return least / cost.read, least / cost.silent, valued / cost.silent


def documents(
    folder: Path, wanted: list[str], full: Collection[str] = ()
) -> Iterable[tuple[Source, Raw]]:
    """Every document under a folder with its source, but of sources that are full by then."""
    for file in files([folder]):
        try:
            with file.open() as stream:
                source = recognise(SOURCES, file.name, stream.read(HEAD))
            if source is None or source.name in full or (wanted and source.name not in wanted):
                continue
            with file.open() as stream:
                for position, data in enumerate(source.split(stream)):
                    if source.name in full:
                        break
                    yield source, Raw(data, file.name, position)
        except (ExtractionError, *UNREADABLE):
            continue


def measure(source: Source, raw: Raw, cost: Cost) -> None:
    """Read a document, parse it alone, and make its facts again."""
    try:
        facts = list(source.extract(raw))
    except ExtractionError:
        return
    cost.documents += 1
    cost.size += len(raw.data)
    cost.read += shortest(lambda: list(source.extract(raw)))
    silenced = (
        patch.object(Tagger, "read", _nothing),
        patch.object(find, "stretches", _no_stretches),
    )
    with silenced[0], silenced[1]:
        cost.silent += shortest(lambda: list(source.extract(raw)))
    parser = _parser(source.name, raw.data)
    cost.parsed += shortest(lambda: parser(raw.data))
    cost.valued += shortest(lambda: _values(parser(raw.data)))
    cost.made += shortest(lambda: make(facts))


def shortest(work: Callable[[], object]) -> float:
    """CPU seconds that some work takes."""
    found = []
    for _ in range(TRIES):
        begun = time.process_time()
        work()
        found.append(time.process_time() - begun)
    return min(found)


def _nothing(_: Tagger, text: str, start: int = 0, end: int | None = None) -> list[Span]:
    return []


def _no_stretches(_: str) -> Iterator[tuple[int, int]]:
    return iter(())


def make(facts: list[Fact]) -> list[Fact]:
    """The same facts made once more: ids, evidence, names, spells, values, and the text."""
    document = next(each for each in facts if isinstance(each, Document))
    document = replace(document)
    mentions: dict[str, Mention] = {}
    made: list[Fact] = [document]
    for each in facts:
        if isinstance(each, Mention):
            mentions[each.id] = found = document.mention(
                each.kind,
                each.name,
                _evidence(each.evidence),
                names=tuple([Name(one.text, one.language) for one in each.names]),
                identifiers=(*each.identifiers,),
                properties={**each.properties},
            )
            made.append(found)
        elif isinstance(each, Link):
            spell = each.spell
            link = document.link(
                each.type,
                mentions[each.source],
                mentions[each.target],
                _evidence(each.evidence),
                spell=Spell(spell.since, spell.until, spell.first_seen, spell.last_seen),
                properties={**each.properties},
            )
            made.append(link)
        elif isinstance(each, Text):
            made.append(
                running([(one.place, each.text[one.start : one.end]) for one in each.stretches])
            )
        elif isinstance(each, Unread):
            made.append(Unread(each.path))
    return made


def _evidence(evidence: Evidence) -> Evidence:
    return Evidence(evidence.place, evidence.quote, evidence.confidence)


def _parser(source: str, data: bytes) -> Callable[[bytes], object]:
    opening = data.lstrip(b"\xef\xbb\xbf \t\r\n")[:4096]
    if source == "bibtex":
        return _bibtex
    if opening.startswith(b"%PDF-"):
        return _pdf
    if opening[:1] == b"{" or opening[:2] in (b"[{", b"[\n", b"[\r"):
        return orjson.loads
    if source in ("sec", "contract") and b"</" in data:
        return _html  # a submission holds its pages behind a header
    if b"<html" in opening.lower() or b"<font" in opening.lower() or b"<div" in opening.lower():
        return _html
    if opening[:1] == b"<":
        return lambda each: etree.fromstring(each, etree.XMLParser(recover=True))
    return lambda each: each.decode("utf-8", "replace").splitlines()


def _values(parsed: object) -> None:
    """Ask for all that a tree holds."""
    if isinstance(parsed, etree._Element):
        for each in parsed.iter():
            _ = each.tag, each.text, each.tail, each.items()


def _html(data: bytes) -> object:
    return etree.fromstring(data, etree.HTMLParser(huge_tree=True))


def _bibtex(data: bytes) -> object:
    middleware = [SeparateCoAuthors(), SplitNameParts()]
    text = data.decode("utf-8", "replace")
    return parse_string(text, append_middleware=middleware)


def _pdf(data: bytes) -> object:
    pdf = pypdfium2.PdfDocument(data)
    return [pdf[at].get_textpage().get_text_range() for at in range(len(pdf))]


if __name__ == "__main__":
    with seldom_collecting():  # as an ingest reads
        main()
