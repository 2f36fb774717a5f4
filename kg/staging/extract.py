"""The facts of documents, printed and not kept: for looking at what an extractor sees."""

from collections.abc import Iterable, Iterator
from dataclasses import fields
from pathlib import Path

import orjson

from extractors.source import Raw
from kg.errors import InputError
from kg.staging.files import HEAD, files
from kg.staging.read import UNRECOGNISED, recognise
from kg.staging.sources import sources


def extract_file(paths: Iterable[Path], source: str = "") -> Iterator[bytes]:
    """Facts of every document as JSON, each with its type under `fact`.

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
                    told = {"fact": type(fact).__name__}
                    told |= {each.name: getattr(fact, each.name) for each in fields(fact)}
                    # Properties may stand in a read-only view of a dictionary.
                    yield orjson.dumps(told, default=dict)
