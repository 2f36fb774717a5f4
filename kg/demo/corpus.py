"""Write the demo corpus: native documents in one folder, the truth about them in another.

    documents/registries/  ror.jsonl.gz  lei.parquet  company_tickers.json
    documents/papers/      openalex_works.jsonl.gz  paperlists.jsonl.gz  articles.xml.gz
    documents/patents/     ipg140304.xml.gz …, one weekly file a year
    documents/filings/     0009990025-21-000001.txt …, one submission a file
    truth/                 mentions.jsonl.gz; collaborations, foundations, organisations, people,
                           moves, broken

The same scale and seed give the same bytes. Documents are written one after the other: memory
holds the world and one document.
"""

import gzip
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Final, Self, cast

from kg.demo import articles, filings, openalex, paperlists, patents, registries, truth
from kg.demo.draw import draw
from kg.demo.plans import (
    AGREEMENT_FILINGS,
    ANNUAL_FILINGS,
    GRANT_YEARS,
    PAPERS,
    PATENTS,
    paper,
    patent,
)
from kg.demo.topics import NOTICE
from kg.demo.truth import FILES, Truth, Written
from kg.demo.world import World

SEED: Final = 20100
"""The seed of the bundled world, the one that `kg demo` shows."""

_BROKEN_FILING: Final = "0009990000-24-999999.txt"
_FAST: Final = 3
"""Compression level: three times as fast as the usual 9, and a tenth larger."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What was written.

    Attributes:
        documents: folder of the native documents.
        truth: folder of the truth about them.
        counts: how many of each: organisations, people, papers, patents, filings, broken.
        world: what it was all written from.
    """

    documents: Path
    truth: Path
    counts: Mapping[str, int]
    world: World = field(repr=False)


def generate(out: Path, scale: int = 1, seed: int = SEED) -> Summary:
    """Draw a world and write its documents and its truth under a folder, which is made.

    Args:
        out: the folder; files of the same names in it are replaced.
        scale: 1 for about 60 organisations, 300 people, 200 papers, 76 patents, 30 filings.
        seed: names the world; the same one gives the same bytes.

    Raises:
        ValueError: the scale is not positive.
    """
    if scale < 1:
        raise ValueError(f"the scale must be 1 or more, but is {scale}")
    world = draw(scale, seed)
    documents = out / "documents"
    for each in ("registries", "papers", "patents", "filings"):
        (documents / each).mkdir(parents=True, exist_ok=True)
    (out / "README.txt").write_text(f"{NOTICE} Nothing in this folder is real.\n", "utf-8")
    with _Ledger.open(out / "truth") as ledger:
        _write_registries(world, documents / "registries", ledger)
        _write_papers(world, documents / "papers", ledger)
        _write_patents(world, documents / "patents", ledger)
        _write_filings(world, documents / "filings", ledger)
        ledger.describe(world)
    return Summary(documents, out / "truth", _counts(world, ledger), world)


class _Ledger:
    """The truth folder while it is written, a file for each kind of row."""

    def __init__(self, stack: ExitStack, folder: Path) -> None:
        self._stack, self._folder = stack, folder
        self._files = {kind: self._create(name) for kind, name in FILES.items()}
        self.written = dict.fromkeys(FILES.values(), 0)

    @classmethod
    def open(cls, folder: Path) -> Self:
        folder.mkdir(parents=True, exist_ok=True)
        return cls(ExitStack(), folder)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def record(self, rows: Iterable[Truth]) -> None:
        for row in rows:
            self._files[type(row)].write(truth.line(row))
            self.written[FILES[type(row)]] += 1

    def describe(self, world: World) -> None:
        """Who there is, and who moved."""
        tables = {
            "organisations": map(truth.organisation_row, world.organisations),
            "people": map(truth.person_row, world.people),
            "moves": truth.moves(world),
        }
        for name, rows in tables.items():
            self._create(name).writelines(rows)

    def _create(self, name: str) -> BinaryIO:
        return self._stack.enter_context(_zipped(self._folder / f"{name}.jsonl.gz"))


@contextmanager
def _zipped(path: Path) -> Iterator[BinaryIO]:
    """A gzip file that tells neither its name nor its time, so that equal content is equal."""
    with path.open("wb") as raw, gzip.GzipFile("", "wb", _FAST, raw, mtime=0) as file:
        yield cast(BinaryIO, file)


def _write(path: Path, documents: Iterable[Written], ledger: _Ledger) -> None:
    with _zipped(path) as file:
        for each in documents:
            file.write(each.data)
            ledger.record(each.truths)


def _write_registries(world: World, folder: Path, ledger: _Ledger) -> None:
    _write(folder / "ror.jsonl.gz", registries.ror(world), ledger)
    ledger.record(registries.lei(world, folder / "lei.parquet"))
    tickers = registries.tickers(world)
    (folder / "company_tickers.json").write_bytes(tickers.data)
    ledger.record(tickers.truths)


def _write_papers(world: World, folder: Path, ledger: _Ledger) -> None:
    """The lists are walked apart from the works: a plan costs less than a second open file."""
    _write(folder / "openalex_works.jsonl.gz", _works(world), ledger)
    _write(folder / "paperlists.jsonl.gz", _listed(world), ledger)
    _write(folder / "articles.xml.gz", _articles(world), ledger)


def _works(world: World) -> Iterator[Written]:
    position = 0
    for number in range(PAPERS * world.scale):
        plan = paper(world, number)
        if plan.in_openalex:
            yield openalex.write(world, plan)
            position += 1
    yield from openalex.broken("openalex_works.jsonl", position)


def _listed(world: World) -> Iterator[Written]:
    position = 0
    for number in range(PAPERS * world.scale):
        plan = paper(world, number)
        if plan.in_paperlists:
            yield paperlists.write(world, plan)
            position += 1
    yield from paperlists.broken("paperlists.jsonl", position)


def _articles(world: World) -> Iterator[Written]:
    for number in range(PAPERS * world.scale):
        plan = paper(world, number)
        if articles.has_article(plan):
            yield articles.write(world, plan)


def _write_patents(world: World, folder: Path, ledger: _Ledger) -> None:
    for issue in range(GRANT_YEARS):
        name = patents.file_name(issue)
        _write(folder / f"{name}.gz", _granted(world, issue), ledger)


def _granted(world: World, issue: int) -> Iterator[Written]:
    numbers = range(issue, PATENTS * world.scale, GRANT_YEARS)
    for number in numbers:
        yield patents.write(world, patent(world, number))
    if issue == GRANT_YEARS - 1:
        yield from patents.broken(patents.file_name(issue), len(numbers))


def _write_filings(world: World, folder: Path, ledger: _Ledger) -> None:
    for each in _filings(world):
        (folder / filings.file_name(each)).write_bytes(each.data)
        ledger.record(each.truths)
    for each in filings.broken(_BROKEN_FILING):
        (folder / _BROKEN_FILING).write_bytes(each.data)
        ledger.record(each.truths)


def _filings(world: World) -> Iterator[Written]:
    for number in range(AGREEMENT_FILINGS * world.scale):
        yield filings.current(world, number)
    for number in range(ANNUAL_FILINGS * world.scale):
        yield filings.yearly(world, number)
    for number in _announced(world):
        yield filings.announcement(world, number)


def _announced(world: World) -> list[int]:
    numbers = range(AGREEMENT_FILINGS * world.scale)
    return [each for each in numbers if filings.is_announced(world, each)]


def _counts(world: World, ledger: _Ledger) -> dict[str, int]:
    return {
        "organisations": len(world.organisations),
        "people": len(world.people),
        "papers": PAPERS * world.scale,
        "patents": PATENTS * world.scale,
        "filings": (AGREEMENT_FILINGS + ANNUAL_FILINGS) * world.scale,
        "broken": ledger.written["broken"],
    }
