"""The index over the registries that are staged in a home: built once, kept beside the stage.

`python -m kg.resolve.candidates.stored HOME` builds it in a process of its own.
"""

import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path
from shutil import rmtree
from typing import Final

from extractors import SOURCES
from kg.collector import seldom_collecting
from kg.resolve.candidates.build import build
from kg.resolve.candidates.registry import read
from kg.resolve.normalise import fold
from kg.staging.manifest import of_source, parts
from kg.workspace import Workspace

SHAPE: Final = "11"
"""Raised whenever the index would be built otherwise from the same registries."""


@contextmanager
def indexing(home: Workspace) -> Iterator[subprocess.Popen[bytes] | None]:
    """Meanwhile have the index built by a process of its own, which is there to be waited for.

    None where the index is there already. Where the process fails `indexed` builds it.
    """
    process = None
    if not _folder(home).exists():
        command = [sys.executable, "-P", "-m", __spec__.name, str(home.folder)]
        process = subprocess.Popen(command)  # noqa: S603 (our own module)
    try:
        yield process
    finally:
        if process:
            process.kill()
            process.wait()


def indexed(home: Workspace) -> Path:
    """The folder of the index over what is staged now; others, of earlier stages, are removed."""
    folder = _folder(home)
    if not folder.exists():
        with home.stage.connect() as connection:
            index = build(read(connection))
        aside = folder.with_name(f"{folder.name}.{os.getpid()}.writing")
        aside.mkdir(parents=True)
        index.save(aside)
        if not folder.exists():  # the process of an ingest that was killed may have gone on
            aside.rename(folder)
        for other in folder.parent.iterdir():
            if other != folder:
                rmtree(other, ignore_errors=True)
    return folder


def _folder(home: Workspace) -> Path:
    return home.folder / "index" / "organizations" / _stamp(home)


def _stamp(home: Workspace) -> str:
    """A name that changes when the registries, or the way they are indexed, change."""
    hashed = blake2b(f"{SHAPE} {fold.VERSION}".encode(), digest_size=10)
    for part in sorted(_registries(home)):
        hashed.update(part.encode() + b"\0")
    return hashed.hexdigest()


def _registries(home: Workspace) -> Iterable[str]:
    names = {source.name for source in SOURCES if source.registry}
    for path in parts(home.stage.folder):
        if of_source(path) in names | {""}:
            yield f"{path.parent.name}/{path.name}"


if __name__ == "__main__":
    with seldom_collecting():
        indexed(Workspace(Path(sys.argv[1])))
