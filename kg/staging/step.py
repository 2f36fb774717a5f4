"""The pure step of reading: from raw documents to rows of the stage, or to refusals.

It knows no engine, no file and no clock: when facts were recorded is handed in, so that a batch
that is read again, here or on another machine, gives the same bytes.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

import orjson
import pyarrow as pa

from extractors import SOURCES
from extractors.errors import ExtractionError
from extractors.source import Raw, Source
from kg.staging.stage import ROW
from kg.staging.texts import packed
from ontology.check import checked
from ontology.errors import OntologyError
from ontology.facts import Document, Evidence, Fact, Link, Mention, Text, Unread, Value

ROWS_PER_BATCH: Final = 500
BYTES_PER_BATCH: Final = 32 * 1024 * 1024

# Without sizes: Spark refuses `FixedSizeBinary`.
RAW: Final = pa.schema(
    [
        ("source", pa.string()),
        ("file", pa.string()),
        ("name", pa.string()),
        ("position", pa.int64()),
        ("digest", pa.binary()),
        ("data", pa.binary()),
    ]
)
"""Documents to read: whose, the file's label and its bare name, the place in it, what they hold."""

READ: Final = pa.schema(
    [
        *(field if field.name != "digest" else ("digest", pa.binary()) for field in ROW),
        ("position", pa.int64()),
        ("refused", pa.string()),
        ("text", pa.binary()),
        ("size", pa.int64()),
        ("stretches", pa.binary()),
    ]
)
"""What came of them: rows of the stage with their texts; where `refused` says why, nothing else."""

_TEXTLESS: Final = {"text": None, "size": None, "stretches": None}


def extract(
    batches: Iterable[pa.RecordBatch],
    recorded: str,
    sources: Mapping[str, Source] | None = None,
) -> Iterator[pa.RecordBatch]:
    """Read documents, batch by batch; a row of READ for each row of RAW, in its order.

    Args:
        batches: of RAW.
        recorded: when, ISO 8601.
        sources: that documents may be of, by name; all of them where None.
    """
    known = {each.name: each for each in SOURCES} if sources is None else sources
    for batch in batches:
        rows = [_read(row, known[row["source"]], recorded) for row in batch.to_pylist()]
        yield from _batches(rows)


def refusal(row: Mapping[str, Any], reason: str) -> dict[str, Any]:
    """The row of READ for a document that can not be read."""
    kept = {name: row[name] for name in ("source", "file", "position", "digest")}
    return {**dict.fromkeys(READ.names), **kept, "refused": reason}


def _batches(rows: list[dict[str, Any]]) -> Iterator[pa.RecordBatch]:
    """Rows as batches: one, or several where they are large."""
    batch = pa.RecordBatch.from_pylist(rows, READ)
    while batch.nbytes > BYTES_PER_BATCH and batch.num_rows > 1:
        size = max(1, batch.num_rows * BYTES_PER_BATCH // batch.nbytes)
        yield batch.slice(0, size)
        batch = batch.slice(size)
        batch = pa.RecordBatch.from_pylist(batch.to_pylist(), READ)  # a slice counts the whole
    yield batch


def _read(row: dict[str, Any], source: Source, recorded: str) -> dict[str, Any]:
    raw = Raw(row["data"], row["name"], row["position"])
    try:
        facts = list(checked(source.extract(raw)))
        return _staged(facts, source, row, recorded)
    except (ExtractionError, OntologyError) as error:
        return refusal(row, str(error))
    except Exception as error:  # one document must not stop all the others
        told = f"the extractor failed, please report it: {type(error).__name__}: {error}"
        return refusal(row, told)


def _staged(
    facts: list[Fact], source: Source, row: dict[str, Any], recorded: str
) -> dict[str, Any]:
    document = facts[0]
    if not isinstance(document, Document):
        raise TypeError("a document's facts begin with the Document")
    texts = [packed(each) for each in facts if isinstance(each, Text)] or [_TEXTLESS]
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
        "file": row["file"],
        "digest": row["digest"],
        "recorded": recorded,
        "mentions": [_mention(fact) for fact in facts if isinstance(fact, Mention)],
        "links": [_link(fact) for fact in facts if isinstance(fact, Link)],
        "unread": [fact.path for fact in facts if isinstance(fact, Unread)],
        "position": row["position"],
        "refused": None,
        **texts[0],
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
    spell = link.spell
    return {
        "id": link.id,
        "type": link.type,
        "source": link.source,
        "target": link.target,
        **_evidence(link.evidence),
        "since": spell.since,
        "until": spell.until,
        "first_seen": spell.first_seen,
        "last_seen": spell.last_seen,
        "properties": _properties(link.properties),
    }


def _evidence(evidence: Evidence) -> dict[str, Any]:
    return {"place": evidence.place, "quote": evidence.quote, "confidence": evidence.confidence}


def _properties(values: Mapping[str, Value]) -> str | None:
    return orjson.dumps(dict(values), option=orjson.OPT_SORT_KEYS).decode() if values else None
