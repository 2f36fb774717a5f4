"""Reading files into the stage: nothing is lost, nothing is read twice, the rest goes on."""

import gzip
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from kg.staging.files import files
from kg.staging.quarantine import Quarantine
from kg.staging.read import IngestCounts, Reader
from kg.staging.stage import Stage
from tests.kg.support.notes import NOTES, lines

ONE = {"id": "1", "title": "On Graphs", "year": 2020, "people": {"Ada Byron": ["Acme Ltd"]}}
TWO = {"id": "2", "title": "On Trees", "year": 2021, "people": {"Bo Chen": []}}


class Desk:
    """A stage and a quarantine in a folder, and files to read beside them."""

    def __init__(self, folder: Path) -> None:
        self.inbox = folder / "inbox"
        self.inbox.mkdir()
        self.stage = Stage(folder / "stage")
        self.quarantine = Quarantine(folder / "quarantine")
        self._runs = 0

    def read(self) -> IngestCounts:
        self._runs += 1
        now = f"2026-01-0{self._runs}T00:00:00.000Z"
        return Reader(self.stage, self.quarantine, (NOTES,), now).read(files([self.inbox]))

    def reasons(self) -> list[str]:
        return [row.reason for row in self.quarantine]

    def titles(self) -> list[str]:
        with self.stage.connect() as connection:
            rows = connection.execute("SELECT title FROM documents ORDER BY document").fetchall()
        return [row[0] for row in rows]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_every_document_is_read_and_staged(desk: Desk) -> None:
    (desk.inbox / "a.notes").write_bytes(lines(ONE, TWO))
    tally = desk.read()
    assert (tally.read["notes"], tally.loaded["notes"]) == (2, 2)
    assert desk.titles() == ["On Graphs", "On Trees"]


def test_gzip_and_zip_are_read_as_they_are(desk: Desk) -> None:
    (desk.inbox / "a.notes.gz").write_bytes(gzip.compress(lines(ONE)))
    with zipfile.ZipFile(desk.inbox / "b.zip", "w") as archive:
        archive.writestr("deep/down/b.notes", lines(TWO))
    assert desk.read().loaded["notes"] == 2
    assert desk.titles() == ["On Graphs", "On Trees"]


def test_what_was_read_before_is_unchanged(desk: Desk) -> None:
    (desk.inbox / "a.notes").write_bytes(lines(ONE, TWO))
    desk.read()
    again = desk.read()
    assert (again.read["notes"], again.unchanged["notes"], again.loaded.total()) == (2, 2, 0)


def test_a_document_that_comes_again_changed_replaces_what_it_said(desk: Desk) -> None:
    (desk.inbox / "a.notes").write_bytes(lines(ONE, TWO))
    desk.read()
    (desk.inbox / "a.notes").write_bytes(lines(ONE | {"title": "On Great Graphs"}, TWO))
    again = desk.read()
    assert (again.loaded["notes"], again.unchanged["notes"]) == (1, 1)
    assert desk.titles() == ["On Great Graphs", "On Trees"]


def test_a_document_that_goes_back_to_what_it_said_first_is_taken_at_its_word(desk: Desk) -> None:
    for title in ("On Graphs", "On Great Graphs", "On Graphs"):
        (desk.inbox / "a.notes").write_bytes(lines(ONE | {"title": title}))
        desk.read()
    assert desk.titles() == ["On Graphs"]


def test_one_document_in_two_files_that_differ_settles(desk: Desk) -> None:
    (desk.inbox / "a.notes").write_bytes(lines(ONE))
    (desk.inbox / "b.notes").write_bytes(lines(ONE | {"title": "On Great Graphs"}))
    desk.read()
    settled = desk.titles()
    again = desk.read()
    assert (again.unchanged["notes"], again.loaded.total()) == (2, 0)
    assert desk.titles() == settled


def test_a_moved_file_is_unchanged(desk: Desk) -> None:
    (desk.inbox / "a.notes").write_bytes(lines(ONE))
    desk.read()
    (desk.inbox / "deeper").mkdir()
    (desk.inbox / "a.notes").rename(desk.inbox / "deeper/a.notes")
    assert desk.read().unchanged["notes"] == 1


def test_a_fact_is_recorded_when_its_document_first_said_so(desk: Desk) -> None:
    (desk.inbox / "a.notes").write_bytes(lines(ONE))
    desk.read()
    more = ONE | {"people": {"Ada Byron": ["Acme Ltd", "Beta Ltd"]}}
    (desk.inbox / "a.notes").write_bytes(lines(more))
    desk.read()
    with desk.stage.connect() as connection:
        rows = connection.execute(
            "SELECT link.quote, recorded[:10] FROM links "
            "WHERE link.type = 'affiliatedWith' ORDER BY 1"
        ).fetchall()
    assert rows == [("Acme Ltd", "2026-01-01"), ("Beta Ltd", "2026-01-02")]


def test_a_document_that_can_not_be_read_is_set_aside_and_the_rest_goes_on(desk: Desk) -> None:
    (desk.inbox / "a.notes").write_bytes(lines(ONE) + b"\n{broken\n" + lines(TWO))
    tally = desk.read()
    assert (tally.read["notes"], tally.loaded["notes"], tally.quarantined["notes"]) == (3, 2, 1)
    (row,) = desk.quarantine
    assert (row.source, row.position) == ("notes", 1)
    assert row.file.endswith("a.notes")
    assert "no JSON" in row.reason


def test_a_fault_of_the_extractor_sets_one_document_aside(desk: Desk) -> None:
    (desk.inbox / "a.notes").write_bytes(lines({"crash": True}, TWO))
    assert desk.read().loaded["notes"] == 1
    assert desk.reasons() == [
        "the extractor failed, please report it: KeyError: 'a fault of the extractor'"
    ]


def test_facts_that_do_not_fit_the_vocabulary_are_set_aside(desk: Desk) -> None:
    (desk.inbox / "a.notes").write_bytes(lines(ONE | {"title": " "}))
    desk.read()
    assert desk.reasons() == ["a Paper at /title has no name"]


def test_a_file_that_no_source_recognises_is_told(desk: Desk) -> None:
    (desk.inbox / "picture.jpg").write_bytes(b"\xff\xd8")
    tally = desk.read()
    assert (tally.read[""], tally.quarantined[""]) == (1, 1)
    assert "no source recognises this file" in desk.reasons()[0]


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.json", b"", "the file is empty"),
        ("a.zip", b"PK\x03\x04", "can not be read as one"),
        ("a.xml", b"\xff\xfe<\x00", "which is in UTF-16"),
    ],
)
def test_a_file_is_refused_with_what_a_person_can_mend(
    desk: Desk, name: str, data: bytes, reason: str
) -> None:
    (desk.inbox / name).write_bytes(data)
    desk.read()
    assert reason in desk.reasons()[0]


def test_an_archive_within_an_archive_is_told(desk: Desk) -> None:
    inner, outer = BytesIO(), BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("one.notes", lines(ONE))
    with zipfile.ZipFile(outer, "w") as archive:
        archive.writestr("inner.zip", inner.getvalue())
    (desk.inbox / "outer.zip").write_bytes(outer.getvalue())
    desk.read()
    assert "unpack it first" in desk.reasons()[0]


def test_a_damaged_archive_is_told_and_what_came_before_the_damage_is_kept(desk: Desk) -> None:
    whole = gzip.compress(lines(ONE) + b"\n" + bytes(range(256)) * 4_000)
    (desk.inbox / "a.notes.gz").write_bytes(whole[: len(whole) // 2])
    (desk.inbox / "b.zip").write_bytes(b"PK\x03\x04 no zip")
    tally = desk.read()
    assert tally.read.total() == tally.loaded.total() + tally.quarantined.total()
    assert desk.titles() == ["On Graphs"]


def test_a_document_leaves_the_quarantine_by_being_read(desk: Desk) -> None:
    (desk.inbox / "a.notes").write_bytes(b"{broken")
    desk.read()
    (desk.inbox / "a.notes").write_bytes(lines(ONE))
    desk.read()
    assert desk.reasons() == []
