"""Publishers from OpenAlex: names, country, homepage, ids, and what they are imprints of.

https://docs.openalex.org/api-entities/publishers/publisher-object
"""

from collections.abc import Iterator
from functools import partial
from typing import Final

from extractors.fact_builder import FactBuilder
from extractors.json_split import split_objects
from extractors.papers.openalex import profile
from extractors.papers.paper import curies
from extractors.record import Record, parse
from extractors.source import Authority, Raw, Source, believed
from ontology.facts import Evidence, Fact, Mention, Unread

# The parent's parents stand in the parent's own record.
IGNORED: Final = profile.IGNORED | {"hierarchy_level", "lineage"}

recognises: Final = profile.about("P", b'"parent_publisher"')


def extract(raw: Raw) -> Iterator[Fact]:
    """Yield a publisher, and the one that it is a part of."""
    record = parse(raw.data)
    countries = record.texts("country_codes")
    country = countries[0] if len(countries) == 1 else ""
    builder, own = profile.organization("openalex-publishers", "Organization", record, country)
    _parent(builder, own, record)
    yield from builder.facts
    yield from map(Unread, record.close(IGNORED))


def _parent(builder: FactBuilder, own: Mention, record: Record) -> None:
    """An object of id and name today, an id alone in older snapshots."""
    if record.is_a("parent_publisher", str):
        identity, name = record.optional_text("parent_publisher"), ""
    else:
        told = record.record("parent_publisher")
        identity, name = told.optional_text("id"), told.optional_text("display_name").strip()
    ids = curies([("openalex", identity)])
    name = name or identity.strip().rsplit("/", 1)[-1].strip()
    if name and not set(ids) & set(own.identifiers):
        evidence = Evidence(record.at("parent_publisher"), name)
        parent = builder.mention("Organization", name, evidence, identifiers=ids)
        builder.relate("partOf", own, parent, evidence)


SOURCE: Final = Source(
    name="openalex-publishers",
    version="1",
    title="OpenAlex publishers",
    url="https://docs.openalex.org/api-entities/publishers",
    license="CC0-1.0",
    recognises=recognises,
    split=partial(split_objects, pages=(("results",),)),
    extract=extract,
    registry=True,
    precedence=believed(Authority.AGGREGATOR),
)
