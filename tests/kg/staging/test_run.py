"""Reading on a cluster: what it stages, counts and sets aside is what one process does."""

from pathlib import Path
from typing import Any

import duckdb
import pyarrow.parquet as pq
import pytest

from kg.errors import InputError
from kg.staging import manifest
from kg.staging.files import files
from kg.staging.fingerprints import Fingerprints
from kg.staging.quarantine import Quarantine
from kg.staging.read import IngestCounts, Reader
from kg.staging.removal import remove
from kg.staging.run import ClusterReader
from kg.staging.stage import Stage
from kg.staging.step import extract
from tests.kg.support.notes import NOTES, lines

ONE = {"id": "1", "title": "On Graphs", "year": 2020, "people": {"Ada Byron": ["Acme Ltd"]}}
TWO = {"id": "2", "title": "On Trees", "year": 2021, "people": {"Bo Chen": []}}
LATER = {**TWO, "title": "On Tall Trees"}


class Here:
    """A cluster of one process.

    Attributes:
        dies: whether it dies once a part is written.
    """

    dies = False

    def read(self, raw: Path, known: Path, out: Path, recorded: str) -> None:
        out.mkdir()
        connection = duckdb.connect()
        fresh = connection.sql(
            f"FROM '{raw}/*.parquet' d ANTI JOIN '{known}' k "
            "ON d.digest = k.digest AND (k.today OR d.file = k.file) ORDER BY position DESC"
        )
        batches = fresh.to_arrow_table().to_batches(max_chunksize=1)
        made = extract(batches, recorded, {NOTES.name: NOTES})
        for number, batch in enumerate(made):
            with pq.ParquetWriter(out / f"part-{number}.parquet", batch.schema) as part:
                part.write_batch(batch)
            if self.dies:
                raise KeyboardInterrupt


class Desk:
    """A stage that a cluster reads into, one that a process reads into, and files for both."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.cluster = folder, Here()
        self.inbox = folder / "inbox"
        self.inbox.mkdir()
        self.runs = 0

    def clustered(self, *, fingerprints: bool = False) -> IngestCounts:
        self.runs += 1
        stage = self.stage("there")
        seen = Fingerprints(stage.folder, "these") if fingerprints else None
        aside = Quarantine(self.folder / "aside there")
        to = (stage, aside, (NOTES,), f"2026-01-0{self.runs}T00:00:00.000Z")
        reader = ClusterReader(*to, self.cluster, self.folder / "runs", seen)
        return reader.read(files([self.inbox]))

    def alone(self) -> IngestCounts:
        stage, aside = self.stage("here"), Quarantine(self.folder / "aside here")
        now = f"2026-01-0{self.runs}T00:00:00.000Z"
        return Reader(stage, aside, (NOTES,), now).read(files([self.inbox]))

    def stage(self, name: str) -> Stage:
        return Stage(self.folder / name)

    def staged(self, name: str) -> list[Any]:
        with self.stage(name).connect() as connection:
            return connection.execute("FROM documents ORDER BY document").fetchall()

    def aside(self, name: str) -> list[Any]:
        return list(Quarantine(self.folder / f"aside {name}"))


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path)
    (desk.inbox / "a.notes").write_bytes(lines(ONE, TWO, {"id": "3"}, ONE))
    (desk.inbox / "b.what").write_bytes(b"what?")
    return desk


def test_a_cluster_stages_counts_and_refuses_what_one_process_does(desk: Desk) -> None:
    assert desk.clustered() == desk.alone()
    assert desk.staged("there") == desk.staged("here") != []
    assert desk.aside("there") == desk.aside("here")
    assert len(desk.aside("there")) == 2


def test_what_is_known_is_left_out_and_what_changed_is_read(desk: Desk) -> None:
    desk.clustered()
    desk.alone()
    (desk.inbox / "a.notes").write_bytes(lines(ONE, LATER))
    tally = desk.clustered()
    assert (tally.loaded["notes"], tally.unchanged["notes"]) == (1, 1)
    assert tally == desk.alone()
    assert desk.staged("there") == desk.staged("here")


def test_a_run_that_was_cut_short_is_not_seen_and_is_cleared_by_the_next(desk: Desk) -> None:
    desk.cluster.dies = True
    with pytest.raises(KeyboardInterrupt):
        desk.clustered()
    begun = list(desk.stage("there").folder.glob("run=*/*.parquet"))
    assert begun, "the run had written a part"
    assert desk.staged("there") == []
    desk.cluster.dies = False
    assert desk.clustered() == desk.alone()
    assert not any(each.exists() for each in begun)
    assert desk.staged("there") == desk.staged("here")


def test_files_that_were_read_before_are_not_opened_again(desk: Desk) -> None:
    first = desk.clustered(fingerprints=True)
    desk.cluster.dies = True  # if it is asked for anything
    again = desk.clustered(fingerprints=True)
    assert (again.read, again.quarantined) == (first.read, first.quarantined)
    assert again.loaded.total() == 0


def test_a_line_of_the_manifest_that_is_torn_publishes_nothing_and_spoils_no_other(
    tmp_path: Path,
) -> None:
    for run in ("run=a", "run=b"):
        (tmp_path / run).mkdir()
        (tmp_path / run / "1.parquet").touch()
    (tmp_path / manifest.FILE).write_bytes(b'{"run": "run=a", "par')
    manifest.publish(tmp_path, "run=b", (tmp_path / "run=b").iterdir(), "2026-01-01")
    assert manifest.parts(tmp_path) == [tmp_path / "run=b" / "1.parquet"]
    manifest.clear(tmp_path)
    assert not (tmp_path / "run=a").exists()


def test_what_a_cluster_read_is_taken_out_again(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.inbox.joinpath("a.notes").write_bytes(lines(ONE, TWO))
    desk.clustered()
    stage = desk.stage("there")
    assert remove(stage, [], NOTES.name, "2026-02-01T00:00:00.000Z") == 2
    with pytest.raises(InputError, match="there is no such document"):
        remove(stage, ["doc:notes/1"], "", "2026-02-02T00:00:00.000Z")
