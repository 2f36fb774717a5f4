"""The facts of documents, printed and not kept: for looking at what an extractor sees."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields
from pathlib import Path

import orjson

from extractors.errors import ExtractionError
from extractors.source import Raw, Source
from kg.staging.files import HEAD, UNREADABLE, File, files
from kg.staging.opened import recognise, unrecognised
from kg.staging.sources import sources
from ontology.check import checked
from ontology.errors import OntologyError
from ontology.facts import Fact, Text

Refused = Callable[[str, str], None]
"""Told of what is refused: the document (`file#position`, or the file), and why."""


def extract_file(
    paths: Iterable[Path], source: str = "", refused: Refused = lambda what, why: None
) -> Iterator[bytes]:
    """Facts of every document as JSON lines, each with its type under `fact`; not its whole text.

    A document comes whole or not at all; what is refused is told and the rest goes on.

    Raises:
        InputError: a path does not exist, or there is no source of that name.
    """
    known = sources(source)
    for file in files(paths):
        try:
            yield from _file(file, known, refused)
        except UNREADABLE as error:
            refused(file.label, f"the file can not be read: {error}")


def _file(file: File, known: tuple[Source, ...], refused: Refused) -> Iterator[bytes]:
    with file.open() as stream:
        head = stream.read(HEAD)
    one = recognise(known, file.name, head)
    if one is None:
        refused(file.label, unrecognised(file, head))
        return
    with file.open() as stream:
        try:
            for position, data in enumerate(one.split(stream)):
                yield from _document(one, Raw(data, file.name, position), file.label, refused)
        except ExtractionError as error:
            refused(file.label, str(error))


def _document(one: Source, raw: Raw, label: str, refused: Refused) -> Iterator[bytes]:
    """Every fact of a document, once all of it is read."""
    try:
        facts = checked(one.extract(raw))
        lines = [_line(fact) for fact in facts if not isinstance(fact, Text)]
    except (ExtractionError, OntologyError) as error:
        refused(f"{label}#{raw.position}", str(error))
    except Exception as error:  # one document must not stop all the others
        told = f"the extractor failed, please report it: {type(error).__name__}: {error}"
        refused(f"{label}#{raw.position}", told)
    else:
        yield from lines


def _line(fact: Fact) -> bytes:
    told = {"fact": type(fact).__name__}
    told |= {each.name: getattr(fact, each.name) for each in fields(fact)}
    # Properties may stand in a read-only view of a dictionary.
    return orjson.dumps(told, default=dict)
