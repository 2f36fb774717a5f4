"""Organisations, their places, parents and successors from the Research Organization Registry.

Records of schema 1 (https://ror.readme.io/docs/all-ror-fields-and-sub-fields-v1) and of schema 2
(https://ror.readme.io/docs/fields) may be mixed: they put the same things differently.

Acronyms stand among the names under the language `und-x-acronym` (BCP 47, private use): they are
names, but many organisations share one, and whoever compares names has to know.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import BinaryIO, Final

from extractors.errors import MalformedError, MissingFieldError
from extractors.fact_builder import FactBuilder
from extractors.lines import split_lines
from extractors.record import Record, parse
from extractors.source import Authority, Raw, Source, believed
from ontology.facts import ACRONYM, Document, Evidence, Fact, Mention, Name, Unread, Value
from ontology.identifiers import curie

# Of several types the first here counts: what an organisation does goes before whose it is, and a
# funder is only what is nothing else.
KINDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "education": "University",
        "healthcare": "Hospital",
        "company": "Company",
        "facility": "ResearchInstitute",
        "government": "Government",
        "archive": "Archive",
        "nonprofit": "Nonprofit",
        "other": "Organization",
        "funder": "Funder",
    }
)

# Link, and whether it goes out from the record's own organisation.
RELATIONS: Final[Mapping[str, tuple[str, bool]]] = MappingProxyType(
    {
        "parent": ("partOf", True),
        "child": ("partOf", False),
        "successor": ("succeededBy", True),
        "predecessor": ("succeededBy", False),
    }
)
# It may mean anything, so it says nothing.
UNSAID: Final = "related"

# Scheme, and what schema 1 calls it; schema 2 uses our names.
SCHEMES: Final[Mapping[str, str]] = MappingProxyType(
    {"grid": "GRID", "wikidata": "Wikidata", "isni": "ISNI", "fundref": "FundRef"}
)

_LEFT_OUT: Final = """
    admin.created admin.last_modified.schema_version domains email_address ip_addresses
    wikipedia_url country.country_name external_ids.CNRS external_ids.HESA external_ids.OrgRef
    external_ids.UCAS external_ids.UKPRN locations.geonames_details.continent_code
    locations.geonames_details.continent_name locations.geonames_details.country_name
    locations.geonames_details.country_subdivision_code
    locations.geonames_details.country_subdivision_name addresses.city addresses.country_geonames_id
    addresses.geonames_city.geonames_admin1 addresses.geonames_city.geonames_admin2
    addresses.geonames_city.license addresses.geonames_city.nuts_level1
    addresses.geonames_city.nuts_level2 addresses.geonames_city.nuts_level3 addresses.line
    addresses.postcode addresses.primary addresses.state addresses.state_code
    """
IGNORED: Final = frozenset(_LEFT_OUT.split())

_ID: Final = re.compile(rb'"id"\s*:\s*"https://ror\.org/0[0-9a-z]{8}"')


@dataclass(frozen=True, slots=True)
class _Named:
    """A name, the language it is in, and where the record prints it."""

    text: str
    language: str
    place: str


@dataclass(frozen=True, slots=True)
class _City:
    """A place by its GeoNames record."""

    name: str
    geonames: int | None
    latitude: float | None
    longitude: float | None
    country: str
    place: str


@dataclass(frozen=True, slots=True)
class _Entry:
    """What the two schemas say differently; the first name is the one to show."""

    names: list[_Named]
    identifiers: list[str]
    homepage: str
    cities: list[_City]
    country: str
    date: str


def recognises(name: str, head: bytes) -> bool:
    """Whether a file holds records of the registry: their ids, external ids and relationships."""
    return (
        head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"[")
        and _ID.search(head) is not None
        and b'"external_ids"' in head
        and b'"relationships"' in head
    )


def split(stream: BinaryIO) -> Iterator[bytes]:
    """Yield the records of JSON lines, of one indented object or of an indented list of them.

    The registry's dump is such a list of many megabytes. A record of it opens with a brace on a
    line of its own and closes with the next one that stands as far in.
    """
    record: list[bytes] = []
    for line in split_lines(stream):
        if record or line.strip() == b"{":
            record.append(line)
            if line.rstrip(b", ") == record[0].replace(b"{", b"}").rstrip():
                yield b"\n".join(record).rstrip(b", ")
                record.clear()
        elif line.strip() not in (b"[", b"]"):
            yield line
    if record:
        yield b"\n".join(record)


def extract(raw: Raw) -> Iterator[Fact]:
    """Yield the organisation, its places, and the organisations it is part of or follows."""
    record = parse(raw.data)
    url = record.text("id")
    ror = curie("ror", url)
    if ror is None:
        raise MalformedError(f"/id must hold a ROR id, but holds {url[:60]!r}")
    entry = _second(record) if "names" in record else _first(record)
    title = entry.names[0].text
    builder = FactBuilder(
        Document("ror", ror.removeprefix("ror:"), title, date=entry.date, url=url)
    )
    organization = builder.add(_organization(builder.document, record, entry, ror))
    _locate(builder, organization, entry.cities)
    for related in record.records("relationships"):
        _relate(builder, organization, related)
    yield from builder.facts
    yield from map(Unread, record.close(IGNORED))


def _organization(document: Document, record: Record, entry: _Entry, ror: str) -> Mention:
    shown, *others = entry.names
    # The name to show is repeated only to say that it is not English.
    further = others if shown.language in ("", "en") else entry.names
    return document.mention(
        _kind(record),
        shown.text,
        Evidence(shown.place, shown.text),
        names=tuple(dict.fromkeys(Name(each.text, each.language) for each in further)),
        identifiers=tuple(dict.fromkeys((ror, *entry.identifiers))),
        properties=_said(
            countryCode=entry.country,
            established=record.integer("established"),
            homepage=entry.homepage,
            status=record.optional_text("status").lower(),
        ),
    )


def _kind(record: Record) -> str:
    types = {each.lower() for each in record.texts("types")}
    if unknown := types - KINDS.keys():
        raise MalformedError(f"/types must hold {', '.join(KINDS)}, but holds {min(unknown)}")
    return next((kind for name, kind in KINDS.items() if name in types), "Organization")


def _locate(builder: FactBuilder, organization: Mention, cities: Iterable[_City]) -> None:
    for city in cities:
        geonames = curie("geonames", str(city.geonames))
        evidence = Evidence(city.place, city.name)
        place = builder.document.mention(
            "Place",
            city.name,
            evidence,
            identifiers=(geonames,) if geonames else (),
            properties=_said(
                countryCode=city.country, latitude=city.latitude, longitude=city.longitude
            ),
        )
        builder.relate("locatedIn", organization, builder.once(place), evidence)


def _relate(builder: FactBuilder, organization: Mention, related: Record) -> None:
    relation = related.text("type").lower()
    name, url = related.text("label"), related.text("id")
    if relation == UNSAID:
        return
    if relation not in RELATIONS:
        raise MalformedError(f"{related.at('type')} holds the unknown relation {relation!r}")
    type_, outward = RELATIONS[relation]
    ror = curie("ror", url)
    evidence = Evidence(related.place, name)
    other = builder.mention("Organization", name, evidence, identifiers=(ror,) if ror else ())
    ends = (organization, other) if outward else (other, organization)
    builder.relate(type_, *ends, evidence)


def _first(record: Record) -> _Entry:
    names = [_Named(record.text("name"), "", "/name")]
    names += _texts(record, "aliases", "")
    for label in record.records("labels"):
        names.append(_Named(label.text("label"), label.optional_text("iso639"), label.place))
    names += _texts(record, "acronyms", ACRONYM)
    external = record.record("external_ids")
    identifiers = [
        each
        for scheme, field in SCHEMES.items()
        for each in _identifiers(scheme, external.record(field))
    ]
    country = record.record("country").optional_text("country_code")
    cities = [_first_city(address, country) for address in record.records("addresses")]
    homepage = next(iter(record.texts("links")), "")
    return _Entry(names, identifiers, homepage, cities, country, "")


def _first_city(address: Record, country: str) -> _City:
    city = address.record("geonames_city")
    return _City(
        city.text("city"),
        city.integer("id"),
        address.number("lat"),
        address.number("lng"),
        country,
        city.place,
    )


def _second(record: Record) -> _Entry:
    names, shown = [], 0
    for position, each in enumerate(record.records("names")):
        types = each.texts("types")
        shown = position if "ror_display" in types else shown
        language = each.optional_text("lang")
        names.append(
            _Named(each.text("value"), ACRONYM if types == ["acronym"] else language, each.place)
        )
    if not names:
        raise MissingFieldError("the record says nothing at /names, which it must")
    names.insert(0, names.pop(shown))
    identifiers = [
        one
        for each in record.records("external_ids")
        for one in _identifiers(each.text("type"), each)
    ]
    sites = [(each.text("type"), each.text("value")) for each in record.records("links")]
    homepage = next((value for type_, value in sites if type_ == "website"), "")
    cities = [_second_city(each) for each in record.records("locations")]
    date = record.record("admin").record("last_modified").optional_text("date")
    country = cities[0].country if cities else ""
    return _Entry(names, identifiers, homepage, cities, country, date)


def _second_city(location: Record) -> _City:
    details = location.record("geonames_details")
    return _City(
        details.text("name"),
        location.integer("geonames_id"),
        details.number("lat"),
        details.number("lng"),
        details.optional_text("country_code"),
        location.place,
    )


def _texts(record: Record, name: str, language: str) -> list[_Named]:
    place = record.at(name)
    texts = record.texts(name)
    return [_Named(each, language, f"{place}/{i}") for i, each in enumerate(texts)]


def _identifiers(scheme: str, external: Record) -> list[str]:
    # The preferred one first. A number the scheme itself refuses is no identifier of anything.
    preferred, lone = external.optional_text("preferred"), external.is_a("all", str)
    printed = (preferred, *([external.text("all")] if lone else external.texts("all")))
    if scheme not in SCHEMES:
        return []
    return [each for text in printed if text and (each := curie(scheme, text))]


def _said(**values: Value | None) -> dict[str, Value]:
    return {name: value for name, value in values.items() if value not in (None, "")}


SOURCE = Source(
    name="ror",
    version="1",
    title="Research Organization Registry",
    url="https://ror.org",
    license="CC0-1.0",
    recognises=recognises,
    split=split,
    extract=extract,
    registry=True,
    precedence=believed(Authority.REGISTER),
)
