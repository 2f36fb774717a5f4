"""ROR id: a research organisation's identifier; 0, six characters, two check digits.

The seven characters are a number in Crockford's base 32 (https://www.crockford.com/base32.html),
the check digits hold ISO/IEC 7064 MOD 97-10 over it in decimal.
https://ror.readme.io/docs/identifier
"""

import re
from typing import Final

from ontology.identifiers.checksums import holds_mod_97_10
from ontology.identifiers.scheme import Scheme

_CROCKFORD: Final = "0123456789abcdefghjkmnpqrstvwxyz"
# int() reads base 32 with the letters a to v.
_TO_PYTHON: Final = str.maketrans(_CROCKFORD, "0123456789abcdefghijklmnopqrstuv")


def _write(match: re.Match[str]) -> str | None:
    value = match[1].lower()
    # These would pass beside 97, 98 and 02, but are never given out (those of old LEIs are).
    if value[7:] in ("00", "01", "99"):
        return None
    number = int(value[:7].translate(_TO_PYTHON), 32)
    return value if holds_mod_97_10(f"{number}{value[7:]}") else None


SCHEME: Final = Scheme(
    name="ror",
    title="ROR id",
    pattern=re.compile(
        r"(?:(?:https?://)?(?:www\.)?ror\.org/|ror: ?)?(0[0-9a-hjkmnp-tv-z]{6}[0-9]{2})/?",
        re.ASCII | re.IGNORECASE,
    ),
    address="https://ror.org/{}",
    write=_write,
)
