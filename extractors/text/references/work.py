"""A work as a reference tells of it, and the identifiers printed in references."""

import re
from dataclasses import dataclass
from typing import Final

from ontology.identifiers import curie

EARLIEST, LATEST = 1800, 2030
"""Years that a reference can be of: a number beyond is one of a page (`142, 2095 (2004)`)."""

_DOI: Final = re.compile(r"10\.\d{4,9}/[^\s,;\"”]{1,200}")
_BEHIND_DOI: Final = re.compile(r"(?:v\d{1,2})?\.full(?:\.pdf)?$|/(?:full|e?pdf|abstract)$")
"""What an address has behind a DOI that is its path."""
_PMID: Final = re.compile(r"(?i)\bPMID:?\s?(\d{4,9})")
_ARXIV: Final = re.compile(r"(?i)\barxiv:?\s?(\d{4}\.\d{4,5}|[a-z-]{2,12}/\d{7})")


@dataclass(frozen=True, slots=True)
class Literature:
    """A work as a reference tells of it; whatever it leaves open is empty.

    Attributes:
        title: of the work.
        authors: as printed, up to `et al.`
        first_author: of them.
        venue: journal, proceedings, publisher.
        year: when it appeared; None if unsaid.
        identifiers: CURIEs: doi, pmid, arxiv.
        confidence: how surely the title is one.
        correspondence: whether it is a paper of a patent office about an application.
    """

    title: str
    authors: str
    first_author: str
    venue: str
    year: int | None
    identifiers: tuple[str, ...]
    confidence: float
    correspondence: bool = False


def identifiers(text: str) -> tuple[str, ...]:
    """CURIEs of the DOIs, PMIDs and arXiv numbers printed in a text."""
    pairs = [("doi", _printed_doi(each[0])) for each in _DOI.finditer(text)]
    pairs += [("pmid", each[1]) for each in _PMID.finditer(text)]
    pairs += [("arxiv", each[1]) for each in _ARXIV.finditer(text)]
    found = (curie(scheme, printed) for scheme, printed in pairs)
    return tuple(dict.fromkeys(each for each in found if each))


def _printed_doi(text: str) -> str:
    """A DOI without what closes the sentence, the brackets or the address around it."""
    bare = text.rstrip(".)]")
    bare = bare.rstrip(">") if "<" not in bare else bare
    return _BEHIND_DOI.sub("", bare)
