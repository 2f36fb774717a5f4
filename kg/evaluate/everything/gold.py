"""Files of gold by what they are gold for, told by how they begin and not by their names."""

import gzip
from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from pathlib import Path

import orjson

from kg.errors import InputError


class Sort(Enum):
    """What a file is gold for."""

    AFFILIATIONS = "affiliations"
    NAMES = "names"
    PEOPLE = "people"
    TRANSLATIONS = "translations"


def found(folders: Iterable[Path]) -> Mapping[Sort, list[Path]]:
    """The files of gold for who is who under some folders, in the order of their names.

    Raises:
        InputError: a folder is not there, or there is no such file in any.
    """
    files: dict[Sort, list[Path]] = {sort: [] for sort in Sort}
    for path in _files(folders):
        if (sort := sort_of(path)) is not None:
            files[sort].append(path)
    if not any(files.values()):
        remedy = "Name folders with files as `kg evaluate affiliations|names|people` read them"
        raise InputError("there is no gold of who is who", "GOLD", remedy)
    return files


def sort_of(path: Path) -> Sort | None:
    """What a file is gold for; None for anything else."""
    kinds = set(path.suffixes)
    if kinds & {".tsv", ".csv"}:
        columns = set(_line(path).replace("\t", ",").split(","))
        if {"mention_id", "unique_id"} <= columns:
            return Sort.PEOPLE
        return Sort.TRANSLATIONS if {"zh", "en"} <= columns else None
    return _of_object(_line(path)) if ".jsonl" in kinds else None


def _of_object(line: str) -> Sort | None:
    try:
        row = orjson.loads(line)
    except orjson.JSONDecodeError:
        return None
    keys = row.keys() if isinstance(row, dict) else set()
    if "affiliation" in keys:
        return Sort.AFFILIATIONS
    if "organization" in keys and keys & {"unique_id", "cluster"}:
        return Sort.NAMES
    return Sort.PEOPLE if {"name", "cluster"} <= keys else None


def _files(folders: Iterable[Path]) -> Iterator[Path]:
    for folder in folders:
        if not folder.exists():
            raise InputError("there is no such file or folder", str(folder), "Name one that exists")
        within = folder.rglob("*") if folder.is_dir() else [folder]
        yield from sorted(path for path in within if path.is_file())


def _line(path: Path) -> str:
    with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as stream:
        return stream.readline().decode("utf-8-sig", "replace").strip()
