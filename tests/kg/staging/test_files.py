"""Files are found under what a person names, and opened as they are."""

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pytest

from kg.errors import InputError
from kg.staging import compression
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


def test_a_file_that_is_not_compressed_can_be_sought_in(tmp_path: Path) -> None:
    (tmp_path / "lei.parquet").write_bytes(b"PAR1...")
    (file,) = files([tmp_path])
    with file.open() as stream:
        stream.seek(4)
        assert stream.read() == b"..."


def test_a_path_that_does_not_exist_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="there is no such file or folder"):
        list(files([tmp_path / "nowhere"]))


def zstandard(data: bytes) -> bytes:
    sink = pa.BufferOutputStream()
    with pa.CompressedOutputStream(sink, "zstd") as stream:
        stream.write(data)
    return bytes(sink.getvalue())


COMPRESSIONS: dict[str, Callable[[bytes], bytes]] = {
    ".gz": gzip.compress,
    ".bz2": bz2.compress,
    ".xz": lzma.compress,
    ".zst": zstandard,
}


def tar(*members: tuple[str, bytes]) -> bytes:
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w") as archive:
        for name, data in members:
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return held.getvalue()


def contents(path: Path) -> dict[str, bytes]:
    found = {}
    for file in files([path]):
        with file.open() as stream:
            found[file.name] = stream.read()
    return found


@pytest.mark.parametrize("suffix", COMPRESSIONS)
def test_each_compression_is_opened(suffix: str, tmp_path: Path) -> None:
    (tmp_path / f"a.txt{suffix}").write_bytes(COMPRESSIONS[suffix](b"words\nand more\n" * 9999))
    (file,) = files([tmp_path])
    assert file.name == "a.txt"
    with file.open() as stream:
        assert next(stream) == b"words\n"
        assert sum(1 for _ in stream) == 2 * 9999 - 1


@pytest.mark.parametrize("suffix", ["", *COMPRESSIONS])
def test_the_members_of_a_tar_are_files(suffix: str, tmp_path: Path) -> None:
    data = tar(("x/b.txt", b"b"), ("a.txt.gz", gzip.compress(b"a")))
    path = tmp_path / f"all.tar{suffix}"
    path.write_bytes(COMPRESSIONS.get(suffix, bytes)(data))
    assert contents(path) == {"b.txt": b"b", "a.txt": b"a"}
    assert [file.label.rpartition("!")[2] for file in files([path])] == ["x/b.txt", "a.txt.gz"]


@pytest.mark.parametrize(("short", "full"), [(".tgz", ".gz"), (".txz", ".xz"), (".tbz2", ".bz2")])
def test_the_short_endings_of_tars_are_known(short: str, full: str, tmp_path: Path) -> None:
    path = tmp_path / f"all{short}"
    path.write_bytes(COMPRESSIONS[full](tar(("b.txt", b"b"))))
    assert contents(path) == {"b.txt": b"b"}


def test_members_of_a_tar_are_read_in_any_order_and_again(tmp_path: Path) -> None:
    path = tmp_path / "all.tar.gz"
    path.write_bytes(gzip.compress(tar(*((f"{n}.txt", b"%d" % n) for n in range(5)))))
    found = list(files([path]))
    for n in (3, 1, 1, 4, 0):
        with found[n].open() as stream:
            assert stream.read() == b"%d" % n


def test_links_and_devices_of_a_tar_are_no_files(tmp_path: Path) -> None:
    with tarfile.open(tmp_path / "all.tar", "w") as archive:
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.DIRTYPE):
            info = tarfile.TarInfo(f"kind{kind.decode()}")
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
    assert list(files([tmp_path])) == []


def test_a_path_that_leads_out_of_its_archive_leads_nowhere(tmp_path: Path) -> None:
    path = tmp_path / "in" / "all.tar"
    path.parent.mkdir()
    path.write_bytes(tar(("../out.txt", b"harm")))
    assert contents(path) == {"out.txt": b"harm"}
    assert [each.name for each in tmp_path.iterdir()] == ["in"]


@pytest.mark.parametrize("suffix", COMPRESSIONS)
def test_a_bomb_is_refused(suffix: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compression, "ALLOWED", 1000)
    monkeypatch.setattr(compression, "RATIO", 2)
    for name, data in (("a.txt", b"0" * 99_999), ("a.tar", tar(("a.txt", b"0" * 99_999)))):
        path = tmp_path / f"{name}{suffix}"
        path.write_bytes(COMPRESSIONS[suffix](data))
        (file,) = files([path])
        with pytest.raises(OSError, match="refused as a bomb"), file.open() as stream:
            stream.read()


def test_a_damaged_archive_is_a_file_that_can_not_be_read(tmp_path: Path) -> None:
    (tmp_path / "all.tar.gz").write_bytes(gzip.compress(tar(("a.txt", b"a" * 9999)))[:60])
    (file,) = files([tmp_path])
    with pytest.raises(compression.UNREADABLE), file.open() as stream:
        stream.read()


def test_hidden_files_are_passed_over_unless_they_are_named(tmp_path: Path) -> None:
    for name in ("a.json", ".b.json"):
        (tmp_path / name).write_text("{}")
    assert [each.name for each in files([tmp_path])] == ["a.json"]
    assert [each.name for each in files([tmp_path / ".b.json"])] == [".b.json"]
