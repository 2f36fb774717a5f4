"""Writing to the stage: what documents say, gathered and written out a part at a time."""

from collections.abc import Mapping
from dataclasses import asdict
from hashlib import blake2b
from pathlib import Path
from typing import Any

import orjson
import pyarrow as pa
import pyarrow.parquet as pq

from extractors.source import Raw, Source
from kg.staging.stage import ROW, SHAPE
from kg.staging.texts import Keeper
from ontology.facts import Document, Evidence, Fact, Link, Mention, Text, Unread, Value

ROWS_PER_PART = 5_000
FACTS_PER_PART = 100_000


def digest(source: Source, raw: Raw) -> bytes:
    """128 bits that change when the document, or the way it would be staged, changes."""
    hashed = blake2b(digest_size=16)
    for part in (source.name, source.version, SHAPE, raw.file):
        hashed.update(part.encode() + b"\0")
    hashed.update(raw.data)
    return hashed.digest()


class Part:
    """Rows gathered for one source, written out a part at a time."""

    def __init__(self, folder: Path, source: Source, recorded: str, texts: Keeper) -> None:
        self._folder = folder / source.name
        self._source = source
        self._texts = texts
        self._recorded = recorded
        self._rows: list[dict[str, Any]] = []
        self._facts = 0

    def add(self, facts: list[Fact], file: str, digest: bytes) -> None:
        """Stage what one document says; the facts begin with the Document."""
        row = _row(facts, self._source, file, digest, self._recorded)
        for text in (each for each in facts if isinstance(each, Text)):
            # The stage takes the row that is later, then of the later file.
            version = f"{self._recorded} {file}\0{digest.hex()}"
            self._texts.keep(row["document"], text, version)
        self._rows.append(row)
        self._facts += len(facts)
        if len(self._rows) >= ROWS_PER_PART or self._facts >= FACTS_PER_PART:
            self.flush()

    def flush(self) -> None:
        """Write the rows gathered so far as one part, all of them or none."""
        if not self._rows:
            return
        self._texts.commit()  # before its rows are there, or a kill could leave them without it
        self._folder.mkdir(parents=True, exist_ok=True)
        name = blake2b(b"".join(row["digest"] for row in self._rows), digest_size=12).hexdigest()
        aside = self._folder / f"{name}.writing"
        pq.write_table(pa.Table.from_pylist(self._rows, ROW), aside, compression="zstd")
        aside.replace(self._folder / f"{self._recorded.replace(':', '')}-{name}.parquet")
        self._rows.clear()
        self._facts = 0


def _row(
    facts: list[Fact], source: Source, file: str, digest: bytes, recorded: str
) -> dict[str, Any]:
    document = facts[0]
    if not isinstance(document, Document):
        raise TypeError("a document's facts begin with the Document")
    return {
        "document": document.id,
        "source": document.source,
        "key": document.key,
        "title": document.title,
        "date": document.date,
        "url": document.url,
        "language": document.language,
        "extractor": f"{source.name}/{source.version}",
        "registry": source.registry,
        "file": file,
        "digest": digest,
        "recorded": recorded,
        "mentions": [_mention(fact) for fact in facts if isinstance(fact, Mention)],
        "links": [_link(fact) for fact in facts if isinstance(fact, Link)],
        "unread": [fact.path for fact in facts if isinstance(fact, Unread)],
    }


def _mention(mention: Mention) -> dict[str, Any]:
    return {
        "id": mention.id,
        "kind": mention.kind,
        "name": mention.name,
        **_evidence(mention.evidence),
        "names": [{"text": name.text, "language": name.language} for name in mention.names],
        "identifiers": mention.identifiers,
        "properties": _properties(mention.properties),
    }


def _link(link: Link) -> dict[str, Any]:
    return {
        "id": link.id,
        "type": link.type,
        "source": link.source,
        "target": link.target,
        **_evidence(link.evidence),
        **asdict(link.spell),
        "properties": _properties(link.properties),
    }


def _evidence(evidence: Evidence) -> dict[str, Any]:
    return {"place": evidence.place, "quote": evidence.quote, "confidence": evidence.confidence}


def _properties(values: Mapping[str, Value]) -> str | None:
    return orjson.dumps(dict(values), option=orjson.OPT_SORT_KEYS).decode() if values else None
