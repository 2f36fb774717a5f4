"""ISNI: International Standard Name Identifier (ISO 27729) of a public identity.

https://isni.org/page/technical-documentation/
"""

import re
from typing import Final

from ontology.identifiers.checksums import holds_mod_11_2
from ontology.identifiers.scheme import Scheme


def _write(match: re.Match[str]) -> str | None:
    value = match[1].replace(" ", "").upper()
    return value if holds_mod_11_2(value) else None


SCHEME: Final = Scheme(
    name="isni",
    title="ISNI",
    pattern=re.compile(
        r"(?:(?:https?://)?(?:www\.)?isni\.org/(?:isni/)?|isni:? ?)?"
        r"((?:[0-9] ?){15}[0-9X])/?",
        re.ASCII | re.IGNORECASE,
    ),
    address="https://isni.org/isni/{}",
    write=_write,
)
