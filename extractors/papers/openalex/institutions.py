"""Institutions from OpenAlex: names, place, kind, and what they are a part of.

https://docs.openalex.org/api-entities/institutions/institution-object
"""

import re
from collections.abc import Iterator
from functools import partial
from typing import Final

from extractors.fact_builder import FactBuilder
from extractors.json_split import split_objects
from extractors.papers.languages import bcp47
from extractors.papers.openalex.works import KINDS
from extractors.papers.paper import curies
from extractors.printed import said
from extractors.record import Record, parse
from extractors.source import Authority, Raw, Source, believed
from ontology.facts import ACRONYM, Document, Evidence, Fact, Mention, Name, Unread

# Counted or derived from works, pictures, repositories, and how the record is kept.
_LEFT_OUT: Final = """
    works_count cited_by_count summary_stats counts_by_year x_concepts topics topic_share
    works_api_url updated updated_date created_date image_url image_thumbnail_url repositories
    roles lineage international.description ids.openalex ids.mag ids.wikipedia ids.umls_cui
    ids.umls_aui is_super_system associated_institutions.lineage relevance_score geo.country
    geo.region geo.geonames_city_id geo.country_code"""
IGNORED: Final = frozenset(_LEFT_OUT.split())

_INSTITUTION: Final = re.compile(rb'"id"\s*:\s*"https://openalex\.org/I[0-9]')


def recognises(name: str, head: bytes) -> bool:
    """Whether a file holds institutions: an object of such an id that has associated ones."""
    opening = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    return (
        opening[:1] in (b"{", b"[")
        and _INSTITUTION.search(opening) is not None
        and b'"associated_institutions"' in opening
        and b'"authorships"' not in opening
    )


def extract(raw: Raw) -> Iterator[Fact]:
    """Yield an organisation, where it lies, and the ones it is a part of or has as parts."""
    record = parse(raw.data)
    key = record.text("id").rsplit("/", 1)[-1]
    name, ids = record.text("display_name").strip(), record.record("ids")
    homepage, geo = record.optional_text("homepage_url"), record.record("geo")
    document = Document("openalex-institutions", key, name, "", homepage)
    builder = FactBuilder(document)
    numbers = [
        ("ror", record.optional_text("ror")),
        ("ror", ids.optional_text("ror")),
        ("openalex", key),
        ("grid", ids.optional_text("grid")),
        ("wikidata", ids.optional_text("wikidata").rsplit("/", 1)[-1]),
    ]
    properties = {
        "countryCode": record.optional_text("country_code"),
        "homepage": homepage,
    }
    own = builder.add(
        document.mention(
            KINDS.get(record.optional_text("type"), "Organization"),
            name,
            Evidence("/display_name", name),
            names=_others(name, record),
            identifiers=curies(numbers),
            properties=said(properties),
        )
    )
    _city(builder, own, geo)
    for each in record.records("associated_institutions"):
        _associated(builder, own, each)
    yield from builder.facts
    yield from map(Unread, record.close(IGNORED))


def _others(name: str, record: Record) -> tuple[Name, ...]:
    """Further names: acronyms, those in other languages, and any other; each where more is told."""
    others = [Name(each, ACRONYM) for each in record.texts("display_name_acronyms")]
    told = record.record("international").record("display_name")
    others += [Name(told.optional_text(each), bcp47(each)) for each in told.names()]
    others += [Name(each) for each in record.texts("display_name_alternatives")]
    found: dict[str, Name] = {}
    for each in others:
        found.setdefault(text := each.text.strip(), Name(text, each.language))
    return tuple(each for text, each in found.items() if text and text != name)


def _city(builder: FactBuilder, own: Mention, geo: Record) -> None:
    latitude, longitude = geo.number("latitude"), geo.number("longitude")
    if city := geo.optional_text("city").strip():
        evidence = Evidence(geo.at("city"), city)
        number = geo.value("geonames_city_id")
        ids = curies([("geonames", number if isinstance(number, str) else "")])
        values = {
            "countryCode": geo.optional_text("country_code"),
            "latitude": latitude,
            "longitude": longitude,
        }
        place = builder.document.mention(
            "Place", city, evidence, identifiers=ids, properties=said(values)
        )
        builder.relate("locatedIn", own, builder.once(place), evidence)


def _associated(builder: FactBuilder, own: Mention, record: Record) -> None:
    relationship, name = record.optional_text("relationship"), record.text("display_name").strip()
    evidence = Evidence(record.place, name)
    numbers = [("ror", record.optional_text("ror")), ("openalex", record.optional_text("id"))]
    other = builder.document.mention(
        KINDS.get(record.optional_text("type"), "Organization"),
        name,
        evidence,
        identifiers=curies(numbers),
        properties=said({"countryCode": record.optional_text("country_code")}),
    )
    other = builder.once(other)
    ends = {"parent": (own, other), "child": (other, own)}.get(relationship)
    if ends is not None and own.identifiers != other.identifiers:
        builder.relate("partOf", *ends, evidence)


SOURCE: Final = Source(
    name="openalex-institutions",
    version="4",
    title="OpenAlex institutions",
    url="https://docs.openalex.org/api-entities/institutions",
    license="CC0-1.0",
    recognises=recognises,
    split=partial(split_objects, pages=(("results",),)),
    extract=extract,
    registry=True,
    precedence=believed(Authority.AGGREGATOR),
)
