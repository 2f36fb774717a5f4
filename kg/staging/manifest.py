"""Which runs of a cluster the stage holds: a line a run, written when all of it is there.

What a cluster writes lies in `stage/run=ID/` from its first part on. Nobody looks at it before the
manifest names the run and its parts; a run that is not named was cut short, and is cleared away.
"""

import os
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

import orjson

FILE: Final = "manifest.jsonl"
RUN: Final = "run="


def publish(stage: Path, run: str, written: Iterable[Path], recorded: str) -> None:
    """Have the stage hold a run, all of it at once.

    Args:
        stage: folder of the stage.
        run: name of its folder there.
        written: files in it that hold rows.
        recorded: when, ISO 8601.
    """
    held = sorted(each.name for each in written)
    line = orjson.dumps({"run": run, "recorded": recorded, "parts": held})
    path = stage / FILE
    torn = path.exists() and not path.read_bytes().endswith(b"\n")  # by whoever was killed
    with path.open("ab") as file:
        file.write((b"\n" if torn else b"") + line + b"\n")
        file.flush()
        os.fsync(file.fileno())


def parts(stage: Path, source: str = "*") -> list[Path]:
    """The parts that the stage holds: of one source, or of all; those of runs hold any."""
    own = (each for each in stage.glob(f"{source}/*.parquet") if not _of_run(each))
    runs = (stage / run["run"] / name for run in _runs(stage) for name in run["parts"])
    return [*own, *(each for each in runs if each.exists())]


def of_source(part: Path) -> str:
    """The source that a part is of; empty for one of a run, which holds any."""
    return "" if _of_run(part) else part.parent.name


def clear(stage: Path) -> None:
    """Take runs away that were cut short; nobody may be writing one."""
    known = {run["run"] for run in _runs(stage)}
    for folder in stage.glob(f"{RUN}*"):
        if folder.name not in known:
            shutil.rmtree(folder)


def _of_run(part: Path) -> bool:
    return part.parent.name.startswith(RUN)


def _runs(stage: Path) -> Iterable[dict[str, Any]]:
    path = stage / FILE
    for line in path.read_bytes().split(b"\n") if path.exists() else ():
        try:
            if line:
                yield orjson.loads(line)
        except orjson.JSONDecodeError:  # torn by whoever was killed: never published
            continue
