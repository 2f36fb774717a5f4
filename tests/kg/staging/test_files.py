"""Files are found under what a person names, and opened as they are."""

import gzip
import zipfile
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.staging.files import files


def test_a_folder_is_walked_in_the_order_of_names(tmp_path: Path) -> None:
    for name in ("b.txt", "a/deep.txt", "a.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    assert [file.name for file in files([tmp_path])] == ["deep.txt", "a.txt", "b.txt"]


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch()
    assert len(list(files([tmp_path, tmp_path / "a.txt"]))) == 1


def test_gzip_is_opened_and_its_ending_is_no_part_of_the_name(tmp_path: Path) -> None:
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(b"words"))
    (file,) = files([tmp_path])
    assert file.name == "a.txt"
    with file.open() as stream:
        assert stream.read() == b"words"


def test_the_members_of_a_zip_are_files(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.writestr("x/b.txt", "b")
        archive.writestr("a.txt", "a")
    found = list(files([tmp_path]))
    assert [file.name for file in found] == ["a.txt", "b.txt"]
    assert found[1].label.endswith("all.zip!x/b.txt")
    with found[1].open() as stream:
        assert stream.read() == b"b"


def test_a_path_that_does_not_exist_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="there is no such file or folder"):
        list(files([tmp_path / "nowhere"]))
