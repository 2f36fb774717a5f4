"""What both forms of DataCite's metadata share: their lists of words, and what these mean here.

https://datacite-metadata-schema.readthedocs.io
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from extractors.papers.paper import Identifiers, Paper
from extractors.printed import PersonName
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
    elif relation == "Obsoletes":
        paper.updates(evidence, identifiers, "new_version")
    else:
        paper.related(evidence, identifiers, relation, title)


def person_name(printed: str, given: str, family: str) -> PersonName:
    """A person's name, in the parts that the record tells or that a comma shows."""
    return PersonName(given, family) if family else PersonName.inverted(printed)


def is_group(kind: str, role: str, given: str, family: str, printed: str) -> bool:
    """Whether a creator or contributor is an organisation, by its type, role or name."""
    if kind:
        return kind == "Organizational"
    return role in _GROUPS or not (given or family or "," in printed)


def published(days: list[tuple[str, str]], year: str) -> str:
    """The day of publication: the one that is named so, of the year of publication, else the year.

    Args:
        days: types of date and dates, ISO 8601.
        year: of publication.
    """
    named = dict(reversed(days))
    ordered = (named.get(each, "") for each in _DATES)
    return next((day for day in ordered if day and (not year or day[:4] == year)), year)
