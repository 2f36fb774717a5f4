"""Authors from OpenAlex: a person with all names, and where they worked in which years.

https://docs.openalex.org/api-entities/authors/author-object
"""

import re
from collections.abc import Iterator
from functools import partial
from itertools import pairwise
from typing import Any, Final

from extractors.errors import MalformedError, UnsupportedError
from extractors.fact_builder import FactBuilder
from extractors.json_split import split_objects
from extractors.papers.openalex.works import DELETED, KINDS
from extractors.papers.paper import curies
from extractors.printed import said
from extractors.record import Record, parse
from extractors.source import Authority, Raw, Source, believed
from ontology.facts import Document, Evidence, Fact, Mention, Name, Unread, Value, seen

# Counted or derived from works; the last institutions are among the affiliations.
_LEFT_OUT: Final = """
    works_count cited_by_count summary_stats counts_by_year x_concepts topics topic_share
    works_api_url updated updated_date created_date last_known_institution sources
    last_known_institutions ids.openalex ids.scopus ids.twitter ids.wikipedia ids.mag
    affiliations.institution.lineage relevance_score most_cited_work parsed_longest_name.nickname
    block_key longest_name display_name_alternatives_count"""
IGNORED: Final = frozenset(_LEFT_OUT.split())

_AUTHOR: Final = re.compile(rb'"id"\s*:\s*"https://openalex\.org/A[0-9]')
_YEARS: Final = range(1000, 3000)


def recognises(name: str, head: bytes) -> bool:
    """Whether a file holds authors: an object of an author's id, counting works, not one itself."""
    opening = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    return (
        opening[:1] in (b"{", b"[")
        and _AUTHOR.search(opening) is not None
        and b'"works_count"' in opening
        and b'"authorships"' not in opening
    )


def extract(raw: Raw) -> Iterator[Fact]:
    """Yield a person, and each spell of years at each institution."""
    author = parse(raw.data)
    key = author.text("id").rsplit("/", 1)[-1]
    name, ids = author.text("display_name").strip(), author.record("ids")
    if name == DELETED:
        raise UnsupportedError(f"OpenAlex has deleted the author {key}")
    document = Document("openalex-authors", key, name, "", f"https://openalex.org/{key}")
    builder = FactBuilder(document)
    others = dict.fromkeys(each.strip() for each in author.texts("display_name_alternatives"))
    numbers = [
        ("openalex", key),
        ("orcid", author.optional_text("orcid")),
        ("orcid", ids.optional_text("orcid")),
    ]
    person = builder.add(
        document.mention(
            "Person",
            name,
            Evidence("/display_name", name),
            names=tuple(Name(each) for each in others if each and each != name),
            identifiers=curies(numbers),
            properties=_parts(author.record("parsed_longest_name")),
        )
    )
    for affiliation in author.records("affiliations"):
        _affiliation(builder, person, affiliation)
    yield from builder.facts
    yield from map(Unread, author.close(IGNORED))


def _parts(printed: Record) -> dict[str, Value]:
    """Given names, family name and suffix, as OpenAlex takes the longest form of a name apart."""
    first, middle, last, suffix = (
        printed.optional_text(each).strip() for each in ("first", "middle", "last", "suffix")
    )
    given = " ".join(filter(None, (first, middle)))
    return said({"givenName": given, "familyName": last, "nameSuffix": suffix})


def _affiliation(builder: FactBuilder, person: Mention, affiliation: Record) -> None:
    institution = affiliation.record("institution")
    years = _years(affiliation.value("years"), affiliation.at("years"))
    name = institution.text("display_name").strip()
    ror, identity = institution.optional_text("ror"), institution.optional_text("id")
    kind = KINDS.get(institution.optional_text("type"), "Organization")
    code = institution.optional_text("country_code")
    for first, last in _spells(years) or [("", "")]:
        # A spell is a mention of its own, for a link is told by its ends.
        evidence = Evidence(f"{institution.place}#{first}" if first else institution.place, name)
        organization = builder.add(
            builder.document.mention(
                kind,
                name,
                evidence,
                identifiers=curies([("ror", ror), ("openalex", identity)]),
                properties=said({"countryCode": code}),
            )
        )
        builder.relate("affiliatedWith", person, organization, evidence, spell=seen(first, last))


def _years(value: Any, place: str) -> list[int]:  # noqa: ANN401
    if value is None:
        return []
    if not isinstance(value, list) or not all(isinstance(each, int) for each in value):
        raise MalformedError(f"{place} must hold a list of years, but holds {str(value)[:60]!r}")
    return sorted({each for each in value if each in _YEARS})


def _spells(years: list[int]) -> list[tuple[str, str]]:
    """First and last years of each run of years without a gap."""
    if not years:
        return []
    gaps = [(one, two) for one, two in pairwise(years) if two - one > 1]
    firsts = [years[0], *(two for _, two in gaps)]
    lasts = [*(one for one, _ in gaps), years[-1]]
    return [(str(one), str(two)) for one, two in zip(firsts, lasts, strict=True)]


SOURCE: Final = Source(
    name="openalex-authors",
    version="2",
    title="OpenAlex authors",
    url="https://docs.openalex.org/api-entities/authors",
    license="CC0-1.0",
    recognises=recognises,
    split=partial(split_objects, pages=(("results",),)),
    extract=extract,
    precedence=believed(Authority.AGGREGATOR),
)
