"""What both forms of DataCite's metadata share: their lists of words, and what these mean here.

https://datacite-metadata-schema.readthedocs.io
"""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from extractors.papers.paper import Identifiers, Paper
from extractors.printed import PersonName
from extractors.text import organizations
from ontology.facts import Evidence

_SCHEMES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "arxiv": "arxiv",
        "crossref funder id": "fundref",
        "crossref funder": "fundref",
        "doi": "doi",
        "grid": "grid",
        "isni": "isni",
        "orcid": "orcid",
        "pmid": "pmid",
        "ror": "ror",
        "wikidata": "wikidata",
    }
)
_CITING: Final = frozenset({"Cites", "References"})
_CITED: Final = frozenset({"IsCitedBy", "IsReferencedBy"})
_INITIAL: Final = re.compile(r"\s[A-Z]\.?\s")
_UNKNOWN: Final = re.compile(r"\(?:(?:unac|unal|unap|unas|unav|unkn|none|null|tba|etal)\)?")
_GROUPS: Final = ("HostingInstitution", "ResearchGroup", "Sponsor")
_DATES: Final = ("Issued", "Available", "Created", "Submitted")


def scheme(word: str) -> str:
    """Our name for a scheme that DataCite names; `doi`, which nothing else looks like, if none."""
    return _SCHEMES.get(word.strip().lower(), "doi")


def relate(
    paper: Paper, evidence: Evidence, identifiers: Identifiers, relation: str, title: str = ""
) -> None:
    """State what a related identifier says."""
    if relation in _CITING:
        paper.cites(evidence, identifiers, title)
    elif relation in _CITED:
        paper.cited_by(evidence, identifiers, title)
    elif relation == "Obsoletes":
        paper.updates(evidence, identifiers, "new_version")
    else:
        paper.related(evidence, identifiers, relation, title)


def person_name(printed: str, given: str, family: str) -> PersonName:
    """A person's name, in the parts that the record tells or that a comma shows."""
    return PersonName(given, family) if family else PersonName.inverted(printed)


def is_group(kind: str, role: str, name: PersonName, identifiers: Identifiers) -> bool:
    """Whether a creator or contributor is an organisation, by its type, numbers, role or name.

    Args:
        kind: type of the name in the record's words.
        role: of a contributor; empty for a creator.
        name: with parts where the record tells them.
        identifiers: of the agent.
    """
    if kind:
        return kind == "Organizational"
    if any(each == "orcid" for each, _ in identifiers):
        return False
    parted = name.given or name.family or "," in name.printed
    return role in _GROUPS or not (parted or _has_initial(name.printed))


def _has_initial(printed: str) -> bool:
    """Whether a name has a letter alone in it, as `Gwen E Allison`, and no word of a body."""
    named = 2 <= len(printed.split()) <= 4 and organizations.kind(printed) == "Organization"
    return named and _INITIAL.search(printed) is not None


def words_of(title: str) -> str:
    """A title; empty where one of the schema's words for an unknown value stands for it."""
    return "" if _UNKNOWN.fullmatch(title.strip()) else title


def award_numbers(printed: str) -> list[str]:
    """The numbers of a field that holds several by commas: `1331939, 0725097`."""
    parts = [each.strip() for each in re.split(r"[,;] ", printed)]
    several = all(any(map(str.isdigit, each)) and " " not in each for each in parts)
    return parts if several else [printed]


def published(days: list[tuple[str, str]], year: str) -> str:
    """The day of publication: the one that is named so, of the year of publication, else the year.

    Args:
        days: types of date and dates, ISO 8601.
        year: of publication.
    """
    named = dict(reversed(days))
    ordered = (named.get(each, "") for each in _DATES)
    return next((day for day in ordered if day and (not year or day[:4] == year)), year)
