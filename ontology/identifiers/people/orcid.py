"""ORCID iD: a person's identifier, sixteen characters with a check character.

https://support.orcid.org/hc/en-us/articles/360006897674-Structure-of-the-ORCID-Identifier
"""

import re
from typing import Final

from ontology.identifiers.checksums import holds_mod_11_2
from ontology.identifiers.scheme import Scheme


def _write(match: re.Match[str]) -> str | None:
    parts = match.groups()
    value = "-".join(parts).upper()
    return value if holds_mod_11_2(value.replace("-", "")) else None


SCHEME: Final = Scheme(
    name="orcid",
    title="ORCID iD",
    pattern=re.compile(
        r"(?:(?:https?://)?(?:www\.)?orcid\.org/|orcid: ?)?"
        r"([0-9]{4})-?([0-9]{4})-?([0-9]{4})-?([0-9]{3}[0-9X])/?",
        re.ASCII | re.IGNORECASE,
    ),
    address="https://orcid.org/{}",
    write=_write,
)
