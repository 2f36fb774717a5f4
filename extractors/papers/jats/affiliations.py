"""Affiliations in JATS: the organisation that a tagged one names, or its words as one line."""

import re
from dataclasses import dataclass
from typing import Final

from extractors.papers.affiliations import bare_affiliation
from extractors.papers.paper import Identifiers, Paper
from extractors.xml import Element
from ontology.facts import Evidence, Mention

_LABEL: Final = re.compile(r"\s*(?:[0-9]{1,4}|[a-z]|[*†‡§¶#]{1,3})[).\s]+(?=\S)")
_PARTS: Final = frozenset({"dept", "department", "division", "org-division", "orgdiv1", "orgdiv2"})
_SCHEMES: Final = ("ror", "grid", "isni", "fundref")


@dataclass(frozen=True, slots=True)
class Affiliation:
    """Where somebody works.

    Attributes:
        name: of the organisation where it is tagged; else the whole line.
        evidence: the line as printed.
        identifiers: of the organisation.
        country: its ISO 3166 code where the document says it.
    """

    name: str
    evidence: Evidence
    identifiers: tuple[tuple[str, str], ...] = ()
    country: str = ""

    def mention(self, paper: Paper) -> Mention | None:
        """The organisation, mentioned on a paper."""
        return paper.organization(self.name, self.evidence, self.identifiers, country=self.country)


def read_affiliation(aff: Element) -> Affiliation:
    """Read an `aff` element; its label and e-mail addresses are no part of it."""
    label = aff.element("label").leave().words()
    places = aff.elements("addr-line")
    wraps = [wrap for each in (aff, *places) for wrap in each.elements("institution-wrap")]
    institutions = [
        each for holder in (aff, *places, *wraps) for each in holder.elements("institution")
    ]
    identifiers = _identifiers(wraps)
    countries = [each for holder in (aff, *places) for each in holder.elements("country")]
    country = next((each.attribute("country") for each in countries), "")
    name = _name(institutions)
    tagged = [each.words() for each in (*institutions, *countries)]
    line = ", ".join(filter(None, tagged)) if name and wraps else _line(aff, label)
    evidence = Evidence(aff.place, line)
    for each in (*institutions, *wraps, *places, *countries, aff):
        each.leave()
    return Affiliation(name or evidence.quote, evidence, tuple(identifiers), country)


def _line(aff: Element, label: str) -> str:
    words = aff.quote
    marked = _LABEL.match(words)
    if label and words.startswith(label):
        words = words[len(label) :]
    elif marked:
        words = words[marked.end() :]
    return bare_affiliation(words)


def _name(institutions: list[Element]) -> str:
    """The last institution that is no part of another: departments come first or are marked."""
    whole = [each for each in institutions if each.attribute("content-type").lower() not in _PARTS]
    return whole[-1].words() if whole else ""


def _identifiers(wraps: list[Element]) -> Identifiers:
    found = []
    for wrap in wraps:
        for each in wrap.elements("institution-id"):
            text = each.words()
            found += [(scheme, text) for scheme in _SCHEMES]
            each.leave()
    return found
