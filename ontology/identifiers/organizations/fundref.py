"""Funder id of the Crossref Funder Registry, the suffix of a DOI under 10.13039.

https://www.crossref.org/documentation/funder-registry/
"""

import re
from typing import Final

from ontology.identifiers.scheme import Scheme

SCHEME: Final = Scheme(
    name="fundref",
    title="Crossref funder id",
    pattern=re.compile(
        r"(?:(?:(?:https?://)?(?:dx\.)?doi\.org/|doi: ?)?10\.13039/)?([1-9][0-9]{5,13})",
        re.ASCII | re.IGNORECASE,
    ),
    address="https://doi.org/10.13039/{}",
)
