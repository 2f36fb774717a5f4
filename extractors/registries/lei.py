"""Legal entities of the Global LEI System, from a Parquet table of four columns.

LEI, legal name, country and entity category, as GLEIF's level 1 data define them
(https://www.gleif.org/en/about-lei/common-data-file-format). A row is given on as a JSON object.
"""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import BinaryIO, Final

import orjson
import pyarrow as pa
import pyarrow.parquet as pq

from extractors.errors import MalformedError, MissingFieldError
from extractors.record import parse
from extractors.source import Authority, Raw, Source, believed
from ontology.facts import Document, Evidence, Fact, Unread
from ontology.identifiers import curie

COLUMNS: Final = frozenset({"lei", "legal_name", "country", "category"})

ROWS_AT_ONCE: Final = 5_000

# Universities, associations and towns are GENERAL too, so it takes a legal form to tell a company.
# A fund is a pot of money, a branch is whatever it is a branch of.
KINDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "GENERAL": "",
        "BRANCH": "",
        "FUND": "Organization",
        "SOLE_PROPRIETOR": "Company",
        "RESIDENT_GOVERNMENT_ENTITY": "Government",
        "INTERNATIONAL_ORGANIZATION": "Organization",
    }
)

# Last words of legal forms for doing business, dots off: `de C.V.`, `a r.l.`, `z o.o.` end so too.
# `Limited` in Britain may be a charity's, but seldom is.
_FORMS: Final = """
    ab ag aktiebolag aktiengesellschaft aps as asa a/s bhd bv co company corp corporation cv doo
    gmbh haftung inc incorporated jsc kft kg kgaa kk lda limited llc llp lp ltd ltda nv oo oy oyj
    oü pjsc plc rl sa sarl sas sia sl spa srl sro tbk uab zrt
    """
_COMPANY_WORDS: Final = frozenset(_FORMS.split())
_COMPANY_ENDS: Final = ("公司", "株式会社")

_NAME: Final = re.compile(r"(?:^|[^a-z])(?:g?lei|gleif)(?:[^a-z]|$)")


def recognises(name: str, head: bytes) -> bool:
    """Whether a file is Parquet and named after LEIs; its columns stand at its end, unseen."""
    return head.startswith(b"PAR1") and _NAME.search(name.lower()) is not None


def split(stream: BinaryIO) -> Iterator[bytes]:
    """Yield each row as a JSON object; the stream must be seekable.

    Raises:
        MalformedError: the file is no Parquet.
        MissingFieldError: it lacks a column.
    """
    try:
        table = pq.ParquetFile(stream)
        if missing := COLUMNS - set(table.schema_arrow.names):
            raise MissingFieldError(f"the table has no column {', '.join(sorted(missing))}")
        for batch in table.iter_batches(batch_size=ROWS_AT_ONCE):
            names, columns = batch.schema.names, (each.to_pylist() for each in batch.columns)
            for row in zip(*columns, strict=True):
                yield orjson.dumps(dict(zip(names, row, strict=True)))
    # A broken column holds bytes that are no text, or values that are no JSON.
    except (pa.ArrowException, OSError, UnicodeError, TypeError) as error:
        raise MalformedError(f"the file is no Parquet that can be read: {error}") from error


def extract(raw: Raw) -> Iterator[Fact]:
    """Yield the legal entity of a row."""
    record = parse(raw.data)
    text, name = record.text("lei"), record.text("legal_name")
    country, kind = record.optional_text("country"), entity_kind(record.text("category"), name)
    lei = curie("lei", text)
    if lei is None:
        raise MalformedError(
            f"/lei must hold an LEI with its check digits, but holds {text[:60]!r}"
        )
    document = Document("lei", lei.removeprefix("lei:"), name)
    yield document
    yield document.mention(
        kind,
        name,
        Evidence("/legal_name", name),
        identifiers=(lei,),
        properties={"countryCode": country} if country else {},
    )
    yield from map(Unread, record.close())


def entity_kind(category: str, name: str) -> str:
    """The class of an entity by its category, and by its legal form where that says nothing.

    Raises:
        MalformedError: there is no such category.
    """
    kind = KINDS.get(category)
    if kind is None:
        raise MalformedError(f"/category must hold {', '.join(KINDS)}, but holds {category[:60]!r}")
    return kind or ("Company" if _does_business(name) else "Organization")


def _does_business(name: str) -> bool:
    last = name.lower().replace(".", "").replace(",", " ").rstrip().rpartition(" ")[2]
    return last in _COMPANY_WORDS or last.endswith(_COMPANY_ENDS)


SOURCE = Source(
    name="lei",
    version="1",
    title="Global LEI System",
    url="https://www.gleif.org",
    license="CC0-1.0",
    recognises=recognises,
    split=split,
    extract=extract,
    registry=True,
    precedence=believed(Authority.REGISTER - 2),
)
