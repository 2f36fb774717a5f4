"""How an ingest goes on, shown on standard error."""

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

from kg.ingest import Watcher
from kg.staging.files import File
from kg.staging.read import IngestCounts


class Bar(Watcher):
    """Shows an ingest as a progress bar: documents, rate, time left."""

    def __init__(self) -> None:
        self._progress = Progress(
            TextColumn("{task.description:<8}"),
            BarColumn(),
            TextColumn("{task.fields[told]}"),
            TimeRemainingColumn(),
            console=Console(stderr=True),
        )
        self._task: TaskID | None = None
        self._tally: IngestCounts | None = None
        self._done, self._file, self._started, self._written = 0, "", 0.0, 0

    def __enter__(self) -> "Bar":
        self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._progress.stop()

    def start(self, files: list[File]) -> None:
        """Begin with the files' bytes as the whole."""
        total = sum(file.size for file in files)
        self._task = self._progress.add_task("read", total=total, told="")
        self._started = self._progress.get_time()

    def document(self, file: File, tally: IngestCounts) -> None:
        """Tell documents and rate; a file's bytes count when it is left."""
        self._tally = tally
        if file.label != self._file or tally.read.total() % 500 == 0:
            advance = 0 if file.label == self._file else file.size
            self._file = file.label
            self._tell(advance)

    def phase(self, name: str) -> None:
        """Show what is done now."""
        if self._task is not None:
            if self._tally is not None:
                self._tell(0)
                self._tally = None
            self._progress.update(self._task, completed=self._progress.tasks[self._task].total)
        self._task = self._progress.add_task(name, total=None, told="")

    def rows(self, count: int) -> None:
        """Tell how much has been written."""
        self._written += count
        if self._task is not None:
            self._progress.update(self._task, told=f"{self._written:,} nodes and edges")

    def _tell(self, advance: int) -> None:
        if self._task is not None and self._tally is not None:
            seconds = max(self._progress.get_time() - self._started, 0.001)
            read, aside = self._tally.read.total(), self._tally.quarantined.total()
            told = f"{read:,} documents, {read / seconds:,.0f}/s, {aside} aside"
            self._progress.update(self._task, advance=advance, told=told)
