"""What went wrong outside our own errors, said in one sentence: files, disk, damaged tables."""

import errno
import re
import shutil
import sqlite3
from pathlib import Path
from typing import Final

import duckdb
import pyarrow as pa

from kg.errors import InputError, KgError, StoreError

INTERRUPTED: Final = 130
"""Exit code of a command that was ended by Ctrl-C, as shells have it."""

UNFORESEEN: Final = (OSError, duckdb.Error, pa.ArrowException, sqlite3.Error)
"""Errors of the libraries below us that a person at the keyboard can meet."""

_LEAST: Final = 1_000_000
"""Bytes that the embedded store needs to write anything at all."""

_FULL: Final = (errno.ENOSPC, errno.EDQUOT)
_CLOSED: Final = (errno.EACCES, errno.EPERM, errno.EROFS)
_QUOTED: Final = re.compile(r"'([^'\n]*\.parquet)'")


def explained(error: BaseException, home: Path) -> KgError:
    """An error of the file system, of DuckDB or of Arrow as one of ours.

    Args:
        error: one of `UNFORESEEN`.
        home: KG_HOME, by which a damaged file of ours is told.
    """
    if isinstance(error, OSError) and error.errno is not None:
        return _of_files(error)
    text = str(error)
    damaged = _QUOTED.search(text)
    if damaged:
        return _damaged(Path(damaged[1]), home)
    if "No space left" in text:
        return InputError("the disk is full", str(home), "Make room, and run the command again")
    return KgError(text.splitlines()[0] if text else type(error).__name__, str(home))


def on_full_disk(error: KgError, home: Path) -> KgError:
    """An error of the store, or that its disk is full, which the store itself does not say."""
    if isinstance(error, StoreError) and home.exists() and shutil.disk_usage(home).free < _LEAST:
        return explained(OSError(errno.ENOSPC, "No space left on device", str(home)), home)
    return error


def _of_files(error: OSError) -> KgError:
    where = str(error.filename or "")
    if error.errno in _FULL:
        remedy = "Make room, and run the command again: nothing that was kept is lost"
        return InputError("the disk is full", where, remedy)
    if error.errno in _CLOSED:
        return InputError("it may not be written or read", where, "Change who may, or KG_HOME")
    return InputError((error.strerror or str(error)).lower(), where)


def _damaged(file: Path, home: Path) -> KgError:
    """What to do about a damaged table depends on whether it can be made again."""
    try:
        room = file.relative_to(home).parts[0]
    except (ValueError, IndexError):
        return InputError("this is no whole Parquet file", str(file))
    if room == "stage":
        remedy = "Move it away, and run `kg ingest` on its documents: they are read again"
    elif {"graph", "model"} & {*file.parts} or room == "vectors":
        remedy = "Delete it, and run `kg ingest`: it is made again"
    else:
        remedy = "Put it back from a copy; without it, move it away, and ids may be given anew"
    return InputError("a table of KG_HOME is damaged", str(file), remedy)
