"""Places of evidence, looked up in the documents as their files hold them."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson
from lxml import etree

from extractors import SOURCES
from extractors.errors import ExtractionError
from extractors.source import Raw, Source
from kg.staging.files import HEAD, files
from kg.staging.opened import recognise
from ontology.facts import Document


def documents(folder: Path) -> dict[str, bytes]:
    """Every document that can be read under a folder, by its id."""
    return dict(pair for file in files([folder]) for pair in _of(file))


def _of(file: Any) -> Iterator[tuple[str, bytes]]:
    with file.open() as stream:
        source = recognise(SOURCES, file.name, stream.read(HEAD))
    with file.open() as stream:
        for position, data in enumerate(source.split(stream) if source else ()):
            assert source
            if id_ := _id(source, Raw(data, file.name, position)):
                yield id_, data


def _id(source: Source, raw: Raw) -> str:
    try:
        first = next(source.extract(raw))
    except ExtractionError:
        return ""
    assert isinstance(first, Document)
    return first.id


def words_at(document: bytes, place: str) -> str:
    """All words at a JSON Pointer or XPath of a document, blanks made single; its part of it."""
    path, _, part = place.partition("#char=")
    found = _json(document, path) if document.lstrip()[:1] in b"[{" else _xml(document, path)
    if part:
        start, end = map(int, part.split(","))
        found = found[start:end]
    return " ".join(found.split())


def _json(document: bytes, pointer: str) -> str:
    held: Any = orjson.loads(document)
    for step in pointer.split("/")[1:]:
        name = step.replace("~1", "/").replace("~0", "~")
        held = held[int(name)] if isinstance(held, list) else held[name]
    return " ".join(_texts(held))


def _texts(held: Any) -> Iterator[str]:
    inside = held.values() if isinstance(held, dict) else held if isinstance(held, list) else None
    if inside is None:
        yield str(held)
    for each in inside or ():
        yield from _texts(each)


def _xml(document: bytes, path: str) -> str:
    plain = re.sub(r"\*:([\w.-]+)", r"*[local-name()='\1']", path)
    root: Any = etree.fromstring(document.strip()).getroottree()
    (found,) = root.xpath(plain)
    return " ".join("".join(found.itertext()).split())
