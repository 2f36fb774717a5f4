"""DOI: Digital Object Identifier (ISO 26324).

ASCII letters do not tell two DOIs apart, so they are put in lower case
(https://www.doi.org/doi-handbook/HTML/case-sensitivity.html). In an address the suffix may be
percent-encoded.
"""

import re
from typing import Final
from urllib.parse import unquote

from ontology.identifiers.scheme import Scheme

_BARE: Final = re.compile(r"10\.[0-9]{4,9}(?:\.[0-9]+)*/\S+")


def _write(match: re.Match[str]) -> str | None:
    value = match["bare"] or unquote(match["encoded"])
    return value.lower() if _BARE.fullmatch(value) else None


SCHEME: Final = Scheme(
    name="doi",
    title="DOI",
    pattern=re.compile(
        r"(?:https?://)?(?:dx\.|www\.)?doi\.org/(?P<encoded>10\..+)|(?:doi: ?)?(?P<bare>10\..+)",
        re.IGNORECASE,
    ),
    address="https://doi.org/{}",
    write=_write,
)
