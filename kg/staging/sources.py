"""Which sources to try on a file."""

from dataclasses import replace

from extractors import SOURCES
from extractors.source import Source
from kg.errors import InputError
from kg.staging.files import File, files


def sources(name: str = "") -> tuple[Source, ...]:
    """Every source; or the named one, which then takes every file for its own.

    Raises:
        InputError: there is no such source.
    """
    if not name:
        return SOURCES
    for source in SOURCES:
        if source.name == name:
            return (replace(source, recognises=lambda file, head: True),)
    known = ", ".join(source.name for source in SOURCES)
    raise InputError(f"there is no source {name!r}", "--source", f"Choose one of {known}")


def shipped() -> tuple[File, ...]:
    """The files that come with us, and are read by every ingest."""
    return tuple(files(source.shipped for source in SOURCES if source.shipped is not None))
