"""Files that are there whole or not at all."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Where to write a file that takes its place once it is whole; until then the old one stays."""
    aside = path.with_suffix(".writing")
    aside.unlink(missing_ok=True)  # of whoever was killed
    yield aside
    aside.replace(path)
