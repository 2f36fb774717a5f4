"""LEI: Legal Entity Identifier (ISO 17442), eighteen characters and two check digits.

https://www.gleif.org/en/organizational-identity/introducing-the-legal-entity-identifier-lei
"""

import re
from typing import Final

from ontology.identifiers.checksums import holds_mod_97_10
from ontology.identifiers.scheme import Scheme


def _write(match: re.Match[str]) -> str | None:
    value = match[1].upper()
    return value if holds_mod_97_10(value) else None


SCHEME: Final = Scheme(
    name="lei",
    title="LEI",
    pattern=re.compile(
        r"(?:lei: ?|https?://search\.gleif\.org/#/record/)?([0-9A-Z]{18}[0-9]{2})",
        re.ASCII | re.IGNORECASE,
    ),
    address="https://search.gleif.org/#/record/{}",
    write=_write,
)
