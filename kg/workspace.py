"""The folder that holds everything: stage, quarantine, resolution, the embedded store."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from kg.errors import InputError
from kg.staging.quarantine import Quarantine
from kg.staging.stage import Stage

FORMAT = 2
"""Raised whenever what lies under KG_HOME can no longer be read as it was written before.

1 kept normalised keys in the stage; 2 keeps facts there, and appends to ledger and identities."""


@dataclass(frozen=True, slots=True)
class Workspace:
    """The layout under KG_HOME.

    Attributes:
        folder: KG_HOME.
    """

    folder: Path

    @property
    def stage(self) -> Stage:
        """What every document says."""
        return Stage(self.folder / "stage")

    @property
    def runs(self) -> Path:
        """Documents on their way to a cluster and back."""
        return self.folder / "runs"

    @property
    def quarantine(self) -> Quarantine:
        """Documents that could not be read."""
        return Quarantine(self.folder / "quarantine")

    @property
    def resolved(self) -> Path:
        """Ledger, identities, and the graph as it should be."""
        return self.folder / "resolved"

    @property
    def loaded(self) -> Path:
        """The graph that the store was last made to hold."""
        return self.resolved / "loaded"

    @property
    def vectors(self) -> Path:
        """Vectors of the works' texts."""
        return self.folder / "vectors"

    @property
    def names(self) -> Path:
        """The index of names that searches ask."""
        return self.folder / "names.sqlite"

    @property
    def last_ingest(self) -> Path:
        """What the last `kg ingest` did, as JSON."""
        return self.folder / "last-ingest.json"

    @classmethod
    def known(cls, folder: Path) -> Self:
        """The home at a folder, which this version can read.

        Raises:
            InputError: another version wrote it, whose files mean something else.
        """
        home = cls(folder)
        home.check()
        return home

    def check(self) -> None:
        """See to it that what lies here can be read.

        Raises:
            InputError: another version wrote it, whose files mean something else.
        """
        found = self._format()
        if found not in (str(FORMAT), ""):
            remedy = (
                f"Move {self.folder} away, or set another KG_HOME, and run `kg ingest` on the "
                "documents again"
            )
            raise InputError(
                f"this home is of format {found!r}, and format {FORMAT} is read",
                str(self.folder),
                remedy,
            )

    def _format(self) -> str:
        """The format of what lies here; empty where nothing does."""
        stamp = self.folder / "format"
        if stamp.exists():
            return stamp.read_text("ascii", "replace").strip()[:20]
        return "1" if (self.folder / "stage").exists() else ""

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Hold the folder for writing; the lock goes with the process, however it ends.

        Raises:
            InputError: another `kg ingest` is at work here, or another version wrote it.
        """
        self.check()
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / "ingest.lock").open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                remedy = "Wait for it, or set another KG_HOME"
                raise InputError(
                    "another ingest is running here", str(self.folder), remedy
                ) from error
            (self.folder / "format").write_text(f"{FORMAT}\n", "ascii")
            yield
