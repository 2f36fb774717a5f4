"""What records of OpenAlex's funders and publishers have in common: names, ids, country, homepage.

https://docs.openalex.org/api-entities/funders/funder-object
"""

import re
from collections.abc import Callable
from typing import Final

from extractors.fact_builder import FactBuilder
from extractors.papers.paper import curies
from extractors.printed import TITLE_LENGTH, cut, said
from extractors.record import Record
from ontology.facts import ACRONYM, Document, Evidence, Mention, Name

# Counted or derived from works, pictures, addresses of interfaces, how the record is kept, and a
# sentence about it, for which the vocabulary has no property.
_LEFT_OUT: Final = """
    awards_count cited_by_count counts_by_year created_date description grants_count
    image_thumbnail_url image_url relevance_score sources_api_url sources_count summary_stats
    topics topic_share updated updated_date works_api_url works_count x_concepts
    ids.openalex roles.works_count"""
IGNORED: Final = frozenset(_LEFT_OUT.split())

_ACRONYM: Final = re.compile(r"[A-Z][A-Z0-9&.-]{1,9}")


def about(letter: str, field: bytes) -> Callable[[str, bytes], bool]:
    """Recognises a file of objects whose ids have a letter and which have a field of their own."""
    identity = re.compile(rb'"id"\s*:\s*"https://openalex\.org/%b[0-9]' % letter.encode())

    def recognises(_name: str, head: bytes) -> bool:
        opening = head.lstrip(b"\xef\xbb\xbf \t\r\n")
        return (
            opening[:1] in (b"{", b"[")
            and identity.search(opening) is not None
            and field in opening
            and b'"authorships"' not in opening
        )

    return recognises


def organization(
    source: str, kind: str, record: Record, country: str
) -> tuple[FactBuilder, Mention]:
    """The organisation that a record is about, as its document's first mention."""
    key = record.text("id").rsplit("/", 1)[-1]
    name, homepage = record.text("display_name").strip(), record.optional_text("homepage_url")
    builder = FactBuilder(Document(source, key, name, "", homepage))
    own = builder.document.mention(
        kind,
        name[:TITLE_LENGTH],
        cut(Evidence("/display_name", name)),
        names=_others(name, record),
        identifiers=curies([*_numbers(record.record("ids")), ("openalex", key), *_roles(record)]),
        properties=said({"countryCode": country, "homepage": homepage}),
    )
    return builder, builder.add(own)


def _others(name: str, record: Record) -> tuple[Name, ...]:
    """Further names, in whatever language; a word of capitals is an acronym."""
    found = dict.fromkeys(each.strip() for each in record.texts("alternate_titles"))
    return tuple(
        Name(each, ACRONYM if _ACRONYM.fullmatch(each) else "")
        for each in found
        if each and each != name
    )


def _numbers(ids: Record) -> list[tuple[str, str]]:
    funder = ids.value("crossref")  # a number, or the same as text
    return [
        ("ror", ids.optional_text("ror")),
        ("fundref", str(funder)),
        ("fundref", ids.optional_text("doi")),
        ("wikidata", ids.optional_text("wikidata").rsplit("/", 1)[-1]),
    ]


def _roles(record: Record) -> list[tuple[str, str]]:
    """Its ids in other roles; where it is several institutions, which one it is can not be told."""
    ids: dict[str, list[str]] = {}
    for each in record.records("roles"):
        ids.setdefault(each.optional_text("role"), []).append(each.optional_text("id"))
    return [("openalex", each[0]) for each in ids.values() if len(each) == 1]
