"""The facts of documents, printed and not kept: for looking at what an extractor sees."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from extractors.source import Raw
from kg.errors import InputError
from kg.files import HEAD, files
from kg.read import UNRECOGNISED, recognise
from kg.sources import sources


def extract_file(paths: Iterable[Path], source: str = "") -> Iterator[dict[str, Any]]:
    """Facts of every document, each with its type under `fact`.

    Raises:
        InputError: a path does not exist, or no source recognises a file.
        ExtractionError: a document can not be read.
    """
    for file in files(paths):
        with file.open() as stream:
            one = recognise(sources(source), file.name, stream.read(HEAD))
        if one is None:
            raise InputError(UNRECOGNISED, file.label)
        with file.open() as stream:
            for position, data in enumerate(one.split(stream)):
                for fact in one.extract(Raw(data, file.name, position)):
                    yield {"fact": type(fact).__name__, **_plain(asdict(fact))}


def _plain(value: dict[str, Any]) -> dict[str, Any]:
    return {name: dict(v) if name == "properties" else v for name, v in value.items()}
