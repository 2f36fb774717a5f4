"""What the libraries below us complain of is said in a sentence that tells what to do."""

import errno
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import duckdb
import pytest

import extractors.errors
import kg.errors
import ontology.errors
from kg.cli import main
from kg.cli.failures import explained, on_full_disk
from kg.errors import InputError, QueryError
from kg.query.status import status
from kg.staging.fingerprints import FILE, forget
from kg.store import Address, Client
from kg.workspace import Workspace


def damage(file: Path) -> duckdb.Error:
    """DuckDB's complaint of a file that is no whole Parquet."""
    file.parent.mkdir(parents=True)
    file.write_bytes(b"PAR1, and no more")
    with pytest.raises(duckdb.Error) as caught:
        duckdb.sql(f"FROM read_parquet('{file}')")
    return caught.value


@pytest.mark.parametrize(
    ("file", "remedy"),
    [
        ("stage/sec/1.parquet", "run `kg ingest` on its documents"),
        ("resolved/graph/nodes-facts.parquet", "it is made again"),
        ("resolved/model/decisions.parquet", "it is made again"),
        ("vectors/1.parquet", "it is made again"),
        ("resolved/identities/000001.parquet", "from a copy"),
    ],
)
def test_a_damaged_table_is_named_with_what_to_do_about_it(
    tmp_path: Path, file: str, remedy: str
) -> None:
    told = str(explained(damage(tmp_path / file), tmp_path))
    assert str(tmp_path / file) in told
    assert remedy in told


def test_a_damaged_file_that_is_not_ours_is_named(tmp_path: Path) -> None:
    told = str(explained(damage(tmp_path / "elsewhere/lei.parquet"), tmp_path / "home"))
    assert told == f"this is no whole Parquet file ({tmp_path / 'elsewhere/lei.parquet'})"


def test_a_full_disk_and_a_closed_door_are_told_apart(tmp_path: Path) -> None:
    full = OSError(errno.ENOSPC, "No space left on device", "/disk/part")
    closed = OSError(errno.EROFS, "Read-only file system", "/disk/part")
    assert "the disk is full (/disk/part)" in str(explained(full, tmp_path))
    assert "may not be written or read (/disk/part)" in str(explained(closed, tmp_path))


def test_any_other_error_of_files_says_where(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="directory") as caught:
        (tmp_path / "gone").open()
    assert str(tmp_path / "gone") in str(explained(caught.value, tmp_path))


def test_a_store_on_a_full_disk_is_told_apart_from_one_that_refuses(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused = QueryError("CREATE INDEX failed", "CREATE INDEX")
    assert on_full_disk(refused, tmp_path) is refused
    monkeypatch.setattr("kg.cli.failures._LEAST", 2**62)  # bytes that no disk has
    assert "the disk is full" in str(on_full_disk(refused, tmp_path))


def test_damaged_records_of_ours_are_named_or_made_again(tmp_path: Path) -> None:
    home = Workspace(tmp_path)
    for path in (home.last_ingest, tmp_path / "quarantine/1.jsonl", tmp_path / "stage" / FILE):
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"garbage")
    with (
        pytest.raises(InputError, match=r"last-ingest.json.*Delete it"),
        Client(Address("bolt://127.0.0.1:1", "", "")) as nobody,
    ):
        status(home, nobody)
    with pytest.raises(InputError, match=r"1.jsonl.*Delete it"):
        list(home.quarantine)
    forget(tmp_path / "stage", ["some.xml"])
    assert not (tmp_path / "stage" / FILE).exists()


def test_whoever_stops_a_command_while_it_is_loaded_gets_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stopped() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("kg.cli.application.run", stopped)
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 130
    assert capsys.readouterr().err == (
        "error: stopped. What was kept stays: the same command goes on from there\n"
    )


def tree(kind: type[Exception], module: ModuleType, depth: int = 0) -> Iterator[tuple[int, str]]:
    """A class of errors and those below it in its module, each with its depth."""
    yield depth, kind.__name__
    for each in kind.__subclasses__():
        if each.__module__ == module.__name__:
            yield from tree(each, module, depth + 1)


@pytest.mark.parametrize(
    ("module", "root"),
    [
        (kg.errors, kg.errors.KgError),
        (extractors.errors, extractors.errors.ExtractionError),
        (ontology.errors, ontology.errors.OntologyError),
    ],
)
def test_the_tree_drawn_above_errors_is_theirs(module: ModuleType, root: type[Exception]) -> None:
    drawn = re.findall(r"^( *)[*+·-] (\w+)$", module.__doc__ or "", re.MULTILINE)
    assert [(len(blanks) // 2, name) for blanks, name in drawn] == list(tree(root, module))
