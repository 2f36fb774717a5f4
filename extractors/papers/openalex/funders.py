"""Funders from OpenAlex: names, country, homepage, ids, the one of Crossref's registry among them.

https://docs.openalex.org/api-entities/funders/funder-object
"""

from collections.abc import Iterator
from functools import partial
from typing import Final

from extractors.json_split import split_objects
from extractors.papers.openalex.profile import IGNORED, about, organization
from extractors.record import parse
from extractors.source import Authority, Raw, Source, believed
from ontology.facts import Fact, Unread

recognises: Final = about("F", b'"alternate_titles"')


def extract(raw: Raw) -> Iterator[Fact]:
    """Yield a funder."""
    record = parse(raw.data)
    country = record.optional_text("country_code")
    builder, _ = organization("openalex-funders", "Funder", record, country)
    yield from builder.facts
    yield from map(Unread, record.close(IGNORED))


SOURCE: Final = Source(
    name="openalex-funders",
    version="1",
    title="OpenAlex funders",
    url="https://docs.openalex.org/api-entities/funders",
    license="CC0-1.0",
    recognises=recognises,
    split=partial(split_objects, pages=(("results",),)),
    extract=extract,
    registry=True,
    precedence=believed(Authority.AGGREGATOR),
)
